import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import type { MeetingKind } from '#group';
import { lastPage } from './says-of-group.ts';

const page = (place: number, kind: MeetingKind, number: number, day: string) => ({
	place,
	kind,
	number,
	day: day as LocalDate,
	hash: null
});
const read = (pages: readonly ReturnType<typeof page>[], closed: number) =>
	lastPage({ meetings: pages, history: { links: Array.from({ length: closed }) } as never });

describe('the last page that a paper holds', () => {
	const second = [page(1, 'regular', 1, '2026-11-28'), page(2, 'regular', 2, '2027-01-02')];

	test('is a meeting', () => {
		expect(read([], 0)).toBeNull();
		expect(read(second, 2)).toEqual({
			meeting: '2',
			day: '2027-01-02',
			hasEntriesAfter: false,
			sealed: true
		});
		expect(read(second, 1)).toMatchObject({ meeting: '2', sealed: false });
		expect(read([...second, page(3, 'special', 1, '2027-01-09')], 3)).toMatchObject({ meeting: 'S 1' });
	});

	// A passbook once read "true until meeting 1, not yet closed" after meeting 2: the 1 counted pages between meetings.
	test('is a correction after a meeting, which is named by the meeting before it', () => {
		expect(read([...second, page(3, 'desk', 1, '2027-01-03')], 2)).toEqual({
			meeting: '2',
			day: '2027-01-03',
			hasEntriesAfter: true,
			sealed: false
		});
		expect(read([page(1, 'desk', 1, '2026-11-28')], 0)).toMatchObject({ meeting: null });
	});
});
