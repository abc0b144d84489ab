import { compareDays, present, type BankAccountId, type EventId, type LocalDate } from '#kernel';
import { money, subtract, sum, zero, type Money } from '#money';
import {
	bankAccount,
	bankDayOf,
	effectiveLines,
	type BankAccount,
	type BankStatementMatched,
	type GroupEvent,
	type JournalLine,
	type PostedLine
} from '#group';
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

/** One line of an account as it should stand in the bank's passbook; minor units. */
export interface BankLine {
	readonly line: JournalLine;
	readonly bankDay: LocalDate;
	readonly in: Money;
	readonly out: Money;
}

/** What the passbook showed, beside the book; minor units. */
export interface StatementMatch {
	readonly eventId: EventId;
	/** The day that people confirmed. */
	readonly day: LocalDate;
	/** The day up to which the passbook was written. */
	readonly on: LocalDate;
	/** What the passbook showed. */
	readonly balance: Money;
	/** What the book held when the passbook was looked at, and what the passbook had more. */
	readonly book: Money;
	readonly difference: Money;
	/** What the book holds by the bank's own days, with everything that is known now, and what the passbook had more. */
	readonly bookByBankDay: Money;
	readonly differenceByBankDay: Money;
	readonly matched: boolean;
}

/** Money into and out of one account, by the legs of a line; zero and zero where the line does not touch it. */
function throughAccount({ entry }: Pick<JournalLine, 'entry'>, account: BankAccount): MoneyThrough {
	const code = bankAccount(account.bankAccountId);
	let [into, outOf] = [0, 0];
	for (const leg of entry?.postings ?? []) {
		if (leg.account !== code) continue;
		if (leg.side === 'debit') into += leg.amount;
		else outOf += leg.amount;
	}
	return { in: money(into), out: money(outOf) };
}

/** Minor units. */
interface MoneyThrough {
	readonly in: Money;
	readonly out: Money;
}

/** Lines of one account in the order of the bank's passbook: by the bank's day, in the order of recording within it. */
export function passbookLines(lines: readonly JournalLine[], account: BankAccount): readonly BankLine[] {
	return lines
		.map((line) => ({ line, bankDay: bankDayOf(line.event), ...throughAccount(line, account) }))
		.filter((line) => line.in > 0 || line.out > 0)
		.sort((one, other) => compareDays(one.bankDay, other.bankDay));
}

/**
 * Each look into the passbook of one account, by its day. It is matched when the book by the bank's own days shows the
 * same: a slip that the bank entered later is not missing, and interest entered afterwards is not missing any more.
 *
 * @param lines as they should have been from the start, in the order of recording
 */
export function statementsOf(lines: readonly JournalLine[], account: BankAccount): readonly StatementMatch[] {
	const passbook = passbookLines(lines, account);
	let book: Money = zero;
	const looks: StatementMatch[] = [];
	for (const line of lines) {
		const through = throughAccount(line, account);
		book = money(book + through.in - through.out);
		const { event } = line;
		if (event.type === 'BankStatementMatched' && event.bankAccountId === account.bankAccountId)
			looks.push(lookAt({ ...event, eventId: line.event.eventId }, book, passbook));
	}
	return looks.sort((one, other) => compareDays(one.on, other.on));
}

function lookAt(
	event: BankStatementMatched & { readonly eventId: EventId },
	book: Money,
	passbook: readonly BankLine[]
): StatementMatch {
	const on = bankDayOf(event);
	const bookByBankDay = money(
		passbook.reduce((held, line) => (line.bankDay <= on ? held + line.in - line.out : held), 0)
	);
	const differenceByBankDay = subtract(event.balance, bookByBankDay);
	return {
		eventId: event.eventId,
		day: event.occurredOn,
		on,
		balance: event.balance,
		book,
		difference: subtract(event.balance, book),
		bookByBankDay,
		differenceByBankDay,
		matched: differenceByBankDay === 0
	};
}

/** The last day up to which book and passbook agreed; null when they never did. */
export function matchedUntil(looks: readonly StatementMatch[]): LocalDate | null {
	return looks.findLast((look) => look.matched)?.on ?? null;
}

/** Looks into the passbook of one account. */
export interface AccountStatements {
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly lastFour: string | null;
	readonly looks: readonly StatementMatch[];
	/** The last day up to which book and passbook agreed by the bank's days; null when they never did. */
	readonly matchedUntil: LocalDate | null;
}

export interface BankStatements {
	readonly on: LocalDate;
	readonly accounts: readonly AccountStatements[];
}

/**
 * Each time that a passbook was laid beside the book, with the difference: as it was seen then, and by the bank's own
 * days (ledger law 2 and 9). Corrected entries count as they should have been. Amounts are minor units.
 *
 * @param events of a book that was checked
 */
export function bankStatements(events: readonly GroupEvent[], view: BookAsAt): BankStatements {
	const { state, on, posted } = bookLines(events, view);
	const lines = effectiveLines(posted);
	const accounts = [...state.bankAccounts.values()].map((account) => {
		const { bankAccountId, bank, lastFour } = account;
		const looks = statementsOf(lines, account);
		return { bankAccountId, bank, lastFour, looks, matchedUntil: matchedUntil(looks) };
	});
	return { on, accounts };
}
