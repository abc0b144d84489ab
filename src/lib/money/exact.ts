import Decimal from 'decimal.js';
import { assert } from '#kernel';
import { money, type Money } from './money.ts';

/** Rates and shares at 34 digits, as ledger law 2 asks; rounded once, at the end, by a named function. */
const Exact34 = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });

/** A number that is not yet money: exact to 34 digits. */
export type Exact = Decimal;

/** @param text a plain decimal like "2" or "1.25"; callers have validated it */
export function exact(text: string | number): Exact {
	return new Exact34(text);
}

/** `amount × percent ÷ 100 × factor`, exact. `percent` is a decimal string, as in a loan's terms. */
export function percentOf(amount: Money, percent: string, factor: Exact | number = 1): Exact {
	const part = rateOf(percent).times(amount);
	return factor === 1 ? part : part.times(factor);
}

/** Rates that were read: a book has a few, each asked for at every payment. More than these are no book's. */
const rates = new Map<string, Exact>();
const ratesMost = 100;

function rateOf(percent: string): Exact {
	const known = rates.get(percent);
	if (known !== undefined) return known;
	const rate = new Exact34(percent).dividedBy(100);
	if (rates.size < ratesMost) rates.set(percent, rate);
	return rate;
}

/** Below it floating point has every half. */
const seenMost = 2 ** 50;

/**
 * The nearest multiple of `unit`, halves away from zero.
 * @param unit minor units, above zero: what the group rounds charges to (1 rupee = 100)
 */
export function roundHalfUpTo(value: Exact, unit: Money): Money {
	assert(unit > 0, 'a rounding unit is above zero');
	// A half is a number of floating point, and rounding keeps order: what is not seen as a half lies on its own side of it.
	const seen = value.toNumber();
	const near = seen / unit;
	const isHalf = near - Math.floor(near) === 0.5;
	if (Math.abs(seen) < seenMost && !isHalf) return money(Math.round(near) * unit);
	return money(value.dividedBy(unit).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(unit).toNumber());
}

/** `part ÷ whole` as a decimal string with at most six decimals, half up; null when the whole is nothing. */
export function ratio(part: number, whole: number): string | null {
	if (whole === 0) return null;
	return new Exact34(part).dividedBy(whole).toDecimalPlaces(6, Decimal.ROUND_HALF_UP).toString();
}
