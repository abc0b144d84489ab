import { Hands } from '../support/hands.ts';
import type { Scene } from './scene.ts';

/** Who is to get how much of the bank's loan, in a meeting of the practice group where everybody came. */
export const creditPlan: Scene = {
	name: 'credit-plan',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const see = async (step: string) => {
			await hands.page.waitForTimeout(500);
			await shoot(step);
		};
		await hands.tap('app.shelf-practice');
		await hands.tap(/^बैठक शुरू/);
		for (let place = 0; place < 20; place += 1) await hands.tap(/^दिया/);
		await hands.at('/meeting/faces');
		await hands.tap('action.back');
		await hands.tap(new RegExp(hands.say('meeting.step-close')));
		await hands.tap(/^क्या बात हुई/);
		await hands.tap('meeting.minutes-write');
		await see('00-decisions');
		await hands.tap('code.resolution-creditPlan');
		await hands.button('bank.plan-other-amount').waitFor();
		await see('01-her-part');
		await hands.tap('bank.plan-other-amount');
		await see('02-other-amount');
		await hands.tap('action.back');
		await hands.touch(hands.page.locator('button.times'));
		await see('03-times');
		await hands.tap('action.back');
		const all = hands.button('bank.together-title');
		const purpose = hands.page.locator('.purposes button');
		const proposal = hands.page.locator('footer button');
		for (let touched = 0; !(await all.isVisible()); touched += 1) {
			if (touched === 9) await see('04-half-way');
			await hands.touch(purpose.or(proposal).first());
			await hands.page.waitForTimeout(100);
		}
		await see('06-all');
		await hands.tap('bank.together-title');
		await see('06b-owed-together');
		await hands.tap('bank.plan-to-agree');
		await see('07-who-says-yes');
		await hands.tap(/^तय हुआ/);
		await see('08-decided');
		await hands.tap('code.resolution-creditPlan');
		await see('09-again');
	}
};
