import type { GroupState } from '#group';
import { bookOf, founded, meeting, openMeeting, saved, type Entry } from './builders.ts';

/** Groups that share out, at their last meeting. */

export const [first, last] = ['2025-01-05', '2025-01-20'];
export const vsla = {
	kind: 'vsla',
	saving: { mode: 'fixed', amount: 2000 },
	interest: { percentPerMonth: '2' }
};

/** What a group brings to its last meeting: savings in rupees by woman, and entries of that meeting before the share-out. */
export function cycle(
	savings: Readonly<Record<string, number>>,
	{ box = 0, entries = [], changed = {} }: { box?: number; entries?: readonly Entry[]; changed?: object } = {}
): GroupState {
	const members = Object.keys(savings).length;
	const deposits = Object.entries(savings).flatMap(([who, amount]) =>
		amount > 0 ? [saved(who, amount)] : []
	);
	return bookOf([
		...founded(first, { members, box, constitution: { ...vsla, ...changed } }),
		...meeting(1, first, ...deposits),
		...openMeeting(2, last, ...entries)
	]);
}
