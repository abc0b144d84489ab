import type { LocalDate, MemberId } from '#kernel';
import { money, sum, zero, type Money } from '#money';
import type { AttendanceState, GroupEvent, GroupState, MeetingKind } from '#group';
import { acceptedIn } from './meeting-list.ts';
import { bookPages, type BookView, type BookThen, type MeetingPage } from './meeting-pages.ts';
import { interestOwed, savedInAll } from './member-figures.ts';
import { attendanceAt } from './member-page.ts';
import { moneyLines, type MoneyLine } from './money-lines.ts';
import { movesAt } from './statement.ts';

/** Columns that add up. Amounts are minor units. */
export interface SheetColumns {
	readonly saved: Money;
	/** All that she has saved, as the meeting ended. */
	readonly savings: Money;
	readonly principalPaid: Money;
	/** Interest that was handed over. */
	readonly interestPaid: Money;
	/** Interest kept back from a loan when it was given. */
	readonly interestKeptBack: Money;
	readonly lent: Money;
	readonly outstanding: Money;
	/** Charged and unpaid. */
	readonly interestDue: Money;
}

export interface SheetRow extends SheetColumns {
	readonly memberId: MemberId;
	readonly number: number;
	readonly attendance: AttendanceState | null;
}

/** Everything the one page of a meeting prints. Members are named by number. Amounts are minor units. */
export interface MeetingSheet {
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	readonly sealedOn: LocalDate | null;
	readonly isOpen: boolean;
	readonly calledBy: number | null;
	readonly rows: readonly SheetRow[];
	readonly totals: SheetColumns;
	readonly openingBox: Money;
	/** What came in and went out, by kind; the box column adds up to cashIn and cashOut. */
	readonly in: readonly MoneyLine[];
	readonly out: readonly MoneyLine[];
	readonly cashIn: Money;
	readonly cashOut: Money;
	/** openingBox + cashIn − cashOut. */
	readonly closingBox: Money;
	readonly counted: Money | null;
	/** Minor units of a note or coin and how many of it, largest first. */
	readonly pieces: readonly { readonly piece: Money; readonly count: number }[];
	/** Counted less the book at the seal. */
	readonly difference: Money | null;
	/** A difference that was accepted in it: below zero when the box was short. */
	readonly acceptedDifference: Money | null;
	/** Numbers of the officers whose codes approved the seal. */
	readonly approvals: readonly number[];
}

/**
 * @param events of a book that was checked
 * @returns null when the book has no such meeting
 */
export function meetingSheet(
	events: readonly GroupEvent[],
	{ number, kind, ...view }: BookView & { readonly number: number; readonly kind: MeetingKind }
): MeetingSheet | null {
	const found: { page: MeetingPage; rows: ReadonlyMap<MemberId, SheetColumns> }[] = [];
	const { state } = bookPages(events, view, (page, then) => {
		if (page.number === number && page.kind === kind) found.push({ page, rows: columnsByMember(page, then) });
	});
	const [sheet] = found;
	return sheet === undefined ? null : sheetOf(sheet.page, sheet.rows, state);
}

function sheetOf(
	page: MeetingPage,
	columns: ReadonlyMap<MemberId, SheetColumns>,
	state: GroupState
): MeetingSheet {
	const numberOf = (memberId: MemberId) => state.members.get(memberId)?.number ?? 0;
	const rows = [...columns]
		.map(([memberId, figures]) => ({
			memberId,
			number: numberOf(memberId),
			attendance: attendanceAt(page, memberId),
			...figures
		}))
		.sort((left, right) => left.number - right.number);
	return {
		number: page.number,
		kind: page.kind,
		day: page.day,
		sealedOn: page.sealedOn,
		isOpen: page.isOpen,
		calledBy: page.calledBy === null ? null : numberOf(page.calledBy),
		rows,
		totals: totalsOf(rows),
		openingBox: page.boxAtOpening,
		...moneyLines(page.entries),
		cashIn: page.cashIn,
		cashOut: page.cashOut,
		closingBox: page.boxAtClose,
		counted: page.countedCash,
		pieces: Object.entries(page.pieces ?? {})
			.map(([piece, count]) => ({ piece: money(Number(piece)), count }))
			.sort((left, right) => right.piece - left.piece),
		difference: page.difference,
		acceptedDifference: acceptedIn(page.entries),
		approvals: page.approvals.map(numberOf)
	};
}

/** Every member by the meeting's day or who moved money in it, with her figures as it ended. */
function columnsByMember(page: MeetingPage, then: BookThen): ReadonlyMap<MemberId, SheetColumns> {
	const columns = new Map<MemberId, SheetColumns>();
	for (const member of then.members.values()) {
		const { memberId } = member;
		const moves = movesAt(page, memberId, (loanId) => then.loans.get(loanId)?.memberId);
		if (moves === null && member.joinedOn > page.day) continue;
		const loans = [...then.loans.values()].filter((loan) => loan.memberId === memberId);
		columns.set(memberId, {
			saved: moves?.saved ?? zero,
			savings: savedInAll(then.balances, memberId),
			principalPaid: moves?.principalPaid ?? zero,
			interestPaid: money((moves?.interestPaid ?? 0) - (moves?.interestKeptBack ?? 0)),
			interestKeptBack: moves?.interestKeptBack ?? zero,
			lent: moves?.lent ?? zero,
			outstanding: sum(loans.map((loan) => loan.outstanding)),
			interestDue: sum(loans.map((loan) => interestOwed(loan, moves?.lastDay ?? page.day, then.held)))
		});
	}
	return columns;
}

function totalsOf(rows: readonly SheetColumns[]): SheetColumns {
	const column = (name: keyof SheetColumns) => sum(rows.map((row) => row[name]));
	return {
		saved: column('saved'),
		savings: column('savings'),
		principalPaid: column('principalPaid'),
		interestPaid: column('interestPaid'),
		interestKeptBack: column('interestKeptBack'),
		lent: column('lent'),
		outstanding: column('outstanding'),
		interestDue: column('interestDue')
	};
}
