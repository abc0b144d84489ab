import { addDays, daysBetween, type LocalDate } from '#kernel';
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
import { fallenAtEndOf, type FallenPart } from './instalments.ts';
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
	const last = lastChargedOn(loan, until);
	if (phase.terms.late?.times === 'once') return onceFor(phase, last, held);
	if (phase.terms.late?.times === 'day') return dayByDay(phase, last, held);
	return chargeDays(phase, last, held).flatMap(({ on, months }) => {
		const principal = lateAtEndOf(phase, addDays(on, -1), held);
		return principal === 0 ? [] : [{ on, principal, amount: percentOf(principal, rate, months) }];
	});
}

/** The day after which a part is late: the day on which it fell due, and the days of grace after it (ledger law 52). */
const lateAfter = ({ late }: LoanPhase['terms'], { dueOn }: FallenPart): LocalDate =>
	addDays(dueOn, late?.graceDays ?? 0);

/** Minor units that being late is counted on: what is unpaid of a part, or the whole part. */
const countedOf = ({ late }: LoanPhase['terms'], { amount, unpaid }: FallenPart): Money =>
	unpaid > 0 && late?.base === 'instalment' ? amount : unpaid;

function lateAtEndOf(phase: LoanPhase, day: LocalDate, held: readonly RegularMeeting[]): Money {
	const parts = fallenAtEndOf(phase, day, held).filter((part) => lateAfter(phase.terms, part) <= day);
	return sum(parts.map((part) => countedOf(phase.terms, part)));
}

/** Once for each part that is unpaid as its days of grace end, on the day after. */
function onceFor(
	phase: LoanPhase,
	until: LocalDate,
	held: readonly RegularMeeting[]
): readonly OverdueCharge[] {
	const last = lastOf(phase, until);
	return fallenAtEndOf(phase, last, held).flatMap((part) => {
		const end = lateAfter(phase.terms, part);
		const then =
			end < last ? fallenAtEndOf(phase, end, held).find(({ place }) => place === part.place) : undefined;
		const principal = then === undefined ? zero : countedOf(phase.terms, then);
		if (principal === 0) return [];
		const amount = percentOf(principal, phase.terms.overduePercentPerMonth);
		return [{ on: addDays(end, 1), principal, amount }];
	});
}

const daysOfMonth = 30;

/** A thirtieth each day of what was late at the end of the day before, as one charge for all days on which that was the same. */
function dayByDay(
	phase: LoanPhase,
	until: LocalDate,
	held: readonly RegularMeeting[]
): readonly OverdueCharge[] {
	const last = lastOf(phase, until);
	const begun = fallenAtEndOf(phase, last, held).map((part) => lateAfter(phase.terms, part));
	const changed = [...begun, ...phase.repaid.map(({ on }) => on), ...phase.extras.map(({ on }) => on)];
	const days = [...new Set(changed)].filter((day) => day < last).sort();
	return days.flatMap((day, place) => {
		const on = days[place + 1] ?? last;
		const principal = lateAtEndOf(phase, day, held);
		if (principal === 0) return [];
		const month = percentOf(principal, phase.terms.overduePercentPerMonth, daysBetween(day, on));
		return [{ on, principal, amount: month.dividedBy(daysOfMonth) }];
	});
}

const lastOf = (phase: LoanPhase, until: LocalDate): LocalDate =>
	phase.until !== null && phase.until < until ? phase.until : until;

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
