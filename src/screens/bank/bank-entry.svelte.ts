import type { BankAccountId, LocalDate } from '#kernel';
import { bankAccount, type Command, type GroupState } from '#group';
import { atDesk, EntryPlace } from '#session/meeting/entry-place.ts';
import { earliestDay, latestDay, proposedDay } from '#session/meeting/meeting-day.ts';

/**
 * What all entries of bank and outside money share. In a meeting they are entries of that meeting; between meetings they
 * open the desk, and the next meeting reads them out and seals them. The bank's own day stands beside the day of the book.
 */
export class BankEntry extends EntryPlace {
	#day = $state<LocalDate | null>(null);
	#bankDay = $state<LocalDate | null>(null);

	get day(): LocalDate {
		return this.begun?.day ?? this.#day ?? proposedDay(this.book.state, this.app.today);
	}
	get earliestDay(): LocalDate | null {
		return earliestDay(this.book.state);
	}
	get latestDay(): LocalDate {
		return latestDay(this.book.state, this.app.today);
	}
	chooseDay(day: LocalDate): void {
		this.#day = day;
	}

	/** The day in the bank's own book; the day of the entry while nobody says another. */
	get bankDay(): LocalDate {
		return this.#bankDay ?? this.day;
	}
	chooseBankDay(day: LocalDate): void {
		this.#bankDay = day;
	}
	/** Kept only where it differs. */
	get valueOn(): { readonly valueOn?: LocalDate } {
		return this.bankDay === this.day ? {} : { valueOn: this.bankDay };
	}

	/** What was said of the bank's day is forgotten with the entry. */
	override written(): void {
		this.#bankDay = null;
	}

	/** What posts nothing may stand outside a meeting (ledger law 5). */
	override withOpening(commands: readonly Command[]): readonly Command[] {
		if (commands.every(({ type }) => outside.has(type))) return commands;
		return atDesk(this.book.state, this.day, commands);
	}
}

const outside: ReadonlySet<Command['type']> = new Set([
	'DescribeGroup',
	'OpenBankAccount',
	'MatchStatement',
	'ApplyForLoan',
	'AnswerApplication',
	'OpenCashCredit',
	'SetDrawingPower'
]);

/** Where money lies: the box, or an account at a bank. */
export type Via = BankAccountId | 'box';

/** The place that needs no question, because there is no other; null where people must say which (ADR 0111). */
export const onlyVia = ({ bankAccounts }: GroupState): Via | null => (bankAccounts.size === 0 ? 'box' : null);

/** A main action waits until somebody said where: dashed, with one empty ring. */
export const untilSaid = (via: Via | null) =>
	via === null ? { disabled: true, rings: { full: 0, of: 1 } } : {};

/** Where money goes or comes from, as an event says it: left out for the box. */
export function viaOf(via: Via | null): { readonly via?: string } {
	return via === null || via === 'box' ? {} : { via: bankAccount(via) };
}
