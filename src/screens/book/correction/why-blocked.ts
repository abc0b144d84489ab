import type { GroupState, Rejection } from '#group';
import { isInOpenMeeting, type BookEntry } from '#session/correction-entries.ts';

/** Refusals that another answer can still help. */
export const notYet: ReadonlySet<Rejection['type']> = new Set<Rejection['type']>([
	'ApprovalsMissing',
	'BoxTooSmall',
	'BankTooSmall',
	'AccountTooSmall',
	'MoreThanOwed'
]);

/** A share-out that was closed is corrected nowhere: "correct that first" would lead to no place. @param by the line that needs it */
export function whyBlocked(state: GroupState, blocked: Rejection, by: BookEntry | null): Rejection {
	return by?.event.type === 'CycleSharedOut' && !isInOpenMeeting(state, by.eventId)
		? { type: 'SharedOutAlready', on: by.event.occurredOn }
		: blocked;
}
