import { daysBetween, type LocalDate } from '#kernel';
import { ratio } from '#money';
import type { GroupState } from '#group';
import type { Panchasutra, PanchasutraByWindow } from './bank/panchasutra-types.ts';
import { overdueByAge, type OverdueByAge } from './repayment.ts';

/**
 * How regularly a group meets, saves, lends and pays back: the five rules in figures alone. Ratios are decimal strings with at
 * most six decimals, null where there is nothing to divide by.
 */
export interface Regularity {
	/** Regular meetings due by the group's rhythm, and held. */
	readonly meetingsDue: number;
	readonly meetingsHeld: number;
	/** The longest time without a regular meeting, up to the day of the report. */
	readonly longestGapDays: number;
	/** Regular meetings sealed on their own day. */
	readonly sealedOnTheDay: number;
	/** Paper meetings that were entered late, and those that were typed in after their day. */
	readonly enteredLate: number;
	/** Presences, as they were put right, ÷ (members × meetings held); the meeting where fewest came. */
	readonly attendance: string | null;
	readonly worstAttendance: string | null;
	/**
	 * Members who had saved all that was due when a regular meeting ended ÷ members, over all of them. All that was
	 * due, not the part of that meeting alone: who carries an arrear is not on time until it is paid.
	 */
	readonly savingOnTime: string | null;
	/** Months with a deposit at the bank (by the bank's day), and months in all. */
	readonly monthsWithDeposit: number;
	readonly months: number;
	/** Box and bank less the social fund ÷ corpus, on the day of the report. */
	readonly idleCash: string | null;
	/** Principal out on loan ÷ corpus, on the day of the report. */
	readonly onLoan: string | null;
	/** Members who took a loan in these months ÷ members. */
	readonly everBorrowed: string | null;
	/** Of the principal and interest that fell due in these months, or was due before and unpaid: paid ÷ due. */
	readonly collectedOverDue: string | null;
	/** Overdue principal ÷ all outstanding, by days since it fell due, on the day of the report. */
	readonly overdueByAge: OverdueByAge;
}

/** The last six and twelve months up to yesterday, and since the first regular meeting up to today, but for what goes by months. */
export interface RegularityByWindow {
	readonly last6: Regularity;
	readonly last12: Regularity;
	readonly all: Regularity;
}

/** @param on the day of the report */
export function regularityOf(
	{ last6, last12, all }: PanchasutraByWindow,
	state: GroupState,
	on: LocalDate
): RegularityByWindow {
	const overdue = overdueByAge(state, on);
	const of = ({ meetings, saving, deposits, lending, repayment, months }: Panchasutra): Regularity => ({
		meetingsDue: meetings.due.length,
		meetingsHeld: meetings.held.length,
		longestGapDays:
			meetings.longestGap === null ? 0 : daysBetween(meetings.longestGap.from, meetings.longestGap.to),
		sealedOnTheDay: meetings.sealedOnTheDay,
		enteredLate: meetings.enteredLater,
		attendance: meetings.attendance,
		worstAttendance: meetings.worst && ratio(meetings.worst.present, meetings.worst.expected),
		savingOnTime: saving.onTime,
		monthsWithDeposit: deposits.monthsWithDeposit,
		months: months.length,
		idleCash: deposits.idleShare,
		onLoan: lending.onLoanShare,
		everBorrowed: ratio(lending.borrowers, lending.members),
		collectedOverDue: repayment.share,
		overdueByAge: overdue
	});
	return { last6: of(last6), last12: of(last12), all: of(all) };
}
