import type { LocalDate } from '#kernel';
import type { JournalLine } from './journal.ts';

/** A line with the day to which its legs belong in books of account. */
export interface PostedLine extends JournalLine {
	readonly postedOn: LocalDate;
}

/**
 * The day of an entry is its own, also in a meeting entered late; what replaces a corrected entry has its legs on the day
 * of the reversal before it (ledger fine print 12 and 13). In the order of recording.
 */
export function withPostingDays(lines: readonly JournalLine[]): readonly PostedLine[] {
	return lines.map(({ event, entry, meeting }, place) => {
		const own = event.corrects === undefined ? event : (lines[place - 1]?.event ?? event);
		return { event, entry, meeting, postedOn: own.occurredOn };
	});
}
