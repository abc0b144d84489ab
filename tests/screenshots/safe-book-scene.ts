import { touchCode } from '../support/fingers.ts';
import { foundUntilKeyPaper, proveKeyPaper } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
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
	}
};
