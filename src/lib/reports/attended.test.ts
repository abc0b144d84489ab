import { expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import {
	founded,
	marked,
	meeting,
	takenBack,
	withFields,
	type Entry
} from '../../../tests/support/builders.ts';
import { bookReport } from './book-report.ts';
import { bookPages } from './meeting-pages.ts';
import { panchasutra } from './bank/panchasutra.ts';
import { groupRatios } from './ratios.ts';
import { attendanceRegister } from './registers/attendance-register.ts';

// A corrected mark counts on its own day (ledger law 6.5). Worked example: three members come to two meetings, 6 of 6. In the second
// the mark of the third in the first is corrected to absent: 5 of 6, and the worst meeting is the first with 2 of 3.

const view = { currency: 'INR', on: '2025-02-06' as never } as const;
const named = (eventId: string, inner: Entry) => withFields(inner, { eventId });
const everybody = ['m1', 'm2', 'm3'].map((who) => marked(who));
const first = meeting(1, '2025-01-05', ...everybody.slice(0, 2), named('mark', marked('m3')));
const book = (...inSecond: readonly Entry[]): readonly GroupEvent[] => [
	...founded('2025-01-05'),
	...first,
	...meeting(2, '2025-02-05', ...everybody, ...inSecond)
];
const wasAway = [
	takenBack('mark'),
	withFields((on: string) => ({ ...marked('m3', 'absent')(on), occurredOn: '2025-01-05' as never }), {
		corrects: 'mark'
	})
];

/** Returns the attendance from each report. */
function told(events: readonly GroupEvent[]) {
	const { attendance, worstAttendance } = bookReport(events, view).regularity.all;
	const { meetings } = panchasutra(events, view).all;
	const register = attendanceRegister(events, {
		...view,
		from: '2025-01-01' as never,
		to: '2025-03-01' as never
	});
	return {
		report: [attendance, worstAttendance],
		bank: [meetings.attendance, `${String(meetings.worst?.present)} of ${String(meetings.worst?.expected)}`],
		ratios: groupRatios(bookPages(events, view)).of.attendance.value,
		register: register.columns.map(({ present }) => present)
	};
}

test('all reports count a mark as it was made', () => {
	expect(told(book())).toEqual({
		report: ['1', '1'],
		bank: ['1', '3 of 3'],
		ratios: '1',
		register: [3, 3]
	});
});

test('and as it was put right', () => {
	expect(told(book(...wasAway))).toEqual({
		report: ['0.833333', '0.666667'],
		bank: ['0.833333', '2 of 3'],
		ratios: '0.833333',
		register: [2, 3]
	});
});

test('a mark that was taken out for good is none: she was absent', () => {
	expect(told(book(takenBack('mark')))).toMatchObject({ report: ['0.833333', '0.666667'] });
});
