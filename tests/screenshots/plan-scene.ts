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
		await hands.tap('shelf.practice');
		await hands.tap(/^बैठक शुरू/);
		for (let place = 0; place < 20; place += 1) await hands.tap(/^दिया/);
		await hands.at('/meeting/faces');
		await hands.tap('action.back');
		await hands.tap(new RegExp(hands.say('meeting.step-close')));
		await hands.tap('minutes.write');
		await see('00-decisions');
		await hands.tap('resolution.creditPlan');
		await hands.button('plan.other-amount').waitFor();
		await see('01-her-part');
		await hands.tap('plan.other-amount');
		await see('02-other-amount');
		await hands.tap('action.back');
		await hands.touch(hands.page.locator('button.times'));
		await see('03-times');
		await hands.tap('action.back');
		const proposal = hands.page.locator('footer button').first();
		for (let asked = 0; asked < 20; asked += 1) {
			if (asked === 9) await see('04-half-way');
			await hands.touch(proposal);
			await hands.page.waitForTimeout(150);
			if (await hands.button('purpose.animal').isVisible()) {
				if (asked === 0) await see('05-what-for');
				await hands.tap('purpose.animal');
			}
		}
		await see('06-all');
		await hands.tap('plan.to-agree');
		await see('07-who-says-yes');
		await hands.tap(/^तय हुआ/);
		await see('08-decided');
		await hands.tap('resolution.creditPlan');
		await see('09-again');
	}
};
