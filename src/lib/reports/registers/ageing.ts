import type { LocalDate } from '#kernel';
import { ratio, sum, type Money } from '#money';
import { overdueOn, type GroupState } from '#group';
import { daysAtRisk } from '../repayment.ts';
import { loansAsAt } from './loan-as-at.ts';

/** Overdue principal (ledger law 54) by days since it fell due, minor units. */
export interface Ageing {
	readonly '1-30': Money;
	readonly '31-90': Money;
	readonly over90: Money;
	/** The three together. */
	readonly overdue: Money;
	/** Falls due on the day itself: a figure beside what is overdue. */
	readonly dueToday: Money;
	readonly outstanding: Money;
	/** Outstanding of loans with anything overdue more than 30 days, minor units and as a part of all outstanding. */
	readonly atRisk: Money;
	/** A decimal string; "0" when nothing is out (ledger law 6.4). */
	readonly portfolioAtRisk: string;
}

/** How late the members are with what they should have repaid, at the end of `on`. */
export function ageingOf(state: GroupState, on: LocalDate): Ageing {
	const { regularMeetings } = state;
	const all = loansAsAt(state, on);
	const looked = all.map((loan) => ({ loan, overdue: overdueOn(loan, on, regularMeetings) }));
	const late = looked.flatMap(({ overdue }) => overdue.parts);
	const aged = (least: number, most: number) =>
		sum(late.filter(({ days }) => days >= least && days <= most).map(({ unpaid }) => unpaid));
	const outstanding = sum(all.map((loan) => loan.outstanding));
	const atRisk = sum(
		looked.filter(({ overdue }) => overdue.days > daysAtRisk).map(({ loan }) => loan.outstanding)
	);
	return {
		'1-30': aged(1, 30),
		'31-90': aged(31, 90),
		over90: aged(91, Infinity),
		overdue: sum(late.map(({ unpaid }) => unpaid)),
		dueToday: sum(looked.map(({ overdue }) => overdue.dueToday)),
		outstanding,
		atRisk,
		portfolioAtRisk: ratio(atRisk, outstanding) ?? '0'
	};
}
