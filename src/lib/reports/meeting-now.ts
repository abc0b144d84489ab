import { subtract } from '#money';
import type { GroupEvent } from '#group';
import type { BookAsAt } from './meeting-pages.ts';
import { movesIn, noMove } from './member-moves.ts';
import { attendanceAt } from './member-page.ts';
import { moneyLines } from './money-lines.ts';
import type { MeetingSheet, SheetRow } from './meeting-sheet.ts';
import { liveLines, membersByNumber, registerBook, type MeetingName } from './registers/register-book.ts';
import { settledOf } from './settled-columns.ts';

/** Who did what at a meeting, as it counts now. Amounts are minor units. */
export interface MeetingNow extends Pick<MeetingSheet, 'kind' | 'in' | 'out'> {
	readonly rows: readonly Pick<
		SheetRow,
		| 'memberId'
		| 'number'
		| 'attendance'
		| 'cash'
		| 'settled'
		| 'saved'
		| 'lent'
		| 'interestKeptBack'
		| 'feesPaid'
		| 'socialFundPaid'
		| 'socialFundGot'
		| 'paidOut'
	>[];
}

/**
 * What belongs on the page of a meeting, each entry as it was corrected since; the sheet (`meetingSheet`) says what was written. Every
 * woman on whom the meeting counted, or of whom something stands or stood there.
 *
 * @param events of a book that was checked
 * @returns null when the book has no such meeting
 */
export function meetingNow(
	events: readonly GroupEvent[],
	{ number, kind, ...view }: BookAsAt & Pick<MeetingName, 'kind' | 'number'>
): MeetingNow | null {
	const book = registerBook(events, view);
	const asked = book.pageOf({ kind, number });
	if (asked === undefined) return null;
	const standing = liveLines(asked);
	const moves = movesIn(standing, book.ownerOf);
	const owners = new Set(asked.lines.map(({ event }) => book.ownerOf(event)));
	const rows = membersByNumber(book.state).flatMap(({ memberId, number: of }) => {
		const isThere = moves.has(memberId) || owners.has(memberId) || asked.page.expected.has(memberId);
		if (!isThere) return [];
		const move = moves.get(memberId) ?? noMove;
		const columns = { ...move, interestPaid: subtract(move.interestPaid, move.interestKeptBack) };
		const { cash, settled } = settledOf(move, columns);
		const attendance = asked.marks.get(memberId) ?? attendanceAt(asked.page, memberId);
		return [{ ...columns, memberId, number: of, attendance, cash, settled }];
	});
	return { kind, rows, ...moneyLines(standing, (eventId) => book.entryOf(eventId)?.event) };
}
