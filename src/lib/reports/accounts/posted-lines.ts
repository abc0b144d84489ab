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

/** How a line stands to others: what was wrong stays in the books, beside what puts it right (ledger law 6.5). */
export interface LineMarks {
	/** The EventReversed that took this entry out later: the line is struck through. */
	readonly correctedBy: EventId | null;
	/** The entry that this line takes out, or stands for. */
	readonly corrects: EventId | null;
	/** Stands in a paper meeting that was entered late. */
	readonly late: boolean;
}

/** What every row of a book of account begins with. */
export interface RowHead extends LineMarks {
	readonly eventId: EventId;
	readonly type: EventType;
	/** Of a correction: the kind of entry that was taken out. */
	readonly takesOut: EventType | null;
	/** The day in the books: its own; of a correction the day on which it was made. */
	readonly day: LocalDate;
	/** Null for what was recorded outside a meeting. */
	readonly meeting: { readonly kind: MeetingKind; readonly number: number } | null;
	/** Whose entry it is; null where it is no member's own. */
	readonly memberId: MemberId | null;
	/** The member's number. */
	readonly number: number | null;
}

/** A line of the book that moved money, with its legs. */
export interface BookRow {
	readonly head: RowHead;
	readonly postings: readonly Posting[];
	/** What of it went through box and bank. */
	readonly moves: readonly MoneyMove[];
}

/** A book laid out for books of account: read once, then each report is made from it. */
export interface AccountBook {
	/** The book as at the end of `on`. */
	readonly state: GroupState;
	readonly on: LocalDate;
	/** The day of its first entry of money or its first regular meeting, whichever is earlier; `on` where there is neither. */
	readonly since: LocalDate;
	/** "MM-DD", by the rules in force. */
	readonly yearStart: string;
	/** Whose months stand in its tables. */
	readonly months: MonthCalendar;
	/** Numbers of all women who ever joined. */
	readonly numbers: ReadonlyMap<MemberId, number>;
	/** By the day in the books, in the order of recording within a day. */
	readonly rows: readonly BookRow[];
}

/**
 * Every line that moved money, by the day to which its legs belong (ledger fine print 12 and 13). What was taken back
 * inside its meeting is not there; a correction shows all of its lines. The closing legs of a share-out are there, too.
 *
 * @param events of a book that was checked
 * @throws Defect for events that were not checked
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

/** A first meeting may have been held before any money lay on the table: its month has its page, too. */
function earliest(on: LocalDate, ...days: readonly (LocalDate | undefined)[]): LocalDate {
	return days.reduce((first: LocalDate, day) => (day !== undefined && day < first ? day : first), on);
}

/** From the first entry or meeting to the day of the book. */
export function wholeBook({ since, on }: AccountBook): Period {
	return { from: since, to: on };
}

/** Rows of a period. */
export function rowsIn({ rows }: AccountBook, { from, to }: Period): readonly BookRow[] {
	return rows.filter(({ head }) => head.day >= from && head.day <= to);
}

/** Signed balances at the end of each of `days`, debit positive, minor units; `days` in order, in one reading. */
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

/** Signed balances at the end of a day, debit positive, minor units. */
export function balancesAt(book: AccountBook, day: LocalDate): GroupState['balances'] {
	return present(balancesAtEach(book, [day])[0], 'there are balances for each day');
}

const byDay = (one: BookRow, other: BookRow): number => compareDays(one.head.day, other.head.day);

/** What lines say of one another. What was taken out since is in the lines, not in the state. */
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

/** An account as books of account name it. */
export interface AccountName {
	readonly account: AccountCode;
	/** The account's line of the chart of accounts: the control account of members' own. */
	readonly root: string;
	readonly type: AccountType;
	/** Whose account it is; null where it is no member's own. */
	readonly memberId: MemberId | null;
	readonly number: number | null;
}

/** An account and what it holds on its own side; minor units, below zero where it is overdrawn. */
export interface AccountAmount extends AccountName {
	readonly amount: Money;
}

/** Accounts under one line of the chart, and their sum. */
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

/** In the order of the chart of accounts; members' accounts by their numbers. */
export function namesInOrder(
	book: Pick<AccountBook, 'numbers'>,
	accounts: Iterable<AccountCode>
): readonly AccountName[] {
	return [...new Set(accounts)].map((account) => accountName(book, account)).sort(byChart);
}

/** @param signed debit positive, minor units @returns the same on the account's own side */
export function onOwnSide(type: AccountType, signed: number): Money {
	return money(normalSide(type) === 'debit' ? signed : -signed);
}

/** What accounts of one type hold, in the order of the chart; accounts at zero are left out. */
export function amountsOfType(
	book: Pick<AccountBook, 'numbers'>,
	balances: GroupState['balances'],
	type: AccountType
): readonly AccountAmount[] {
	return namesInOrder(book, balances.keys())
		.filter((name) => name.type === type)
		.map((name) => ({ ...name, amount: onOwnSide(type, balances.get(name.account) ?? 0) }));
}

/** One group for each line of the chart that has an account. */
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
