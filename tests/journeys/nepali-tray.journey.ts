import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';

/** Words of Nepali are longer than those of Hindi: on the narrowest phone with the largest letters no answer runs out of its button. */
let phone: Phone;

beforeAll(async () => {
	phone = await openPlainPhone({
		keepsApp: false,
		language: 'ne',
		context: { viewport: { width: 320, height: 568 } }
	});
	await phone.page.addInitScript(() => localStorage.setItem('bahi.letters', '150'));
	await phone.page.goto(`${phone.origin}/`);
	await tap(/^अभ्यास/);
	await phone.page.getByRole('button', { name: /^बैठक सुरु/ }).waitFor();
});

afterAll(() => phone.close());

const tap = (name: RegExp) => phone.page.getByRole('button', { name }).first().click();

/** Answers whose words or picture run out of their button. */
const tooHigh = async (): Promise<readonly string[]> => {
	await phone.page.locator('.tray-zone button').first().waitFor();
	return phone.page.locator('.tray-zone button').evaluateAll((buttons) =>
		buttons.flatMap((button) => {
			const { top, bottom } = button.getBoundingClientRect();
			const over = [...button.children].some((part) => {
				const place = part.getBoundingClientRect();
				return place.top < top || place.bottom > bottom;
			});
			return over ? [button.textContent.trim()] : [];
		})
	);
};

test('at the bank, and on the page of a woman', async () => {
	await tap(/^बैंक/);
	expect(await tooHigh()).toEqual([]);
	await tap(/^पछाडि/);
	await tap(/^दिदी/);
	await tap(/^नमुना 2 /);
	expect(await tooHigh()).toEqual([]);
	expect(phone.problems).toEqual([]);
});
