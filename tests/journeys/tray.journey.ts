import { expect, test } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { Hands } from '../support/hands.ts';
import { answerRoll, openPractice, rupeesIn, settled, unlockPractice } from '../support/meeting-hands.ts';
import { sharedPhone } from '../support/shared-phone.ts';
import { isSoak } from '../support/soak.ts';
import { firstHasTheCode } from '../support/found-group.ts';

// Money is laid with quick fingers: each note stays where it is, whatever lies there and whatever is said about it.

let hands: Hands;

const short = { width: 360, height: 560 };

type Size = typeof short;

const phone = sharedPhone(
	async () => {
		const opened = await openPlainPhone({ keepsApp: false });
		return { phone: opened, hands: await inMeeting(opened) };
	},
	(prepared) => {
		({ hands } = prepared);
	}
);

/** The practice group in a meeting in which fifteen have given. */
async function inMeeting(opened: Phone): Promise<Hands> {
	const practice = await openPractice(opened);
	await practice.tap(/^बैठक शुरू/);
	await answerRoll(
		practice,
		Array.from({ length: 15 }, () => 'gave')
	);
	await practice.tap('action.back');
	await practice.at('/meeting');
	return practice;
}

/** The app would go on with the entry at which it was left. */
async function backToSteps(): Promise<void> {
	while (new URL(hands.page.url()).pathname !== '/meeting') {
		await hands.tap('action.back');
		await settled(hands);
	}
}

/** Starts the app again on a screen of this size, and goes on with its meeting. @param letters in per cent */
async function toMeeting(viewport: Size, letters = 100): Promise<void> {
	await backToSteps();
	await hands.page.setViewportSize(viewport);
	await hands.page.evaluate((size) => localStorage.setItem('bahi.letters', size), String(letters));
	await hands.page.goto(`${phone().phone.origin}/`);
	await unlockPractice(hands);
	await hands.at('/meeting');
}

/** Every key of the tray and below it, in its order: where it is, in whole pixels. */
const keys = () =>
	hands.page.locator('.note-pad .add, .note-pad .act, .note-pad .pad button').evaluateAll((all) =>
		all.map((key) => {
			const { x, y, width, height } = key.getBoundingClientRect();
			const name = key.getAttribute('aria-label') ?? key.textContent;
			return `${name} ${[x, y, width, height].map((side) => Math.round(side)).join(' ')}`;
		})
	);

/** Sum on the note pad, in rupees. */
const sum = async () =>
	rupeesIn((await hands.page.locator('.laid .foot > .money').innerText()).replace(/[^\d.,]/g, ''));

/** Ten touches at one place, as fast as they can be sent: ten times the same note, and every key where it was. */
async function tenTouches(rupees: number): Promise<void> {
	await settled(hands);
	const key = hands.page.getByRole('button', { name: new RegExp(`^${String(rupees)} का (नोट|सिक्का) रखिए`) });
	await key.scrollIntoViewIfNeeded();
	const before = await keys();
	expect(before.length).toBeGreaterThan(8);
	const start = await sum();
	const box = await key.boundingBox();
	if (box === null) throw new Error('the note is there');
	for (let touch = 1; touch <= 10; touch += 1) {
		await hands.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
		await expect.poll(sum).toBe(start + touch * rupees);
		expect(await keys()).toEqual(before);
	}
}

/** One of each note and coin: the most kinds that a note pad can hold. */
async function oneOfEach(): Promise<void> {
	const before = await keys();
	for (const key of await hands.page.locator('.note-pad .tray .add').all()) {
		await key.tap();
		expect(await keys()).toEqual(before);
	}
	await hands.tap('money.clear');
	expect(await keys()).toEqual(before);
}

/** The tightest ones; between them only in the long run. */
const sizes: readonly (readonly [string, Size, number])[] = [
	['360 × 560', short, 100],
	['320 × 568', { width: 320, height: 568 }, 100],
	['360 × 640, letters 150 %', { width: 360, height: 640 }, 150]
];
const between: typeof sizes = [
	['360 × 640', { width: 360, height: 640 }, 100],
	['360 × 640, letters 125 %', { width: 360, height: 640 }, 125]
];

test.each([...sizes, ...(isSoak() ? between : [])])(
	'giving back at %s: what the money is for, more than is owed, and all the way back',
	async (_, size, letters) => {
		await toMeeting(size, letters);
		await hands.tap(/^2\. /);
		await hands.at('/meeting/give-back');
		await hands.tap('loan.repay-other-amount');
		await tenTouches(10);
		await tenTouches(100);
		// By now it is more than she owes: the reason stands in place of the button.
		await tenTouches(500);
		await hands.page.getByRole('alert').waitFor();
		await oneOfEach();
	},
	120_000
);

test('a loan that the box does not hold: the reason and the missing notes move nothing', async () => {
	await toMeeting(short);
	await hands.tap(/^4\. /);
	await hands.tap('loan.give');
	await hands.touch(hands.page.getByRole('button', { name: /^\S+ दीदी/ }).nth(9));
	await tenTouches(500);
	await hands.page.getByRole('alert').waitFor();
	await oneOfEach();
}, 120_000);

test('other money and another saving', async () => {
	await toMeeting(short);
	await hands.tap('meeting.step-other');
	await hands.touch(hands.page.getByRole('button', { name: hands.say('meeting.other-expense') }).first());
	const categories = hands.page.locator('.codes button');
	if (await categories.first().isVisible()) await hands.touch(categories.first());
	await tenTouches(50);
	await oneOfEach();
}, 120_000);

test('what a group saves, when it is founded', async () => {
	const founding = await openPlainPhone({ keepsApp: false, context: { viewport: short } });
	hands = new Hands(founding.page);
	await hands.page.goto(`${founding.origin}/`);
	await hands.tap('app.shelf-new');
	await firstHasTheCode(hands, 'अनानास');
	await hands.type('उजाला');
	for (let question = 0; question < 6; question += 1) await hands.tap('action.next');
	await tenTouches(20);
	await oneOfEach();
	await founding.close();
}, 120_000);

test('a phone that lies on its side shows the whole note pad beside the main action', async () => {
	const side = { width: 640, height: 360 };
	await toMeeting(side);
	await hands.tap(/^2\. /);
	await hands.at('/meeting/give-back');
	await hands.tap('loan.repay-other-amount');
	await settled(hands);
	const isWhole = async () => {
		const places = await hands.page
			.locator('.note-pad button, .laid, footer button, .who-band')
			.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
		expect(places.length).toBeGreaterThan(12);
		for (const { top, bottom, left, right } of places) {
			expect([top >= 0, bottom <= 360, left >= 0, right <= 640]).toEqual([true, true, true, true]);
		}
		const scrolls = await hands.page.locator('main').evaluate((one) => one.scrollHeight - one.clientHeight);
		expect(scrolls).toBeLessThanOrEqual(0);
	};
	await isWhole();
	await oneOfEach();
	await hands.tap('money.digits');
	await isWhole();
}, 120_000);
