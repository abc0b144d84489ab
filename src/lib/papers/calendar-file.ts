import { addDays, utf8, type LocalDate } from '#kernel';
import type { Rhythm } from '#group';

export const calendarMime = 'text/calendar';

export interface Reminder {
	/** Id of the book, so that a newer file replaces an older one in the calendar. */
	readonly id: string;
	readonly day: LocalDate;
	readonly rhythm: Rhythm;
	/** Title in the calendar. It must not name a group or a member, because others look through phones. */
	readonly summary: string;
	/** UTC, such as `20261127T120000Z`. */
	readonly madeAt: string;
}

/**
 * Returns the next meeting as a calendar file (RFC 5545): an all-day event that recurs by the group's rhythm, with an alarm
 * on the evening before.
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
		// 18:00 on the evening before, as the day begins at midnight.
		'TRIGGER:-PT6H',
		'END:VALARM',
		'END:VEVENT',
		'END:VCALENDAR'
	];
	return utf8(lines.map((line) => `${line}\r\n`).join(''));
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/** Returns null (no recurrence) if RFC 5545 cannot express the rhythm: months of Nepal, and days that not every month has. */
function repeatOf({ every, last, dayOfMonth, calendar }: Rhythm, day: LocalDate): string | null {
	if (every === 'week') return 'FREQ=WEEKLY';
	if (every === 'fortnight') return 'FREQ=WEEKLY;INTERVAL=2';
	if (calendar === 'bikramSambat') return null;
	if (last !== undefined) return `FREQ=MONTHLY;BYDAY=-1${weekdays[last] ?? 'SU'}`;
	const of = dayOfMonth ?? Number(day.slice(8));
	return of > 28 ? null : `FREQ=MONTHLY;BYMONTHDAY=${of}`;
}

const compact = (day: LocalDate): string => day.replaceAll('-', '');

/** Escapes backslash, semicolon, comma and line ends in text values as RFC 5545 requires. */
const escaped = (text: string): string =>
	text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
