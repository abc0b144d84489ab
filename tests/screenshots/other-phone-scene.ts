import { readFileSync } from 'node:fs';
import { addDays } from '#kernel';
import { touchCode } from '../support/fingers.ts';
import { foundUntilKeyPaper, proveKeyPaper } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { answerRoll, countBox } from '../support/meeting-hands.ts';
import { copyOfSecondPhone } from '../support/second-phone.ts';
import type { Scene } from './scene.ts';

/** Another phone of the group has written too: its pages come by two codes; where both wrote apart, both are shown. */
export const otherPhone: Scene = {
	name: 'other-phone',
	play: async (phone, shoot) => {
		const hands = new Hands(phone.page);
		const see = async (step: string) => {
			await phone.page.waitForTimeout(400);
			await shoot(step);
		};
		const choose = async (bytes: Uint8Array): Promise<void> => {
			const file = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from(bytes) };
			await phone.page.locator('input[type="file"]').setInputFiles(file);
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
		const agree = async (): Promise<void> => {
			for (const [place, officer] of [/^नारियल/, /^अंगूर/].entries()) {
				await hands.touch(hands.button(officer));
				await touchCode(hands, codes[place] ?? []);
			}
		};
		await open('/');
		await hands.tap(/^बैठक शुरू/);
		await answerRoll(hands, ['gave', 'gave', 'gave']);
		await hands.at('/meeting/faces');
		await open('/meeting/count');
		await countBox(hands, 60);
		await hands.at('/meeting/close');
		for (const [place, officer] of [/^नारियल/, /^अंगूर/].entries()) {
			await hands.touch(hands.button(officer));
			await touchCode(hands, codes[place] ?? []);
			await phone.page.locator('dialog').waitFor({ state: 'detached' });
		}
		await hands.tap('meeting.close-close-meeting');
		await hands.at('/meeting/sealed');
		await open('/backup');
		await see('00-copies');
		await hands.tap('backup.make');
		await hands.button('backup.give').waitFor();
		const [download] = await Promise.all([phone.page.waitForEvent('download'), hands.tap('backup.give')]);
		const bytes = new Uint8Array(readFileSync(await download.path()));
		const today = await phone.today();
		const days = [0, 1, 2, 3, 4].map((week) => addDays(today, 3 * 365 + 7 * week));
		const ahead = await copyOfSecondPhone(bytes, keyPaper, {
			meetings: days,
			each: 2000,
			office: 'treasurer'
		});
		const apart = await copyOfSecondPhone(bytes, keyPaper, { meetings: days.slice(0, 3), each: 3000 });
		await hands.tap('backup.other-title');
		await see('01-file');
		await hands.tap('backup.other-show');
		await hands.button('action.more').waitFor();
		await see('01b-how-many');
		await hands.tap('backup.other-show');
		await hands.button('backup.other-slower').waitFor();
		// The next code would come while this one is looked at.
		await phone.page.evaluate(stopTimers);
		await see('01c-squares');
		await hands.tap('action.ok');
		await hands.tap('action.back');
		await phone.page.evaluate(showGreyCamera);
		await hands.tap('backup.other-camera');
		await phone.page.locator('video').waitFor();
		await see('01d-camera');
		await hands.tap('action.back');
		await choose(bytes);
		await hands.page.getByText(hands.say('backup.other-same')).first().waitFor();
		await see('02-same');
		await choose(ahead);
		await hands.button('backup.other-take').waitFor();
		await see('03-adds');
		await hands.tap('backup.other-take');
		await hands.page.getByText(hands.say('backup.other-says')).first().waitFor();
		await see('03b-heard');
		await hands.tap('action.next');
		await see('03c-heard');
		await hands.tap('action.next');
		await see('04-officers');
		await agree();
		await hands.page.getByText(hands.say('backup.other-done')).first().waitFor();
		await see('05-done');
		await hands.tap('action.ok');
		await hands.at('/red-book');
		await see('06-book');
		await open('/backup');
		// The pages that came are of a year to come: the phone asks which day it is.
		await hands.tap(/फोन का दिन \d/);
		await hands.tap('backup.other-title');
		await choose(apart);
		await hands.page.getByText(hands.say('backup.other-forked')).first().waitFor();
		await see('07-forked');
		await hands.tap('backup.other-settle');
		await hands.page.getByText(hands.say('backup.other-which')).first().waitFor();
		await see('08-twin');
		for (const choice of ['backup.other-both', 'backup.other-here', 'backup.other-there'] as const)
			await hands.tap(choice);
		await hands.page.getByText(hands.say('backup.other-left-hint')).first().waitFor();
		await see('08b-left');
		await hands.tap('action.ok');
		// What the pages of the other phone change is heard before the codes.
		const [next, asked] = [
			hands.button('action.next'),
			hands.page.getByText(hands.say('backup.other-settle-agree'))
		];
		await asked.or(next).first().waitFor();
		while (await next.isVisible()) {
			await hands.tap('action.next');
			await asked.or(next).first().waitFor();
		}
		await see('09-settle-officers');
		await agree();
		await hands.page.getByText(hands.say('backup.other-settled')).first().waitFor();
		await see('10-settled');
	}
};

function stopTimers(): void {
	const last = Number(setTimeout(() => undefined));
	for (let timer = 1; timer <= last; timer += 1) clearTimeout(timer);
}

/** A camera that sees grey. */
function showGreyCamera(): void {
	navigator.mediaDevices.getUserMedia = () => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [640, 480];
		const pen = canvas.getContext('2d');
		if (pen !== null) {
			pen.fillStyle = '#777';
			pen.fillRect(0, 0, 640, 480);
		}
		return Promise.resolve(canvas.captureStream(5));
	};
}
