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

/** A charge of overdue interest: its day, the overdue principal as its base, and the exact amount in minor units. */
export interface OverdueCharge {
	readonly on: LocalDate;
	readonly principal: Money;
	readonly amount: Exact;
}

/**
 * Overdue interest, charged in addition to the interest of the loan (ADR 0083): on each charge day, the overdue rate of the loan × the principal that
 * fell due at a meeting before that day and was unpaid at the end of the day before. There is no interest on interest.
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

/** Last day before an instalment is late: its due day plus the days of grace (ledger law 52). */
const lateAfter = ({ late }: LoanPhase['terms'], { dueOn }: FallenPart): LocalDate =>
	addDays(dueOn, late?.graceDays ?? 0);

/** Base of overdue interest, minor units: the unpaid part of an instalment, or the whole instalment. */
const countedOf = ({ late }: LoanPhase['terms'], { amount, unpaid }: FallenPart): Money =>
	unpaid > 0 && late?.base === 'instalment' ? amount : unpaid;

function lateAtEndOf(phase: LoanPhase, day: LocalDate, held: readonly RegularMeeting[]): Money {
	const parts = fallenAtEndOf(phase, day, held).filter((part) => lateAfter(phase.terms, part) <= day);
	return sum(parts.map((part) => countedOf(phase.terms, part)));
}

/** One charge for each instalment unpaid at the end of its days of grace, on the day after. */
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

/** Daily charges of 1/30 of the monthly rate on what was late at the end of the day before, summed over runs of days with the same base. */
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

/** Overdue interest that fell due up to and including `until`, rounded separately from other interest; minor units. */
export function overdueInAll(loan: Loan, until: LocalDate, held: readonly RegularMeeting[]): Money {
	if (!chargesOverdue(loan)) return zero;
	let total = exact(0);
	let rounded: Money = zero;
	for (const phase of phasesOf(loan)) {
		for (const { amount } of chargesOn(phase, loan, until, held)) total = total.plus(amount);
		// New terms may have another rounding unit; that must not reduce what was charged before.
		rounded = money(Math.max(rounded, roundHalfUpTo(total, phase.terms.roundingUnit)));
	}
	return rounded;
}

/**
 * The same less what was forgiven: of the unpaid charges at that time the newest are cancelled first. Minor units, zero or more.
 *
 * @param forgivenBy interest forgiven up to and including this day is left out
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

export function chargesOverdue(loan: Loan): boolean {
	return phasesOf(loan).some(({ terms }) => Number(terms.overduePercentPerMonth) !== 0);
}
