import { present, type LocalDate, type MemberId } from '#kernel';
import {
	countCame,
	effectiveLines,
	expectedAt,
	linesOf,
	putRightIn,
	type AttendanceState,
	type GroupState,
	type JournalLine,
	type MeetingKind,
	type RecordedEvent
} from '#group';
import type { BookPages, MeetingPage } from './meeting-pages.ts';

/** Kind and number name a meeting: each kind counts for itself. */
export const meetingKey = ({
	kind,
	number
}: {
	readonly kind: MeetingKind;
	readonly number: number;
}): string => `${kind} ${String(number)}`;

/** How many came to a meeting, and on how many it counted. */
export interface Attended {
	readonly came: number;
	readonly expected: number;
}

/**
 * Who came to a meeting by the entries as they stand now: a mark that was put right, or a leaving, counts from its own day (ledger law
 * 6.5), whatever the page said when it was sealed.
 */
export function attendanceOf({ state }: Pick<BookPages, 'state'>): (page: MeetingPage) => Attended {
	const lines = linesOf(present(state.journal, 'a replay from the start keeps every line'));
	const gone = goneBeforeEach(state, () => effectiveLines(lines));
	const inForce = putRightIn<RecordedEvent>(lines);
	return (page) => {
		const marks = marksOf(page, inForce);
		const meeting = { day: page.day, goneBefore: gone.get(meetingKey(page)) ?? [], marks };
		return { came: countCame(marks.values()), expected: expectedAt(state, meeting).length };
	};
}

/** Marks of a page as they were put right. @param inForce null where nothing of the book was */
function marksOf(
	{ marks, entries }: MeetingPage,
	inForce: ReturnType<typeof putRightIn<RecordedEvent>>
): ReadonlyMap<MemberId, AttendanceState> {
	if (inForce === null) return marks;
	const standing = new Map<MemberId, AttendanceState>();
	for (const entry of entries) {
		if (entry.event.type !== 'AttendanceMarked' || entry.event.corrects !== undefined) continue;
		const mark = inForce(entry)?.event;
		if (mark?.type === 'AttendanceMarked') standing.set(mark.memberId, mark.state);
	}
	return standing;
}

/** Women who left on the day of a meeting before it began, by the entries as they stand now. @param inForce `effectiveLines` of the book, asked for only where somebody left */
export function goneBeforeEach(
	{ members }: Pick<GroupState, 'members'>,
	inForce: () => readonly JournalLine[]
): ReadonlyMap<string, readonly MemberId[]> {
	const gone = new Map<string, readonly MemberId[]>();
	if ([...members.values()].every(({ leftOn }) => leftOn === null)) return gone;
	const left = new Map<LocalDate, readonly MemberId[]>();
	for (const { event } of inForce()) {
		const { occurredOn: on } = event;
		if (event.type === 'MemberLeft') left.set(on, [...(left.get(on) ?? []), event.memberId]);
		else if (event.type === 'MeetingOpened') gone.set(meetingKey(event), left.get(on) ?? []);
	}
	return gone;
}
