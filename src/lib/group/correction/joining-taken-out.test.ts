import { describe, expect, test } from 'vitest';
import type { EventId } from '#kernel';
import { checkAll, replay, replayUntil, type GroupEvent, type GroupState } from '#group';
import {
	bookOf,
	day,
	doing,
	founded,
	joined,
	marked,
	meeting,
	opened,
	saved,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import {
	both,
	came,
	count,
	four,
	joins,
	opens,
	plain,
	play,
	refusals,
	seal
} from '../../../../tests/support/one-officer.ts';
import { corrected } from '../../../../tests/support/outside-money.ts';
import { written } from '../../../../tests/support/people.ts';

/** A fourth member was entered by mistake at the first meeting after its roll call. The seals of this meeting and the next mark her as absent. */
const [first, second, now] = ['2025-01-05', '2025-02-05', '2025-03-05'];
const three = [marked('m1'), marked('m2'), marked('m3')];
const named = (make: Entry, eventId: string): Entry => withFields(make, { eventId });
const isAway = (id: string): Entry => named(marked('m4', 'absent'), id);
const book = (...more: readonly Entry[]): readonly GroupEvent[] => [
	...founded(first),
	...meeting(1, first, ...three, named(joined(4), 'joining'), isAway('a')),
	...meeting(2, second, ...three, isAway('b'), ...more),
	opened(3)(now)
];
const takenOut = (state: GroupState) =>
	({
		type: 'CorrectEntry',
		on: day(now),
		eventId: 'joining' as EventId,
		reason: 'notDone',
		replacement: null,
		agreedBy: [...state.members.keys()]
	}) as const;
const reversed = (state: GroupState) =>
	written(state, takenOut(state)).map((one) => 'reverses' in one && one.reverses);
const refusal = (state: GroupState) => {
	const decision = doing(state, takenOut(state));
	return decision.ok ? null : decision.error;
};

describe('with a joining that is taken out', () => {
	test('go the marks that say she was not there', () => {
		const state = bookOf(book());
		expect(reversed(state)).toEqual(['a', 'b', 'joining']);
		const decision = doing(state, takenOut(state));
		expect(decision.ok && [...decision.value.state.members.keys()]).toEqual(['m1', 'm2', 'm3']);
		const steps = decision.ok ? decision.value.steps.map(({ event }) => event) : [];
		expect(checkAll([...book(), ...steps], 'INR').ok).toBe(true);
	});

	test('and none that was put right before: it stands no more', () => {
		const state = bookOf([...book(), corrected('b')(now)]);
		expect(reversed(state)).toEqual(['a', 'joining']);
	});

	test('go none by which she took part, and the joining stays', () => {
		const neededBy = { type: 'NeededByEvent', eventId: 'joining' };
		expect(refusal(bookOf(book(named(saved('m4', 20), 's'))))).toEqual({ ...neededBy, by: 's' });
		expect(refusal(bookOf(book(named(marked('m4'), 'c'))))).toEqual({ ...neededBy, by: 'c' });
		// Her mark in the open meeting must be taken back first.
		expect(refusal(bookOf([...book(), isAway('d')(now)]))).toEqual({ ...neededBy, by: 'd' });
	});

	test('go none of another woman', () => {
		expect(reversed(bookOf(book(named(marked('m3', 'absent'), 'e'))))).toEqual(['a', 'b', 'joining']);
	});
});

// Regression: with a clock years ahead she kept her number and her symbol for ever.
test('a joining of a day to come that stands on no page is taken out on the page of today', () => {
	const book = play(bookOf(plain), [joins('2099-01-01', { approvedBy: both })], 'far');
	const out = { type: 'CorrectEntry', eventId: 'far1', reason: 'notDone', replacement: null, agreedBy: four };
	const acts = [
		opens(now),
		...came(now),
		{ ...out, on: day(now) } as never,
		count(now),
		seal(now, 'm1', 'm2')
	];
	const taken = play(book.state, acts);
	expect(refusals(taken)).toEqual([]);
	expect([...taken.state.members.keys()]).toEqual(four);
	const events = [...plain, ...book.events, ...taken.events];
	for (const on of [now, '2025-12-31', '2099-12-31']) {
		const read = replayUntil(events, 'INR', day(on));
		expect(read.ok && [...read.value.members.keys()]).toEqual(four);
	}
	expect(replay(events, 'INR').ok).toBe(true);
	expect(play(taken.state, [joins('2025-03-06', { approvedBy: both })], 'again').results).toEqual(['ok']);
});
