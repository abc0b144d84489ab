import { money } from '#money';
import { expect, test } from 'vitest';
import { fittingPiles, leastLine } from './fitting-piles.ts';

const kinds = (rupees: number, room: number | undefined) => {
	const { piles, rest } = fittingPiles(money(rupees * 100), 'INR', room);
	return [piles.map(({ piece, count }) => `${piece / 100}×${count}`).join(' '), rest / 100];
};

// 1,260 rupees are two notes of 500, one of 200, one of 50, one of 10.
test('a line of a phone holds four piles', () => {
	expect(kinds(1260, 272)).toEqual(['500×2 200×1 50×1 10×1', 0]);
});

test('a fifth kind, and what a narrow line has no room for, is in the blank pile', () => {
	expect(kinds(1375, 320)).toEqual(['500×2 200×1 100×1 50×1', 25]);
	expect(kinds(1260, 160)).toEqual(['500×2', 260]);
});

test('the blank pile stands alone in the narrowest line, and four where its width is not known yet', () => {
	expect(kinds(1260, 60)).toEqual(['', 1260]);
	expect(kinds(1375, undefined)).toEqual(['500×2 200×1 100×1 50×1', 25]);
});

test('a sum below nothing is drawn by its size, and nothing by no pile', () => {
	expect(fittingPiles(money(-2000), 'INR', 200).piles).toEqual([{ piece: 2000, count: 1 }]);
	// Four notes of twenty were counted; the drawing once showed a fifty, a twenty and a ten.
	const counted = [{ piece: money(2000), count: 4 }];
	expect(fittingPiles(money(8000), 'INR', 200, counted).piles).toEqual(counted);
	expect(fittingPiles(money(9000), 'INR', 200, counted).piles).toEqual([
		{ piece: 5000, count: 1 },
		{ piece: 2000, count: 2 }
	]);
	expect(fittingPiles(money(0), 'INR', 200)).toEqual({ piles: [], rest: 0 });
});

test('a number beside a pile grows with the letters', () => {
	// 500 rupees 42 times and three more kinds: the note is 60 px wide, "×42" three signs.
	const line = (letter: number) => fittingPiles(money(21_170_00), 'INR', 150, [], letter).piles.length;
	expect([line(16), line(24)]).toEqual([1, 0]);
	expect(leastLine(money(21_170_00), 'INR', [], 24) - leastLine(money(21_170_00), 'INR')).toBeCloseTo(14.4);
});
