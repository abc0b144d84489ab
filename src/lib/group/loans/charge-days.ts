import { addDays, addMonths, firstOfMonth, type LocalDate } from '#kernel';
import type { RegularMeeting } from '../state.ts';
import { monthsOfQuarter } from './kept-terms.ts';
import type { KeptTerms, Loan } from './loan.ts';
import type { LoanPhase } from './phases.ts';

/** A day on which interest falls due, and the part of a month it stands for. */
export interface ChargeDay {
	readonly on: LocalDate;
	readonly months: number;
}

/**
 * The days on which charges fall due while a loan stands on one set of terms, up to and including `until` (ledger law
 * 6.2): of the first terms those after the loan was given or brought in, of later ones those after they were agreed.
 *
 * @param held regular meetings, oldest first: loans that are charged by the meeting are charged at meetings held
 * @param most so many days, from the first on, where no more are asked for
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

/** The last day up to `until` on which a loan can be charged for what is out: after its last movement nothing may be out. */
export function lastChargedOn({ outstanding, movements }: Loan, until: LocalDate): LocalDate {
	const last = movements.at(-1)?.on;
	return outstanding === 0 && last !== undefined && last < until ? last : until;
}

/** What says how many charges there are: the terms, and the days from which they are counted. */
type Counted = Pick<LoanPhase, 'since' | 'after' | 'terms'>;

/** Charge days of a loan brought in that lie before its opening; those of meetings are not known. */
export function chargesBefore({ since, after, terms: { period } }: Counted): number {
	if (period === 'meeting') return 0;
	let count = 0;
	while (monthlyChargeDay(since, period, count + 1) <= after) count += 1;
	return count;
}

/** Charges up to that of the last instalment: those of a quarter that began before the opening are not among them. */
export function chargesInAll(phase: Counted): number {
	const { instalments, chargesPerInstalment } = phase.terms;
	if (chargesPerInstalment === 1) return instalments;
	return instalments * chargesPerInstalment - (chargesBefore(phase) % chargesPerInstalment);
}

/** Charge days of a loan whose interest falls due in parts: there are no more of them than parts. */
export const partDays = (
	phase: LoanPhase,
	until: LocalDate,
	held: readonly RegularMeeting[]
): readonly ChargeDay[] => chargeDays(phase, until, held, chargesInAll(phase));

/** Charges up to that of the last instalment which were still to come at the end of `on`. */
export function chargesLeft(phase: LoanPhase, on: LocalDate, held: readonly RegularMeeting[]): number {
	return Math.max(0, chargesInAll(phase) - partDays(phase, on, held).length);
}

/** Instalments whose charge day was still to come at the end of `on`. */
export function partsLeft(phase: LoanPhase, on: LocalDate, held: readonly RegularMeeting[]): number {
	return Math.ceil(chargesLeft(phase, on, held) / phase.terms.chargesPerInstalment);
}

/** The `month`-th charge day of a loan that is charged by the month, counted from 1. */
export function monthlyChargeDay(
	disbursedOn: LocalDate,
	period: 'calendarMonth' | 'anniversary',
	month: number
): LocalDate {
	return period === 'calendarMonth' ? firstOfMonth(disbursedOn, month) : addMonths(disbursedOn, month);
}

/** The `place`-th instalment day from `firstDueOn` on, by the rhythm or by the quarter, counted from 1. */
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
