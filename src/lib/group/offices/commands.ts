import type { LocalDate, MemberId } from '#kernel';
import type { Access, Office } from './events.ts';

export interface GiveOffice {
	readonly type: 'GiveOffice';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly office: Office;
	/** Last day of the term, where it is known; a day that is past ends it. */
	readonly until?: LocalDate;
	readonly agreedBy: readonly MemberId[];
}

/** The app writes it where somebody changes who can open the book (ledger law 62); nobody is asked. */
export interface NoteAccess {
	readonly type: 'NoteAccess';
	/** By the clock; one that is behind the book is put on its last day. */
	readonly on: LocalDate;
	readonly what: Access;
	/** Whose code. */
	readonly memberId?: MemberId;
	readonly names?: true;
	readonly phone?: string;
}
