import { expect, test } from 'vitest';
import { textIn, type LocalDate } from '#kernel';
import type { Rhythm } from '#group';
import { calendarFile } from './calendar-file.ts';

const linesOf = (rhythm: Rhythm, summary = 'बैठक') =>
	(
		textIn(
			calendarFile({
				id: 'b1',
				day: '2026-11-30' as LocalDate,
				rhythm,
				summary,
				madeAt: '20261127T120000Z'
			})
		) ?? ''
	).split('\r\n');

test('a whole day that repeats every week, with a bell the evening before', () => {
	expect(linesOf({ every: 'week' })).toEqual([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//bahi//EN',
		'BEGIN:VEVENT',
		'UID:b1@bahi',
		'DTSTAMP:20261127T120000Z',
		'DTSTART;VALUE=DATE:20261130',
		'DTEND;VALUE=DATE:20261201',
		'RRULE:FREQ=WEEKLY',
		'SUMMARY:बैठक',
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		'DESCRIPTION:बैठक',
		'TRIGGER:-PT6H',
		'END:VALARM',
		'END:VEVENT',
		'END:VCALENDAR',
		''
	]);
});

test.each<[Rhythm, string | null]>([
	[{ every: 'fortnight' }, 'RRULE:FREQ=WEEKLY;INTERVAL=2'],
	[{ every: 'month', dayOfMonth: 5 }, 'RRULE:FREQ=MONTHLY;BYMONTHDAY=5'],
	[{ every: 'month', last: 5 }, 'RRULE:FREQ=MONTHLY;BYDAY=-1FR'],
	[{ every: 'month', dayOfMonth: 31 }, null],
	[{ every: 'month', dayOfMonth: 5, calendar: 'bikramSambat' }, null]
])('%o repeats as %s', (rhythm, rule) => {
	expect(linesOf(rhythm).find((line) => line.startsWith('RRULE')) ?? null).toBe(rule);
});

test('no text breaks out of its line', () => {
	const lines = linesOf({ every: 'week' }, 'a,b;c\\d\r\nATTACH:x');
	expect(lines.filter((line) => line.startsWith('SUMMARY'))).toEqual(['SUMMARY:a\\,b\\;c\\\\d\\nATTACH:x']);
	expect(lines.some((line) => line.startsWith('ATTACH'))).toBe(false);
});
