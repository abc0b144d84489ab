import { afterAll, beforeAll, expect } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import type { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { agreeAtOnce, openPractice, settled, unlockPractice } from '../support/meeting-hands.ts';
import { overfullSheets } from '../support/overfull.ts';
import { story } from '../support/story.ts';

/** Between meetings: to the bank, the passbook beside the book, a bank loan and its return. No act over eight touches. */
let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	hands = await openPractice(phone);
});

afterAll(() => phone.close());

const card = () => hands.page.locator('button.main').first();

/** Touches of one act, from the screen that it begins on. */
async function touchesOf(act: () => Promise<void>): Promise<number> {
	const before = hands.taps;
	await act();
	await settled(hands);
	return hands.taps - before;
}

async function typed(text: string): Promise<void> {
	for (const digit of text) await hands.tap(digit === '.' ? 'money.point' : new RegExp(`^${digit}$`));
}

/** Rupees and paise of the account, as its card shows them. */
async function inBank(): Promise<number> {
	const text = await hands.page.locator('main .card[data-tone="bank"] .money').innerText();
	return Number(text.replaceAll(',', ''));
}

/** What no rule of accessibility may find on a screen of the bank. */
const looksRight = async (): Promise<void> => expect(await brokenRules(hands.page)).toEqual([]);

const step = story('between two meetings: to the bank, the passbook, a charge, a bank loan');

step('a trip with two women is written in nine touches', async () => {
	const touches = await touchesOf(async () => {
		await hands.tap('book.home-more');
		await hands.tap('book.home-bank-trip');
		await hands.touch(card());
		await hands.tap('bank.deposit');
		await hands.tap(/^गुलाब दीदी/);
		await hands.tap(/^चमेली दीदी/);
		await hands.tap('action.next');
		await hands.layNotes(500);
		await hands.tap('action.ok');
		// Two tiles and four pictures each.
		expect(await agreeAtOnce(hands)).toBe(10);
	});
	expect(touches).toBeLessThanOrEqual(9);
	expect(phone.problems).toEqual([]);
});

step('the passbook differs by its interest, and is set right', async () => {
	const before = await inBank();
	const touches = await touchesOf(async () => {
		await hands.tap('bank.book-passbook');
		await typed(String(before + 18));
		await hands.tap('bank.book-compare');
	});
	expect(touches).toBeLessThanOrEqual(8);
	await hands.page.getByText(hands.say('bank.book-more')).waitFor();
	await hands.tap('bank.book-is-it-interest');
	await hands.tap('action.ok');
	await settled(hands);
	await hands.page.getByText(hands.say('meeting.difference-equal')).first().waitFor();
	await hands.tap('action.write');
	await hands.page.getByText(hands.say('bank.book-mark-matched')).waitFor();
	expect(await inBank()).toBe(before + 18);
	await settled(hands);
	await looksRight();
	expect(phone.problems).toEqual([]);
});

step('a charge with paise', async () => {
	const before = await inBank();
	const touches = await touchesOf(async () => {
		await hands.tap('bank.charge');
		await typed('17.7');
		await hands.tap('action.ok');
	});
	expect(touches).toBeLessThanOrEqual(8);
	expect(await inBank()).toBeCloseTo(before - 17.7, 2);
});

step('a bank loan comes in eight touches, and a part of it goes back', async () => {
	await hands.tap('action.back');
	const touches = await touchesOf(async () => {
		await hands.tap('bank.book-outside');
		await hands.tap('bank.book-money-came');
		await hands.tap('bank.group-loan');
		await hands.touch(hands.page.locator('main button').first());
		await hands.tap(/^पचास हज़ार रुपये की गड्डी/);
		await hands.tap('action.ok');
		await hands.tap(/^12 बार/);
		await hands.tap('action.write');
		await agreeAtOnce(hands);
	});
	expect(touches).toBeLessThanOrEqual(8);
	await hands.at('/bank/outside');
	await hands.touch(card());
	await hands.at('/bank/borrowing');
	const back = await touchesOf(async () => {
		await hands.tap('bank.book-repay');
		await hands.tap(/^मूल/);
		// The first digit takes the place of what was proposed.
		await typed('5000');
		await hands.tap('action.ok');
	});
	expect(back).toBeLessThanOrEqual(8);
	await hands.tap(/1234$/);
	await hands.tap('action.write');
	await agreeAtOnce(hands);
	await hands.page.getByText('45,000').first().waitFor();
	await settled(hands);
	await looksRight();
	expect(phone.problems).toEqual([]);
});

step('the wall lists what was written between meetings, and stays on its sheets', async () => {
	await phone.page.goto(`${phone.origin}/print/wall`);
	await unlockPractice(hands);
	const told = phone.page.locator('.between');
	await told.waitFor();
	expect(await told.innerText()).toMatch(/1, 2/);
	expect(await overfullSheets(phone.page)).toEqual([]);
	expect(phone.problems).toEqual([]);
});
