import { allAtOnce, type EventId, type LocalDate, type MemberId, type Steps } from '#kernel';
import { money, subtract, sum, zero, type Money } from '#money';
import type { AttendanceState, EventType, GroupEvent, MeetingKind } from '#group';
import { later } from './book-lines.ts';
import { chargedIn } from './borrowings.ts';
import { amountIn, cashThrough, writtenOffIn } from './entry-amount.ts';
import { figuresInAll, type Figures } from './figures.ts';
import { acceptedIn, acceptedWhy } from './meeting-list.ts';
import {
	attendanceAt,
	bookPagesSteps,
	meetingKey,
	type BookAsAt,
	type BookThen,
	type MeetingPage
} from './meeting-pages.ts';
import { interestOwed, savedInAll } from './member-figures.ts';
import { movesIn, noMove, settledOf, type MemberMove, type Settled } from './member-moves.ts';
import { moneyLines, type MoneyLine } from './money-lines.ts';
import {
	knownRegisterBook,
	liveLines,
	membersByNumber,
	numberIn,
	registerBook,
	registerBookSteps,
	type MeetingName,
	type RegisterBook,
	type RegisterPage
} from './registers/register-book.ts';
import { decisionIn, type RegisteredDecision } from './registers/decisions.ts';

/** Columns with totals. Amounts are minor units. */
const sheetFigures = [
	'saved',
	/** `withdrawn` is paid out of savings; `added` is credited without a deposit: brought in, or a dividend. */
	'withdrawn',
	'added',
	/** Balance of her savings at the end of the meeting. */
	'savings',
	'principalPaid',
	/** Interest paid in cash or offset at her settlement. */
	'interestPaid',
	/** Interest deducted from a loan at disbursement. */
	'interestKeptBack',
	'lent',
	'outstanding',
	/** Interest charged and unpaid. */
	'interestDue',
	'recovered',
	'finesPaid',
	'feesPaid',
	'socialFundPaid',
	'socialFundGot',
	/** Money collected for others, and the part handed on. */
	'forOthers',
	'handedOn',
	/** Cash paid to her from a settlement, a payable or a dividend. */
	'paidOut',
	/**
	 * Net money through box and bank of entries of earlier pages that were reversed at this meeting, negative where it had
	 * been paid in. Their replacements are in the other columns.
	 */
	'takenOut'
] as const;
export type SheetColumns = Figures<(typeof sheetFigures)[number]>;

export interface SheetRow extends SheetColumns, Settled {
	readonly memberId: MemberId;
	readonly number: number;
	readonly attendance: AttendanceState | null;
}

/** All contents of the printed page of a meeting. Members are named by number. Amounts are minor units. */
export interface MeetingSheet {
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	/** True for a paper meeting that was entered late. */
	readonly late: boolean;
	readonly sealedOn: LocalDate | null;
	readonly isOpen: boolean;
	readonly calledBy: number | null;
	readonly rows: readonly SheetRow[];
	/** Number of members expected. */
	readonly expected: number;
	readonly totals: SheetColumns;
	readonly openingBox: Money;
	/** Money in and out by kind; the box column adds up to cashIn and cashOut. */
	readonly in: readonly MoneyLine[];
	readonly out: readonly MoneyLine[];
	/** Principal written off by member; no money moved. */
	readonly writtenOff: ReturnType<typeof writtenOffIn>;
	/** Interest and charges that lenders added to the group's debt; no money moved. Negative where one was reversed. */
	readonly borrowingsCharged: Money;
	readonly cashIn: Money;
	readonly cashOut: Money;
	/** openingBox + cashIn − cashOut. */
	readonly closingBox: Money;
	readonly counted: Money | null;
	/** Face value in minor units and number of pieces, largest first. */
	readonly pieces: readonly { readonly piece: Money; readonly count: number }[];
	/** Counted cash less the book balance at the seal. */
	readonly difference: Money | null;
	/** Accepted cash difference of this meeting: negative when the box was short. */
	readonly acceptedDifference: Money | null;
	/** Codes of the reasons for accepting it, and numbers of the members who agreed. */
	readonly accepted: { readonly reasons: readonly string[]; readonly by: readonly number[] };
	/** Numbers of the officers who approved the seal by code; for a desk page, of those who approved its entries one by one. */
	readonly approvals: readonly number[];
	/** Entries of this page that were corrected later: the sheet shows them as they were written. */
	readonly corrections: readonly SheetCorrection[];
	/** Decisions beyond sums: terms and guarantors of loans, new terms, and corrections of earlier pages. */
	readonly decided: readonly SheetDecision[];
}

/**
 * Returns a meeting as it was recorded, with its later corrections listed separately.
 *
 * @param events of a checked book
 * @returns null if the book has no such meeting
 */
export const meetingSheet = (
	events: readonly GroupEvent[],
	asked: BookAsAt & Pick<MeetingName, 'kind' | 'number'>
): MeetingSheet | null => allAtOnce(meetingSheetSteps(events, asked));

/** Generator variant of `meetingSheet` that yields between steps. */
export function* meetingSheetSteps(
	events: readonly GroupEvent[],
	{ number, kind, ...view }: BookAsAt & Pick<MeetingName, 'kind' | 'number'>
): Steps<MeetingSheet | null> {
	const sheets = meetingSheetsSteps(events, view, (one) => one.number === number && one.kind === kind);
	return (yield* sheets)[0] ?? null;
}

/**
 * Returns the sheets of several meetings from a single pass over the book.
 *
 * @param events of a checked book
 * @returns ordered by day
 */
export const meetingSheets = (...asked: Parameters<typeof meetingSheetsSteps>): readonly MeetingSheet[] =>
	allAtOnce(meetingSheetsSteps(...asked));

function* meetingSheetsSteps(
	events: readonly GroupEvent[],
	view: BookAsAt,
	isAsked: (page: Pick<MeetingPage, 'kind' | 'number' | 'day'>) => boolean
): Steps<readonly MeetingSheet[]> {
	const balances = new Map<string, Map<MemberId, Balances>>();
	const closed = (page: MeetingPage, then: BookThen): void => {
		if (isAsked(page)) balances.set(meetingKey(page), balancesThen(page, then));
	};
	// The caller has just read the events: yield once before they are folded.
	yield;
	// If the register book is already cached, only the states at the end of the meetings are folded again.
	if (knownRegisterBook(events, view) === undefined) yield* registerBookSteps(events, view, closed);
	else yield* bookPagesSteps(events, view, closed);
	const book = registerBook(events, view);
	return book.pages.filter(isAsked).flatMap((page) => {
		const then = balances.get(meetingKey(page));
		return then === undefined ? [] : [sheetOf(page, then, book)];
	});
}

type Balances = Pick<SheetColumns, 'savings' | 'outstanding' | 'interestDue'>;

/** Returns savings and loans of each member at the end of the meeting. */
function balancesThen(page: MeetingPage, then: BookThen): Map<MemberId, Balances> {
	const balances = new Map<MemberId, Balances>();
	const ownerOf = (event: GroupEvent): MemberId | undefined => {
		if ('loanId' in event) return then.loans.get(event.loanId)?.memberId;
		return 'memberId' in event ? event.memberId : undefined;
	};
	// In a meeting that lasted several days, a later payment of hers was for what had fallen due by its own day.
	const lastMoved = new Map<MemberId, LocalDate>();
	for (const { event, entry } of page.entries) {
		const [owner, { occurredOn: on }] = [entry === null ? undefined : ownerOf(event), event];
		if (owner !== undefined) lastMoved.set(owner, later(lastMoved.get(owner) ?? page.day, on));
	}
	for (const { memberId } of then.members.values()) {
		const loans = [...then.loans.values()].filter((loan) => loan.memberId === memberId);
		const asOf = lastMoved.get(memberId) ?? page.day;
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

/** A desk page has no approvals of its own, because the next meeting seals it: the approvals of its entries count. */
const approversOf = ({ kind, approvals, entries }: MeetingPage): readonly MemberId[] =>
	kind === 'desk' ? [...new Set(entries.flatMap(({ event }) => event.approvedBy ?? []))] : approvals;

/** Returns a row with closing figures for every member who was expected or moved money. */
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

/** Returns the money of entries that were reversed at this meeting, by owner. */
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

/** A decision that the columns do not express. */
type SheetDecision = Extract<
	RegisteredDecision,
	{ readonly kind: 'loan' | 'topUp' | 'reschedule' | 'correction' }
>;

/** Returns the decisions in the order of writing. */
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

/** An entry of this page that was corrected at a later meeting. Amounts are minor units. */
interface SheetCorrection {
	readonly eventId: EventId;
	readonly type: EventType;
	/** Number of the owner; null where the entry belongs to no member. */
	readonly number: number | null;
	readonly before: Money | null;
	/** Amount after the correction; null where the entry was cancelled or is not about money. */
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

/** Rows of a meeting with corrections applied. Amounts are minor units. */
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
 * Returns the page of a meeting with corrections applied; `meetingSheet` returns it as written. Rows include every member who
 * was expected or has or had an entry on the page.
 *
 * @param events of a checked book
 * @returns null if the book has no such meeting
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
