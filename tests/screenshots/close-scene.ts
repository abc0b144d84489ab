import { answerRoll, approve, askedToday, countBox, openPractice } from '../support/meeting-hands.ts';
import type { Scene } from './scene.ts';

/** The end of a meeting: what it brought, the codes, and the receipt. Two stay away and five give back. */
export const closing: Scene = {
	name: 'closing',
	play: async (phone, shoot) => {
		const hands = await openPractice(phone);
		const see = async (step: string): Promise<void> => {
			await hands.page.waitForTimeout(900);
			await shoot(step);
		};
		await hands.tap(/^बैठक शुरू/);
		const answers = Array.from({ length: 20 }, (_, place) =>
			place === 8 || place === 15 ? ('absent' as const) : ('gave' as const)
		);
		await answerRoll(hands, answers);
		await hands.tap(/^20 में 18 आईं/);
		let box = 1460 + 18 * 25;
		for (let borrower = 0; borrower < 5; borrower += 1) {
			box += await askedToday(hands);
			await hands.tap(/पूरा दिया/);
		}
		await hands.tap('action.go-on');
		await hands.at('/meeting/loan');
		await hands.tap('loan.give');
		await hands.tap(/^गुलमोहर दीदी/);
		await hands.tap(/^एक हज़ार रुपये की गड्डी/);
		await hands.tap('action.ok');
		await hands.tap(/^12 बार/);
		await hands.tap('code.purpose-animal');
		await hands.tap(/राज़ी$/);
		await hands.tap('loan.all-agree');
		box -= 1000;
		await hands.tap('loan.none-more');
		await countBox(hands, box);
		await hands.at('/meeting/close');
		await see('1-close');
		await hands.tap('meeting.close-prompt');
		await see('2-lines');
		await hands.tap('action.close');
		await hands.touch(hands.button(/^क्या बात हुई/));
		await see('3-points');
		await hands.tap('action.close');
		await approve(hands, 'president');
		await see('4-one-code');
		await approve(hands, 'treasurer');
		await hands.tap('meeting.close-close-meeting');
		await hands.at('/meeting/sealed');
		await hands.page.getByRole('img', { name: hands.say('meeting.close-box-now') }).waitFor();
		await see('5-sealed');
		await hands.tap('action.share');
		await hands.tap('print.with-names');
		await see('6-with-name');
	}
};
