import type { BankAccountId, LocalDate, OperationId } from '#kernel';
import { bankAccount, type Command, type GroupState, type MeetingInProgress } from '#group';
import type { Money } from '#money';
import type { Words } from '#i18n';
import type { UndoAct } from '#ui/types.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { atDesk } from '#session/meeting/between-meetings.ts';
import { EntryWriter } from '#session/meeting/entry-writer.svelte.ts';
import { earliestDay, latestDay, proposedDay } from '#session/meeting/meeting-day.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { undoActOf } from '#session/meeting/undo-act.ts';

/**
 * What all entries of bank and outside money share. In a meeting they are entries of that meeting; between meetings they
 * open the desk, and the next meeting reads them out and seals them. The bank's own day stands beside the day of the book.
 */
export class BankEntry {
	readonly app: AppState;
	readonly book: BookView;
	readonly writer: EntryWriter;
	#day = $state<LocalDate | null>(null);
	#bankDay = $state<LocalDate | null>(null);
	#operationId: OperationId;

	constructor(app: AppState, book: BookView) {
		this.app = app;
		this.book = book;
		this.writer = new EntryWriter(app, book);
		this.#operationId = book.newOperationId();
	}

	get words(): Words {
		return wordsOf(this.app);
	}
	/** An amount as it is spoken. */
	amount(amount: Money): string {
		return this.words.amount(amount, this.book.currency);
	}

	/** The meeting in which it is written; null between meetings. */
	get meeting(): MeetingInProgress | null {
		const open = this.book.state.openMeeting;
		return open === null || open.kind === 'desk' ? null : open;
	}
	get day(): LocalDate {
		return this.meeting?.day ?? this.#day ?? proposedDay(this.book.state, this.app.today);
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

	get undoAct(): UndoAct | undefined {
		return undoActOf(this.book, this.words, () => void this.writer.undo());
	}

	/** Why it cannot be written as it stands. */
	refusalOf(commands: readonly Command[]): SpokenReason | null {
		const blocked = commands.length === 0 ? null : this.book.blockedBy(...this.#placed(commands));
		return blocked === null ? null : spokenReason(blocked, this.words, this.book.currency);
	}

	/** Writes; what was said of days is forgotten with it. @returns true once it is on the phone */
	async write(commands: readonly Command[], said: string): Promise<boolean> {
		if (!(await this.writer.write(this.#operationId, this.#placed(commands), () => said, true))) return false;
		this.#operationId = this.book.newOperationId();
		this.#bankDay = null;
		return true;
	}

	/** What posts nothing may stand outside a meeting (ledger law 5). */
	#placed(commands: readonly Command[]): readonly Command[] {
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

/** The place that needs no question, because there is no other; null where people must say which (ADR 0120). */
export const onlyVia = ({ bankAccounts }: GroupState): Via | null => (bankAccounts.size === 0 ? 'box' : null);

/** A main action waits until somebody said where: dashed, with one empty ring. */
export const untilSaid = (via: Via | null) =>
	via === null ? { disabled: true, rings: { full: 0, of: 1 } } : {};

/** Where money goes or comes from, as an event says it: left out for the box. */
export function viaOf(via: Via | null): { readonly via?: string } {
	return via === null || via === 'box' ? {} : { via: bankAccount(via) };
}
