import type { BookSession } from './book-session.ts';
import { err, type OperationId, type Result } from '#kernel';
import type { GroupEvent } from '#group';
import type { MendParts } from '../mend/mend-book.ts';
import type { Clock, RandomSource } from '../ports/phone.ts';
import type { DraftStore, Fault } from '../ports/storage.ts';

/** View of a book for screens, whether it is stored on this phone or only read on a laptop. */
export type OpenBook = Pick<BookSession, keyof BookSession>;

export interface SessionParts extends MendParts {
	/** Undefined if drafts are not stored. */
	readonly drafts?: DraftStore;
	readonly clock: Clock;
	readonly random: RandomSource;
	/** True if a member without an office opened it for her page: every change is refused (ADR 0026). */
	readonly onlyReads?: boolean;
}

/** Refusal of every change in such a session. */
export const memberPageOnly: Result<never, Fault> = err({ type: 'MemberPageOnly' });

/** An operation of the open meeting: the entries of one tap. */
export interface Operation {
	readonly operationId: OperationId;
	readonly events: readonly GroupEvent[];
}
