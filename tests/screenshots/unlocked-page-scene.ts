import { learnCode, practiceCodePictures, touchCode } from '../support/fingers.ts';
import { Hands } from '../support/hands.ts';
import { officersVouch } from '../support/meeting-hands.ts';
import type { Scene } from './scene.ts';

/** A woman without an office is given a code, and sees her own page with it. */
export const unlockedPage: Scene = {
	name: 'unlocked-page',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const see = async (step: string) => {
			await hands.page.waitForTimeout(600);
			await shoot(step);
		};
		await hands.tap('app.shelf-practice');
		await hands.tap('book.home-members');
		await hands.tap('people.group-title');
		await hands.tap('people.women');
		await hands.tap(new RegExp(`^${hands.say('member.codes-in-turn')}`));
		await see('0-in-turn');
		await hands.tap('action.back');
		await hands.tap(/^केवड़ा /);
		await hands.tap('member.page-code');
		await see('1-no-code');
		await hands.tap('member.page-code-give');
		await officersVouch(hands);
		const code = await learnCode(hands);
		await hands.button('member.page-code-new').waitFor();
		await see('2-has-code');
		await hands.tap('action.lock');
		await hands.button('lock.my-page').waitFor();
		await see('3-lock');
		await hands.tap('lock.my-page');
		await see('4-whose');
		await hands.tap(/4 नंबर\. /);
		await see('4a-no-code');
		await hands.tap('action.back');
		await hands.tap('member.codes-in-turn');
		await see('4b-in-turn');
		for (const officer of [/1 नंबर/, /2 नंबर/]) {
			await hands.tap(officer);
			await touchCode(hands, practiceCodePictures);
		}
		await see('4c-hand');
		await learnCode(hands);
		await see('4d-kept');
		for (let step = 0; step < 4 && !(await hands.button(/9 नंबर$/).isVisible()); step += 1)
			await hands.tap('action.back');
		await hands.tap(/9 नंबर$/);
		await see('5-code');
		await touchCode(hands, code);
		await hands.button('member.print').waitFor();
		await see('6-page');
		await hands.tap('member.print');
		await see('7-paper');
	}
};
