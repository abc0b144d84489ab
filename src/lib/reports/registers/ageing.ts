import type { LocalDate } from '#kernel';
import { money, ratio, sum, type Money } from '#money';
import { overdueOn, type GroupState } from '#group';
import { daysAtRisk, latePartsOf } from '../repayment.ts';
import { loansAsAt } from './loan-as-at.ts';

/** Overdue principal (ledger law 6.4) by days since it fell due, minor units; what is due this very day is not yet late. */
export interface Ageing {
	readonly dueToday: Money;
	readonly '1-30': Money;
	readonly '31-90': Money;
	readonly over90: Money;
	/** The last three: what papers call overdue, without what is due today. */
	readonly late: Money;
	/** All four, as the column of the sheet has it. */
	readonly overdue: Money;
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
	const late = all.flatMap((loan) => latePartsOf(loan, on, regularMeetings));
	const aged = (least: number, most: number) =>
		money(
			late.reduce((total, { unpaid, days }) => (days >= least && days <= most ? total + unpaid : total), 0)
		);
	const outstanding = sum(all.map((loan) => loan.outstanding));
	const atRisk = sum(
		all
			.filter((loan) => overdueOn(loan, on, regularMeetings).days > daysAtRisk)
			.map((loan) => loan.outstanding)
	);
	return {
		dueToday: aged(0, 0),
		'1-30': aged(1, 30),
		'31-90': aged(31, 90),
		over90: aged(91, Infinity),
		late: aged(1, Infinity),
		overdue: aged(0, Infinity),
		outstanding,
		atRisk,
		portfolioAtRisk: ratio(atRisk, outstanding) ?? '0'
	};
}
