import { assert, present } from '#kernel';
import { money, type Money } from './money.ts';

/**
 * `total` in `count` parts, each rounded down to `unit`; the last part takes what is left.
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
 * `total` in proportion to `weights`: each part rounded down, left-over minor units go to the largest
 * remainders, ties to the lower place. The parts add up to `total`.
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
	// Sorting keeps equals in their order: ties go to the lower place.
	const byRemainder = [...shares].sort((a, b) => Number(b.remainder - a.remainder));
	for (const share of byRemainder) {
		if (left === 0) break;
		present(shares[share.place], 'a share has its place').part += 1;
		left -= 1;
	}
	return shares.map((share) => money(share.part));
}
