import type { MemberId } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import {
	approvalFor,
	officersAmong,
	officersAsked,
	officersWanted,
	type Beginning
} from './officers-who-decide.ts';

/** How many officers an entry asks for, and how many of those who approved it decided then. */
export function countedIn(
	begun: Beginning,
	event: GroupEvent,
	agreed: readonly MemberId[]
): { readonly asked: number; readonly given: number } {
	const asked = approvalFor(event);
	if (asked === null) return { asked: 0, given: 0 };
	// A book that names no officer at all lacks them; its first ones are given by the circle.
	const isUnled = begun.officers.length === 0 && event.type !== 'OfficeGiven';
	const needed = isUnled ? officersWanted(begun, asked) : officersAsked(begun, asked);
	return { asked: needed, given: officersAmong(begun, agreed) };
}

/**
 * Whose codes approved an entry: those of the seal of its meeting. Where a seal names nobody, as on paper or at the desk,
 * what the entry itself says; beside a seal that names them that was only faces.
 */
export function approvedIn(
	event: GroupEvent,
	page: { readonly approvals: readonly MemberId[] } | null
): readonly MemberId[] {
	const atSeal = page?.approvals ?? [];
	if (event.type === 'MeetingSealed') return event.approvals ?? [];
	return atSeal.length > 0 ? atSeal : (event.approvedBy ?? []);
}
