import { afterAll, beforeAll, expect } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { practiceCodePictures, touchCode } from '../support/fingers.ts';
import type { Hands } from '../support/hands.ts';
import {
	answerRoll,
	approve,
	askedToday,
	countBox,
	officerTile,
	openPractice,
	practiceDues,
	settled,
	undoChip,
	type Answer
} from '../support/meeting-hands.ts';
import { story } from '../support/story.ts';

/**
 * A busy meeting: one saves double, one comes late and gives her fine, one gives a part, one takes a loan; all give for
 * the social fund with their saving. At most 55 touches from home, the officers' codes apart, and a loan in at most eight.
 */
const answers: readonly Answer[] = Array.from({ length: 20 }, (_, place) =>
	place === 2 ? 40 : place === 4 ? 'late' : place === 8 || place === 15 ? 'absent' : 'gave'
);

let phone: Phone;
let hands: Hands;
let box = 1460 + 17 * 20 + 40 + 18 * practiceDues.social;

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = await openPractice(phone);
});

afterAll(() => phone.close());

const step = story('a busy meeting and the beginning of the next');

step('roll, giving back, a fine and a loan', async () => {
	await hands.tap(/^बैठक शुरू/);
	await answerRoll(hands, answers);
	await hands.at('/meeting/faces');
	// 17 times 20 and 40; 18 times 5 for the social fund.
	await expect.poll(() => hands.button(/^20 में 18 आईं/).innerText()).toMatch(/380[^]*90/);
	await hands.tap(/^20 में 18 आईं/);
	await giveBack();
	await hands.tap('action.go-on');
	await hands.at('/meeting/fines');
	await hands.tap(/^अभी दिया/);
	box += 5;
	await hands.tap('action.go-on');
	await hands.at('/meeting/loan');
	await hands.tap('loan.give');
	expect(await lend()).toBeLessThanOrEqual(8);
	box -= 1200;
	await hands.tap('loan.none-more');
	await hands.at('/meeting/count');
	expect(phone.problems).toEqual([]);
});

step('count, codes and seal', async () => {
	await countBox(hands, box);
	await hands.at('/meeting/close');
	for (const line of ['meeting.other-social-in', 'meeting.close-fines'] as const)
		await hands.page.getByRole('img', { name: `${hands.say(line)}: ` }).waitFor();
	await touchWrongCode();
	await approve(hands, 'treasurer');
	await approve(hands, 'writer');
	await hands.tap('meeting.close-close-meeting');
	await hands.at('/meeting/sealed');
	process.stdout.write(`busy meeting: ${hands.taps} touches of 55\n`);
	expect(hands.taps).toBeLessThanOrEqual(55);
	expect(phone.problems).toEqual([]);
});

step('at the next meeting a slip of the finger is taken back, and a double touch writes once', async () => {
	await hands.tap('meeting.seal-done');
	await hands.tap(/^बैठक शुरू/);
	await hands.tap(/^और एक बैठक/);
	await hands.at('/meeting/roll');
	await hands.button(/^दिया/).dblclick();
	await settled(hands);
	await atPlace(2);
	await hands.tap('meeting.roll-absent');
	await settled(hands);
	await atPlace(3);
	await hands.touch(undoChip(hands));
	await settled(hands);
	await atPlace(2);
	await hands.tap(/^दिया/);
	await settled(hands);
	await hands.tap('meeting.roll-all-faces');
	await hands.at('/meeting/faces');
	await expect.poll(() => hands.button(/^20 में 2 आईं/).innerText()).toContain('40');
	expect(phone.problems).toEqual([]);
});

/** Whose turn it is, by the thread of ticks. */
const atPlace = (count: number): Promise<void> =>
	hands.page.getByRole('img', { name: hands.say('meeting.roll-place', { count, total: 20 }) }).waitFor();

/** Five women owe something; the second one gives twenty rupees of it. */
async function giveBack(): Promise<void> {
	for (let borrower = 0; borrower < 5; borrower += 1) {
		const asked = await askedToday(hands);
		if (borrower !== 1) {
			box += asked;
			await hands.tap(/पूरा दिया/);
			continue;
		}
		box += 70;
		await hands.tap('loan.repay-other-amount');
		await hands.layNotes(70);
		await hands.tap(/^दिया/);
		await settled(hands);
	}
}

/** Twelve hundred for a buffalo, in twelve meetings, to the woman of the pineapple. @returns touches */
async function lend(): Promise<number> {
	const before = hands.taps;
	await hands.tap(/^गुलमोहर दीदी/);
	await hands.tap(/^एक हज़ार रुपये की गड्डी/);
	await hands.tap(/^200 का नोट रखिए/);
	await hands.tap('action.ok');
	await hands.tap(/^12 बार/);
	await hands.tap('code.purpose-animal');
	await hands.tap(/राज़ी$/);
	await hands.tap('loan.all-agree');
	const taps = hands.taps - before;
	await hands.button('loan.none-more').waitFor();
	return taps;
}

/** A wrong code is answered in words, with the tries that are left; nothing is written. Not counted: it is a mistake. */
async function touchWrongCode(): Promise<void> {
	const before = hands.taps;
	await hands.touch(officerTile(hands, 'treasurer'));
	await touchCode(hands, practiceCodePictures.toReversed());
	await hands.page.getByText(hands.say('lock.wrong-code-left', { count: 4 })).waitFor();
	await hands.page
		.locator('dialog')
		.getByRole('button', { name: hands.say('action.close') })
		.click();
	hands.taps = before;
}
