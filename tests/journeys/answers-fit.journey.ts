import { afterEach, expect, test } from 'vitest';
import { measure } from '../screens/measured.ts';
import { doesNotFit } from '../screens/rules.ts';
import type { Phone } from '../support/browser.ts';
import { screenStands } from '../support/looks-right.ts';
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

/** What is cut off, runs out of its place or lies over something else on the screen as it stands. */
const misfits = async (): Promise<readonly string[]> => {
	await screenStands(phone.page);
	return doesNotFit(await measure(phone.page)).map(({ what }) => what);
};

/** Things of the top row of a meeting that do not stand whole in view: beside the screen, or over the steps below. */
const cutInTopRow = async (): Promise<readonly string[]> => {
	await screenStands(phone.page);
	return phone.page.locator('main .top > *').evaluateAll((all) => {
		const steps = document.querySelector('main .steps')?.getBoundingClientRect().top ?? 0;
		return all.flatMap((one) => {
			const { left, right, top, bottom } = one.getBoundingClientRect();
			const row = one.parentElement?.getBoundingClientRect();
			const [from, to] = [Math.max(0, row?.left ?? 0), Math.min(innerWidth, row?.right ?? 0)];
			const isWhole = left >= from - 1 && right <= to + 1 && top >= 0 && bottom <= steps + 1;
			return isWhole ? [] : [`${one.ariaLabel ?? one.textContent.trim()}: ${left} to ${right} of ${to}`];
		});
	});
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
		named: [/^अभ्यास/, /^बैठक सुरु/, /^अरू$/, /^बैंक/, /^पछाडि/, /^दिदी/, /^चमेली /]
	},
	{
		language: 'en',
		width: 360,
		height: 560,
		letters: 100,
		named: [/^Practise/, /^Start the meeting/, /^more$/, /^bank/i, /^Back/, /^didi/, /^Jasmine /]
	}
])('$language at $width × $height, letters $letters %: at the bank and on a woman’s page', async (seen) => {
	const { language, width, height, letters, named } = seen;
	const [practice, meeting, more, bank, back, women, woman] = named as [
		RegExp,
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
	await tap(more);
	await tap(bank);
	expect(await overfull()).toEqual([]);
	await tap(back);
	await tap(women);
	await tap(woman);
	expect(await overfull()).toEqual([]);
	expect(phone.problems).toEqual([]);
});

/** A narrow phone with the largest letters. */
async function narrow(language: string): Promise<void> {
	const context = { viewport: { width: 320, height: 568 } };
	phone = await openPlainPhone({ keepsApp: false, language, context });
	await phone.page.addInitScript(() => localStorage.setItem('bahi.letters', '150'));
	await phone.page.goto(`${phone.origin}/`);
}

test.each([
	['hi', /^अभ्यास/, /^बैठक शुरू/, /^दिया/, /^पीछे/],
	['ne', /^अभ्यास/, /^बैठक सुरु/, /^दिनुभयो/, /^पछाडि/],
	['en', /^Practise/, /^Start the meeting/, /^gave/, /^Back/]
] as const)(
	'%s, narrow, largest letters: home, and the way of a meeting in which four have given',
	async (language, practice, meeting, gave, back) => {
		await narrow(language);
		await tap(practice);
		await phone.page.getByRole('button', { name: meeting }).waitFor();
		expect(await misfits()).toEqual([]);
		await tap(meeting);
		// Before anything is entered, the kind of the meeting can be chosen there.
		await tap(back);
		await phone.page.locator('main .top').waitFor();
		expect(await cutInTopRow()).toEqual([]);
		expect(await misfits()).toEqual([]);
		await phone.page.locator('footer button').first().click();
		for (let given = 1; given <= 4; given += 1) await tap(gave);
		await tap(back);
		await phone.page.locator('.quorum').waitFor();
		expect(await cutInTopRow()).toEqual([]);
		expect(await misfits()).toEqual([]);
		expect(phone.problems).toEqual([]);
	}
);

test('en, narrow, largest letters: a loan of the bank comes and is paid back', async () => {
	await narrow('en');
	await tap(/^Practise/);
	for (const name of [
		/^more$/,
		/^bank/,
		/^money from outside/,
		/^Money came/,
		/^loan from the bank/,
		/^Example bank/
	])
		await tap(name);
	const fifty = /^put a bundle of fifty thousand/;
	await phone.page.getByRole('button', { name: fifty }).waitFor();
	// The note that a bundle is of is seen.
	const note = await phone.page.locator('.bundle .pile > svg').last().boundingBox();
	expect(note?.width).toBeGreaterThanOrEqual(20);
	for (const name of [fifty, /^OK, right/, /1234$/]) await tap(name);
	expect(await misfits()).toEqual([]);
	expect(await linesOf('1234')).toBe(1);
	for (const name of [/^12 times/, /^Write it/]) await tap(name);
	// Between meetings two codes write it.
	const sheets = phone.page.locator('dialog');
	for (const [place, officer] of [/, president$/, /, treasurer$/].entries()) {
		await tap(officer);
		expect(await misfits()).toEqual([]);
		for (const picture of [/^egg$/, /^roti$/, /^milk$/, /^honey$/]) await tap(picture);
		await sheets.nth(1 - place).waitFor({ state: 'detached' });
	}
	for (const name of [/^Example bank/, /^give back/, /1234$/]) await tap(name);
	await phone.page.getByText('other charges').waitFor();
	expect(await misfits()).toEqual([]);
	expect(await coveredWords()).toEqual([]);
	expect(phone.problems).toEqual([]);
});

test('narrow: the dots of six meetings stay in their month', async () => {
	await narrow('hi');
	await tap(/^अभ्यास/);
	await tap(/^हिसाब/);
	await phone.page.locator('nav .dots').first().waitFor();
	const over = await phone.page.locator('nav .dots').evaluateAll((months) =>
		months.map((dots) => {
			const [dot] = dots.children;
			while (dot !== undefined && dots.children.length < 6) dots.append(dot.cloneNode());
			const last = dots.lastElementChild?.getBoundingClientRect();
			return (last?.right ?? Infinity) - (dots.closest('button')?.getBoundingClientRect().right ?? 0);
		})
	);
	expect(over).toHaveLength(3);
	for (const px of over) expect(px).toBeLessThan(0);
});

test('narrow, largest letters: the name of who holds an office is not broken', async () => {
	await narrow('ne');
	for (const name of [/^अभ्यास/, /^दिदी/, /^समूह र नियम/, /^पद/, /^कोषाध्यक्ष/]) await tap(name);
	await phone.page.locator('li .badge').waitFor();
	expect(await linesOf('चमेली')).toBe(1);
});

test('the name in the head of her page is not broken, beside her picture and her number', async () => {
	phone = await openPlainPhone({ keepsApp: false });
	await phone.page.goto(`${phone.origin}/`);
	for (const name of [/^अभ्यास/, /^दीदी/, /^रजनीगंधा /]) await tap(name);
	await phone.page.locator('h1', { hasText: 'रजनीगंधा' }).waitFor();
	expect(await linesOf('रजनीगंधा')).toBe(1);
});

/** In how many lines a number stands that is one. */
const linesOf = (number: string): Promise<number> =>
	phone.page.getByText(number, { exact: true }).evaluate((element) => {
		const range = document.createRange();
		range.selectNodeContents(element);
		return new Set([...range.getClientRects()].map(({ top }) => top)).size;
	});

/** Words of a button over which its sum lies. */
const coveredWords = (): Promise<readonly string[]> =>
	phone.page.locator('main button:has(.money)').evaluateAll((buttons) =>
		buttons.flatMap((button) => {
			const [word, sum] = ['.label', '.money'].map((part) => {
				const range = document.createRange();
				range.selectNodeContents(button.querySelector(part) ?? button);
				return range.getBoundingClientRect();
			});
			if (word === undefined || sum === undefined || button.querySelector('.label') === null) return [];
			const across = Math.min(word.right, sum.right) - Math.max(word.left, sum.left);
			const down = Math.min(word.bottom, sum.bottom) - Math.max(word.top, sum.top);
			return across > 0 && down > 6 ? [button.textContent.trim()] : [];
		})
	);
