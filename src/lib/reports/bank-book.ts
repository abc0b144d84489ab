import { compareDays, present, type BankAccountId, type EventId, type LocalDate } from '#kernel';
import { money, sum, zero, type Money } from '#money';
import type { BankAccount, GroupEvent, PostedLine } from '#group';
import { throughAccount } from './bank-lines.ts';
import { bookLines } from './book-lines.ts';
import type { BookAsAt } from './meeting-pages.ts';

/** Which account, and from which day on; default: from the beginning. */
export interface BankBookView extends BookAsAt {
	readonly bankAccountId: BankAccountId;
	readonly from?: LocalDate | undefined;
}

/** Amounts are minor units. */
export interface BankBookRow {
	readonly eventId: EventId;
	readonly type: GroupEvent['type'];
	/** The day in the book: of a correction the day on which it was made. */
	readonly day: LocalDate;
	/** The bank's own day; the day in the book where nobody wrote it down. */
	readonly bankDay: LocalDate;
	readonly slip: string | null;
	readonly in: Money;
	readonly out: Money;
	readonly balance: Money;
	/** The entry that this one takes out, or stands for. */
	readonly reverses: EventId | null;
	readonly corrects: EventId | null;
	/** The entry that took this one out later: the line is struck through. */
	readonly reversedBy: EventId | null;
}

/** Amounts are minor units; opening + in − out = closing. */
export interface BankBook {
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly branch: string | null;
	readonly lastFour: string | null;
	readonly from: LocalDate | null;
	readonly on: LocalDate;
	readonly opening: Money;
	/** Entries with their day in the book between `from` and `on`, in the order of the bank's days. */
	readonly rows: readonly BankBookRow[];
	readonly in: Money;
	readonly out: Money;
	/** The account in the trial balance at the end of `on`. */
	readonly closing: Money;
	/** Signed: what is in the closing balance and what the bank enters only after `on`. */
	readonly notYetAtBank: Money;
}

/**
 * The bank book of one account (ledger law 9): every entry, also what was wrong, what took it out and what stands for
 * it. A period is cut by the days of the book, so that one page begins where the page before it ended.
 *
 * @param events of a book that was checked
 * @throws Defect for an account that the book does not know on that day
 */
export function bankBook(events: readonly GroupEvent[], view: BankBookView): BankBook {
	const { state, on, posted } = bookLines(events, view);
	const account = present(state.bankAccounts.get(view.bankAccountId), 'a bank book is of a known account');
	const lines = linesThrough(posted, account);
	const from = view.from ?? null;
	const isBefore = ({ postedOn }: PostedLine) => from !== null && postedOn < from;
	const opening = netOf(lines.filter(({ line }) => isBefore(line)));
	const inside = lines.filter(({ line }) => !isBefore(line)).sort(byBankDay);
	const { bankAccountId, bank, branch, lastFour } = account;
	return {
		bankAccountId,
		bank,
		branch,
		lastFour,
		from,
		on,
		opening,
		rows: rowsOf(inside, opening, takenOutBy(posted)),
		in: sum(inside.map((line) => line.in)),
		out: sum(inside.map((line) => line.out)),
		closing: netOf(lines),
		notYetAtBank: netOf(lines.filter(({ bankDay }) => bankDay > on))
	};
}

interface AccountLine {
	readonly line: PostedLine;
	readonly bankDay: LocalDate;
	readonly in: Money;
	readonly out: Money;
}

function linesThrough(posted: readonly PostedLine[], account: BankAccount): readonly AccountLine[] {
	return posted
		.map((line) => ({ line, bankDay: bankDayInBook(line), ...throughAccount(line, account) }))
		.filter((line) => line.in > 0 || line.out > 0);
}

/** Of what stands for an entry, the day of the correction, where nobody wrote down the bank's. */
function bankDayInBook({ event, postedOn }: PostedLine): LocalDate {
	return 'valueOn' in event && event.valueOn !== undefined ? event.valueOn : postedOn;
}

function netOf(lines: readonly AccountLine[]): Money {
	return money(lines.reduce<number>((net, line) => net + line.in - line.out, zero));
}

function byBankDay(one: AccountLine, other: AccountLine): number {
	return compareDays(one.bankDay, other.bankDay);
}

function rowsOf(
	lines: readonly AccountLine[],
	opening: Money,
	reversedBy: ReadonlyMap<EventId, EventId>
): readonly BankBookRow[] {
	let balance = opening;
	return lines.map(({ line: { event, postedOn }, bankDay, in: into, out }) => {
		balance = money(balance + into - out);
		return {
			eventId: event.eventId,
			type: event.type,
			day: postedOn,
			bankDay,
			slip: slipOf(event),
			in: into,
			out,
			balance,
			reverses: event.type === 'EventReversed' ? event.reverses : null,
			corrects: event.corrects ?? null,
			reversedBy: reversedBy.get(event.eventId) ?? null
		};
	});
}

/** Number of the paper slip, where the entry has one. */
export function slipOf(event: GroupEvent): string | null {
	return 'slip' in event ? (event.slip ?? null) : null;
}

function takenOutBy(lines: readonly PostedLine[]): ReadonlyMap<EventId, EventId> {
	return new Map(
		lines.flatMap(({ event }) =>
			event.type === 'EventReversed' ? [[event.reverses, event.eventId] as const] : []
		)
	);
}
