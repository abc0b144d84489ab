import type { MemberId } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import type { Beginning, MeetingInProgress } from '../state.ts';
import { approvalFor } from './approvals.ts';
import { lacksCircle, officersAmong, officersAsked, officersWanted } from './officers-who-decide.ts';

/**
 * How many officers an entry asks for, and how many of those who approved it decided then. Where fewer are left than are asked for,
 * they decide with the circle (ledger law 41): with too few of it, as many are asked for as if all were left.
 *
 * @param page where it stands; null for what stands outside of every meeting
 */
export function countedIn(
	begun: Beginning,
	event: GroupEvent,
	agreed: readonly MemberId[],
	page: Pick<MeetingInProgress, 'begun' | 'kind' | 'marks'> | null
): { readonly asked: number; readonly given: number } {
	const place = page === null || page.kind === 'desk' ? 'between' : 'meeting';
	const asked = approvalFor(event, place);
	if (asked === null) return { asked: 0, given: 0 };
	// A book that names no officer at all lacks them; its first ones are given by the circle.
	const isUnled = begun.officers.length === 0 && event.type !== 'OfficeGiven';
	const isAlone = place === 'meeting' && page !== null && lacksCircle(page) !== null;
	const needed = isUnled || isAlone ? officersWanted(begun, asked) : officersAsked(begun, asked);
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
