import type { BookSession } from './book-session.ts';
import { err, type OperationId, type Result } from '#kernel';
import type { GroupEvent } from '#group';
import type { MendParts } from '../mend/mend-book.ts';
import type { Clock, RandomSource } from '../ports/phone.ts';
import type { DraftStore, Fault } from '../ports/storage.ts';

/** View of a book for screens, whether it is stored on this phone or only read on a laptop. */
export type OpenBook = Pick<BookSession, keyof BookSession>;

export interface SessionParts extends MendParts {
	/** Left out where nothing is kept of what is not decided. */
	readonly drafts?: DraftStore;
	readonly clock: Clock;
	readonly random: RandomSource;
	/** A woman without an office opened it: it is read for her page, and every change is refused (ADR 0026). */
	readonly onlyReads?: boolean;
}

/** The answer to whoever may only read. */
export const memberPageOnly: Result<never, Fault> = err({ type: 'MemberPageOnly' });

/** An operation of the open meeting: what one tap wrote. */
export interface Operation {
	readonly operationId: OperationId;
	readonly events: readonly GroupEvent[];
}
