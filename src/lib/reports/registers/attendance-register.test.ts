import { expect, test } from 'vitest';
import {
	bookOf,
	day,
	event,
	founded,
	joined,
	marked,
	meeting,
	memberId,
	saved,
	sealed
} from '../../../../tests/support/builders.ts';
import { correctedYear } from '../../../../tests/support/corrected-year.ts';
import { late } from '../../../../tests/support/loan-entries.ts';
import { left } from '../../../../tests/support/people.ts';
import { attendanceRegister } from './attendance-register.ts';

// Expected figures are from tests/support/corrected-year.ts.
const register = attendanceRegister(correctedYear, {
	currency: 'INR',
	from: day('2025-01-01'),
	to: day('2025-04-30')
});

test('a column for each regular meeting, in the order of days', () => {
	expect(register.columns).toEqual(
		[
			{ number: 1, day: '2025-01-05', present: 3, saved: 6000, voluntary: 1000 },
			{ number: 2, day: '2025-02-05', present: 2, saved: 4000, voluntary: 0 },
			{ number: 3, day: '2025-03-05', present: 3, saved: 6000, voluntary: 0 },
			{ number: 4, day: '2025-04-05', present: 3, saved: 6000, voluntary: 0 }
		].map((column) => ({ ...column, kind: 'regular', late: false, isOpen: false, members: 3 }))
	);
});

test('a row for each woman: marks, savings, and what she has in all', () => {
	const [first, second, third] = register.rows;
	expect(first).toMatchObject({
		number: 1,
		held: 4,
		present: 4,
		saved: 8000,
		voluntary: 1000,
		closing: 9000
	});
	expect(second).toMatchObject({ number: 2, saved: 8000, elsewhere: 0, closing: 8000 });
	// Three regular meetings with 20 each, and 20 at the special one.
	expect(third).toMatchObject({
		number: 3,
		held: 4,
		present: 3,
		saved: 6000,
		elsewhere: 2000,
		closing: 8000
	});
	expect(third?.cells.map((cell) => cell.mark)).toEqual(['late', 'excused', 'present', 'present']);
});

test('a mark that was put right shows what is right, and that it was corrected', () => {
	expect(register.rows.map((row) => row.cells.map((cell) => cell.corrected))).toEqual([
		[false, false, false, false],
		[false, false, false, false],
		[false, true, false, false]
	]);
});

test('totals are 22 savings of 20, 10 as she liked and 20 elsewhere', () => {
	expect(register.totals).toEqual({
		opening: 0,
		saved: 22000,
		voluntary: 1000,
		elsewhere: 2000,
		added: 0,
		withdrawn: 0,
		closing: 25000,
		held: 12,
		present: 11
	});
});

test('a later period begins with what was saved before it', () => {
	const march = attendanceRegister(correctedYear, {
		currency: 'INR',
		from: day('2025-03-01'),
		to: day('2025-03-31')
	});
	// 70 in January, 40 and 20 in February.
	expect(march.totals).toMatchObject({ opening: 13000, saved: 6000, elsewhere: 0, closing: 19000 });
	expect(march.columns.map((column) => column.number)).toEqual([3]);
});

test('a meeting that is open counts for a woman once she is marked: across and down it adds up', () => {
	const on = '2025-05-05';
	const open = [
		event({ type: 'MeetingOpened', occurredOn: on, eventId: 'open', number: 5, kind: 'regular' }),
		event({ type: 'AttendanceMarked', occurredOn: on, eventId: 'came', memberId: 'm1', state: 'present' })
	];
	const may = attendanceRegister([...correctedYear, ...open], {
		currency: 'INR',
		from: day('2025-05-01'),
		to: day('2025-05-31')
	});
	expect(may.rows.map((row) => [row.number, row.held, row.present])).toEqual([
		[1, 1, 1],
		[2, 0, 0],
		[3, 0, 0]
	]);
	expect(may.columns).toMatchObject([{ members: 1, present: 1, isOpen: true }]);
	expect(may.totals).toMatchObject({ held: 1, present: 1 });
});

test('a woman who joined and left on the day of two meetings is counted by both, as her own figures count her', () => {
	const events = [
		...founded('2024-01-31'),
		...meeting(1, '2024-03-02', marked('m1')),
		late(2)('2024-03-02'),
		...[joined(4), saved('m4', 20), left('m4'), sealed].map((entry) => entry('2024-03-02'))
	];
	const view = { currency: 'INR', from: day('2024-01-01'), to: day('2024-03-31') };
	const own = bookOf(events).members.get(memberId('m4'));
	expect([own?.meetingsHeld, own?.meetingsPresent]).toEqual([2, 0]);
	const { rows } = attendanceRegister(events, view);
	expect(rows.map(({ number, held, present }) => [number, held, present]).at(-1)).toEqual([4, 2, 0]);
});
