import { describe, expect, test } from 'vitest';
import { countByPiece, piecesMost, countRows, countTotal } from './counts.ts';

describe('rows of the count', () => {
	test('of a currency without drawings are plain piles by number, so that a box can be counted', () => {
		// Uganda has no cents: 3 of 50,000, 2 of 1,000 and 4 single shillings are 1,52,004.
		const ugandan = { 'note-50000': 3, 'note-1000': 2, 'note-1': 4 };
		expect(countTotal(ugandan, 'UGX')).toBe(152_004);
		expect(countByPiece(ugandan, 'UGX')).toEqual([
			{ piece: 50_000, count: 3 },
			{ piece: 1_000, count: 2 },
			{ piece: 1, count: 4 }
		]);
		// Kenya has cents: 2 of 1,000 shillings and 50 cents are 2,00,050 cents.
		expect(countTotal({ 'note-100000': 2, 'note-1': 50 }, 'KES')).toBe(200_050);
		// Bahrain has a thousand fils: one of 20 dinars.
		expect(countTotal({ 'note-20000': 1 }, 'BHD')).toBe(20_000);
	});

	test('each amount can be made, and there are as many rows as a phone shows', () => {
		for (const currency of ['UGX', 'KES', 'BHD']) {
			const rows = countRows(currency);
			expect(rows.every((row) => row.plain === true && !row.coin)).toBe(true);
			expect(rows.at(-1)?.piece).toBe(1);
			expect(rows).toHaveLength(11);
			// The amount below each row's value can be counted in that row.
			for (const [place, row] of rows.entries())
				expect((rows[place - 1]?.piece ?? 0) / row.piece).toBeLessThan(piecesMost);
		}
	});

	test('of rupees are the nine of the tray: a value that is note and coin is counted in one row', () => {
		const values = (currency: string) =>
			countRows(currency).map(({ piece, coinToo }) => [piece / 100, coinToo ?? false]);
		expect(values('INR')).toEqual([
			[500, false],
			[200, false],
			[100, false],
			[50, false],
			[20, true],
			[10, true],
			[5, false],
			[2, false],
			[1, false]
		]);
		expect(values('NPR').map(([piece]) => piece)).toEqual([1000, 500, 100, 50, 20, 10, 5, 2, 1]);
	});

	test('of rupees stay drawn', () => {
		expect(countRows('INR').some((row) => row.plain)).toBe(false);
		expect(countRows('NPR').some((row) => row.plain)).toBe(false);
	});
});
