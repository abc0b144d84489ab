import { expect, test } from 'vitest';
import type { EventId } from '#kernel';
import { saidOnlyOn, type GroupEvent } from '#group';
import { entry, lent, marked, meeting, saved, type Entry } from '../../../../tests/support/builders.ts';

// One meeting on the pages of two phones: of four women who saved, one gave another sum, one was not there, and one was lent to.

const page = (id: string, on: string, ...entries: readonly Entry[]): readonly GroupEvent[] =>
	meeting(2, on, ...entries).map((one, place) => ({ ...one, eventId: `${id}.${place}` as EventId }));
const told = (events: readonly GroupEvent[]) =>
	events.map((one) => [
		one.type,
		'memberId' in one ? one.memberId : null,
		'amount' in one ? one.amount : null
	]);

const here = page(
	'here',
	'2024-02-05',
	marked('m1'),
	saved('m1', 20),
	saved('m2', 20),
	saved('m3', 20),
	lent('h1', 'm4', 300)
);
const there = page(
	'there',
	'2024-02-06',
	marked('m1'),
	saved('m1', 20),
	saved('m2', 50),
	saved('m3', 20),
	saved('m3', 20),
	lent('t1', 'm4', 300)
);

test('of two pages of one meeting the lines that only the one says are known, whatever day and whatever names the phones gave', () => {
	expect(told(saidOnlyOn(here, there))).toEqual([['SavingDeposited', 'm2', 2000]]);
	expect(told(saidOnlyOn(there, here))).toEqual([
		['SavingDeposited', 'm2', 5000],
		['SavingDeposited', 'm3', 2000]
	]);
	expect(saidOnlyOn(here, here)).toEqual([]);
});

test('what was taken back in its meeting, and how it was opened, counted and closed, is no difference', () => {
	const undone = page(
		'there',
		'2024-02-05',
		saved('m3', 70),
		entry({ type: 'EventReversed', reverses: 'there.1', reason: 'undo' })
	);
	expect(saidOnlyOn(undone, here)).toEqual([]);
});
