import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	add,
	atLeastZero,
	cashPieces,
	exact,
	fewestPieces,
	least,
	money,
	percentOf,
	ratio,
	roundHalfUpTo,
	smallestCoin,
	splitByWeight,
	splitIntoInstalments,
	subtract,
	sum,
	toMoney,
	zero
} from './index.ts';

describe('money is a whole number of minor units', () => {
	test.each([0, 1, -1, Number.MAX_SAFE_INTEGER])('%d is money', (minorUnits) => {
		expect(toMoney(minorUnits)).toEqual({ ok: true, value: minorUnits });
		expect(money(minorUnits)).toBe(minorUnits);
	});

	test.each([1.5, NaN, Infinity, 2 ** 53, -(2 ** 53)])('%d is none', (given) => {
		expect(toMoney(given)).toEqual({ ok: false, error: { type: 'MoneyOutOfRange', given } });
		expect(() => money(given)).toThrow('money is a safe integer of minor units');
	});

	test('there is no minus zero', () => {
		expect(Object.is(money(-0), 0)).toBe(true);
		expect(toMoney(-0)).toEqual({ ok: true, value: 0 });
		expect(Object.is(subtract(money(5), money(5)), 0)).toBe(true);
	});

	test('a sum that leaves the safe range is a defect, not a wrong figure', () => {
		const most = money(Number.MAX_SAFE_INTEGER);
		expect(() => add(most, money(1))).toThrow();
		expect(() => subtract(money(-Number.MAX_SAFE_INTEGER), money(1))).toThrow();
		expect(() => sum([most, money(1)])).toThrow();
	});

	test('the least of two, and at least nothing', () => {
		expect([least(money(3), money(5)), least(money(5), money(3))]).toEqual([3, 3]);
		expect([atLeastZero(money(-1)), atLeastZero(zero), atLeastZero(money(1))]).toEqual([0, 0, 1]);
		expect(sum([])).toBe(0);
	});
});

describe('rounding is named', () => {
	test.each([
		['49.999', 100, 0],
		['50', 100, 100],
		['149.99', 100, 100],
		['150', 100, 200],
		['0.5', 1, 1],
		['2.4999999999999999999999', 5, 0],
		['2.5', 5, 5],
		['749', 500, 500],
		['750', 500, 1000]
	])('%s to the nearest %d is %d', (value, unit, rounded) => {
		expect(roundHalfUpTo(exact(value), money(unit))).toBe(rounded);
	});

	test('a sum as near to a half as 34 digits tell goes to its own side', () => {
		const digits = fc.integer({ min: 1, max: 18 });
		const unit = fc.constantFrom(1, 5, 100, 500, 1000);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 2 ** 33 }), unit, digits, (units, one, place) => {
				const half = exact(units).plus('0.5').times(one);
				const little = exact(`1e-${place}`);
				expect(roundHalfUpTo(half, money(one))).toBe((units + 1) * one);
				expect(roundHalfUpTo(half.plus(little), money(one))).toBe((units + 1) * one);
				expect(roundHalfUpTo(half.minus(little), money(one))).toBe(units * one);
				expect(roundHalfUpTo(half.negated(), money(one))).toBe(-(units + 1) * one);
			})
		);
	});

	test('a unit of nothing is a defect', () => {
		expect(() => roundHalfUpTo(exact(1), zero)).toThrow('a rounding unit is above zero');
	});

	test('percent is exact: 0.1 percent thirty times is 3 percent', () => {
		const third = percentOf(money(10_000), '0.1');
		const thirty = Array.from({ length: 30 }).reduce<typeof third>((so) => so.plus(third), exact(0));
		expect(thirty.equals(percentOf(money(10_000), '3'))).toBe(true);
		expect(percentOf(money(10_000), '1.5', 0.25).toString()).toBe('37.5');
	});

	test('a ratio has at most six decimals, half up, and none of nothing', () => {
		expect(ratio(2, 3)).toBe('0.666667');
		expect(ratio(1, 3)).toBe('0.333333');
		expect(ratio(1, 2_000_000)).toBe('0.000001');
		expect(ratio(1, 2)).toBe('0.5');
		expect(ratio(3, 3)).toBe('1');
		expect(ratio(0, 3)).toBe('0');
		expect(ratio(1, 0)).toBeNull();
	});
});

describe('dividing a whole', () => {
	test.each([
		[100_000, 3, 100, [33_300, 33_300, 33_400]],
		[100_000, 3, 1, [33_333, 33_333, 33_334]],
		[50_000, 5, 100, [10_000, 10_000, 10_000, 10_000, 10_000]],
		[200, 3, 100, [0, 0, 200]],
		[100_050, 2, 100, [50_000, 50_050]],
		[0, 2, 100, [0, 0]]
	])('%d in %d instalments of whole %d', (total, count, unit, parts) => {
		expect(splitIntoInstalments(money(total), count, money(unit))).toEqual(parts);
	});

	test.each([
		[100, [1, 1, 1], [34, 33, 33]],
		[101, [1, 1, 1], [34, 34, 33]],
		[10, [1, 2], [3, 7]],
		[5, [0, 1, 0], [0, 5, 0]],
		[0, [1, 2], [0, 0]],
		[1, [1, 1], [1, 0]]
	])('%d by the weights %j', (total, weights, parts) => {
		expect(splitByWeight(money(total), weights)).toEqual(parts);
	});

	test('large wholes are divided exactly', () => {
		const total = money(9_007_199_254_740_991);
		expect(sum(splitByWeight(total, [999_983, 999_979, 7]))).toBe(total);
	});

	test.each([[[]], [[0, 0]], [[1, -1]], [[3, -1]], [[0.5, 0.5]]])('weights %j are a defect', (weights) => {
		expect(() => splitByWeight(money(10), weights)).toThrow('weights are whole, not negative');
	});

	test('a debt is not divided by weight', () => {
		expect(() => splitByWeight(money(-10), [1, 1])).toThrow('weights are whole, not negative');
	});

	test.each([
		[10, 0, 1],
		[10, 1.5, 1],
		[10, 2, 0],
		[-10, 2, 1]
	])('%d in %d parts of whole %d is a defect', (total, count, unit) => {
		expect(() => splitIntoInstalments(money(total), count, money(unit))).toThrow(
			'parts are counted in whole units'
		);
	});
});

describe('cash', () => {
	test('is whole in rupees in India and Nepal, in the minor unit elsewhere', () => {
		expect(['INR', 'NPR', 'KES', 'UGX'].map(smallestCoin)).toEqual([100, 100, 1, 1]);
	});

	test('the fewest pieces make the amount, and no smaller number does', () => {
		expect(fewestPieces(money(178_800), 'INR').map(({ piece, count }) => [piece / 100, count])).toEqual([
			[500, 3],
			[200, 1],
			[50, 1],
			[20, 1],
			[10, 1],
			[5, 1],
			[2, 1],
			[1, 1]
		]);
		fc.assert(
			fc.property(fc.nat({ max: 100_000 }), fc.constantFrom('INR', 'NPR'), (rupees, currency) => {
				const pieces = fewestPieces(money(rupees * 100), currency);
				expect(pieces.reduce((so, { piece, count }) => so + piece * count, 0)).toBe(rupees * 100);
			})
		);
	});

	// Nepal Rastra Bank: notes of 1000, 500, 100, 50, 20, 10 and 5 rupees, coins of 2 and 1; no note of 200.
	test('the pieces are those of the country', () => {
		expect(fewestPieces(money(188_800), 'NPR').map(({ piece, count }) => [piece / 100, count])).toEqual([
			[1000, 1],
			[500, 1],
			[100, 3],
			[50, 1],
			[20, 1],
			[10, 1],
			[5, 1],
			[2, 1],
			[1, 1]
		]);
		expect(cashPieces('NPR').coins).toEqual([200, 100]);
	});

	test('a value that is a note and a coin is counted once', () => {
		const { notes, coins } = cashPieces('INR');
		expect(notes).toContain(2000);
		expect(coins).toContain(2000);
		expect(fewestPieces(money(2000), 'INR')).toEqual([{ piece: 2000, count: 1 }]);
	});

	test('other currencies get piles of one minor unit', () => {
		expect(fewestPieces(money(25), 'KES')).toEqual([{ piece: 1, count: 25 }]);
	});
});
