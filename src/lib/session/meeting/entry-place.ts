import type { Command, GroupState, Decision, MeetingInProgress, Rejection } from '#group';
import type { LocalDate, MemberId, Result } from '#kernel';
import type { Money } from '#money';
import type { Words } from '#i18n';
import { faceWords } from '#ui/member/face-words.ts';
import type { UndoAct } from '#ui/types.ts';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { wordsOf } from '../context.ts';
import { spokenReason, type SpokenReason } from '../reasons.ts';
import { EntryWriter } from './entry-writer.svelte.ts';
import { undoActOf } from './undo-act.ts';

/** Adds the opening of the desk, which holds entries between meetings, in the same transaction (ledger law 5). */
export function atDesk(
	{ openMeeting }: GroupState,
	on: LocalDate,
	commands: readonly Command[]
): readonly Command[] {
	return openMeeting === null ? [{ type: 'OpenMeeting', on, kind: 'desk' }, ...commands] : commands;
}

/** Place of new entries: a meeting of the circle, or the desk between two meetings. */
export abstract class EntryPlace {
	readonly app: AppState;
	readonly book: BookView;
	readonly writer: EntryWriter;

	constructor(app: AppState, book: BookView) {
		[this.app, this.book, this.writer] = [app, book, new EntryWriter(app, book)];
	}

	abstract get day(): LocalDate;
	/** The commands preceded by the opening of the meeting or desk, for the same transaction. */
	abstract withOpening(commands: readonly Command[]): readonly Command[];
	written(): void {}
	get words(): Words {
		return wordsOf(this.app);
	}
	readonly say: Words['say'] = (key, values) => this.words.say(key, values);
	get currency(): string {
		return this.book.currency;
	}
	amountWords(amount: Money): string {
		return this.words.amount(amount, this.currency);
	}
	who(memberId: MemberId): string {
		return faceWords(this.book.face(memberId), this.words);
	}

	/** The open meeting of the circle, once it has an entry; the desk is none. */
	get begun(): MeetingInProgress | null {
		const open = this.book.state.openMeeting;
		return open === null || open.kind === 'desk' ? null : open;
	}
	get undoAct(): UndoAct | undefined {
		return undoActOf(this.book, this.words, () => void this.writer.undo());
	}

	/** Reason against the commands, or null; records nothing. */
	blockedBy(...commands: readonly Command[]): Rejection | null {
		return this.book.blockedBy(...this.withOpening(commands));
	}
	tryOut(...commands: readonly Command[]): Result<Decision, Rejection> {
		return this.book.session.tryOut(...this.withOpening(commands));
	}
	/** Reason against the commands in words and with a picture, or null. */
	reasonAgainst(...commands: readonly Command[]): SpokenReason | null {
		const placed = this.withOpening(commands);
		const blocked = placed.length === 0 ? null : this.book.blockedBy(...placed);
		return blocked === null ? null : spokenReason(blocked, this.words, this.currency);
	}
}
