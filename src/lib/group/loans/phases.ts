import type { LocalDate } from '#kernel';
import { money, sum, type Money } from '#money';
import type { KeptTerms, Loan, LoanMovement, LoanOpening } from './loan.ts';

/**
 * A period of a loan's life on one set of terms: from the disbursement or a change of terms to the next change (ledger fine print 8 and 9). Days and
 * amounts come from the movements, so a late entry takes its place.
 */
export interface LoanPhase {
	/** First day of the count of months and meetings. */
	readonly since: LocalDate;
	/** Charges that fall due after this day belong to the phase … */
	readonly after: LocalDate;
	/** … up to and including this one; null for the present terms. */
	readonly until: LocalDate | null;
	readonly terms: KeptTerms;
	/** Principal at the start of these terms, minor units. */
	readonly principal: Money;
	/** Top-ups without terms of their own, ordered by day. */
	readonly extras: readonly Extra[];
	/** Principal repaid or written off on these terms, minor units. */
	readonly settled: Money;
	/** The individual repayments and write-offs, ordered by day. */
	readonly repaid: readonly Extra[];
	readonly opening: LoanOpening | null;
}

export interface Extra {
	readonly on: LocalDate;
	/** Minor units. */
	readonly amount: Money;
}

/** Cache by loan and number of movements, since a loan is mutated only by appending one. Showing a payment asks a dozen times. */
const known = new WeakMap<Loan, { readonly count: number; readonly phases: readonly LoanPhase[] }>();

/** Returns the phases of a loan, oldest first; there is at least one. */
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

/** Returns the phase at the end of `on`; before the disbursement, the first one. */
export function phaseOn(loan: Loan, on: LocalDate): LoanPhase {
	const phases = phasesOf(loan);
	return phases.findLast((phase) => phase.since <= on) ?? (phases[0] as LoanPhase);
}

/** @param outBefore outstanding principal just before the movement that set the terms, minor units */
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
