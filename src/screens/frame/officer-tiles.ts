import type { MemberId } from '#kernel';
import { beginningOf, type Office } from '#group';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { OfficerCodes } from './opening/officer-codes.svelte.ts';

export interface Officer {
	readonly memberId: MemberId;
	/** Null for one whose term is over, and who is asked besides. */
	readonly office: Office | null;
	/** False for an officer who has no code on this phone. */
	readonly canApprove: boolean;
	readonly hasApproved: boolean;
}

/** The officers whose codes are asked for, as tiles. */
export function officerTiles(
	{ app, state }: Pick<MeetingView, 'app' | 'state'>,
	memberIds: readonly MemberId[],
	codes: Pick<OfficerCodes, 'given'>
): readonly Officer[] {
	const { officers } = beginningOf(state);
	return memberIds.map((memberId) => ({
		memberId,
		office: officers.find((term) => term.memberId === memberId)?.office ?? null,
		canApprove: app.codes.slotOf(memberId) !== undefined,
		hasApproved: codes.given.includes(memberId)
	}));
}
