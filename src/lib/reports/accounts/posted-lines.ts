import {
	compareDays,
	present,
	type EventId,
	type LocalDate,
	type MemberId,
	type MonthCalendar
} from '#kernel';
import {
	normalSide,
	post,
	typeOf,
	type AccountCode,
	type AccountType,
	type Balances,
	type Posting
} from '#ledger';
import {
	chart,
	partsOfAccount,
	rulesOn,
	type EventType,
	type GroupEvent,
	type GroupState,
	type MeetingKind,
	type PostedLine
} from '#group';
import { bookLines } from '../book-lines.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { monthsOfGroup, type Period } from './fiscal-year.ts';
import { moneyMoves, type MoneyMove } from '../money-lines.ts';
import { ownersIn, type OwnerOf } from '../entry-amount.ts';
import { money, sum, type Money } from '#money';

/** Links to other lines: a wrong entry stays in the books beside its correction (ledger law 6.5). */
export interface LineMarks {
	/** The EventReversed that cancelled this entry later: the line is struck through. */
	readonly correctedBy: EventId | null;
	/** The entry that this line reverses or replaces. */
	readonly corrects: EventId | null;
	/** True if it belongs to a paper meeting that was entered late. */
	readonly late: boolean;
}

/** Common leading columns of all books of account. */
export interface RowHead extends LineMarks {
	readonly eventId: EventId;
	readonly type: EventType;
	/** Type of the reversed entry; of a correction only. */
	readonly takesOut: EventType | null;
	/** The posting day: the entry's own; for a correction, the day on which it was made. */
	readonly day: LocalDate;
	/** Null for an entry recorded outside a meeting. */
	readonly meeting: { readonly kind: MeetingKind; readonly number: number } | null;
	/** The member to whom the entry belongs; null where it belongs to none. */
	readonly memberId: MemberId | null;
	/** The member's number. */
	readonly number: number | null;
}

/** A line of the book that moved money, with its postings. */
export interface BookRow {
	readonly head: RowHead;
	readonly postings: readonly Posting[];
	/** Its sums through box and bank. */
	readonly moves: readonly MoneyMove[];
}

/** A book prepared for the books of account: it is read once, and every report is derived from it. */
export interface AccountBook {
	/** State at the end of `on`. */
	readonly state: GroupState;
	readonly on: LocalDate;
	/** Day of the first money entry or the first regular meeting, whichever is earlier; `on` if there is neither. */
	readonly since: LocalDate;
	/** "MM-DD" from the rules in force. */
	readonly yearStart: string;
	/** Calendar of the months in the tables. */
	readonly months: MonthCalendar;
	/** Numbers of all members who ever joined. */
	readonly numbers: ReadonlyMap<MemberId, number>;
	/** Ordered by posting day, in the order of recording within a day. */
	readonly rows: readonly BookRow[];
}

/**
 * Returns all lines that moved money, by posting day (ledger fine print 12 and 13), including the closing postings of a
 * share-out. Entries taken back within their meeting are left out; a correction shows all of its lines.
 *
 * @param events of a checked book
 * @throws Defect if the events were not checked
 */
export function accountBook(events: readonly GroupEvent[], view: BookAsAt): AccountBook {
	const { state, on, posted } = bookLines(events, view);
	const known = knownFrom(posted);
	const rows = posted
		.flatMap((line): readonly BookRow[] => {
			const { event, entry } = line;
			if (entry === null) return [];
			const moves = moneyMoves({ event, entry }, (eventId) => known.entries.get(eventId));
			return [{ head: headOf(line, known), postings: entry.postings, moves }];
		})
		.sort(byDay);
	return {
		state,
		on,
		since: earliest(on, rows[0]?.head.day, state.regularMeetings[0]?.day),
		yearStart: rulesOn(state, on)?.yearStart ?? '04-01',
		months: monthsOfGroup(view.currency),
		numbers: known.numbers,
		rows
	};
}

/** Includes the first regular meeting, which may be earlier than the first money entry, so that its month has a page. */
function earliest(on: LocalDate, ...days: readonly (LocalDate | undefined)[]): LocalDate {
	return days.reduce((first: LocalDate, day) => (day !== undefined && day < first ? day : first), on);
}

/** Returns the period from the first entry or meeting to the report date. */
export function wholeBook({ since, on }: AccountBook): Period {
	return { from: since, to: on };
}

export function rowsIn({ rows }: AccountBook, { from, to }: Period): readonly BookRow[] {
	return rows.filter(({ head }) => head.day >= from && head.day <= to);
}

/** Returns signed balances at the end of each of `days`, in minor units, debit positive; `days` must be ascending. */
export function balancesAtEach(
	{ rows }: AccountBook,
	days: readonly LocalDate[]
): readonly GroupState['balances'][] {
	const balances: Balances = new Map();
	let place = 0;
	return days.map((day) => {
		for (let row = rows[place]; row !== undefined && row.head.day <= day; row = rows[place]) {
			post(balances, row);
			place += 1;
		}
		return new Map(balances);
	});
}

/** Returns signed balances at the end of a day, in minor units, debit positive. */
export function balancesAt(book: AccountBook, day: LocalDate): GroupState['balances'] {
	return present(balancesAtEach(book, [day])[0], 'there are balances for each day');
}

const byDay = (one: BookRow, other: BookRow): number => compareDays(one.head.day, other.head.day);

/** Indexes over the lines, because the state no longer has reversed entries. */
interface Known {
	readonly numbers: ReadonlyMap<MemberId, number>;
	readonly entries: ReadonlyMap<EventId, GroupEvent>;
	readonly reversals: ReadonlyMap<EventId, EventId>;
	readonly ownerOf: OwnerOf;
}

function knownFrom(lines: readonly PostedLine[]): Known {
	const entries = new Map<EventId, GroupEvent>();
	const reversals = new Map<EventId, EventId>();
	const numbers = new Map<MemberId, number>();
	for (const { event } of lines) {
		entries.set(event.eventId, event);
		if (event.type === 'EventReversed') reversals.set(event.reverses, event.eventId);
		if (event.type === 'MemberJoined') numbers.set(event.memberId, event.number);
	}
	return { entries, reversals, ownerOf: ownersIn(lines), numbers };
}

function headOf({ event, meeting, postedOn }: PostedLine, known: Known): RowHead {
	const takenOut = event.type === 'EventReversed' ? known.entries.get(event.reverses) : undefined;
	const memberId = known.ownerOf(takenOut ?? event);
	return {
		eventId: event.eventId,
		type: event.type,
		takesOut: takenOut?.type ?? null,
		day: postedOn,
		meeting: meeting === null ? null : { kind: meeting.kind, number: meeting.number },
		memberId,
		number: memberId === null ? null : (known.numbers.get(memberId) ?? null),
		correctedBy: known.reversals.get(event.eventId) ?? null,
		corrects: event.type === 'EventReversed' ? event.reverses : (event.corrects ?? null),
		late: meeting?.late ?? false
	};
}

/** Identification of an account in the books of account. */
export interface AccountName {
	readonly account: AccountCode;
	/** The line of the chart of accounts above it, which is the control account of members' accounts. */
	readonly root: string;
	readonly type: AccountType;
	/** Owner of the account; null where it is no member's account. */
	readonly memberId: MemberId | null;
	readonly number: number | null;
}

/** An account and its balance on its own side; minor units, negative where overdrawn. */
export interface AccountAmount extends AccountName {
	readonly amount: Money;
}

/** Accounts under one line of the chart, and their total. */
export interface AccountGroup {
	readonly root: string;
	readonly amount: Money;
	readonly accounts: readonly AccountAmount[];
}

const places: ReadonlyMap<string, number> = new Map([...chart.keys()].map((root, place) => [root, place]));

export function accountName({ numbers }: Pick<AccountBook, 'numbers'>, account: AccountCode): AccountName {
	const { root, memberId } = partsOfAccount(account);
	const number = memberId === null ? null : (numbers.get(memberId) ?? null);
	return { account, root, type: typeOf(chart, account), memberId, number };
}

/** Sorts accounts in the order of the chart of accounts, members' accounts by number. */
export function namesInOrder(
	book: Pick<AccountBook, 'numbers'>,
	accounts: Iterable<AccountCode>
): readonly AccountName[] {
	return [...new Set(accounts)].map((account) => accountName(book, account)).sort(byChart);
}

/** @param signed debit positive, minor units @returns the amount on the account's own side */
export function onOwnSide(type: AccountType, signed: number): Money {
	return money(normalSide(type) === 'debit' ? signed : -signed);
}

/** Returns the balances of accounts of one type in the order of the chart, without accounts that are zero. */
export function amountsOfType(
	book: Pick<AccountBook, 'numbers'>,
	balances: GroupState['balances'],
	type: AccountType
): readonly AccountAmount[] {
	return namesInOrder(book, balances.keys())
		.filter((name) => name.type === type)
		.map((name) => ({ ...name, amount: onOwnSide(type, balances.get(name.account) ?? 0) }));
}

/** Returns one group for each line of the chart that has an account. */
export function groupedByRoot(amounts: readonly AccountAmount[]): readonly AccountGroup[] {
	const roots = [...new Set(amounts.map(({ root }) => root))];
	return roots.map((root) => {
		const accounts = amounts.filter((one) => one.root === root);
		return { root, amount: sum(accounts.map(({ amount }) => amount)), accounts };
	});
}

function byChart(one: AccountName, other: AccountName): number {
	const roots = (places.get(one.root) ?? 0) - (places.get(other.root) ?? 0);
	if (roots !== 0) return roots;
	const numbers = (one.number ?? 0) - (other.number ?? 0);
	if (numbers !== 0) return numbers;
	return one.account < other.account ? -1 : 1;
}
