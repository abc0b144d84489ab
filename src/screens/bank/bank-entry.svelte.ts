import type { BankAccountId, LocalDate } from '#kernel';
import { bankAccount, type Command, type GroupState } from '#group';
import { atDesk, EntryPlace } from '#session/meeting/entry-place.ts';
import { earliestDay, latestDay, proposedDay } from '#session/meeting/meeting-day.ts';

/**
 * Shared context of all entries of bank and outside money. In a meeting they belong to that meeting; between meetings they open the desk, and the
 * next meeting reads them out and seals them. The value day is kept beside the day of the book.
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

	/** Value day; the day of the entry unless another one is chosen. */
	get bankDay(): LocalDate {
		return this.#bankDay ?? this.day;
	}
	chooseBankDay(day: LocalDate): void {
		this.#bankDay = day;
	}
	/** Value day as a field of an event, left out if it is the day of the entry. */
	get valueOn(): { readonly valueOn?: LocalDate } {
		return this.bankDay === this.day ? {} : { valueOn: this.bankDay };
	}

	/** Resets the value day after each entry. */
	override written(): void {
		this.#bankDay = null;
	}

	/** Opens the desk, except for commands without postings, which are allowed outside a meeting (ledger law 5). */
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

/** Place of money: the box, or an account at a bank. */
export type Via = BankAccountId | 'box';

/** The box for a group without bank accounts; otherwise null, since people must choose (ADR 0111). */
export const onlyVia = ({ bankAccounts }: GroupState): Via | null => (bankAccounts.size === 0 ? 'box' : null);

/** Disables a main action until the place is chosen: dashed, with one empty ring. */
export const untilSaid = (via: Via | null) =>
	via === null ? { disabled: true, rings: { full: 0, of: 1 } } : {};

/** Field `via` of an event; left out for the box. */
export function viaOf(via: Via | null): { readonly via?: string } {
	return via === null || via === 'box' ? {} : { via: bankAccount(via) };
}
