import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { Money } from '#money';
import CodePad from '#ui/meeting/CodePad.svelte';
import CountRows from '#ui/money/CountRows.svelte';
import { countByPiece, countTotal, type Counts } from '#ui/money/counts.ts';
import NotePad from '#ui/money/NotePad.svelte';
import Held from './Held.svelte';
import { rupees, show } from './support.ts';

/** Draws a component whose value its user keeps; gives back what was asked for last. */
function hold<Value>(component: unknown, name: string, start: Value, props: Record<string, unknown>) {
	const seen = vi.fn<(value: Value) => void>();
	show(Held<Value>, { component, name, start, seen, props });
	return () => seen.mock.lastCall?.[0];
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('the note pad', () => {
	const pad = (amount = 0, props: Record<string, unknown> = {}) =>
		hold<Money>(NotePad, 'amount', rupees(amount), props);

	/** The piles as they are drawn: the number on the note, and how many. */
	const onTheMat = () =>
		[...document.querySelectorAll('.piles .pile')].map(
			(pile) => `${pile.querySelector('text')?.textContent ?? ''} ×${pile.getAttribute('data-count') ?? ''}`
		);

	test('a touched note comes onto the note pad, and one is taken off with one touch', async () => {
		const amount = pad();
		await press('put 100 note on the mat');
		await press('put 20 note on the mat');
		await press('put 20 note on the mat');
		expect(amount()).toBe(rupees(140));
		expect(onTheMat()).toEqual(['100 ×1', '20 ×2']);
		await press('Rub one');
		expect(amount()).toBe(rupees(120));
		expect(onTheMat()).toEqual(['100 ×1', '20 ×1']);
		expect(screen.getByText('120')).toBeVisible();
	});

	test('notes are taken off one by one, the last that was put first, until none is there', async () => {
		const amount = pad();
		for (const piece of ['100', '20', '100', '50']) await press(`put ${piece} note on the mat`);
		const left: unknown[] = [];
		for (let times = 0; times < 4; times += 1) {
			await press('Rub one');
			left.push(amount());
		}
		expect(left).toEqual([220, 120, 100, 0].map(rupees));
		expect(screen.getByRole('button', { name: 'Rub one' })).toBeDisabled();
	});

	test('where nobody put the notes, the smallest is taken off first; a note put onto them goes before', async () => {
		const amount = pad(170);
		expect(onTheMat()).toEqual(['100 ×1', '50 ×1', '20 ×1']);
		await press('put 200 note on the mat');
		await press('Rub one');
		expect(amount()).toBe(rupees(170));
		await press('Rub one');
		expect(amount()).toBe(rupees(150));
		expect(onTheMat()).toEqual(['100 ×1', '50 ×1']);
	});

	test('notes lie as they were put, not as the fewest', async () => {
		pad();
		for (let times = 0; times < 6; times += 1) await press('put 20 note on the mat');
		expect(onTheMat()).toEqual(['20 ×6']);
	});

	test('begins with the usual amount and can be cleared', async () => {
		const amount = pad(50);
		expect(onTheMat()).toEqual(['50 ×1']);
		await press('clear the mat');
		expect(amount()).toBe(0);
		expect(onTheMat()).toEqual([]);
		expect(screen.getByRole('button', { name: 'clear the mat' })).toBeDisabled();
		expect(screen.getByRole('button', { name: 'Rub one' })).toBeDisabled();
	});

	test('a bundle comes with one touch', async () => {
		const amount = pad(0, { bundles: [rupees(1000), rupees(2000)] });
		await press('put a bundle of one thousand rupees');
		await press('put a bundle of two thousand rupees');
		expect(amount()).toBe(rupees(3000));
	});

	test('a bundle lies on what was put before, and its notes are taken off before that', async () => {
		const amount = pad(0, { bundles: [rupees(1000)] });
		for (let times = 0; times < 6; times += 1) await press('put 20 note on the mat');
		await press('put a bundle of one thousand rupees');
		expect(onTheMat()).toEqual(['500 ×2', '20 ×6']);
		await press('Rub one');
		expect(amount()).toBe(rupees(620));
		await press('Rub one');
		expect(amount()).toBe(rupees(120));
		expect(onTheMat()).toEqual(['20 ×6']);
	});

	test('a bundle keeps the paise that were there, and brings its own', async () => {
		const amount = pad(0, { bundles: [rupees(1000), 12_345], allowPaise: true });
		await press('numbers');
		for (const key of ['7', 'paise', '5']) await press(key);
		await press('notes');
		await press('put a bundle of one thousand rupees');
		expect(amount()).toBe(100_750);
		await press(/^put a bundle of one hundred/);
		expect(amount()).toBe(113_095);
	});

	test('the first digit takes the place of what was proposed, and the next ones stand behind it', async () => {
		const amount = pad(50, { digits: true });
		for (const digit of ['7', '0']) await press(digit);
		expect(amount()).toBe(rupees(70));
	});

	test('rubbing a digit of what was proposed keeps the others', async () => {
		const amount = pad(50, { digits: true });
		await press('Rub one');
		expect(amount()).toBe(rupees(5));
		await press('1');
		expect(amount()).toBe(rupees(51));
	});

	test('digits are the second way, without paise where cash is whole', async () => {
		const amount = pad();
		await press('numbers');
		await press('1');
		await press('2');
		await press('5');
		expect(amount()).toBe(rupees(125));
		expect(screen.queryByRole('button', { name: 'paise' })).not.toBeInTheDocument();
		await press('Rub one');
		expect(amount()).toBe(rupees(12));
	});

	test('a bank entry may have paise', async () => {
		const amount = pad(0, { allowPaise: true });
		await press('numbers');
		for (const key of ['7', 'paise', '5', '5', '9']) await press(key);
		expect(amount()).toBe(755);
	});
});

describe('the count', () => {
	const count = (counts: Counts = {}) => hold<Counts>(CountRows, 'counts', counts, {});

	test('has a field for each value; that of twenty and of ten names note and coin, for both are counted there', () => {
		count();
		const rows = screen.getAllByRole('button', { name: /(?:note|coin): \d+$/ });
		expect(rows.map((row) => row.querySelector('.for-ears')?.textContent)).toEqual([
			'500 note: 0',
			'200 note: 0',
			'100 note: 0',
			'50 note: 0',
			'20 note, 20 coin: 0',
			'10 note, 10 coin: 0',
			'5 coin: 0',
			'2 coin: 0',
			'1 coin: 0'
		]);
	});

	test('is typed row by row', async () => {
		const counts = count();
		await press('1');
		await press('next note');
		await press('2');
		await press('50 note: 0');
		await press('1');
		await press('9');
		expect(counts()).toEqual({ 'note-50000': 1, 'note-20000': 2, 'note-5000': 19 });
		expect(within(screen.getByRole('region', { name: 'your pile' })).getByText('1,850')).toBeVisible();
	});

	test('a digit in a row that was just chosen writes over what stood there', async () => {
		const counts = count({ 'note-50000': 7 });
		await press('500 note: 7');
		await press('3');
		expect(counts()).toEqual({ 'note-50000': 3 });
		await press('Rub one');
		expect(counts()).toEqual({});
	});

	test('a count is put right digit by digit, and never goes below none', async () => {
		const counts = count();
		expect(screen.getByRole('button', { name: 'Rub one' })).toBeDisabled();
		await press('1');
		await press('9');
		await press('Rub one');
		await press('8');
		expect(counts()).toEqual({ 'note-50000': 18 });
		await press('Rub one');
		await press('Rub one');
		expect(counts()).toEqual({});
		expect(screen.getByRole('button', { name: 'Rub one' })).toBeDisabled();
		await press('0');
		expect(counts()).toEqual({ 'note-50000': 0 });
	});

	test('notes and coins of one value are one piece on the screen and in the book', async () => {
		const counts = count();
		await press('20 note, 20 coin: 0');
		await press('5');
		await press('1 coin: 0');
		await press('4');
		const counted = counts() ?? {};
		expect(countTotal(counted, 'INR')).toBe(rupees(104));
		expect(countByPiece(counted, 'INR')).toEqual([
			{ piece: rupees(20), count: 5 },
			{ piece: rupees(1), count: 4 }
		]);
	});
});

describe('the code pad', () => {
	test('four pictures make a code of digits, and the screen shows only dots', async () => {
		const oncomplete = vi.fn();
		const code = hold<string>(CodePad, 'code', '', { kind: 'pictures', oncomplete });
		for (const picture of ['swan', 'roti', 'soap', 'leaf']) await press(picture);
		expect(code()).toBe('7256');
		expect(oncomplete).toHaveBeenCalledExactlyOnceWith('7256');
		expect(screen.getByRole('img', { name: '4 of 4 touched' })).toBeVisible();
		expect(document.body.textContent).not.toContain('7256');
	});

	test('a fifth touch does nothing; one can be rubbed', async () => {
		const code = hold<string>(CodePad, 'code', '123', { kind: 'pictures' });
		await press('Rub one');
		expect(code()).toBe('12');
		for (const picture of ['egg', 'egg', 'egg']) await press(picture);
		expect(code()).toBe('1211');
	});

	test('six digits are an equal alternative', async () => {
		const onkind = vi.fn();
		const code = hold<string>(CodePad, 'code', '', { kind: 'digits', onkind });
		for (const digit of ['0', '4', '2']) await press(digit);
		expect(code()).toBe('042');
		await press('Use pictures');
		expect(onkind).toHaveBeenCalledWith('pictures');
	});
});
