import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPhone, type Phone } from '../support/browser.ts';
import type { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { openPractice } from '../support/meeting-hands.ts';

// A book that could not be read any more left an hourglass on every screen, and nobody was told.
let phone: Phone;
let hands: Hands;

beforeAll(async () => {
	phone = await openPhone({ keepsApp: false, isQuiet: true });
	hands = await openPractice(phone);
});

afterAll(() => phone.close());

test('what fails without anybody waiting for it is told on the screen, once, and people go on', async () => {
	const fail = () => phone.page.evaluate(() => void Promise.reject(new TypeError('made to fail')));
	await fail();
	await phone.page.getByRole('dialog', { name: hands.say('reject.fault-storage-failed') }).waitFor();
	expect(await brokenRules(phone.page)).toEqual([]);
	await hands.tap('action.close');
	await phone.page.locator('dialog').waitFor({ state: 'detached' });
	await fail();
	await hands.tap('book.home-print');
	await hands.see('print.letter');
	expect(await phone.page.locator('dialog').count()).toBe(0);
	expect(phone.problems.filter((one) => !one.includes('made to fail'))).toEqual([]);
});
