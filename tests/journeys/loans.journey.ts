import { numberInWords } from '#i18n';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import type { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { answerRoll, openPractice, rupeesIn, settled } from '../support/meeting-hands.ts';
import { story } from '../support/story.ts';

/**
 * Loans at one meeting: why interest is owed, a loan beside a moneylender's, more on a loan, new instalments, a loan
 * that will not come back, and some of it that does. No act over eight touches.
 */
let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = await openPractice(phone);
	await hands.tap(/^बैठक शुरू/);
	await answerRoll(
		hands,
		Array.from({ length: 15 }, () => 'gave')
	);
	await hands.tap('action.back');
	await hands.at('/meeting');
});

afterAll(() => phone.close());

/** Touches of one act, from the screen that it begins on. */
async function touchesOf(act: () => Promise<void>): Promise<number> {
	const before = hands.taps;
	await act();
	await settled(hands);
	return hands.taps - before;
}

/** Women who are offered, in the order of their numbers. */
const face = (place: number) => hands.page.getByRole('button', { name: /^\S+ दीदी/ }).nth(place);

/** What no rule of accessibility may find on a screen of loans. */
const looksRight = async (): Promise<void> => expect(await brokenRules(hands.page)).toEqual([]);

const step = story('loans that differ from the plain one');

step('why interest is owed unfolds in one touch', async () => {
	await hands.tap(/^2\. /);
	await hands.at('/meeting/give-back');
	await hands.tap('meeting.roll-all-faces');
	await hands.touch(face(4));
	const asked = hands.page.getByRole('button', { name: /^क्यों\? सूद/ });
	const why = await asked.getAttribute('aria-label');
	expect(await touchesOf(() => hands.touch(asked))).toBe(1);
	const sheet = hands.page.getByRole('dialog', { name: hands.say('loan.why-title') });
	const left = await sheet.locator('.left .money').innerText();
	expect(why).toContain(numberInWords(rupeesIn(left), 'hi'));
	// Each charge shows what was left and what it cost; the rate is said, no formula is shown.
	await expect.poll(() => sheet.locator('li .line:has(.part)').first().locator('.money').count()).toBe(2);
	expect(await sheet.innerText()).not.toMatch(/[=/%]/);
	await looksRight();
	await sheet.getByRole('button', { name: hands.say('action.close') }).click();
	await hands.tap('action.back');
	await hands.tap(/नया लोन/);
	await hands.at('/meeting/loan');
	expect(phone.problems).toEqual([]);
});

step('a loan for a debt to a moneylender, beside what he takes', async () => {
	await hands.tap('loan.give');
	const touches = await touchesOf(async () => {
		await hands.touch(face(9));
		await hands.layNotes(500);
		await hands.tap('action.ok');
		await hands.tap(/^12 बार/);
		await hands.tap('code.purpose-moneylender');
		const cost = hands.page.getByRole('list', { name: hands.say('loan.whole-cost') });
		// What is lent is as long in both bars; the price of the moneylender is more than twice as long.
		await cost.locator('.bar i').nth(3).waitFor();
		const [lent, ours, lentToo, his] = await cost
			.locator('.bar i')
			.evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
		expect(lentToo).toBeCloseTo(lent ?? 0, 0);
		expect(his).toBeGreaterThan(1.5 * (ours ?? 0));
		await looksRight();
		await hands.tap(/राज़ी$/);
		await hands.tap('loan.all-agree');
		await hands.button('loan.none-more').waitFor();
	});
	expect(touches).toBeLessThanOrEqual(8);
	expect(phone.problems).toEqual([]);
});

step('more on a loan, shown before and after', async () => {
	const touches = await touchesOf(async () => {
		await hands.tap('loan.change-topUp');
		await hands.touch(face(0));
		await hands.layNotes(100);
		await hands.tap('action.ok');
		await hands.tap(/^जितनी बार पहले/);
		const standing = hands.page.locator('.card:has(.before)').locator('.money');
		await standing.nth(1).waitFor();
		const [before, after] = await standing.allInnerTexts();
		expect(rupeesIn(after ?? '')).toBe(rupeesIn(before ?? '') + 100);
		await looksRight();
		await hands.tap(/राज़ी$/);
		await hands.tap('loan.all-agree');
		await hands.button('loan.change-topUp').waitFor();
	});
	expect(touches).toBeLessThanOrEqual(8);
	expect(phone.problems).toEqual([]);
});

step('new instalments, from her own page', async () => {
	await hands.tap('action.back');
	await hands.tap('action.back');
	await hands.tap('book.home-members');
	const touches = await touchesOf(async () => {
		await hands.touch(face(9));
		await hands.tap('loan.open-change');
		await hands.at('/meeting/loan');
		await hands.tap('loan.change-reschedule');
		await hands.tap(/^24 बार/);
		await hands.tap(/राज़ी$/);
		await hands.tap('loan.all-agree');
		await hands.button('loan.change-topUp').waitFor();
	});
	expect(touches).toBeLessThanOrEqual(8);
	expect(phone.problems).toEqual([]);
});

step('a loan that will not come back, and some of it that does', async () => {
	const touches = await touchesOf(async () => {
		await hands.tap('loan.change-writeOff');
		await hands.touch(face(1));
		await hands.tap('code.reason-moved');
		await hands.page.getByRole('img', { name: hands.say('loan.given-up') }).waitFor();
		await hands.tap('loan.all-agree');
		await hands.button('loan.change-topUp').waitFor();
	});
	expect(touches).toBeLessThanOrEqual(8);
	await hands.tap('action.back');
	await hands.tap(/^2\. /);
	await hands.at('/meeting/give-back');
	for (let borrower = 0; borrower < 4; borrower += 1) {
		await hands.tap('loan.repay-not-today');
		await settled(hands);
	}
	await hands.page.getByRole('heading', { name: hands.say('loan.repay-who-prompt') }).waitFor();
	const recovery = await touchesOf(async () => {
		await hands.touch(face(1));
		await hands.tap('loan.repay-other-amount');
		// The back key of the phone goes one step back in the screen, as its arrow does: it went out of the meeting.
		await hands.page.goBack();
		await hands.tap('loan.repay-other-amount');
		await hands.layNotes(50);
		await hands.tap(/^दिया/);
		await hands.button('action.go-on').waitFor();
	});
	expect(recovery).toBeLessThanOrEqual(8);
	expect(phone.problems).toEqual([]);
});
