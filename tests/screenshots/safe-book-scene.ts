import { readKeyPaper, touchCode } from '../support/fingers.ts';
import { foundUntilKeyPaper, proveKeyPaper } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { answerRoll, countBox } from '../support/meeting-hands.ts';
import type { Scene } from './scene.ts';

/** Browsers answer an estimate with what they would give: this one with little. As text, as the page takes it. */
const littleRoom = 'navigator.storage.estimate = () => Promise.resolve({ quota: 1e9, usage: 95e7 });';

/** What keeps the book of a real group, on a phone that is nearly full. */
export const safeBook: Scene = {
	name: 'safe-book',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		await phone.page.addInitScript({ content: littleRoom });
		const see = async (step: string) => {
			await phone.page.waitForTimeout(400);
			await shoot(step);
		};
		await phone.page.goto(`${phone.origin}/`);
		const { codes, keyPaper } = await foundUntilKeyPaper(hands, { name: 'उजाला', saving: 20 });
		await proveKeyPaper(hands, keyPaper);
		await hands.button('action.lock').waitFor();
		const open = async (path: string): Promise<void> => {
			await phone.page.goto(`${phone.origin}${path}`);
			await hands.tap(/^नारियल/);
			await touchCode(hands, codes[0] ?? []);
			await hands.button('action.lock').waitFor();
		};
		await open('/');
		await see('00-home-little-room');
		await open('/backup');
		await see('01-copies');
		await hands.tap(/^नया चाबी वाला काग़ज़/);
		await hands.tap(/^एक काग़ज़/);
		for (const [place, officer] of [/^नारियल/, /^अंगूर/].entries()) {
			await hands.tap(officer);
			await touchCode(hands, codes[place] ?? []);
		}
		await hands.button(/काग़ज़ मेरे पास है/).waitFor();
		await proveKeyPaper(hands, await readKeyPaper(hands));
		await hands.button('action.lock').waitFor();
		await open('/');
		await see('01-home-new-key');
		await open('/backup');
		await see('01-copies-new-key');
		await hands.tap('action.back');
		await hands.tap('book.home-help');
		await hands.tap('help.promise-title');
		await see('06-promise');
		await hands.tap('action.page-next');
		await see('06-promise-not');
		await hands.tap('print.title');
		await phone.page.locator('[data-ready="true"]').waitFor();
		await see('07-promise-paper');
		await open('/');
		await hands.tap(/^बैठक शुरू/);
		await answerRoll(hands, ['gave', 'gave', 'gave']);
		await hands.at('/meeting/faces');
		await open('/meeting/count');
		await countBox(hands, 60);
		await hands.at('/meeting/close');
		// That there is a new key paper is heard before the codes.
		await hands.tap('action.next');
		for (const [place, officer] of [/^नारियल/, /^अंगूर/].entries()) {
			await hands.touch(hands.button(officer));
			await touchCode(hands, codes[place] ?? []);
			await phone.page.locator('dialog').waitFor({ state: 'detached' });
		}
		await hands.tap('meeting.close-close-meeting');
		await hands.at('/meeting/sealed');
		await hands.page.getByRole('img', { name: hands.say('meeting.seal-numbers') }).waitFor();
		await see('01-sealed-new-key');
		await hands.tap('meeting.seal-done');
		// The code of the page is computed while nobody waits.
		await phone.page.waitForTimeout(4000);
		await hands.tap(/^बैठक शुरू/);
		// It is the day of the meeting that was closed.
		await hands.tap(/^और एक बैठक/);
		await hands.at('/meeting/code');
		await see('02-last-code');
		const nine = phone.page.locator('.nine button');
		await nine.nth(0).click();
		await see('03-last-code-one');
		for (let touch = 0; touch < 2; touch += 1) await nine.nth(0).click();
		await see('04-last-code-again');
		for (let touch = 0; touch < 6; touch += 1) {
			await nine.nth(0).click();
			await phone.page.waitForTimeout(100);
		}
		await see('05-last-code-other');
	}
};
