import { assert, type LocalDate, type LoanId, type MemberId } from '#kernel';
import { heldIn } from '#ledger';
import { money, subtract, sum, zero, type Money } from '#money';
import {
	chart,
	finesDueOf,
	heldOfWoman,
	instalmentsOf,
	payableTo,
	rulesOn,
	type AttendanceState,
	type Constitution,
	type GroupEvent,
	type GroupState,
	type Member,
	type MeetingKind
} from '#group';
import type { BookAsAt } from './meeting-pages.ts';
import {
	arrearsOf,
	loanFigures,
	savingsByFund,
	type LoanFigures,
	type SavingsByFund
} from './member-figures.ts';
import { memberRows, type MemberRowFigures } from './member-rows.ts';
import { liveLines, markAt, registerBook, type RegisterBook } from './registers/register-book.ts';

const beadsMost = 12;

export interface MemberPage {
	readonly beads: readonly AttendanceState[];
	readonly saved: Money;
	/** Savings after each of her last regular meetings and whether she was present; oldest first. */
	readonly growth: readonly { readonly savings: Money; readonly came: boolean }[];
	readonly savedByFund: SavingsByFund;
	/** Number of shares at the current share value; null if the group does not save in shares or the total is not a whole number. */
	readonly shares: number | null;
	readonly savingsArrears: Money;
	readonly finesDue: Money;
	/** The day she left and the cash paid to her for it so far, from box or bank; null for a current member. */
	readonly left: { readonly day: LocalDate; readonly got: Money } | null;
	/** Amount still payable to her: the remainder of a settlement or share-out below the smallest coin, or from the cut-off sheet. */
	readonly payable: Money;
	/** Money collected from her for others and still held by the group, by purpose. */
	readonly heldForOthers: readonly { readonly purpose: string; readonly amount: Money }[];
	/** Loans with anything outstanding, oldest first. */
	readonly loans: readonly MemberLoan[];
	/**
	 * Her regular meetings and any other meetings at which she moved money, newest first. A corrected row follows, struck
	 * through, after the row that replaces it.
	 */
	readonly rows: readonly MemberRow[];
}

export interface MemberLoan {
	readonly loanId: LoanId;
	readonly purpose: string | null;
	readonly disbursedOn: LocalDate;
	readonly principal: Money;
	readonly outstanding: Money;
	/** Interest charged and unpaid, arrears included. */
	readonly interestDue: Money;
	readonly overdueInterest: Money;
	/** Instalments due and unpaid, including those due at the open meeting. */
	readonly principalDue: Money;
	readonly overduePrincipal: Money;
	readonly overdueDays: number;
	/** Number of instalments fully covered by repaid principal, and number of all instalments. */
	readonly instalmentsGiven: number;
	readonly instalments: number;
}

export interface MemberRow {
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	/** Set on a corrected row only: it is shown struck through, and the row before it replaces it. */
	readonly struck?: true;
	/** Set only on a row that replaces a struck one. */
	readonly corrected?: true;
	/** Null at a meeting without a roll, and until she is marked at an open meeting. */
	readonly attendance: AttendanceState | null;
	readonly saved: Money;
	/** Principal and interest that she paid, without the part offset against savings at a settlement. */
	readonly repaid: Money;
	readonly lent: Money;
	/** Help paid to her from the social fund; this and the following fields are set only if not zero. */
	readonly helped?: Money;
	/** Cash paid to her from a dividend, a share-out or a settlement. */
	readonly got?: Money;
	/** Savings that she withdrew. */
	readonly took?: Money;
	/** Fines and fees, payments into the social fund, and money collected for others. */
	readonly other?: Money;
}

function sharesIn(
	{ shares, regular, voluntary }: SavingsByFund,
	saving: Constitution['saving'] | undefined
): number | null {
	if (saving?.mode !== 'shares' || regular + voluntary > 0) return null;
	return shares % saving.shareValue === 0 ? shares / saving.shareValue : null;
}

/**
 * @param events of a checked book, including those of the open meeting
 * @throws Defect if the book has no such member
 */
export function memberPage(
	events: readonly GroupEvent[],
	{ memberId, ...view }: BookAsAt & { readonly memberId: MemberId }
): MemberPage {
	const book = registerBook(events, view);
	const { state, on } = book;
	const member = state.members.get(memberId);
	assert(member !== undefined, 'a page is of a member');
	const byFund = savingsByFund(state.balances, memberId);
	const rows = memberRows(book, memberId);
	return {
		beads: beadsOf(state, member),
		saved: money(byFund.regular + byFund.voluntary + byFund.shares),
		growth: rows
			.filter(({ page, struck }) => page.kind === 'regular' && !struck)
			.slice(-beadsMost)
			.map(({ page, savings }) => ({ savings, came: isThere(markAt(page, member)) })),
		savedByFund: byFund,
		shares: sharesIn(byFund, rulesOn(state, on)?.saving),
		// Nothing more falls due for a member who has left (fine print 22).
		savingsArrears: member.leftOn === null ? arrearsOf(member) : zero,
		finesDue: finesDueOf(state, memberId).total,
		left: member.leftOn === null ? null : { day: member.leftOn, got: gotAtLeaving(book, memberId) },
		payable: heldIn(state.balances, chart, payableTo(memberId)),
		heldForOthers: heldOfWoman(state, memberId),
		loans: loanFigures(state, on, memberId)
			.filter(({ loan, interestDue }) => loan.outstanding + interestDue > 0)
			.map((figures) => loanOf(figures, state, on)),
		rows: rows.map((figures) => rowOf(figures, member)).reverse()
	};
}

/** Returns the marks at her last regular meetings, newest last, including the open meeting once she is marked. */
export function beadsOf({ openMeeting }: GroupState, { memberId, recentMarks }: Member): MemberPage['beads'] {
	const openMark = openMeeting?.kind === 'regular' ? openMeeting.marks.get(memberId) : undefined;
	return [...recentMarks, ...(openMark === undefined ? [] : [openMark])].slice(-beadsMost);
}

/** Returns the cash paid at her settlement and later from what stayed payable. */
const gotAtLeaving = (book: RegisterBook, memberId: MemberId): Money =>
	sum(
		liveLines(book).flatMap(({ event }) => {
			if (event.type === 'MemberLeft' && event.memberId === memberId) return event.settlement?.paid ?? [];
			return event.type === 'PayablePaid' && event.memberId === memberId ? event.amount : [];
		})
	);

/** True for a member who is not marked yet, too. */
function isThere(mark: AttendanceState | null): boolean {
	return mark !== 'absent' && mark !== 'excused';
}

function loanOf(
	{ loan, interestDue, overdueInterest, overdue, principalDue }: LoanFigures,
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
		overdueInterest: overdueInterest ?? zero,
		principalDue,
		overduePrincipal: overdue.principal,
		overdueDays: overdue.days,
		instalmentsGiven: parts.filter((part) => part.unpaid === 0).length,
		instalments: parts.length
	};
}

function rowOf({ page, moves, struck, corrects }: MemberRowFigures, member: Member): MemberRow {
	return {
		number: page.number,
		kind: page.kind,
		day: page.day,
		...(struck ? { struck: true as const } : {}),
		...(corrects.length > 0 ? { corrected: true as const } : {}),
		attendance: markAt(page, member),
		saved: moves.saved,
		repaid: money(
			moves.interestPaid +
				moves.principalPaid +
				moves.recovered -
				moves.settledInterest -
				moves.settledPrincipal
		),
		lent: moves.lent,
		...whereAny({
			helped: moves.socialFundGot,
			got: moves.paidOut,
			took: subtract(moves.withdrawn, moves.settledSavings),
			other: subtract(
				sum([moves.finesPaid, moves.feesPaid, moves.socialFundPaid, moves.forOthers]),
				moves.settledFines
			)
		})
	};
}

type Beside = Pick<MemberRow, 'helped' | 'got' | 'took' | 'other'>;
const whereAny = (beside: Required<Beside>): Beside =>
	Object.fromEntries(Object.entries(beside).filter(([, amount]) => amount !== 0));
