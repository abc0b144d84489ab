import { daysBetween, type LocalDate } from '#kernel';
import { heldIn, heldUnder, isBalanced, typeOf, type AccountType } from '#ledger';
import { ratio, sum, zero, type Money } from '#money';
import {
	box,
	came,
	chart,
	depositsHeld,
	finesDueOf,
	heldForPurpose,
	purposesHeld,
	type GroupEvent,
	type GroupState,
	type MeetingKind,
	type Member
} from '#group';
import { corpusOf } from './accounts/corpus.ts';
import { panchasutra } from './bank/panchasutra.ts';
import type { BookAsAt, MeetingPage } from './meeting-pages.ts';
import {
	arrearsOf,
	loanFigures,
	savedInAll,
	savingsByFund,
	type LoanFigures,
	type SavingsByFund
} from './member-figures.ts';
import { groupRatios, type GroupRatios } from './ratios.ts';
import { numberIn, registerBook } from './registers/register-book.ts';
import { daysAtRisk, overdueByAge, type OverdueByAge } from './repayment.ts';
import type { Panchasutra, PanchasutraByWindow } from './bank/panchasutra-types.ts';

/** Amounts are minor units. */
export interface MemberFigures {
	readonly savings: Money;
	readonly savingsByFund: SavingsByFund;
	/** Savings that regular meetings asked of her since she joined. */
	readonly savingsDue: Money;
	readonly savingsArrears: Money;
	readonly loanOutstanding: Money;
	/** Interest charged and unpaid, arrears included. */
	readonly interestDue: Money;
	/** Fines imposed, neither forgiven nor paid. */
	readonly finesDue: Money;
	/** Regular meetings since she joined, including an open one; late counts as present. */
	readonly attendance: { readonly held: number; readonly present: number };
}

/** Amounts are minor units. */
export interface LoanLine {
	readonly principal: Money;
	readonly outstanding: Money;
	readonly interestPaid: Money;
	readonly interestDue: Money;
	/** Part of interestDue that is interest on late principal; only of a loan disbursed under such a rule. */
	readonly overdueInterest?: Money;
	readonly overduePrincipal: Money;
	readonly overdueDays: number;
	/** Instalments that fall due on the report date and are unpaid, but not yet overdue. */
	readonly dueToday: Money;
}

/** Amounts are minor units. */
export interface ReportedMeeting {
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	/** Gross debits and credits of the box. */
	readonly in: Money;
	readonly out: Money;
	readonly countedCash: Money | null;
	/** Counted cash less the book balance at the seal; null without a count and for a paper meeting entered late. */
	readonly difference: Money | null;
	/** True for a paper meeting that was entered late. */
	readonly late: boolean;
}

/** All figures of a book at the end of a day, as printed by the command `report`. Amounts are minor units, ratios decimal strings. */
export interface BookReport {
	/** Balance by account, debit positive; accounts with a zero balance are left out. */
	readonly trialBalance: Readonly<Record<string, Money>>;
	readonly balanced: boolean;
	readonly box: Money;
	/** Sum of all bank accounts. */
	readonly bank: Money;
	/** Keyed by the member's number. */
	readonly members: Readonly<Record<string, MemberFigures>>;
	/** Keyed by loan id. */
	readonly loans: Readonly<Record<string, LoanLine>>;
	readonly meetings: readonly ReportedMeeting[];
	/** Keyed by account. */
	readonly income: Readonly<Record<string, Money>>;
	readonly expense: Readonly<Record<string, Money>>;
	/** Account surplus + income − expense. */
	readonly surplus: Money;
	/** Members' savings + surplus + revolving fund + grants. */
	readonly corpus: Money;
	/** Money collected for others and not yet handed on, by purpose, then by member number. Part of neither surplus nor corpus. */
	readonly heldForOthers: Readonly<Record<string, Readonly<Record<string, Money>>>>;
	/** Savings and shares of the group that are deposited elsewhere, by holder. */
	readonly deposits: Readonly<Record<string, Money>>;
	/** Outstanding principal of loans more than 30 days overdue ÷ all outstanding principal; "0" when nothing is outstanding. */
	readonly portfolioAtRisk: string;
	readonly regularity: RegularityByWindow;
	/** Ratios of SAVIX and SEEP for the current cycle. */
	readonly ratios: GroupRatios;
}

/** @param events of a checked book */
export function bookReport(events: readonly GroupEvent[], view: BookAsAt): BookReport {
	const { state, on, recorded: pages } = registerBook(events, view);
	const { balances } = state;
	const loans = loanFigures(state, on);
	const { surplus, corpus } = corpusOf(balances);
	const boxHeld = heldIn(balances, chart, box);
	const bank = heldUnder(balances, chart, 'bank');
	return {
		trialBalance: Object.fromEntries([...balances].sort(([left], [right]) => (left < right ? -1 : 1))),
		balanced: isBalanced(balances),
		box: boxHeld,
		bank,
		members: membersByNumber(state, pages, loans),
		loans: Object.fromEntries(loans.map((figures) => [figures.loan.loanId, loanLine(figures)])),
		meetings: pages.map(meetingLine),
		income: byAccount(balances, 'income'),
		expense: byAccount(balances, 'expense'),
		surplus,
		corpus,
		heldForOthers: Object.fromEntries(
			[...purposesHeld(state).keys()].map((purpose) => [
				purpose,
				Object.fromEntries(
					heldForPurpose(state, purpose).map(({ memberId, amount }) => [numberIn(state)(memberId), amount])
				)
			])
		),
		deposits: Object.fromEntries(depositsHeld(state)),
		portfolioAtRisk: portfolioAtRisk(loans),
		regularity: regularityOf(panchasutra(events, view), state, on),
		ratios: groupRatios({ state, pages, on })
	};
}

function membersByNumber(state: GroupState, pages: readonly MeetingPage[], loans: readonly LoanFigures[]) {
	const members = [...state.members.values()].sort((left, right) => left.number - right.number);
	const openPage = pages.find((page) => page.isOpen && page.kind === 'regular');
	return Object.fromEntries(
		members.map((member) => {
			const hers = loans.filter(({ loan }) => loan.memberId === member.memberId);
			const figures: MemberFigures = {
				savings: savedInAll(state.balances, member.memberId),
				savingsByFund: savingsByFund(state.balances, member.memberId),
				savingsDue: member.savingsDue,
				// Nothing more falls due for a member who has left (fine print 22).
				savingsArrears: member.leftOn === null ? arrearsOf(member) : zero,
				loanOutstanding: sum(hers.map(({ loan }) => loan.outstanding)),
				interestDue: sum(hers.map((figure) => figure.interestDue)),
				finesDue: finesDueOf(state, member.memberId).total,
				attendance: attendanceOf(member, openPage)
			};
			return [String(member.number), figures];
		})
	);
}

/** The state counts sealed meetings only, so the open meeting is added here. */
function attendanceOf(member: Member, openPage: MeetingPage | undefined): MemberFigures['attendance'] {
	const { meetingsHeld: held, meetingsPresent } = member;
	if (openPage?.expected.has(member.memberId) !== true) return { held, present: meetingsPresent };
	return { held: held + 1, present: meetingsPresent + (came(openPage.marks.get(member.memberId)) ? 1 : 0) };
}

function loanLine({ loan, interestDue, overdueInterest, overdue }: LoanFigures): LoanLine {
	return {
		principal: loan.principal,
		outstanding: loan.outstanding,
		interestPaid: loan.interestPaid,
		interestDue,
		...(overdueInterest === null ? {} : { overdueInterest }),
		overduePrincipal: overdue.principal,
		overdueDays: overdue.days,
		dueToday: overdue.dueToday
	};
}

function meetingLine(page: MeetingPage): ReportedMeeting {
	return {
		number: page.number,
		kind: page.kind,
		day: page.day,
		in: page.cashIn,
		out: page.cashOut,
		countedCash: page.countedCash,
		// The count of a late meeting is of today's box, not of the box on its day (fine print 23).
		difference: page.late ? null : page.difference,
		late: page.late
	};
}

function byAccount(balances: GroupState['balances'], type: AccountType): Readonly<Record<string, Money>> {
	const accounts = [...balances.keys()].filter((account) => typeOf(chart, account) === type).sort();
	return Object.fromEntries(accounts.map((account) => [account, heldIn(balances, chart, account)]));
}

function portfolioAtRisk(loans: readonly LoanFigures[]): string {
	const outstanding = (of: readonly LoanFigures[]) =>
		of.reduce((total, { loan }) => total + loan.outstanding, 0);
	return (
		ratio(outstanding(loans.filter(({ overdue }) => overdue.days > daysAtRisk)), outstanding(loans)) ?? '0'
	);
}

/**
 * Regularity of meetings, savings, lending and repayment: the five rules as figures. Ratios are decimal strings with at
 * most six decimals, null where the divisor is zero.
 */
export interface Regularity {
	/** Number of regular meetings due by the group's rhythm, and number held. */
	readonly meetingsDue: number;
	readonly meetingsHeld: number;
	/** The longest gap between regular meetings, up to the report date. */
	readonly longestGapDays: number;
	/** Number of regular meetings sealed on their own day. */
	readonly sealedOnTheDay: number;
	/** Number of paper meetings entered late and of meetings typed in after their day. */
	readonly enteredLate: number;
	/** Presences after corrections ÷ (members × meetings held); worstAttendance is the lowest of a single meeting. */
	readonly attendance: string | null;
	readonly worstAttendance: string | null;
	/**
	 * Members without savings arrears at the end of a regular meeting ÷ members, over all meetings. Arrears of earlier
	 * meetings count too: a member is on time again only when all of them are paid.
	 */
	readonly savingOnTime: string | null;
	/** Number of months with a deposit at the bank (by value day), and number of all months. */
	readonly monthsWithDeposit: number;
	readonly months: number;
	/** (Box + bank − social fund) ÷ corpus on the report date. */
	readonly idleCash: string | null;
	/** Outstanding principal of members' loans ÷ corpus on the report date. */
	readonly onLoan: string | null;
	/** Members who took a loan within the window ÷ members. */
	readonly everBorrowed: string | null;
	/** Paid ÷ due, over principal and interest that fell due within the window or were due before and unpaid. */
	readonly collectedOverDue: string | null;
	/** Overdue principal ÷ all outstanding principal by days overdue, on the report date. */
	readonly overdueByAge: OverdueByAge;
}

/** Windows of six and twelve months up to yesterday, and since the first regular meeting up to today, except for figures by month. */
export interface RegularityByWindow {
	readonly last6: Regularity;
	readonly last12: Regularity;
	readonly all: Regularity;
}

/** @param on the report date */
function regularityOf(
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
