import { daysBetween, type LocalDate } from '#kernel';
import { heldIn, heldUnder, isBalanced, typeOf, type AccountType } from '#ledger';
import { ratio, sum, zero, type Money } from '#money';
import {
	box,
	came,
	chart,
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
	/** What regular meetings asked of her since she joined. */
	readonly savingsDue: Money;
	readonly savingsArrears: Money;
	readonly loanOutstanding: Money;
	/** Charged and unpaid, arrears included. */
	readonly interestDue: Money;
	/** Decided, not forgiven and not paid. */
	readonly finesDue: Money;
	/** Regular meetings since she joined, the open one among them; late counts as present. */
	readonly attendance: { readonly held: number; readonly present: number };
}

/** Amounts are minor units. */
export interface LoanLine {
	readonly principal: Money;
	readonly outstanding: Money;
	readonly interestPaid: Money;
	readonly interestDue: Money;
	/** What of interestDue is for being late; only of a loan that was given under such a rule. */
	readonly overdueInterest?: Money;
	readonly overduePrincipal: Money;
	readonly overdueDays: number;
	/** Instalments that fall due on the day of the report, unpaid: not overdue yet. */
	readonly dueToday: Money;
}

/** Amounts are minor units. */
export interface ReportedMeeting {
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	/** Box legs, gross. */
	readonly in: Money;
	readonly out: Money;
	readonly countedCash: Money | null;
	/** Counted less the book at the seal; null when it was not counted, and of a paper meeting entered late. */
	readonly difference: Money | null;
	/** A paper meeting that was entered late. */
	readonly late: boolean;
}

/** The whole book at the end of a day: what the command `report` prints. Amounts are minor units, ratios decimal strings. */
export interface BookReport {
	/** By account; debit positive; accounts at zero are left out. */
	readonly trialBalance: Readonly<Record<string, Money>>;
	readonly balanced: boolean;
	readonly box: Money;
	/** All bank accounts. */
	readonly bank: Money;
	/** By the member's number. */
	readonly members: Readonly<Record<string, MemberFigures>>;
	/** By id. */
	readonly loans: Readonly<Record<string, LoanLine>>;
	readonly meetings: readonly ReportedMeeting[];
	/** By account. */
	readonly income: Readonly<Record<string, Money>>;
	readonly expense: Readonly<Record<string, Money>>;
	/** Account surplus + income − expense. */
	readonly surplus: Money;
	/** Members' savings + surplus + revolving fund + grants. */
	readonly corpus: Money;
	/** What women gave for others and was not handed on: what it is for, then by the member's number. In no surplus and no corpus. */
	readonly heldForOthers: Readonly<Record<string, Readonly<Record<string, Money>>>>;
	/** Outstanding of loans with anything overdue more than 30 days ÷ all outstanding; "0" when nothing is out. */
	readonly portfolioAtRisk: string;
	readonly regularity: RegularityByWindow;
	/** Of SAVIX and SEEP, of the cycle that runs. */
	readonly ratios: GroupRatios;
}

/** @param events of a book that was checked */
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
				// Of a woman who has left nothing more is asked (fine print 22).
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

/** Sealed meetings are counted by the state; the one that is open counts as soon as it is opened. */
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
		// What lies in the box today is not what lay in it then (fine print 23).
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
