import { addDays, type LocalDate } from '#kernel';
import {
	atLeastZero,
	exact,
	money,
	percentOf,
	roundHalfUpTo,
	sum,
	zero,
	type Exact,
	type Money
} from '#money';
import type { RegularMeeting } from '../state.ts';
import { chargeDays, lastChargedOn } from './charge-days.ts';
import { unpaidAtEndOf } from './instalments.ts';
import type { Loan } from './loan.ts';
import { phasesOf, type LoanPhase } from './phases.ts';

/** A charge for being late: its day, the overdue principal that it is computed on and the exact sum, minor units. */
export interface OverdueCharge {
	readonly on: LocalDate;
	readonly principal: Money;
	readonly amount: Exact;
}

/**
 * Interest for being late, beside the interest of the loan (ADR 0083): on each charge day the loan's own rate for that ×
 * the principal that had fallen due at a meeting before that day and was not repaid at the end of the day before. No
 * interest on interest.
 */
export function overdueCharges(
	loan: Loan,
	until: LocalDate,
	held: readonly RegularMeeting[]
): readonly OverdueCharge[] {
	return phasesOf(loan).flatMap((phase) => chargesOn(phase, loan, until, held));
}

function chargesOn(
	phase: LoanPhase,
	loan: Loan,
	until: LocalDate,
	held: readonly RegularMeeting[]
): readonly OverdueCharge[] {
	const rate = phase.terms.overduePercentPerMonth;
	if (Number(rate) === 0 || phase.since > until) return [];
	return chargeDays(phase, lastChargedOn(loan, until), held).flatMap(({ on, months }) => {
		const principal = unpaidAtEndOf(phase, addDays(on, -1), held);
		return principal === 0 ? [] : [{ on, principal, amount: percentOf(principal, rate, months) }];
	});
}

/** Interest for being late that fell due up to and including `until`, rounded apart from the other interest; minor units. */
export function overdueInAll(loan: Loan, until: LocalDate, held: readonly RegularMeeting[]): Money {
	if (!chargesOverdue(loan)) return zero;
	let total = exact(0);
	let rounded: Money = zero;
	for (const phase of phasesOf(loan)) {
		for (const { amount } of chargesOn(phase, loan, until, held)) total = total.plus(amount);
		// New terms may round to another unit; what was charged before is not taken back by that.
		rounded = money(Math.max(rounded, roundHalfUpTo(total, phase.terms.roundingUnit)));
	}
	return rounded;
}

/**
 * The same less what the circle forgave: of what was unpaid then the newest charges go first. Minor units, zero or more.
 *
 * @param forgivenBy what was forgiven up to and including this day is left out
 */
export function overdueCharged(
	loan: Loan,
	until: LocalDate,
	held: readonly RegularMeeting[],
	forgivenBy = until
): Money {
	if (!chargesOverdue(loan)) return zero;
	const leftOn = (day: LocalDate): number =>
		overdueInAll(loan, day, held) -
		sum(loan.forgiven.filter(({ on }) => on <= day).map(({ amount }) => amount));
	const later = loan.forgiven.filter(({ on }) => on > until && on <= forgivenBy);
	return atLeastZero(money(Math.min(leftOn(until), ...later.map(({ on }) => leftOn(on)))));
}

/** Whether interest for being late is charged on any of the terms that the loan stood on. */
export function chargesOverdue(loan: Loan): boolean {
	return phasesOf(loan).some(({ terms }) => Number(terms.overduePercentPerMonth) !== 0);
}
