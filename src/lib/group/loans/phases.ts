import type { LocalDate } from '#kernel';
import { money, sum, type Money } from '#money';
import type { KeptTerms, Loan, LoanMovement, LoanOpening } from './loan.ts';

/**
 * A stretch of a loan's life on one set of terms: from the day it was given, or put on new ones, to the next such day
 * (ledger fine print 8 and 9). Days and amounts come from the movements, so that what is entered late takes its place.
 */
export interface LoanPhase {
	/** Months and meetings are counted from here. */
	readonly since: LocalDate;
	/** Charges that fall due after this day belong to it … */
	readonly after: LocalDate;
	/** … up to and including this one; null for the terms the loan stands on now. */
	readonly until: LocalDate | null;
	readonly terms: KeptTerms;
	/** Minor units that were put on these terms. */
	readonly principal: Money;
	/** Lent on top without terms of its own, in the order of days. */
	readonly extras: readonly Extra[];
	/** Minor units of principal that were repaid or given up while it stood on these terms. */
	readonly settled: Money;
	/** The same one by one, in the order of days. */
	readonly repaid: readonly Extra[];
	readonly opening: LoanOpening | null;
}

export interface Extra {
	readonly on: LocalDate;
	/** Minor units. */
	readonly amount: Money;
}

/** By the loan, with the count of its movements: a loan is changed in place only by one more. One look at a payment asks a dozen times. */
const known = new WeakMap<Loan, { readonly count: number; readonly phases: readonly LoanPhase[] }>();

/** The phases of a loan, oldest first; there is always one. */
export function phasesOf(loan: Loan): readonly LoanPhase[] {
	const before = known.get(loan);
	const count = loan.movements.length;
	if (before?.count === count) return before.phases;
	const phases = phasesIn(loan);
	known.set(loan, { count, phases });
	return phases;
}

function phasesIn(loan: Loan): readonly LoanPhase[] {
	const phases: LoanPhase[] = [];
	let out = 0;
	let start = 0;
	for (let place = 1; place <= loan.movements.length; place += 1) {
		const next = loan.movements[place];
		if (next !== undefined && next.terms === undefined) continue;
		phases.push(phaseOf(loan, start, place, out));
		for (const movement of loan.movements.slice(start, place)) out += movement.principal;
		start = place;
	}
	return phases;
}

/** The terms that a loan stood on at the end of `on`; before it was given, its first. */
export function phaseOn(loan: Loan, on: LocalDate): LoanPhase {
	const phases = phasesOf(loan);
	return phases.findLast((phase) => phase.since <= on) ?? (phases[0] as LoanPhase);
}

/** @param outBefore minor units that were out just before the movement that brought the terms */
function phaseOf(loan: Loan, start: number, end: number, outBefore: number): LoanPhase {
	const first = loan.movements[start] as LoanMovement;
	const later = loan.movements.slice(start + 1, end);
	const lentOn = later.filter((movement) => movement.principal > 0);
	const terms = first.terms ?? loan.terms;
	const repaid = later
		.filter(({ principal }) => principal < 0)
		.map(({ on, principal }) => ({ on, amount: money(-principal) }));
	return {
		since: start === 0 ? loan.disbursedOn : first.on,
		after: first.on,
		until: loan.movements[end]?.on ?? loan.writtenOff?.on ?? null,
		terms: later.some(({ netted }) => netted === 'whole') ? { ...terms, flatRebate: 'notYetDue' } : terms,
		principal: money(outBefore + first.principal),
		extras: lentOn.map(({ on, principal }) => ({ on, amount: principal })),
		settled: sum(repaid.map(({ amount }) => amount)),
		repaid,
		opening: start === 0 ? loan.opening : null
	};
}
