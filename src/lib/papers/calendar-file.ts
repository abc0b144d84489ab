import { addDays, utf8, type LocalDate } from '#kernel';
import type { Rhythm } from '#group';

export const calendarMime = 'text/calendar';

export interface Reminder {
	/** Of the book, so that a newer file takes the place of an older one in the calendar. */
	readonly id: string;
	readonly day: LocalDate;
	readonly rhythm: Rhythm;
	/** What stands in the calendar. Phones are looked through: no name of a group or a woman belongs there. */
	readonly summary: string;
	/** UTC, `20261127T120000Z`. */
	readonly madeAt: string;
}

/**
 * The next meeting as a calendar file (RFC 5545): a whole day, again and again by the group's rhythm, with a bell on the
 * evening before.
 */
export function calendarFile({ id, day, rhythm, summary, madeAt }: Reminder): Uint8Array {
	const rule = repeatOf(rhythm, day);
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//bahi//EN',
		'BEGIN:VEVENT',
		`UID:${id}@bahi`,
		`DTSTAMP:${madeAt}`,
		`DTSTART;VALUE=DATE:${compact(day)}`,
		`DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
		...(rule === null ? [] : [`RRULE:${rule}`]),
		`SUMMARY:${escaped(summary)}`,
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${escaped(summary)}`,
		// Six in the evening before a day that begins at midnight.
		'TRIGGER:-PT6H',
		'END:VALARM',
		'END:VEVENT',
		'END:VCALENDAR'
	];
	return utf8(lines.map((line) => `${line}\r\n`).join(''));
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/** Null where no calendar knows the rhythm: months of Nepal, and days that not every month has, are said once. */
function repeatOf({ every, last, dayOfMonth, calendar }: Rhythm, day: LocalDate): string | null {
	if (every === 'week') return 'FREQ=WEEKLY';
	if (every === 'fortnight') return 'FREQ=WEEKLY;INTERVAL=2';
	if (calendar === 'bikramSambat') return null;
	if (last !== undefined) return `FREQ=MONTHLY;BYDAY=-1${weekdays[last] ?? 'SU'}`;
	const of = dayOfMonth ?? Number(day.slice(8));
	return of > 28 ? null : `FREQ=MONTHLY;BYMONTHDAY=${of}`;
}

const compact = (day: LocalDate): string => day.replaceAll('-', '');

/** Text values of RFC 5545: backslash, semicolon, comma and line ends are written with a backslash. */
const escaped = (text: string): string =>
	text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
