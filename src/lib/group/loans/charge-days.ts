import { addDays, addMonths, firstOfMonth, type LocalDate } from '#kernel';
import type { RegularMeeting } from '../state.ts';
import { monthsOfQuarter } from './kept-terms.ts';
import type { KeptTerms, Loan } from './loan.ts';
import type { LoanPhase } from './phases.ts';

/** A day on which interest falls due, and the length of its period in months. */
export interface ChargeDay {
	readonly on: LocalDate;
	readonly months: number;
}

/**
 * Returns the charge days of one set of terms, up to and including `until` (ledger law 6.2): for the first terms after the disbursement or opening,
 * for later ones after the change.
 *
 * @param held regular meetings, oldest first: loans charged by the meeting are charged at meetings held
 * @param most maximum number of days, from the first on
 */
export function chargeDays(
	phase: LoanPhase,
	until: LocalDate,
	held: readonly RegularMeeting[],
	most = Infinity
): readonly ChargeDay[] {
	const last = phase.until !== null && phase.until < until ? phase.until : until;
	const { after, since } = phase;
	if (phase.terms.period === 'meeting') {
		const [first, end] = [placeAfter(held, after), placeAfter(held, last)];
		return held
			.slice(first, Math.min(end, first + most))
			.map((meeting) => ({ on: meeting.day, months: meeting.months }));
	}
	const days: ChargeDay[] = [];
	for (let month = 1; ; month += 1) {
		const on = monthlyChargeDay(since, phase.terms.period, month);
		if (on > last || days.length >= most) return days;
		if (on > after) days.push({ on, months: 1 });
	}
}

/** Last day up to `until` on which principal can be charged: for a closed loan, the day of its last movement. */
export function lastChargedOn({ outstanding, movements }: Loan, until: LocalDate): LocalDate {
	const last = movements.at(-1)?.on;
	return outstanding === 0 && last !== undefined && last < until ? last : until;
}

type Counted = Pick<LoanPhase, 'since' | 'after' | 'terms'>;

/** Number of charge days before the opening for a loan from the cut-off sheet; 0 for charges by the meeting, which are unknown. */
export function chargesBefore({ since, after, terms: { period } }: Counted): number {
	if (period === 'meeting') return 0;
	let count = 0;
	while (monthlyChargeDay(since, period, count + 1) <= after) count += 1;
	return count;
}

/** Number of charges up to that of the last instalment, without those of a quarter that began before the opening. */
export function chargesInAll(phase: Counted): number {
	const { instalments, chargesPerInstalment } = phase.terms;
	if (chargesPerInstalment === 1) return instalments;
	return instalments * chargesPerInstalment - (chargesBefore(phase) % chargesPerInstalment);
}

/** Charge days of a loan with interest in equal parts: at most one for each part. */
export const partDays = (
	phase: LoanPhase,
	until: LocalDate,
	held: readonly RegularMeeting[]
): readonly ChargeDay[] => chargeDays(phase, until, held, chargesInAll(phase));

/** Number of charges, up to that of the last instalment, still to come at the end of `on`. */
export function chargesLeft(phase: LoanPhase, on: LocalDate, held: readonly RegularMeeting[]): number {
	return Math.max(0, chargesInAll(phase) - partDays(phase, on, held).length);
}

/** Number of instalments whose charge day was still to come at the end of `on`. */
export function partsLeft(phase: LoanPhase, on: LocalDate, held: readonly RegularMeeting[]): number {
	return Math.ceil(chargesLeft(phase, on, held) / phase.terms.chargesPerInstalment);
}

/** The `month`-th charge day of a loan charged monthly, counted from 1. */
export function monthlyChargeDay(
	disbursedOn: LocalDate,
	period: 'calendarMonth' | 'anniversary',
	month: number
): LocalDate {
	return period === 'calendarMonth' ? firstOfMonth(disbursedOn, month) : addMonths(disbursedOn, month);
}

/** The `place`-th instalment day from `firstDueOn` on, by the meeting rhythm or by the quarter, counted from 1. */
export function dueDayByRhythm(
	firstDueOn: LocalDate,
	{ every, chargesPerInstalment }: Pick<KeptTerms, 'every' | 'chargesPerInstalment'>,
	place: number
): LocalDate {
	if (chargesPerInstalment > 1) return addMonths(firstDueOn, monthsOfQuarter * (place - 1));
	if (every === 'month') return addMonths(firstDueOn, place - 1);
	return addDays(firstDueOn, (every === 'week' ? 7 : 14) * (place - 1));
}

export function placeAfter(held: readonly RegularMeeting[], day: LocalDate): number {
	let from = 0;
	let to = held.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((held[middle] as RegularMeeting).day > day) to = middle;
		else from = middle + 1;
	}
	return from;
}
