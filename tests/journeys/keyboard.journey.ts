import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { practiceCodePictures } from '../support/fingers.ts';
import type { Hands } from '../support/hands.ts';
import { officerTile, openPractice, settled } from '../support/meeting-hands.ts';

/** A plain meeting with Tab and Enter only: for whoever holds the phone by a switch or a keyboard. */

let phone: Phone;
let hands: Hands;
/** Whether every place that Tab came to could be seen. */
let unseen = 0;

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = await openPractice(phone);
});

afterAll(() => phone.close());

/** More than there are things to touch on any screen. */
const mostTabs = 80;

/** Each screen begins at its heading: the first Tab goes to what stands behind it. */
async function arrive(path: string): Promise<void> {
	await hands.at(path);
	await phone.page.waitForFunction(() => document.activeElement?.tagName === 'H1');
}

async function press(target: Locator): Promise<void> {
	await target.waitFor();
	for (let tabs = 0; tabs < mostTabs; tabs += 1) {
		const here = await target.evaluate((element) => {
			const at = document.activeElement ?? document.body;
			const { outlineStyle, outlineWidth } = getComputedStyle(at);
			// At the heading a screen begins: nothing is done there.
			const isBegin = at === document.body || at.tagName === 'H1';
			return {
				isIt: element === at,
				isSeen: isBegin || (outlineStyle !== 'none' && outlineWidth !== '0px')
			};
		});
		if (!here.isSeen) unseen += 1;
		if (here.isIt) {
			await phone.page.keyboard.press('Enter');
			return;
		}
		await phone.page.keyboard.press('Tab');
	}
	throw new Error(`Tab never came to it at ${phone.page.url()}:\n${await hands.text()}`);
}

/** Which woman of the roll stands there, as the ticks of the band say it. */
const askedNow = (count: number) =>
	hands.page
		.getByRole('img', { name: hands.say('meeting.roll-place', { count, total: 20 }), exact: true })
		.waitFor();

test('a plain meeting is held and sealed without a finger', async () => {
	await press(hands.button(/^बैठक शुरू/));
	await arrive('/meeting/roll');
	for (let woman = 1; woman <= 20; woman += 1) {
		await settled(hands);
		await askedNow(woman);
		await press(hands.button(/^दिया/));
	}
	await arrive('/meeting/faces');
	await settled(hands);
	await press(hands.button(/^20 में 20 आईं/));
	await arrive('/meeting/give-back');
	await press(hands.button('action.back'));
	await arrive('/meeting');
	await press(hands.button(new RegExp(hands.say('meeting.step-count'))));
	await arrive('/meeting/count');
	// 1,460 in the box, and twenty times twenty and five.
	for (const digit of ['3']) await press(hands.button(new RegExp(`^${digit}$`)));
	for (const [piece, digit] of [
		['200 का नोट', '2'],
		['50 का नोट', '1'],
		['10 का नोट', '1']
	] as const) {
		await press(hands.button(new RegExp(`^${piece}[,:]`)));
		await press(hands.button(new RegExp(`^${digit}$`)));
	}
	await press(hands.button('meeting.count-done'));
	await arrive('/meeting/close');
	for (const office of ['president', 'treasurer'] as const) {
		await press(officerTile(hands, office));
		for (const picture of practiceCodePictures) await press(hands.button(new RegExp(`^${picture}$`)));
		await phone.page.locator('dialog').waitFor({ state: 'detached' });
	}
	await press(hands.button('meeting.close-close-meeting'));
	await arrive('/meeting/sealed');
	expect(unseen).toBe(0);
	expect(phone.problems).toEqual([]);
});
