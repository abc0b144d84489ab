import { meetingName } from '#papers/paper-data.ts';
import type { LastPage } from '#papers/paper-types.ts';
import type { BookReading } from '../read-pages.ts';

/** Until when the figures of a paper are true. Entries between meetings stand on a page of their own, which no bank knows by its number. */
export function lastPage({ meetings, history }: Pick<BookReading, 'meetings' | 'history'>): LastPage | null {
	const last = meetings.at(-1);
	if (last === undefined) return null;
	const meeting = meetings.findLast(({ kind }) => kind !== 'desk');
	return {
		meeting: meeting === undefined ? null : meetingName(meeting.kind, meeting.number),
		day: last.day,
		hasEntriesAfter: last.kind === 'desk',
		// Only the open page is not; in a foreign file the pages before it have no hash either.
		sealed: last.place <= history.links.length
	};
}
