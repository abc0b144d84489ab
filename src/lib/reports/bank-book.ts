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

/** Selects the account and the first day of the period; default: the whole history. */
export interface BankBookView extends BookAsAt {
	readonly bankAccountId: BankAccountId;
	readonly from?: LocalDate | undefined;
}

/** Amounts are minor units. */
export interface BankBookRow {
	readonly eventId: EventId;
	readonly type: GroupEvent['type'];
	/** The day of the entry in the book; for a correction, the day on which it was made. */
	readonly day: LocalDate;
	/** The bank's value day; the day in the book where no value day was entered. */
	readonly bankDay: LocalDate;
	readonly slip: string | null;
	readonly in: Money;
	readonly out: Money;
	readonly balance: Money;
	/** `reverses` is the entry that this one cancels, `corrects` the entry that it replaces. */
	readonly reverses: EventId | null;
	readonly corrects: EventId | null;
	/** The later entry that reversed this one: the line is printed struck through. */
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
	/** Entries whose day in the book lies between `from` and `on`, ordered by value day. */
	readonly rows: readonly BankBookRow[];
	readonly in: Money;
	readonly out: Money;
	/** Balance of the account in the trial balance at the end of `on`. */
	readonly closing: Money;
	/** Signed: part of the closing balance that the bank books only after `on`. */
	readonly notYetAtBank: Money;
}

/**
 * Returns the bank book of one account (ledger law 9) with every entry, including wrong ones, their reversals and their
 * replacements. A period is cut by days of the book, so that each page opens with the closing balance of the page before.
 *
 * @param events of a checked book
 * @throws Defect if the book does not know the account on that day
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

/** Returns the value day; where none was entered, the day in the book, which for a correction is the day of the correction. */
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

/** Number of the paper slip; null where the entry has none. */
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

/** One line of an account as the bank's passbook should show it; amounts in minor units. */
export interface BankLine {
	readonly line: JournalLine;
	readonly bankDay: LocalDate;
	readonly in: Money;
	readonly out: Money;
}

/** Comparison of the passbook's balance with the book; amounts in minor units. */
export interface StatementMatch {
	readonly eventId: EventId;
	/** The day of the comparison, as the people at the meeting confirmed it. */
	readonly day: LocalDate;
	/** The day of the last entry printed in the passbook. */
	readonly on: LocalDate;
	/** Balance in the passbook. */
	readonly balance: Money;
	/** The book's balance on the day of the comparison, and the passbook's excess over it. */
	readonly book: Money;
	readonly difference: Money;
	/** The book's balance by value days with everything known now, and the passbook's excess over it. */
	readonly bookByBankDay: Money;
	readonly differenceByBankDay: Money;
	readonly matched: boolean;
}

/** Sums the postings of a line to one account; both sums are zero where the line does not touch it. */
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

interface MoneyThrough {
	readonly in: Money;
	readonly out: Money;
}

/** Returns the lines of one account in the passbook's order: by value day, then in the order of recording. */
export function passbookLines(lines: readonly JournalLine[], account: BankAccount): readonly BankLine[] {
	return lines
		.map((line) => ({ line, bankDay: bankDayOf(line.event), ...throughAccount(line, account) }))
		.filter((line) => line.in > 0 || line.out > 0)
		.sort((one, other) => compareDays(one.bankDay, other.bankDay));
}

/**
 * Returns every comparison with the passbook of one account, by its day. A comparison matches if the book by value days shows
 * the same balance: a slip that the bank books later and interest that was entered afterwards are then no difference.
 *
 * @param lines with all corrections applied, in the order of recording
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

/** Returns the last day up to which book and passbook agreed; null if they never did. */
export function matchedUntil(looks: readonly StatementMatch[]): LocalDate | null {
	return looks.findLast((look) => look.matched)?.on ?? null;
}

/** Passbook comparisons of one account. */
export interface AccountStatements {
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly lastFour: string | null;
	readonly looks: readonly StatementMatch[];
	/** The last day up to which book and passbook agreed by value days; null if they never did. */
	readonly matchedUntil: LocalDate | null;
}

export interface BankStatements {
	readonly on: LocalDate;
	readonly accounts: readonly AccountStatements[];
}

/**
 * Returns every comparison of a passbook with the book and its difference, both as seen at that time and by value days
 * (ledger law 2 and 9). Corrections are applied. Amounts are minor units.
 *
 * @param events of a checked book
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
