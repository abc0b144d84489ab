import { expect, test } from 'vitest';
import { meetingList, minutesOf } from '#reports';
import { present } from '#kernel';
import { event, founded, joined, marked, meeting, opened, sealed, withFields } from '../support/builders.ts';
import { late } from '../support/loan-entries.ts';
import { left } from '../support/people.ts';

// The red book and the minutes count the same women, whatever was entered late (ledger law 9, 11 (25) and (34)): four
// joined on 5 January; m4 left on 20 January and m5 joined on 25 January, both entered after the meeting of February.

const [first, now, next] = ['2025-01-05', '2025-02-05', '2025-03-05'] as const;
const counted = (events: Parameters<typeof meetingList>[0], number: number) => {
	const card = present(
		meetingList(events, { currency: 'INR' }).find((one) => one.number === number),
		'it is in the red book'
	);
	const minutes = present(minutesOf(events, { currency: 'INR', kind: 'regular', number }), 'it has minutes');
	const { members, present: here, late: came } = minutes.attendance;
	expect([card.memberCount, card.present.length]).toEqual([members, here.length + came.length]);
	return [card.memberCount, card.present.length];
};
const here = ['m1', 'm2', 'm3'].map((who) => marked(who));
const group = [
	...founded(first, { members: 4 }),
	...meeting(1, first, ...here, marked('m4')),
	...meeting(4, now, withFields(marked('m1'), { eventId: 'm1' }), marked('m2'), marked('m4', 'absent'))
];
const leaving = [late(2)('2025-01-20'), left('m4')('2025-01-20'), sealed('2025-01-20')];
const joining = [late(3)('2025-01-25'), joined(5)('2025-01-25'), sealed('2025-01-25')];

test('a leaving that is entered late, and a joining', () => {
	expect(counted(group, 4)).toEqual([4, 2]);
	expect(counted([...group, ...leaving], 4)).toEqual([3, 2]);
	expect(counted([...group, ...leaving], 1)).toEqual([4, 4]);
	expect(counted([...group, ...leaving, ...joining], 4)).toEqual([4, 2]);
});

test('who left at a meeting is no member of its day, in both', () => {
	expect(counted([...group, ...meeting(5, next, ...here, marked('m4'), left('m4'))], 5)).toEqual([3, 3]);
});

test('a mark that was put right, in both', () => {
	const approvedBy = ['m2', 'm3'];
	const reversed = event({
		type: 'EventReversed',
		occurredOn: next,
		reverses: 'm1',
		reason: 'notDone',
		approvedBy
	});
	const right = event({ ...marked('m1', 'absent')(now), corrects: 'm1', approvedBy });
	expect(counted([...group, opened(5)(next), reversed, right], 4)).toEqual([4, 1]);
});
