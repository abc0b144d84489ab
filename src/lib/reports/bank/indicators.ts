import { daysBetween, type LocalDate } from '#kernel';
import { money, ratio, sum, type Money } from '#money';
import type { Indicators } from './rule-types.ts';
import { monthsSince, perMonth } from './months.ts';
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
	const { meetings, saving, deposits, lending, repayment, books, corpus, months, from, to, on } = figures;
	const { ageing, overdueInterest, overdueSince } = repayment;
	const late = ageing.overdue + sum(overdueInterest.map(({ amount }) => amount));
	const { income, ...others } = lending.byUse;
	return {
		ageMonths: monthsSince(group.activeSince, on),
		members: String(group.members),
		meetingsHeldShare: meetings.share,
		meetingsPerMonth: months.length === 0 ? null : perMonth(meetings.held.length, from, to),
		attendance: meetings.attendance,
		worstAttendance: meetings.worst === null ? null : ratio(meetings.worst.present, meetings.worst.expected),
		savingOnTime: saving.onTime,
		savingsPerMember: ratio(group.savings / 100, group.members),
		savingsPerMonth: months.length === 0 ? null : perMonth(saving.saved / 100, from, to),
		depositMonthsShare: ratio(deposits.monthsWithDeposit, months.length),
		idleCash: deposits.idleShare,
		bankOfCorpus: ratio(deposits.bank, corpus),
		onLoan: lending.onLoanShare,
		everBorrowed: ratio(lending.borrowers, lending.members),
		lendingMonths: monthsSince(group.firstLoanOn, on),
		// All of them for earning is at least so many to one. What nobody asked is not for earning: nothing looks better than it is.
		productiveToOther:
			lending.given.length === 0
				? null
				: ratio(income.loans, Math.max(1, sum(Object.values(others).map(({ loans }) => money(loans))))),
		collectedOverDue: repayment.share,
		overdueShare: ratio(late, ageing.outstanding),
		overdueDaysOldest: String(overdueSince === null ? 0 : daysBetween(overdueSince, on)),
		overdueMonthsOldest: overdueSince === null ? '0' : monthsSince(overdueSince, on),
		countsMatched: books.share
	};
}
