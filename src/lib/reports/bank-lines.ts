import { compareDays, type EventId, type LocalDate } from '#kernel';
import { money, subtract, zero, type Money } from '#money';
import {
	bankAccount,
	bankDayOf,
	type BankAccount,
	type BankStatementMatched,
	type JournalLine
} from '#group';

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
export function throughAccount({ entry }: Pick<JournalLine, 'entry'>, account: BankAccount): MoneyThrough {
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
