import { expect, test } from 'vitest';
import {
	bookOf,
	day,
	event,
	founded,
	meeting,
	openMeeting,
	saved,
	spent,
	withFields
} from '../../../../tests/support/builders.ts';
import { first, last, vsla } from '../../../../tests/support/cycles.ts';
import { corrected } from '../../../../tests/support/outside-money.ts';
import { sharedOut } from '../../../../tests/support/people.ts';
import { shareOut } from '../index.ts';

// An expense of a shared-out cycle is corrected in the next one.

test('what was paid out stays; the difference is shared with the next cycle', () => {
	/*
	 * Two members saved 60 and 40; 30 were spent on travel: 70 were shared out, 42 and 28. Only 20 had been spent: the box gets 10 more, and the travel
	 * expense of the new cycle is −10. The paid parts do not change.
	 */
	const next = '2025-02-05';
	const state = bookOf([
		...founded(first, { members: 2, constitution: vsla }),
		...meeting(1, first, saved('m1', 60), saved('m2', 40), withFields(spent('travel', 30), { eventId: 'a' })),
		...meeting(2, last, sharedOut()),
		...openMeeting(3, next, saved('m1', 6), saved('m2', 4)),
		corrected('a')(next),
		event({ ...spent('travel', 20)(first), corrects: 'a' })
	]);
	const balance = (account: string) => (state.balances.get(account as never) ?? 0) / 100;
	expect(['box', 'travel', 'surplus'].map(balance)).toEqual([20, -10, 0]);
	const shared = shareOut(state, day(next), { rule: 'bySavings', basis: 'whole' });
	// 20 in the box in proportion to savings of 6 and 4.
	expect(shared.ok && shared.value.rows.map(({ part }) => part / 100)).toEqual([12, 8]);
});
