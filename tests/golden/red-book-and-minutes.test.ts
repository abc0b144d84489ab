import { expect, test } from 'vitest';
import {
	attendanceRegister,
	bookReport,
	federationReport,
	meetingList,
	meetingSheet,
	memberPage,
	minutesOf,
	panchasutra
} from '#reports';
import { present } from '#kernel';
import {
	day,
	desk,
	event,
	founded,
	joined,
	marked,
	meeting,
	memberId,
	opened,
	saved,
	sealed,
	withFields,
	type Entry
} from '../support/builders.ts';
import { late } from '../support/loan-entries.ts';
import { left } from '../support/people.ts';

// The red book and the minutes count the same women, whatever was entered late (ledger law 9, 11 (25) and (34)): four
// joined on 5 January; m4 left on 20 January and m5 joined on 25 January, both entered after the meeting of February.

const [first, now, next] = ['2025-01-05', '2025-02-05', '2025-03-05'] as const;
const counted = (events: Parameters<typeof meetingList>[0], number: number) => {
	const card = present(
		meetingList(events, { currency: 'INR' }).find(
			({ kind, number: its }) => kind === 'regular' && its === number
		),
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

// Five women; in February the third stays away, the fourth pays and then leaves, a sixth joins and pays: six were expected, five
// came (ledger law 3: two thirds of the five at the beginning, 4, decide; she who joins then makes no quorum). A seventh left at the desk
// that morning.
const withLeaving = [
	...founded(first, { members: 5 }),
	joined(7)(first),
	...meeting(1, first, ...[1, 2, 3, 4, 5, 7].map((number) => marked(`m${number}`))),
	...desk(1, now, left('m7')),
	...meeting(
		2,
		now,
		...[1, 2, 4, 5].map((number) => marked(`m${number}`)),
		marked('m3', 'absent'),
		saved('m4', 20),
		left('m4'),
		joined(6),
		marked('m6'),
		saved('m6', 20)
	)
];

test('who came and then left in the meeting was there, on every paper', () => {
	const view = { currency: 'INR' } as const;
	expect(counted(withLeaving, 2)).toEqual([6, 5]);
	expect(minutesOf(withLeaving, { ...view, kind: 'regular', number: 2 })).toMatchObject({
		attendance: { members: 6, present: [1, 2, 4, 5, 6], absent: [3] },
		quorum: { there: 4, needed: 4, reached: true }
	});
	const sheet = present(meetingSheet(withLeaving, { ...view, kind: 'regular', number: 2 }), 'it was held');
	expect(sheet.expected).toBe(6);
	expect(sheet.rows.map(({ number, attendance }) => [number, attendance])).toEqual([
		[1, 'present'],
		[2, 'present'],
		[3, 'absent'],
		[4, 'present'],
		[5, 'present'],
		[6, 'present']
	]);
	const register = attendanceRegister(withLeaving, { ...view, from: day(now), to: day(now) });
	expect(register.columns).toMatchObject([{ members: 6, present: 5 }]);
	expect(register.rows.find((row) => row.number === 4)).toMatchObject({ held: 1, present: 1 });
	expect(federationReport(withLeaving, { ...view, month: '2025-02' })).toMatchObject({
		attendance: '0.833333'
	});
	const { members, regularity } = bookReport(withLeaving, view);
	// 6 of 6 and 5 of 6.
	expect(regularity.all).toMatchObject({ attendance: '0.916667', worstAttendance: '0.833333' });
	expect([members['4']?.attendance, members['7']?.attendance]).toEqual([
		{ held: 2, present: 2 },
		{ held: 1, present: 1 }
	]);
	expect(panchasutra(withLeaving, view).all.meetings.worst).toMatchObject({
		present: 5,
		expected: 6,
		members: 5
	});
	const page = memberPage(withLeaving, { ...view, memberId: memberId('m4') });
	expect(page.beads).toEqual(['present', 'present']);
	expect(page.rows.map(({ attendance }) => attendance)).toEqual(['present', 'present']);
});

test('who left at the desk after the meeting of the day was there; who did so unmarked was absent', () => {
	const leftAfter = (...entries: readonly Entry[]) => [
		...founded(first, { members: 4 }),
		...meeting(1, first, ...here, ...entries),
		...desk(1, first, left('m4')),
		...meeting(2, next, ...here)
	];
	expect(counted(leftAfter(marked('m4')), 1)).toEqual([4, 4]);
	expect(counted(leftAfter(), 1)).toEqual([4, 3]);
	expect(bookReport(leftAfter(), { currency: 'INR' }).members['4']?.attendance).toEqual({
		held: 1,
		present: 0
	});
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
