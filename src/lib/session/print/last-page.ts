import { lastPageOf } from '#papers/paper-data.ts';
import type { LastPage } from '#papers/paper-types.ts';
import type { BookReading } from '../read-pages.ts';

/** The last page of a book, on paper; null before the first. */
export function lastPage({ meetings, history }: Pick<BookReading, 'meetings' | 'history'>): LastPage | null {
	const last = meetings.at(-1);
	if (last === undefined) return null;
	const meeting = meetings.findLast(({ kind }) => kind !== 'desk');
	// Only the open page is not closed; in a foreign file the pages before it have no hash either.
	return lastPageOf({ ...last, sealed: last.place <= history.links.length }, meeting);
}
