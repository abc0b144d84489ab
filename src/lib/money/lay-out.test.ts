import { expect, test } from 'vitest';
import { layOut, money, worthOf } from './index.ts';

// Expected values computed by hand.

const rupees = (amount: number) => money(amount * 100);
const pieces = (by: Readonly<Record<number, number>>) =>
	Object.fromEntries(Object.entries(by).map(([piece, count]) => [`${piece}00`, count]));
const laid = (amounts: readonly number[], by: Readonly<Record<number, number>>) =>
	layOut(amounts.map(rupees), pieces(by))?.map((one) =>
		one.map(({ piece, count }) => `${count}×${piece / 100}`).join(' ')
	) ?? null;

test('large pieces go first, to the largest amount', () => {
	expect(laid([310, 510, 200], { 500: 1, 200: 1, 100: 2, 50: 2, 10: 3, 5: 1, 2: 1 })).toEqual([
		'1×200 1×100 1×10',
		'1×500 1×10',
		'1×100 2×50'
	]);
});

test('the larger amount takes first, wherever it stands', () => {
	expect(laid([30, 50], { 20: 2, 10: 4 })).toEqual(['3×10', '2×20 1×10']);
	expect(laid([50, 30], { 20: 2, 10: 4 })).toEqual(['2×20 1×10', '3×10']);
});

test('the large piece is left for another where it would lead nowhere', () => {
	expect(laid([60, 50], { 50: 1, 20: 3 })).toEqual(['3×20', '1×50']);
	expect(laid([6, 6, 5], { 5: 1, 2: 6 })).toEqual(['3×2', '3×2', '1×5']);
});

test('nothing is laid for nothing, and pieces may be left over', () => {
	expect(laid([0, 20], { 20: 2 })).toEqual(['', '1×20']);
	expect(laid([], {})).toEqual([]);
});

test('what the pieces cannot make is not laid', () => {
	expect(laid([15], { 10: 4 })).toBeNull();
	expect(laid([30], { 20: 1 })).toBeNull();
	// Each amount alone can be paid, but not both together.
	expect(laid([5, 5], { 5: 1, 2: 3 })).toBeNull();
	// A piece with a count of zero is not used.
	expect(laid([5], { 5: 0 })).toBeNull();
});

test('many women and a thousand coins: it ends at once, found or not', () => {
	const women = Array.from({ length: 30 }, (_, place) => 4000 + place * 7);
	const box = { 500: 400, 200: 20, 100: 60, 50: 40, 20: 60, 10: 30, 5: 20, 2: 20, 1: 40 };
	expect(laid(women, box)).not.toBeNull();
	expect(laid(women, { 500: 400, 200: 300, 50: 1 })).toBeNull();
	// Each amount needs a twenty and a ten, or four twenties; one ten is missing, and the search would have to try every combination.
	const alike = Array.from({ length: 30 }, () => 4030);
	expect(laid(alike, { 500: 300, 200: 300, 100: 300, 50: 100, 20: 30, 10: 29 })).toBeNull();
	expect(laid(alike, { 500: 300, 200: 300, 100: 300, 50: 100, 20: 30, 10: 30 })).not.toBeNull();
});

test('what pieces are worth', () => {
	expect(worthOf(pieces({ 500: 1, 20: 3, 1: 7 }))).toBe(56_700);
	expect(worthOf({})).toBe(0);
});
