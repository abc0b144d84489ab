import { present } from '#kernel';
import { money, zero, type Money } from '#money';
import type { EventOf } from '../event-types.ts';
import type { SharingRule } from '../rules/constitution-schema.ts';

/** Weights of one member in each sharing rule: whole numbers, zero or more. */
export interface SharingBasis {
	/** Regular savings and shares, minor units. */
	readonly savings: number;
	/** Shares in minor units; all shares have one value, so this is proportional to their number. */
	readonly shares: number;
	/** Sum of her savings at each month end; minor units × months. */
	readonly savingMonths: number;
	/** Sum of each deposit × the regular meetings for which it remained; minor units × meetings. */
	readonly savingMeetings: number;
	/** Interest she paid since the last distribution, minor units. */
	readonly interest: number;
	/** True if she joined between meetings and the circle has not heard of her: all her weights are zero (ledger law 57). */
	readonly isUnheard?: boolean;
}

/** For `mixed`: percentage of each rule, 100 in total. */
export type SharingWeights = NonNullable<EventOf<'DividendPaid'>['weights']>;

/** For `fixedRate`: percent of her savings, and percent of that withheld as tax; decimal strings. */
export type SharingRate = NonNullable<EventOf<'DividendPaid'>['rate']>;

export interface SharingTerms {
	readonly rule: SharingRule;
	readonly weights?: SharingWeights | undefined;
	/** For `fixedRate` only. */
	readonly rate?: SharingRate | undefined;
	readonly remainder: 'stays' | 'spread';
	/** Rounding unit of each part, minor units, above zero. */
	readonly unit: Money;
}

export interface Shared {
	/** Parts in the order of the bases, minor units. */
	readonly parts: readonly Money[];
	/** Rounding remainder; parts and remainder add up to the whole. */
	readonly stays: Money;
}

type SingleRule = Exclude<SharingRule, 'mixed' | 'fixedRate'>;

/** Exact parts before rounding, as fractions, so that a whole unit is never rounded down. */
interface Fractions {
	readonly over: readonly bigint[];
	readonly under: bigint;
}

/**
 * Shares `whole` by a rule (ledger law 7, rounding of law 2): `stays` rounds each part down, `spread` then gives the remaining units to the largest
 * remainders, ties to the lower index.
 *
 * @param whole minor units, zero or more
 * @param bases one for each member, by member number
 * @returns null if nobody has a weight in the rule
 */
export function share(whole: Money, bases: readonly SharingBasis[], terms: SharingTerms): Shared | null {
	const fractions = fractionsOf(whole, bases, terms);
	return fractions && rounded(whole, fractions, terms);
}

/**
 * Adds each member's own amount and her part of the rest, and rounds the sum once (ledger law 7).
 *
 * @param own minor units, in the order of the bases
 * @param rest minor units shared by the rule, zero or more
 * @returns null if nobody has a weight in the rule for the rest
 */
export function shareOnTop(
	own: readonly Money[],
	rest: Money,
	bases: readonly SharingBasis[],
	terms: SharingTerms
): Shared | null {
	const fractions = fractionsOf(rest, bases, terms);
	if (fractions === null) return null;
	const all = added({ over: own.map(BigInt), under: 1n }, fractions);
	return rounded(money(own.reduce<number>((sum, amount) => sum + amount, rest)), all, terms);
}

function fractionsOf(whole: Money, bases: readonly SharingBasis[], terms: SharingTerms): Fractions | null {
	if (terms.rule === 'fixedRate') return atRate(whole, bases, terms.rate);
	let sum: Fractions | null = nothing(bases);
	for (const [rule, hundredths] of rulesOf(terms)) {
		const part = bySingleRule(BigInt(whole) * BigInt(hundredths), rule, bases);
		sum = sum && part && added(sum, part);
	}
	return sum && { ...sum, under: sum.under * 100n };
}

/** Parts by a fixed rate less tax; null if the whole does not cover the gross amount. */
function atRate(
	whole: Money,
	bases: readonly SharingBasis[],
	rate: SharingRate | undefined
): Fractions | null {
	if (rate === undefined || rateBrings(bases, rate) > whole) return null;
	const net = hundredths(rate.percent) * (10_000n - hundredths(rate.taxPercent));
	return { over: weightsBy('savings', bases).map((savings) => BigInt(savings) * net), under: 100_000_000n };
}

/** Total of a fixed rate before tax; minor units, rounded up. */
export function rateBrings(bases: readonly SharingBasis[], { percent }: SharingRate): number {
	const saved = weightsBy('savings', bases).reduce((sum, savings) => sum + BigInt(savings), 0n);
	const exact = saved * hundredths(percent);
	return Number((exact + 9_999n) / 10_000n);
}

/** Converts a decimal string to hundredths: "12.5" gives 1250. */
function hundredths(percent = '0'): bigint {
	const [whole = '', part = ''] = percent.split('.');
	return BigInt(whole + part.padEnd(2, '0'));
}

/** True if the weights of a mixed rule add up to 100. */
export function areWhole(weights: SharingWeights | undefined): boolean {
	return Object.values(weights ?? {}).reduce<number>((sum, weight) => sum + weight, 0) === 100;
}

/** Returns the single rules with their percentages. */
export function rulesOf({
	rule,
	weights = {}
}: Pick<SharingTerms, 'rule' | 'weights'>): readonly (readonly [SingleRule, number])[] {
	if (rule === 'fixedRate') return [];
	if (rule !== 'mixed') return [[rule, 100]];
	return (Object.entries(weights) as [SingleRule, number][]).filter(([, weight]) => weight > 0);
}

function bySingleRule(amount: bigint, rule: SingleRule, bases: readonly SharingBasis[]): Fractions | null {
	const of = (field: Weight) => weightsBy(field, bases);
	switch (rule) {
		case 'equal':
			return inProportion(
				amount,
				bases.map(({ isUnheard }) => (isUnheard === true ? 0 : 1))
			);
		case 'bySavings':
			return inProportion(amount, of('savings'));
		case 'byShares':
			return inProportion(amount, of('shares'));
		case 'bySavingMonths':
			return inProportion(amount, of('savingMonths'));
		case 'bySavingMeetings':
			return inProportion(amount, of('savingMeetings'));
		case 'interestBack': {
			// Interest is returned to its payers; only an excess is shared by savings.
			const paid = BigInt(of('interest').reduce((sum, interest) => sum + interest, 0)) * 100n;
			const back = paid < amount ? paid : amount;
			const toPayers = inProportion(back, of('interest'));
			const toSavers = inProportion(amount - back, of('savings'));
			return toPayers && toSavers && added(toPayers, toSavers);
		}
	}
}

type Weight = Exclude<keyof SharingBasis, 'isUnheard'>;

const weightsBy = (field: Weight, bases: readonly SharingBasis[]): readonly number[] =>
	bases.map((basis) => (basis.isUnheard === true ? 0 : basis[field]));

function inProportion(amount: bigint, weights: readonly number[]): Fractions | null {
	if (amount === 0n) return nothing(weights);
	const under = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
	return under === 0n ? null : { over: weights.map((weight) => amount * BigInt(weight)), under };
}

function nothing(of: readonly unknown[]): Fractions {
	return { over: of.map(() => 0n), under: 1n };
}

function added(left: Fractions, right: Fractions): Fractions {
	const over = left.over.map((part, place) => part * right.under + (right.over[place] ?? 0n) * left.under);
	return { over, under: left.under * right.under };
}

function rounded(whole: Money, { over, under }: Fractions, { rule, remainder, unit }: SharingTerms): Shared {
	const divisor = under * BigInt(unit);
	const units = over.map((part) => Number(part / divisor));
	// A fixed rate is exact: the remainder above it is not distributed.
	if (remainder === 'spread' && rule !== 'fixedRate') {
		const left = Math.floor(whole / unit) - units.reduce((sum, part) => sum + part, 0);
		const rests = over.map((part, place) => ({ place, rest: part % divisor }));
		// The sort is stable, so ties go to the lower index.
		rests.sort((one, other) => Number(other.rest - one.rest));
		for (const { place } of rests.slice(0, left))
			units[place] = present(units[place], 'a part has its place') + 1;
	}
	const parts = units.map((count) => money(count * unit));
	const given = parts.reduce<number>((sum, part) => sum + part, zero);
	return { parts, stays: money(whole - given) };
}
