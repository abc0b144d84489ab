import { balanceOf } from '#ledger';
import { worthOf, type Pieces } from '#money';
import { box } from '../chart.ts';
import type { EventOf } from '../event-types.ts';
import { liveEvents } from '../state-on.ts';
import type { GroupState } from '../state.ts';

/**
 * The notes and coins that lie in the box: what was counted last in the meeting that is open.
 *
 * @returns null before a count, and where money moved since or the count was not what the book says
 */
export function notesInBox({ openMeeting, balances }: GroupState): Pieces | null {
	if (openMeeting === null) return null;
	const counts = liveEvents(openMeeting).filter(
		(event): event is EventOf<'CashCounted'> => event.type === 'CashCounted'
	);
	const pieces = counts.at(-1)?.pieces;
	return pieces !== undefined && worthOf(pieces) === balanceOf(balances, box) ? pieces : null;
}
