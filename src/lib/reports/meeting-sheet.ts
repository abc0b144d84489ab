import type { EventId, LocalDate, MemberId } from '#kernel';
import { money, subtract, sum, zero, type Money } from '#money';
import type { AttendanceState, EventType, GroupEvent, MeetingKind } from '#group';
import { later } from './book-lines.ts';
import { chargedIn } from './borrowings.ts';
import { amountIn, cashThrough, writtenOffIn } from './entry-amount.ts';
import { figuresInAll, type Figures } from './figures.ts';
import { acceptedIn, acceptedWhy } from './meeting-list.ts';
import { meetingKey, type BookAsAt, type BookThen, type MeetingPage } from './meeting-pages.ts';
import { interestOwed, savedInAll } from './member-figures.ts';
import { movesIn, noMove, settledOf, type MemberMove, type Settled } from './member-moves.ts';

import { attendanceAt } from './member-page.ts';
import { moneyLines, type MoneyLine } from './money-lines.ts';
import {
	liveLines,
	membersByNumber,
	numberIn,
	readRegisterBook,
	registerBook,
	type MeetingName,
	type RegisterBook,
	type RegisterPage
} from './registers/register-book.ts';
import { decisionIn, type RegisteredDecision } from './registers/decisions.ts';

/** Columns that add up. Amounts are minor units. */
const sheetFigures = [
	'saved',
	/** Taken out of savings; what the book put to them: brought in, or a dividend. */
	'withdrawn',
	'added',
	/** All that she has saved, as the meeting ended. */
	'savings',
	'principalPaid',
	/** Interest that was handed over, or settled when she left. */
	'interestPaid',
	/** Interest kept back from a loan when it was given. */
	'interestKeptBack',
	'lent',
	'outstanding',
	/** Charged and unpaid. */
	'interestDue',
	'recovered',
	'finesPaid',
	'feesPaid',
	'socialFundPaid',
	'socialFundGot',
	/** Given for others, and what of it was handed on. */
	'forOthers',
	'handedOn',
	/** Handed to her of a settlement, what was payable, or a dividend. */
	'paidOut',
	/**
	 * Entries of earlier pages that were taken out at this meeting: their money through box and bank, below zero where it
	 * had been paid in. What stands for them is in the other columns.
	 */
	'takenOut'
] as const;
export type SheetColumns = Figures<(typeof sheetFigures)[number]>;

export interface SheetRow extends SheetColumns, Settled {
	readonly memberId: MemberId;
	readonly number: number;
	readonly attendance: AttendanceState | null;
}

/** Everything the one page of a meeting prints. Members are named by number. Amounts are minor units. */
export interface MeetingSheet {
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	/** A paper meeting that was entered late. */
	readonly late: boolean;
	readonly sealedOn: LocalDate | null;
	readonly isOpen: boolean;
	readonly calledBy: number | null;
	readonly rows: readonly SheetRow[];
	/** How many women it counted on. */
	readonly expected: number;
	readonly totals: SheetColumns;
	readonly openingBox: Money;
	/** What came in and went out, by kind; the box column adds up to cashIn and cashOut. */
	readonly in: readonly MoneyLine[];
	readonly out: readonly MoneyLine[];
	/** Principal of loans that will not come back, woman by woman; no money moved. */
	readonly writtenOff: ReturnType<typeof writtenOffIn>;
	/** Interest and charges that lenders added to what the group owes; no money moved. Below zero where one was taken out. */
	readonly borrowingsCharged: Money;
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
	/** Codes of why it was accepted, and numbers of who agreed. */
	readonly accepted: { readonly reasons: readonly string[]; readonly by: readonly number[] };
	/** Numbers of the officers whose codes approved the seal; between meetings, of those who approved its entries one by one. */
	readonly approvals: readonly number[];
	/** Entries of this page that were corrected since: the sheet shows them as they were written. */
	readonly corrections: readonly SheetCorrection[];
	/** What the women agree to beside sums: terms and guarantors of loans, new terms, and what was corrected of earlier pages. */
	readonly decided: readonly SheetDecision[];
}

/**
 * A meeting as it was recorded; a seal never changes. Corrections of it are listed beside.
 *
 * @param events of a book that was checked
 * @returns null when the book has no such meeting
 */
export function meetingSheet(
	events: readonly GroupEvent[],
	{ number, kind, ...view }: BookAsAt & { readonly number: number; readonly kind: MeetingKind }
): MeetingSheet | null {
	return meetingSheets(events, view, (page) => page.number === number && page.kind === kind)[0] ?? null;
}

/**
 * The same of several meetings, for which the book is read once.
 *
 * @param events of a book that was checked
 * @returns in the order of their days
 */
export function meetingSheets(
	events: readonly GroupEvent[],
	view: BookAsAt,
	isAsked: (page: Pick<MeetingPage, 'kind' | 'number' | 'day'>) => boolean
): readonly MeetingSheet[] {
	const balances = new Map<string, Map<MemberId, Balances>>();
	const book = readRegisterBook(events, view, (page, then) => {
		if (isAsked(page)) balances.set(meetingKey(page), balancesThen(page, then));
	});
	return book.pages.filter(isAsked).flatMap((page) => {
		const then = balances.get(meetingKey(page));
		return then === undefined ? [] : [sheetOf(page, then, book)];
	});
}

type Balances = Pick<SheetColumns, 'savings' | 'outstanding' | 'interestDue'>;

/** How savings and loans of each woman stood as the meeting ended. */
function balancesThen(page: MeetingPage, then: BookThen): Map<MemberId, Balances> {
	const balances = new Map<MemberId, Balances>();
	const ownerOf = (event: GroupEvent): MemberId | undefined => {
		if ('loanId' in event) return then.loans.get(event.loanId)?.memberId;
		return 'memberId' in event ? event.memberId : undefined;
	};
	for (const { memberId } of then.members.values()) {
		const loans = [...then.loans.values()].filter((loan) => loan.memberId === memberId);
		// A meeting that went on for days: what she paid later was for what had fallen due by then.
		const asOf = page.entries.reduce((last, { event, entry }) => {
			const moved = entry !== null && ownerOf(event) === memberId;
			return moved ? later(last, event.occurredOn) : last;
		}, page.day);
		balances.set(memberId, {
			savings: savedInAll(then.balances, memberId),
			outstanding: sum(loans.map((loan) => loan.outstanding)),
			interestDue: sum(loans.map((loan) => interestOwed(loan, asOf, then.held)))
		});
	}
	return balances;
}

function sheetOf(
	asked: RegisterPage,
	balances: ReadonlyMap<MemberId, Balances>,
	book: RegisterBook
): MeetingSheet {
	const { page } = asked;
	const { state, entryOf } = book;
	const numberOf = numberIn(state);
	const rows = rowsOf(asked, balances, book);
	const why = acceptedWhy(page);
	return {
		number: page.number,
		kind: page.kind,
		day: page.day,
		late: asked.late,
		sealedOn: page.sealedOn,
		isOpen: page.isOpen,
		calledBy: page.calledBy === null ? null : numberOf(page.calledBy),
		rows,
		expected: page.expected.size,
		totals: figuresInAll(sheetFigures, rows),
		openingBox: page.boxAtOpening,
		...moneyLines(page.entries, (eventId) => entryOf(eventId)?.event),
		writtenOff: writtenOffIn(page.entries, book.ownerOf),
		borrowingsCharged: chargedIn(page.entries, entryOf),
		cashIn: page.cashIn,
		cashOut: page.cashOut,
		closingBox: page.boxAtClose,
		counted: page.countedCash,
		pieces: Object.entries(page.pieces ?? {})
			.map(([piece, count]) => ({ piece: money(Number(piece)), count }))
			.sort((left, right) => right.piece - left.piece),
		difference: page.difference,
		acceptedDifference: acceptedIn(page.entries),
		accepted: { reasons: why.reasons, by: why.by.map(numberOf) },
		approvals: approversOf(page).map(numberOf),
		corrections: correctionsOf(asked, book),
		decided: decidedIn(asked, book)
	};
}

/** Nobody closes the page between two meetings: the next one does. */
const approversOf = ({ kind, approvals, entries }: MeetingPage): readonly MemberId[] =>
	kind === 'desk' ? [...new Set(entries.flatMap(({ event }) => event.approvedBy ?? []))] : approvals;

/** Every woman on whom the meeting counted or who moved money in it, with her figures as it ended. */
function rowsOf(
	{ page }: RegisterPage,
	balances: ReadonlyMap<MemberId, Balances>,
	book: RegisterBook
): readonly SheetRow[] {
	const moves = movesIn(page.entries, book.ownerOf);
	const takenOut = takenOutIn(page, book);
	return membersByNumber(book.state).flatMap(({ memberId, number }) => {
		const then = balances.get(memberId);
		const moved = moves.has(memberId) || takenOut.has(memberId);
		if (then === undefined || !(moved || page.expected.has(memberId))) return [];
		const move = moves.get(memberId) ?? noMove;
		const columns = columnsOf(move, then, takenOut.get(memberId) ?? zero);
		return [
			{ memberId, number, attendance: attendanceAt(page, memberId), ...settledOf(move, columns), ...columns }
		];
	});
}

function columnsOf(move: MemberMove, then: Balances, takenOut: Money): SheetColumns {
	return {
		saved: move.saved,
		withdrawn: move.withdrawn,
		added: move.added,
		savings: then.savings,
		principalPaid: move.principalPaid,
		interestPaid: money(move.interestPaid - move.interestKeptBack),
		interestKeptBack: move.interestKeptBack,
		lent: move.lent,
		outstanding: then.outstanding,
		interestDue: then.interestDue,
		recovered: move.recovered,
		finesPaid: move.finesPaid,
		feesPaid: move.feesPaid,
		socialFundPaid: move.socialFundPaid,
		socialFundGot: move.socialFundGot,
		forOthers: move.forOthers,
		handedOn: move.handedOn,
		paidOut: move.paidOut,
		takenOut
	};
}

/** Money of entries that were taken out at this meeting, by whose they were. */
function takenOutIn(page: MeetingPage, { entryOf, ownerOf }: RegisterBook): ReadonlyMap<MemberId, Money> {
	const out = new Map<MemberId, Money>();
	for (const { event, entry } of page.entries) {
		if (event.type !== 'EventReversed' || entry === null) continue;
		const original = entryOf(event.reverses);
		const memberId = original === undefined ? null : ownerOf(original.event);
		if (memberId !== null) out.set(memberId, money((out.get(memberId) ?? 0) + cashThrough(entry)));
	}
	return out;
}

/** A decision that a column of sums does not say. */
type SheetDecision = Extract<
	RegisteredDecision,
	{ readonly kind: 'loan' | 'topUp' | 'reschedule' | 'correction' }
>;

/** In the order in which they were written. */
function decidedIn({ written }: RegisterPage, book: RegisterBook): readonly SheetDecision[] {
	return written.flatMap((line): readonly SheetDecision[] => {
		const decision = decisionIn(line, book);
		switch (decision?.kind) {
			case 'loan':
			case 'topUp':
			case 'reschedule':
			case 'correction':
				return [decision];
			default:
				return [];
		}
	});
}

/** An entry of this page that was corrected at a later meeting. Minor units. */
interface SheetCorrection {
	readonly eventId: EventId;
	readonly type: EventType;
	/** Whose entry it was; null where it is no member's own. */
	readonly number: number | null;
	readonly before: Money | null;
	/** The sum that the correction put in its place; null where the entry was taken out, or where no money is meant. */
	readonly after: Money | null;
	readonly takenOut: boolean;
}

function correctionsOf(
	{ lines }: RegisterPage,
	{ state, ownerOf }: RegisterBook
): readonly SheetCorrection[] {
	const numberOf = numberIn(state);
	return lines
		.filter((line) => line.correctedBy !== null)
		.map((line) => {
			const { event } = line;
			const owner = ownerOf(event);
			const next = lines.find((one) => one.corrects === event.eventId);
			return {
				eventId: event.eventId,
				type: event.type,
				number: owner === null ? null : numberOf(owner),
				before: amountIn(line),
				after: next === undefined ? null : amountIn(next),
				takenOut: next === undefined
			};
		});
}

/** Who did what at a meeting, as it counts now. Amounts are minor units. */
export interface MeetingNow extends Pick<MeetingSheet, 'kind' | 'in' | 'out'> {
	readonly rows: readonly Pick<
		SheetRow,
		| 'memberId'
		| 'number'
		| 'attendance'
		| 'cash'
		| 'settled'
		| 'saved'
		| 'lent'
		| 'interestKeptBack'
		| 'feesPaid'
		| 'socialFundPaid'
		| 'socialFundGot'
		| 'forOthers'
		| 'handedOn'
		| 'paidOut'
		| 'recovered'
	>[];
}

/**
 * What belongs on the page of a meeting, each entry as it was corrected since; the sheet (`meetingSheet`) says what was written. Every
 * woman on whom the meeting counted, or of whom something stands or stood there.
 *
 * @param events of a book that was checked
 * @returns null when the book has no such meeting
 */
export function meetingNow(
	events: readonly GroupEvent[],
	{ number, kind, ...view }: BookAsAt & Pick<MeetingName, 'kind' | 'number'>
): MeetingNow | null {
	const book = registerBook(events, view);
	const asked = book.pageOf({ kind, number });
	if (asked === undefined) return null;
	const standing = liveLines(asked);
	const moves = movesIn(standing, book.ownerOf);
	const owners = new Set(asked.lines.map(({ event }) => book.ownerOf(event)));
	const rows = membersByNumber(book.state).flatMap(({ memberId, number: of }) => {
		const isThere = moves.has(memberId) || owners.has(memberId) || asked.page.expected.has(memberId);
		if (!isThere) return [];
		const move = moves.get(memberId) ?? noMove;
		const columns = { ...move, interestPaid: subtract(move.interestPaid, move.interestKeptBack) };
		const { cash, settled } = settledOf(move, columns);
		const attendance = asked.marks.get(memberId) ?? attendanceAt(asked.page, memberId);
		return [{ ...columns, memberId, number: of, attendance, cash, settled }];
	});
	return { kind, rows, ...moneyLines(standing, (eventId) => book.entryOf(eventId)?.event) };
}
