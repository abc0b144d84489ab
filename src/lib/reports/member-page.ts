import { assert, type LocalDate, type LoanId, type MemberId } from '#kernel';
import { money, zero, type Money } from '#money';
import {
	instalmentsOf,
	type AttendanceState,
	type GroupEvent,
	type GroupState,
	type MeetingKind
} from '#group';
import { bookPages, type BookView, type MeetingPage } from './meeting-pages.ts';
import {
	arrearsOf,
	loanFigures,
	savingsByFund,
	type LoanFigures,
	type SavingsByFund
} from './member-figures.ts';
import { movesAt } from './statement.ts';

/** Meetings that her page shows. */
const rowsMost = 6;
/** Marks on the bead string. */
const beadsMost = 12;

/** What a member's own page shows. Amounts are minor units. */
export interface MemberPage {
	/** Marks at her last regular meetings, newest last; the open meeting's once she is marked. */
	readonly beads: readonly AttendanceState[];
	readonly saved: Money;
	readonly savedByFund: SavingsByFund;
	readonly savingsArrears: Money;
	/** Loans on which anything is owed, oldest first. */
	readonly loans: readonly MemberLoan[];
	/** Her last regular meetings, and others at which she moved money; newest first. */
	readonly rows: readonly MemberRow[];
}

export interface MemberLoan {
	readonly loanId: LoanId;
	readonly purpose: string | null;
	readonly disbursedOn: LocalDate;
	readonly principal: Money;
	readonly outstanding: Money;
	/** Charged and unpaid, arrears included. */
	readonly interestDue: Money;
	/** Instalments fallen due and not repaid, those of the open meeting among them. */
	readonly principalDue: Money;
	readonly overduePrincipal: Money;
	readonly overdueDays: number;
	/** How many instalments the principal paid back covers in full, of how many. */
	readonly instalmentsGiven: number;
	readonly instalments: number;
}

export interface MemberRow {
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	/** Null at a meeting without a roll, and while an open meeting has not marked her. */
	readonly attendance: AttendanceState | null;
	readonly saved: Money;
	/** Principal and interest. */
	readonly repaid: Money;
	readonly lent: Money;
}

/**
 * @param events of a book that was checked, those of the open meeting among them
 * @throws Defect when the book knows no such member
 */
export function memberPage(
	events: readonly GroupEvent[],
	{ memberId, ...view }: BookView & { readonly memberId: MemberId }
): MemberPage {
	const { state, pages, on } = bookPages(events, view);
	const member = state.members.get(memberId);
	assert(member !== undefined && on !== null, 'a page is of a member');
	const hers = pages.filter((page) => page.day >= member.joinedOn);
	const openMark = state.openMeeting?.kind === 'regular' ? state.openMeeting.marks.get(memberId) : undefined;
	const byFund = savingsByFund(state.balances, memberId);
	return {
		beads: [...member.recentMarks, ...(openMark === undefined ? [] : [openMark])].slice(-beadsMost),
		saved: money(byFund.regular + byFund.voluntary + byFund.shares),
		savedByFund: byFund,
		savingsArrears: arrearsOf(member),
		loans: loanFigures(state, on)
			.filter(({ loan, interestDue }) => loan.memberId === memberId && loan.outstanding + interestDue > 0)
			.map((figures) => loanOf(figures, state, on)),
		rows: hers
			.flatMap((page) => rowOf(page, memberId, state) ?? [])
			.slice(-rowsMost)
			.reverse()
	};
}

function loanOf(
	{ loan, interestDue, overdue, principalDue }: LoanFigures,
	state: GroupState,
	on: LocalDate
): MemberLoan {
	const parts = instalmentsOf(loan, on, state.regularMeetings);
	return {
		loanId: loan.loanId,
		purpose: loan.purpose,
		disbursedOn: loan.disbursedOn,
		principal: loan.principal,
		outstanding: loan.outstanding,
		interestDue,
		principalDue,
		overduePrincipal: overdue.principal,
		overdueDays: overdue.days,
		instalmentsGiven: parts.filter((part) => part.unpaid === 0).length,
		instalments: parts.length
	};
}

function rowOf(page: MeetingPage, memberId: MemberId, state: GroupState): MemberRow | null {
	const moves = movesAt(page, memberId, (loanId) => state.loans.get(loanId as LoanId)?.memberId);
	if (page.kind !== 'regular' && moves === null) return null;
	return {
		number: page.number,
		kind: page.kind,
		day: page.day,
		attendance: attendanceAt(page, memberId),
		saved: moves?.saved ?? zero,
		repaid: money((moves?.interestPaid ?? 0) + (moves?.principalPaid ?? 0)),
		lent: moves?.lent ?? zero
	};
}

/** Who was not marked at a regular meeting was absent, once it is sealed (ledger fine print 25). */
export function attendanceAt(page: MeetingPage, memberId: MemberId): AttendanceState | null {
	const mark = page.marks.get(memberId);
	if (mark !== undefined) return mark;
	return page.kind === 'regular' && !page.isOpen ? 'absent' : null;
}
