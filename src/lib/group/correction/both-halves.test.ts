import { expect, test } from 'vitest';
import type { EventId } from '#kernel';
import {
	bookOf,
	day,
	doing,
	event,
	founded,
	meeting,
	memberId,
	opened,
	refusalOf,
	saved,
	spent,
	takenBack,
	withFields
} from '../../../../tests/support/builders.ts';
import { corrected } from '../../../../tests/support/outside-money.ts';
import { replay } from '../index.ts';

// The box is checked after both halves of a correction (ledger law 6.5 and fine print 12).

const [first, now] = ['2025-01-05', '2025-02-05'];
// 20 came in and 15 went out: 5 are in the box. Correcting 20 to 25 would overdraw the box between the halves.
const events = [
	...founded(first),
	...meeting(1, first, withFields(saved('m1', 20), { eventId: 'a' }), spent('stationery', 15)),
	opened(2)(now),
	withFields(saved('m2', 2), { eventId: 'b' })(now)
];
const pair = [corrected('a')(now), event({ ...saved('m1', 25)(first), corrects: 'a' })];
const box = (state: ReturnType<typeof bookOf>) => state.balances.get('box' as never);

test('in a book that is checked, in one that is read, and by a tap', () => {
	expect(box(bookOf([...events, ...pair]))).toBe(1200);
	const read = replay([...events, ...pair], 'INR');
	expect(read.ok && box(read.value)).toBe(1200);
	const decision = doing(bookOf(events), {
		type: 'CorrectEntry',
		on: day(now),
		eventId: 'a' as EventId,
		reason: 'wrongAmount',
		replacement: {
			type: 'SavingDeposited',
			memberId: memberId('m1'),
			fund: 'regular',
			amount: 2500 as never
		},
		agreedBy: [memberId('m1'), memberId('m2')]
	});
	expect(decision.ok && box(decision.value.state)).toBe(1200);
});

test('also when another entry of the meeting is taken back afterwards', () => {
	expect(box(bookOf([...events, ...pair, takenBack('b')(now)]))).toBe(1000);
});

test('alone, the first half is refused', () => {
	expect(refusalOf(bookOf(events), corrected('a')(now))).toEqual({
		type: 'BoxTooSmall',
		held: 700,
		asked: 2000
	});
});
