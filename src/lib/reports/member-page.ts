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
	/** What she had saved after each of her last regular meetings, and whether she was there; oldest first. */
	readonly growth: readonly { readonly savings: Money; readonly came: boolean }[];
	readonly savedByFund: SavingsByFund;
	/** How many shares she has, by what a share costs now; null where the group saves otherwise, or all that she saved is not whole in them. */
	readonly shares: number | null;
	readonly savingsArrears: Money;
	readonly finesDue: Money;
	/** Since when she is a member no more, and what she was handed for it so far, in box or bank; null while she is one. */
	readonly left: { readonly day: LocalDate; readonly got: Money } | null;
	/** What the group still has to pay her: of a settlement or a share-out what no coin could pay, or what the cut-off sheet says. */
	readonly payable: Money;
	/** What she gave for others and the group still holds, by what it is for. */
	readonly heldForOthers: readonly { readonly purpose: string; readonly amount: Money }[];
	/** Loans on which anything is owed, oldest first. */
	readonly loans: readonly MemberLoan[];
	/**
	 * Her regular meetings, and others at which she moved money; newest first. What was corrected stands struck
	 * after the row that counts.
	 */
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
	readonly overdueInterest: Money;
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
	/** Only of a row that was corrected: it is shown struck through, and the row before it stands. */
	readonly struck?: true;
	/** Only of a row that stands in the place of a struck one. */
	readonly corrected?: true;
	/** Null at a meeting without a roll, and while an open meeting has not marked her. */
	readonly attendance: AttendanceState | null;
	readonly saved: Money;
	/** Principal and interest that she gave back; what her savings paid at a settlement is not. */
	readonly repaid: Money;
	readonly lent: Money;
	/** Help that she got from the social fund; this and what follows only where there is any. */
	readonly helped?: Money;
	/** Handed to her of a profit, a share-out or a settlement. */
	readonly got?: Money;
	/** Her own saving that she took out. */
	readonly took?: Money;
	/** Fines and fees that she paid, what she put into the social fund, and what she gave for others. */
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
 * @param events of a book that was checked, those of the open meeting among them
 * @throws Defect when the book knows no such member
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
		// Of a woman who has left nothing more is asked (fine print 22).
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

/** Marks at her last regular meetings, newest last; the open meeting's once she is marked. */
export function beadsOf({ openMeeting }: GroupState, { memberId, recentMarks }: Member): MemberPage['beads'] {
	const openMark = openMeeting?.kind === 'regular' ? openMeeting.marks.get(memberId) : undefined;
	return [...recentMarks, ...(openMark === undefined ? [] : [openMark])].slice(-beadsMost);
}

/** What was paid out at once, and later of what stayed payable. */
const gotAtLeaving = (book: RegisterBook, memberId: MemberId): Money =>
	sum(
		liveLines(book).flatMap(({ event }) => {
			if (event.type === 'MemberLeft' && event.memberId === memberId) return event.settlement?.paid ?? [];
			return event.type === 'PayablePaid' && event.memberId === memberId ? event.amount : [];
		})
	);

/** Not marked yet is not away. */
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
