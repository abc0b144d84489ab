import Decimal from 'decimal.js';
import { assert, present } from '#kernel';
import { money, type Money } from './money.ts';

/** Rates and shares are computed with 34 digits (ledger law 2) and rounded once, at the end, by a named function. */
const Exact34 = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });

/** An unrounded number, exact to 34 digits. */
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

/** Cache of parsed rates: a book has a few, and each payment asks for them. The limit keeps foreign input from growing it. */
const rates = new Map<string, Exact>();
const ratesMost = 100;

function rateOf(percent: string): Exact {
	const known = rates.get(percent);
	if (known !== undefined) return known;
	const rate = new Exact34(percent).dividedBy(100);
	if (rates.size < ratesMost) rates.set(percent, rate);
	return rate;
}

/** Below this limit a double represents every half exactly. */
const seenMost = 2 ** 50;

/**
 * Rounds to the nearest multiple of `unit`, halves away from zero.
 * @param unit minor units, above zero: the group's rounding unit for charges (1 rupee = 100)
 */
export function roundHalfUpTo(value: Exact, unit: Money): Money {
	assert(unit > 0, 'a rounding unit is above zero');
	// A double represents every half, and rounding is monotonic: a value that does not read as a half lies on the correct side of it.
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

/**
 * Splits `total` into `count` parts, each rounded down to `unit`; the last part takes the remainder.
 * This is how a group divides a loan into instalments (ledger law 6.4).
 *
 * @param unit minor units, above zero
 */
export function splitIntoInstalments(total: Money, count: number, unit: Money): readonly Money[] {
	assert(Number.isInteger(count) && count > 0 && unit > 0 && total >= 0, 'parts are counted in whole units');
	const each = money(Math.floor(total / count / unit) * unit);
	const parts = Array<Money>(count).fill(each);
	parts[count - 1] = money(total - each * (count - 1));
	return parts;
}

/**
 * Splits `total` in proportion to `weights`: each part is rounded down, and the left-over minor units go to the largest remainders, ties to the lower
 * index. The parts add up to `total`.
 */
export function splitByWeight(total: Money, weights: readonly number[]): readonly Money[] {
	const whole = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
	assert(
		total >= 0 && whole > 0n && weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
		'weights are whole, not negative, and one of them counts'
	);
	const shares = weights.map((weight, place) => {
		const product = BigInt(total) * BigInt(weight);
		return { place, part: Number(product / whole), remainder: product % whole };
	});
	let left = total - shares.reduce((sum, share) => sum + share.part, 0);
	// The sort is stable, so ties go to the lower index.
	const byRemainder = [...shares].sort((a, b) => Number(b.remainder - a.remainder));
	for (const share of byRemainder) {
		if (left === 0) break;
		present(shares[share.place], 'a share has its place').part += 1;
		left -= 1;
	}
	return shares.map((share) => money(share.part));
}
