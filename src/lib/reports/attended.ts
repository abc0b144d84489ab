import { present, type EventId, type LocalDate, type MemberId } from '#kernel';
import {
	countCame,
	effectiveLines,
	expectedAt,
	linesOf,
	type AttendanceState,
	type GroupState,
	type JournalLine,
	type MeetingKind,
	type MeetingRef
} from '#group';

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
 * Who came to each meeting by the entries as they stand now: a mark that was put right, or a leaving, counts from its own day (ledger law
 * 6.5), whatever the page said when it was sealed.
 *
 * @returns by `meetingKey`
 */
export function attendedIn({
	members,
	journal
}: Pick<GroupState, 'members' | 'journal'>): ReadonlyMap<string, Attended> {
	const lines = linesOf(present(journal, 'a replay from the start keeps every line'));
	const gone = goneBeforeEach({ members }, lines);
	const marks = marksOfEach(lines);
	const found = new Map<string, Attended>();
	for (const { event } of lines) {
		if (event.type !== 'MeetingOpened') continue;
		const key = meetingKey(event);
		const own = marks.get(key) ?? new Map<MemberId, AttendanceState>();
		const meeting = { day: event.occurredOn, goneBefore: gone.get(key) ?? [], marks: own };
		found.set(key, { came: countCame(own.values()), expected: expectedAt({ members }, meeting).length });
	}
	return found;
}

/** The last mark of each woman at each meeting, on the page on which it was made first. */
function marksOfEach(
	lines: readonly JournalLine[]
): ReadonlyMap<string, ReadonlyMap<MemberId, AttendanceState>> {
	const firstPages = new Map<EventId | undefined, MeetingRef | null>();
	for (const { event, meeting } of lines)
		if (event.type === 'AttendanceMarked')
			firstPages.set(
				event.eventId,
				event.corrects === undefined ? meeting : (firstPages.get(event.corrects) ?? null)
			);
	const marks = new Map<string, Map<MemberId, AttendanceState>>();
	for (const { event } of effectiveLines(lines)) {
		if (event.type !== 'AttendanceMarked') continue;
		const page = firstPages.get(event.eventId) ?? null;
		if (page === null) continue;
		const key = meetingKey(page);
		const own = marks.get(key) ?? new Map<MemberId, AttendanceState>();
		marks.set(key, own.set(event.memberId, event.state));
	}
	return marks;
}

/** Women who left on the day of a meeting before it began, by the entries as they stand now. */
export function goneBeforeEach(
	{ members }: Pick<GroupState, 'members'>,
	lines: readonly JournalLine[]
): ReadonlyMap<string, readonly MemberId[]> {
	const gone = new Map<string, readonly MemberId[]>();
	if ([...members.values()].every(({ leftOn }) => leftOn === null)) return gone;
	const left = new Map<LocalDate, readonly MemberId[]>();
	for (const { event } of effectiveLines(lines)) {
		const { occurredOn: on } = event;
		if (event.type === 'MemberLeft') left.set(on, [...(left.get(on) ?? []), event.memberId]);
		else if (event.type === 'MeetingOpened') gone.set(meetingKey(event), left.get(on) ?? []);
	}
	return gone;
}
