import type { GroupState } from '#group';
import { bookOf, founded, lent, meeting, opened, openMeeting, saved, type Entry } from './builders.ts';
import { fined } from './dues.ts';

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

/** The day on which the two women of `twoWomen` share out. */
export const endOfTwo = '2025-02-10';

/**
 * Two women save 500 rupees each; one borrows 300 at 2 percent a month on 5 January; on 10 February 6 rupees of interest and a
 * fine of 10 have fallen due. Fund: 700 in the box + 300 + 6 + 10 = 1016; each gets 508. The last meeting is open.
 */
export const twoWomen = [
	...founded(first, { members: 2, constitution: { kind: 'vsla', saving: { mode: 'fixed', amount: 2000 } } }),
	...meeting(1, first, saved('m1', 500), saved('m2', 500), lent('l1', 'm1', 300)),
	opened(2)(endOfTwo),
	fined('f1', 'm1', 10)(endOfTwo)
];
