import { addMonths, type LocalDate } from '#kernel';
import { ratio, type Money } from '#money';
import type { Indicators } from './rule-types.ts';
import type { Panchasutra } from './panchasutra-types.ts';

/** What the five rules do not tell of a group. */
export interface GroupAge {
	/** Since when the group is active by its books; null before its first meeting. */
	readonly activeSince: LocalDate | null;
	/** The first loan that a member got; null while there is none. */
	readonly firstLoanOn: LocalDate | null;
	readonly members: number;
	/** Savings of all members, minor units. */
	readonly savings: Money;
}

/** The figures that cards of banks look at, out of one window; what is over time is of these months. */
export function indicatorsOf(figures: Panchasutra, group: GroupAge): Indicators {
	const { meetings, saving, deposits, lending, repayment, books, corpus, to } = figures;
	const { ageing } = repayment;
	const oldest = Math.max(0, ...repayment.overdue.map(({ days }) => days));
	const { income, oldDebt, household } = lending.byUse;
	return {
		ageMonths: monthsSince(group.activeSince, to),
		members: String(group.members),
		meetingsHeldShare: meetings.share,
		meetingsPerMonth: ratio(meetings.held.length, saving.months),
		attendance: meetings.attendance,
		worstAttendance: meetings.worst === null ? null : ratio(meetings.worst.present, meetings.worst.members),
		savingOnTime: saving.onTime,
		savingsPerMember: ratio(group.savings / 100, group.members),
		savingsPerMonth: ratio(saving.saved / 100, saving.months),
		depositMonthsShare: ratio(deposits.monthsWithDeposit, deposits.months),
		idleCash: deposits.idleShare,
		bankOfCorpus: ratio(deposits.bank, corpus),
		onLoan: lending.onLoanShare,
		everBorrowed: ratio(lending.borrowers, lending.members),
		lendingMonths: monthsSince(group.firstLoanOn, to),
		productiveToOther: ratio(income.loans, oldDebt.loans + household.loans),
		collectedOverDue: repayment.share,
		overdueShare: ratio(ageing.overdue, ageing.outstanding),
		overdueDaysOldest: String(oldest),
		countsMatched: books.share
	};
}

/** Whole months that have passed; a month is over on the same day of the next, clipped to the month's end. */
export function monthsSince(since: LocalDate | null, on: LocalDate): string | null {
	if (since === null) return null;
	let months = 0;
	while (addMonths(since, months + 1) <= on) months += 1;
	return String(months);
}
