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
	return new Exact34(amount).times(percent).dividedBy(100).times(factor);
}

/**
 * The nearest multiple of `unit`, halves away from zero.
 * @param unit minor units, above zero: what the group rounds charges to (1 rupee = 100)
 */
export function roundHalfUpTo(value: Exact, unit: Money): Money {
	assert(unit > 0, 'a rounding unit is above zero');
	return money(value.dividedBy(unit).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(unit).toNumber());
}

/** `part ÷ whole` as a decimal string with at most six decimals, half up; null when the whole is nothing. */
export function ratio(part: number, whole: number): string | null {
	if (whole === 0) return null;
	return new Exact34(part).dividedBy(whole).toDecimalPlaces(6, Decimal.ROUND_HALF_UP).toString();
}
