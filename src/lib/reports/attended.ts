import { present, type EventId, type LocalDate, type MemberId } from '#kernel';
import {
	countCame,
	effectiveLines,
	expectedAt,
	linesOf,
	type AttendanceState,
	type GroupEvent,
	type GroupState,
	type JournalLine,
	type MeetingKind
} from '#group';
import type { BookPages, MeetingPage } from './meeting-pages.ts';

type Mark = Extract<GroupEvent, { type: 'AttendanceMarked' }>;

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
	const putRight = new MarksPutRight(lines);
	return (page) => {
		const marks = putRight.of(page);
		const meeting = { day: page.day, goneBefore: gone.get(meetingKey(page)) ?? [], marks };
		return { came: countCame(marks.values()), expected: expectedAt(state, meeting).length };
	};
}

/** Marks of a page as they were put right. */
class MarksPutRight {
	readonly #reversed = new Set<EventId>();
	/** By the id of what they replace. */
	readonly #replacements = new Map<EventId, Mark>();

	constructor(lines: readonly JournalLine[]) {
		for (const { event } of lines) {
			if (event.type === 'EventReversed') this.#reversed.add(event.reverses);
			else if (event.type === 'AttendanceMarked' && event.corrects !== undefined)
				this.#replacements.set(event.corrects, event);
		}
	}

	of({ marks, entries }: MeetingPage): ReadonlyMap<MemberId, AttendanceState> {
		if (this.#reversed.size === 0) return marks;
		const standing = new Map<MemberId, AttendanceState>();
		for (const { event } of entries) {
			if (event.type !== 'AttendanceMarked' || event.corrects !== undefined) continue;
			const mark = this.#inForce(event);
			if (mark !== undefined) standing.set(mark.memberId, mark.state);
		}
		return standing;
	}

	/** The mark itself, or the last of those that replaced one another; undefined where it was taken out for good. */
	#inForce(mark: Mark): Mark | undefined {
		let standing: Mark | undefined = mark;
		while (standing?.eventId !== undefined && this.#reversed.has(standing.eventId))
			standing = this.#replacements.get(standing.eventId);
		return standing;
	}
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
