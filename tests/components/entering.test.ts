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
		hold<Money>(NotePad, 'amount', rupees(amount), { currency: 'INR', ...props });

	test('a touched note comes onto the note pad, and a touched pile gives one back', async () => {
		const amount = pad();
		await press('put 100 note on the mat');
		await press('put 20 note on the mat');
		await press('put 20 note on the mat');
		expect(amount()).toBe(rupees(140));
		await press('take 20 note off, 2 there');
		expect(amount()).toBe(rupees(120));
		expect(screen.getByText('120')).toBeVisible();
	});

	test('notes lie as they were put, not as the fewest', async () => {
		pad();
		await press('put 20 note on the mat');
		for (let times = 0; times < 5; times += 1) await press('put 20 note on the mat');
		expect(screen.getByRole('button', { name: 'take 20 note off, 6 there' })).toBeVisible();
	});

	test('begins with the usual amount and can be cleared', async () => {
		const amount = pad(50);
		expect(screen.getByRole('button', { name: 'take 50 note off, 1 there' })).toBeVisible();
		await press('clear the mat');
		expect(amount()).toBe(0);
		expect(screen.getByRole('button', { name: 'clear the mat' })).toBeDisabled();
	});

	test('a bundle comes with one touch', async () => {
		const amount = pad(0, { bundles: [rupees(1000), rupees(2000)] });
		await press('put a bundle of one thousand rupees');
		await press('put a bundle of two thousand rupees');
		expect(amount()).toBe(rupees(3000));
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
	const count = (counts: Counts = {}) => hold<Counts>(CountRows, 'counts', counts, { currency: 'INR' });

	test('has a row for each note and each coin; twenty and ten have both', () => {
		count();
		const rows = screen.getAllByRole('button', { name: /(?:note|coin): \d+$/ });
		expect(rows.map((row) => row.getAttribute('aria-label'))).toEqual([
			'500 note: 0',
			'200 note: 0',
			'100 note: 0',
			'50 note: 0',
			'20 note: 0',
			'10 note: 0',
			'20 coin: 0',
			'10 coin: 0',
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

	test('one more and one less never go below none', async () => {
		const counts = count();
		expect(screen.getByRole('button', { name: 'One less' })).toBeDisabled();
		await press('One more');
		await press('One less');
		expect(counts()).toEqual({ 'note-50000': 0 });
	});

	test('notes and coins of one value are one piece in the book', () => {
		const counts: Counts = { 'note-2000': 3, 'coin-2000': 2, 'coin-100': 4 };
		expect(countTotal(counts, 'INR')).toBe(rupees(104));
		expect(countByPiece(counts, 'INR')).toEqual([
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
