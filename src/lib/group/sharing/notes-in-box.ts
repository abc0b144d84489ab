import { balanceOf } from '#ledger';
import { worthOf, type Pieces } from '#money';
import { box } from '../chart.ts';
import type { EventOf } from '../event-types.ts';
import { liveEvents } from '../state-on.ts';
import type { GroupState } from '../state.ts';

/**
 * Notes and coins in the box by the last count of the open meeting.
 *
 * @returns null before a count, and if money moved since or the count differs from the book
 */
export function notesInBox({ openMeeting, balances }: GroupState): Pieces | null {
	if (openMeeting === null) return null;
	const counts = liveEvents(openMeeting).filter(
		(event): event is EventOf<'CashCounted'> => event.type === 'CashCounted'
	);
	const pieces = counts.at(-1)?.pieces;
	return pieces !== undefined && worthOf(pieces) === balanceOf(balances, box) ? pieces : null;
}
