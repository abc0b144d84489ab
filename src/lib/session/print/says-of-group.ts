import { lastPageOf } from '#papers/paper-data.ts';
import type { LastPage, PaperSeal } from '#papers/paper-types.ts';
import type { BookReading } from '../read-pages.ts';
import { nameInCode, printedHead } from '#app';
import type { Reports } from '#papers/context.ts';
import { groupFigures } from '#papers/print-figures.ts';
import { untilOf, type PrintSays } from './drawn-proof.ts';

/** The last page of a book as printed; null before the first. */
export function lastPage({ meetings, history }: Pick<BookReading, 'meetings' | 'history'>): LastPage | null {
	const last = meetings.at(-1);
	if (last === undefined) return null;
	const meeting = meetings.findLast(({ kind }) => kind !== 'desk');
	// Only the open page is not closed; in a foreign file earlier pages have no hash either.
	return lastPageOf({ ...last, sealed: last.place <= history.links.length }, meeting);
}

/** Content of the code of a paper about the whole group. @param seal of the last closed meeting */
export function saysOfGroup(
	{ state, meetings, events, history }: BookReading,
	reports: Reports,
	seal: PaperSeal | null
): PrintSays {
	const last = meetings.at(-1);
	return {
		kind: 'group',
		until: last === undefined ? null : untilOf(last),
		figures: groupFigures(state, events, reports),
		seal,
		head: printedHead(history.hashes.at(-1))
	};
}

/** Content of the code of the bank's file: it also identifies the group, for an officer who sees no book. */
export function saysOfBankFile(
	says: PrintSays,
	{ name }: BookReading['state'],
	figures: PrintSays['figures']
): PrintSays {
	const group = nameInCode(name ?? '');
	return { ...says, kind: 'bank', figures, ...(group !== undefined && { group }) };
}
