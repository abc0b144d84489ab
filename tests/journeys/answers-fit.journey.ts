import { afterEach, expect, test } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';

/** Words of Nepali and English are longer than those of Hindi, in which screens are measured: no answer runs out of its button. */
let phone: Phone;

afterEach(() => phone.close());

const tap = (name: RegExp) => phone.page.getByRole('button', { name }).first().click();

/** Answers whose words or picture run out of their button. */
const overfull = async (): Promise<readonly string[]> => {
	await phone.page.locator('.tray-zone button').first().waitFor();
	return phone.page.locator('.tray-zone button').evaluateAll((buttons) =>
		buttons.flatMap((button) => {
			const { top, bottom } = button.getBoundingClientRect();
			const runsOut = [...button.children].some((part) => {
				const place = part.getBoundingClientRect();
				return place.top < top || place.bottom > bottom;
			});
			return runsOut ? [button.textContent.trim()] : [];
		})
	);
};

interface Seen {
	readonly language: string;
	readonly width: number;
	readonly height: number;
	readonly letters: number;
	/** What is touched: practice, the meeting that is waited for, the bank, back, the women, one of them. */
	readonly named: readonly RegExp[];
}

test.each<Seen>([
	{
		language: 'ne',
		width: 320,
		height: 568,
		letters: 150,
		named: [/^अभ्यास/, /^बैठक सुरु/, /^बैंक/, /^पछाडि/, /^दिदी/, /^नमुना 2 /]
	},
	{
		language: 'en',
		width: 360,
		height: 560,
		letters: 100,
		named: [/^Practise/, /^Start the meeting/, /^bank/i, /^Back/, /^didi/, /^Example 2 /]
	}
])('$language at $width × $height, letters $letters %: at the bank and on a woman’s page', async (seen) => {
	const { language, width, height, letters, named } = seen;
	const [practice, meeting, bank, back, women, woman] = named as [
		RegExp,
		RegExp,
		RegExp,
		RegExp,
		RegExp,
		RegExp
	];
	phone = await openPlainPhone({ keepsApp: false, language, context: { viewport: { width, height } } });
	await phone.page.addInitScript((size) => localStorage.setItem('bahi.letters', size), String(letters));
	await phone.page.goto(`${phone.origin}/`);
	await tap(practice);
	await phone.page.getByRole('button', { name: meeting }).waitFor();
	await tap(bank);
	expect(await overfull()).toEqual([]);
	await tap(back);
	await tap(women);
	await tap(woman);
	expect(await overfull()).toEqual([]);
	expect(phone.problems).toEqual([]);
});
