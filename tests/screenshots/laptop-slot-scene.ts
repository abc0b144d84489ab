import { touchCode } from '../support/fingers.ts';
import { foundUntilKeyPaper, proveKeyPaper } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import type { Scene } from './scene.ts';

const passphrase = 'four words of rain';

/** A group gives its copies to a laptop of staff: both ends, here on one phone. */
export const laptopSlot: Scene = {
	name: 'laptop-slot',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const see = async (step: string) => {
			await phone.page.waitForTimeout(400);
			await shoot(step);
		};
		await phone.page.goto(`${phone.origin}/laptop`);
		await hands.page.getByLabel(hands.say('desk.laptop-passphrase')).fill(passphrase);
		await hands.page.getByLabel(hands.say('desk.laptop-again')).fill(passphrase);
		await hands.tap('desk.laptop-make');
		await hands.button('desk.laptop-own').waitFor();
		await see('00-shelf');
		await hands.tap('desk.laptop-own');
		await hands.page.getByRole('img', { name: hands.say('meeting.seal-numbers') }).waitFor();
		await see('01-own-code');
		const letters = (await phone.page.locator('dialog .letters').textContent()) ?? '';

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
		await open('/backup');
		await see('02-copies');
		await hands.tap('backup.laptop-title');
		await see('03-notice');
		await hands.tap('action.next');
		await see('03-notice-limits');
		await hands.tap('backup.laptop-heard');
		await see('04-code');
		await phone.page
			.getByLabel(hands.say('backup.laptop-letters'))
			.fill(letters.replace(/.$/, letters.endsWith('A') ? 'B' : 'A'));
		await hands.tap('backup.laptop-take');
		await hands.page.getByText(hands.say('backup.laptop-wrong')).first().waitFor();
		await see('05-wrong');
		await phone.page.getByLabel(hands.say('backup.laptop-letters')).fill(letters);
		await hands.tap('backup.laptop-take');
		await hands.page.getByRole('img', { name: hands.say('meeting.seal-numbers') }).waitFor();
		await see('06-compare');
		await hands.tap('backup.laptop-same');
		await see('07-officers');
		for (const [place, officer] of [/^नारियल/, /^अंगूर/].entries()) {
			await hands.tap(officer);
			await touchCode(hands, codes[place] ?? []);
		}
		await hands.button('backup.laptop-take-back').waitFor();
		await hands.page.getByRole('img', { name: hands.say('meeting.seal-numbers') }).waitFor();
		await see('08-stands');
		await hands.tap('action.back');
		await see('09-copies-then');
		await open('/');
		await hands.button('backup.laptop-stands').waitFor();
		await see('10-home');
	}
};
