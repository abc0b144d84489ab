import { afterAll, beforeAll, expect } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import type { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { openPractice, settled, undoChip } from '../support/meeting-hands.ts';
import { story } from '../support/story.ts';

/** Money beside saving and loans, each act in at most eight touches from the path of the meeting. */
let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = await openPractice(phone);
	await hands.tap(/^बैठक शुरू/);
	// Fourteen of twenty are a quorum: help is decided by the circle.
	for (let place = 0; place < 14; place += 1) await hands.tap(/^दिया/);
	await settled(hands);
	await hands.tap('action.back');
	await hands.at('/meeting');
});

afterAll(() => phone.close());

async function touches(act: () => Promise<void>): Promise<number> {
	hands.taps = 0;
	// With what was written there before in its name.
	await hands.tap(new RegExp(`^${hands.say('meeting.step-other')}`));
	await looksRight();
	await act();
	return hands.taps;
}

async function looksRight(): Promise<void> {
	await settled(hands);
	expect(await brokenRules(hands.page)).toEqual([]);
}

const step = story('money beside saving and loans');

step('what was spent: before and after are shown, and one touch takes it back', async () => {
	const taps = await touches(async () => {
		await hands.tap('meeting.other-expense');
		await hands.tap('code.category-refreshments');
		await hands.layNotes(70);
		// ₹1,460 and fourteen times 20 + 5.
		await expect.poll(() => hands.text()).toMatch(/1,810[^]*1,740/);
		await looksRight();
		await hands.tap('action.ok');
	});
	expect(taps).toBeLessThanOrEqual(8);
	await hands.at('/meeting');
	await settled(hands);
	const spent = undoChip(hands).filter({ hasText: '70' });
	await hands.touch(spent);
	await hands.tap('action.undo');
	await spent.waitFor({ state: 'detached' });
	await hands.tap('meeting.step-other');
	await hands.tap('meeting.other-expense');
	await hands.tap('code.category-travel');
	await expect.poll(() => hands.text()).toContain('1,810');
	for (let step = 0; step < 3; step += 1) await hands.tap('action.back');
	await hands.at('/meeting');
	expect(phone.problems).toEqual([]);
});

step('help from the social fund: who, why, how much, and all say yes', async () => {
	const taps = await touches(async () => {
		await hands.tap('meeting.other-social-out');
		await hands.tap(/^मोगरा दीदी/);
		await looksRight();
		await hands.tap('code.social-illness');
		await hands.layNotes(200);
		await hands.tap('loan.all-agree');
	});
	expect(taps).toBeLessThanOrEqual(8);
	await hands.at('/meeting');
	await undoChip(hands).waitFor();
	expect(phone.problems).toEqual([]);
});

step('a fine that no rule asked for: who, why, how much, given now', async () => {
	const taps = await touches(async () => {
		await hands.tap('meeting.fine-title');
		await hands.tap(/^चमेली दीदी/);
		await hands.tap('code.reason-other');
		await hands.layNotes(10);
		await hands.tap('action.ok');
		await hands.button(/^अभी दिया/).waitFor();
		await looksRight();
		await hands.tap(/^अभी दिया/);
	});
	expect(taps).toBeLessThanOrEqual(8);
	await hands.at('/meeting/fines');
	await hands.page.getByText(hands.say('meeting.fine-paid-today')).waitFor();
	await looksRight();
	await hands.tap('action.back');
	await expect.poll(() => hands.button(/^3\. जुर्माना/).innerText()).toContain('10');
	expect(phone.problems).toEqual([]);
});

step('who gets how much of the loan of the bank: two touches a woman at most, then all say yes', async () => {
	await hands.tap(new RegExp(hands.say('meeting.step-close')));
	await hands.tap(/^क्या बात हुई/);
	await hands.tap('meeting.minutes-write');
	await hands.tap('code.resolution-creditPlan');
	await hands.button('bank.plan-other-amount').waitFor();
	await looksRight();
	hands.taps = 0;
	const all = hands.button('bank.together-title');
	const purpose = hands.page.locator('.purposes button');
	// The button at the foot: as proposed, or nothing where nothing is proposed.
	const stands = hands.page.locator('footer button');
	while (!(await all.isVisible())) {
		await hands.touch(stands.or(purpose).first());
		await settled(hands);
	}
	expect(hands.taps).toBeLessThanOrEqual(40);
	await looksRight();
	await hands.tap('bank.together-title');
	// What each owes when all pay, and when one, two or three cannot.
	await expect.poll(() => hands.page.locator('main section.card').count()).toBe(4);
	await looksRight();
	// What a card says to ears alone is a sentence as wide as two screens.
	const tooWide = (part: Element) => part.scrollWidth - part.clientWidth;
	for (const part of ['html', 'main']) expect(await hands.page.locator(part).evaluate(tooWide)).toBe(0);
	await hands.tap('bank.plan-to-agree');
	await hands.tap(/^तय हुआ/);
	await hands.at('/meeting/minutes');
	await undoChip(hands).waitFor();
	expect(phone.problems).toEqual([]);
});
