import { present } from '#kernel';
import { money, zero, type Money } from '#money';
import type { EventOf } from '../event-types.ts';
import type { SharingRule } from '../rules/constitution-schema.ts';

/** What one woman brings to each rule of sharing: whole numbers, zero or more. */
export interface SharingBasis {
	/** Minor units of regular savings and shares. */
	readonly savings: number;
	/** Minor units of shares: every share has one value, so this is as good as their number. */
	readonly shares: number;
	/** Her savings at each month end, added up; minor units × months. */
	readonly savingMonths: number;
	/** Each saving by the regular meetings that it stayed, added up; minor units × meetings. */
	readonly savingMeetings: number;
	/** Minor units of interest she paid since the last distribution. */
	readonly interest: number;
	/** She joined between meetings and the circle has not heard of her: nothing of hers weighs (ledger law 57). */
	readonly isUnheard?: boolean;
}

/** Of `mixed`: rule → its share in hundredths, 100 in all. */
export type SharingWeights = NonNullable<EventOf<'DividendPaid'>['weights']>;

/** Of `fixedRate`: percent of her savings, and how much of that is kept back for a tax; decimal strings. */
export type SharingRate = NonNullable<EventOf<'DividendPaid'>['rate']>;

export interface SharingTerms {
	readonly rule: SharingRule;
	readonly weights?: SharingWeights | undefined;
	/** Of `fixedRate`. */
	readonly rate?: SharingRate | undefined;
	readonly remainder: 'stays' | 'spread';
	/** Minor units, above zero, to which each part is rounded. */
	readonly unit: Money;
}

export interface Shared {
	/** In the order of the bases, minor units. */
	readonly parts: readonly Money[];
	/** What is left when parts are rounded; parts and this are the whole. */
	readonly stays: Money;
}

type SingleRule = Exclude<SharingRule, 'mixed' | 'fixedRate'>;

/** Parts before rounding. Fractions of whole numbers, so that a part that is a whole unit is never taken for less. */
interface Fractions {
	readonly over: readonly bigint[];
	readonly under: bigint;
}

/**
 * Shares `whole` by a rule (ledger law 7, rounding of law 2): `stays` rounds each part down, `spread` then gives the
 * units that are left to the largest remainders, ties to the earlier place.
 *
 * @param whole minor units, zero or more
 * @param bases one for each woman, by her number
 * @returns null where nobody has anything by which the rule shares
 */
export function share(whole: Money, bases: readonly SharingBasis[], terms: SharingTerms): Shared | null {
	const fractions = fractionsOf(whole, bases, terms);
	return fractions && rounded(whole, fractions, terms);
}

/**
 * Gives each woman what is her own and her part of the rest, rounded once, together (ledger law 7).
 *
 * @param own minor units, in the order of the bases
 * @param rest minor units that the rule shares, zero or more
 * @returns null where nobody has anything by which the rule shares the rest
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

/** What the rate gives each, the tax kept back; null where the whole does not hold what it brings, tax and all. */
function atRate(
	whole: Money,
	bases: readonly SharingBasis[],
	rate: SharingRate | undefined
): Fractions | null {
	if (rate === undefined || rateBrings(bases, rate) > whole) return null;
	const net = hundredths(rate.percent) * (10_000n - hundredths(rate.taxPercent));
	return { over: weightsBy('savings', bases).map((savings) => BigInt(savings) * net), under: 100_000_000n };
}

/** What the rate brings all together, before any tax; minor units, rounded up. */
export function rateBrings(bases: readonly SharingBasis[], { percent }: SharingRate): number {
	const saved = weightsBy('savings', bases).reduce((sum, savings) => sum + BigInt(savings), 0n);
	const exact = saved * hundredths(percent);
	return Number((exact + 9_999n) / 10_000n);
}

/** "12.5" is 1250. */
function hundredths(percent = '0'): bigint {
	const [whole = '', part = ''] = percent.split('.');
	return BigInt(whole + part.padEnd(2, '0'));
}

/** Whether the weights of a mixed rule make a whole. */
export function areWhole(weights: SharingWeights | undefined): boolean {
	return Object.values(weights ?? {}).reduce<number>((sum, weight) => sum + weight, 0) === 100;
}

/** The single rules that share, each with its hundredths. */
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
			// Interest goes back to those who paid it; only what is more is shared by savings.
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
	// A rate is a promise: what is left over it is nobody's part.
	if (remainder === 'spread' && rule !== 'fixedRate') {
		const left = Math.floor(whole / unit) - units.reduce((sum, part) => sum + part, 0);
		const rests = over.map((part, place) => ({ place, rest: part % divisor }));
		// Sorting keeps equals in their order: ties go to the earlier place.
		rests.sort((one, other) => Number(other.rest - one.rest));
		for (const { place } of rests.slice(0, left))
			units[place] = present(units[place], 'a part has its place') + 1;
	}
	const parts = units.map((count) => money(count * unit));
	const given = parts.reduce<number>((sum, part) => sum + part, zero);
	return { parts, stays: money(whole - given) };
}
