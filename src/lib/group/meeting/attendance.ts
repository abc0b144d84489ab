import type { AttendanceState } from './events.ts';

/** Whether she was there: late counts as present (ledger law 5). */
export const came = (mark: AttendanceState | null | undefined): boolean =>
	mark === 'present' || mark === 'late';

/** How many of these marks say that a woman was there. */
export function countCame(marks: Iterable<AttendanceState>): number {
	let count = 0;
	for (const mark of marks) if (came(mark)) count += 1;
	return count;
}
