import type { LocalDate, MemberId } from '#kernel';
import type { Office } from './events.ts';

export interface GiveOffice {
	readonly type: 'GiveOffice';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly office: Office;
	/** Last day of the term, where it is known; a day that is past ends it. */
	readonly until?: LocalDate;
	readonly agreedBy: readonly MemberId[];
}
