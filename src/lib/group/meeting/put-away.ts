import { err, ok, present, type EventId, type Result } from '#kernel';
import { askedOf } from '../offices/approvals.ts';
import { lacksThenAndNow } from '../offices/officers-who-decide.ts';
import { needsMeeting, needsMembers } from '../checks.ts';
import type { EventOf, GroupEvent } from '../event-types.ts';
import { appended, emptyJournal, linesOf, type Journal } from '../journal.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupDraft, GroupState, MeetingInProgress } from '../state.ts';
import { fork } from '../state-draft.ts';

/**
 * Who came is no work of a meeting: a roll that somebody began by mistake goes with its page. So does what is never taken back and can be said
 * anew: on a page of a year far ahead it would keep the page open. What was noted of who can open the book stays in it.
 */
const leavesEmpty: ReadonlySet<GroupEvent['type']> = new Set([
	'MeetingOpened',
	'AttendanceMarked',
	'AccessNoted',
	'LastCodeCompared',
	'MemberNamed',
	'GroupDescribed'
]);

/**
 * Whether nothing stands in a meeting but its opening and marks of the roll. A count, a code that was asked, what was corrected of an
 * earlier page and whatever the women did themselves is something.
 */
export function isEmptyMeeting({ events, takenBack }: MeetingInProgress): boolean {
	const isOver = (eventId: EventId | undefined) => eventId !== undefined && takenBack.has(eventId);
	return events.every(
		(event) =>
			leavesEmpty.has(event.type) ||
			isOver(event.eventId) ||
			(event.type === 'EventReversed' && isOver(event.reverses))
	);
}

/** As a seal: one officer alone could otherwise make a whole evening vanish, having taken every line of it back. */
export function admitPuttingAway(
	state: GroupState,
	event: EventOf<'MeetingPutAway'>
): Result<EventOf<'MeetingPutAway'>, Rejection> {
	const approvedBy = event.approvedBy ?? [];
	const refused = needsMeeting(state) ?? needsMembers(state, approvedBy);
	if (refused !== null) return err(refused);
	if (state.openMeeting !== null && !isEmptyMeeting(state.openMeeting))
		return err({ type: 'MeetingNotEmpty' });
	const lacking = lacksThenAndNow(state, approvedBy, askedOf('MeetingPutAway'));
	return lacking === null ? ok(event) : err(lacking);
}

/**
 * The book is as if the meeting had never been opened: its number is free, no day is bound, nobody owes for it. Who could open the
 * book while it was open is heard all the same.
 */
export function putAway(draft: GroupDraft): void {
	const { before } = present(draft.openMeeting, 'a meeting that is put away was open');
	const { eventCount, accessToHear } = draft;
	const journal = before.journal === null ? null : withNotes(before.journal, draft.journal ?? emptyJournal);
	Object.assign(draft, fork(before), { eventCount, accessToHear, journal });
}

const withNotes = (before: Journal, now: Journal): Journal =>
	linesOf(now)
		.slice(before.length)
		.filter(({ event }) => event.type === 'AccessNoted')
		.reduce((journal, line) => appended(journal, { ...line, meeting: null }), before);

/** After it no meeting is open: what says that it puts one away, and has none open before it, puts away nothing. */
const closesPage = (type: GroupEvent['type']): boolean =>
	type === 'MeetingSealed' || type === 'MeetingPutAway';

/** Places of every event of meetings that were put away, but for notes of who can open the book; no fold knows them. */
export function placesPutAway(events: readonly GroupEvent[]): ReadonlySet<number> {
	const places = new Set<number>();
	let opened: number | null = null;
	for (const [place, { type }] of events.entries()) {
		if (type === 'MeetingOpened') opened = place;
		if (type === 'MeetingPutAway' && opened !== null)
			for (let of = opened; of <= place; of += 1) if (events[of]?.type !== 'AccessNoted') places.add(of);
		if (closesPage(type)) opened = null;
	}
	return places;
}

/** A list without the meetings that were put away: whoever reads days or counts pages looks at this one. The same list where there is none. */
export function withoutPutAway(events: readonly GroupEvent[]): readonly GroupEvent[] {
	if (!events.some(({ type }) => type === 'MeetingPutAway')) return events;
	const places = placesPutAway(events);
	return events.filter((_, place) => !places.has(place));
}

/** Whether a page of the book is one that was put away. */
export const isPutAway = (page: readonly GroupEvent[]): boolean => page.at(-1)?.type === 'MeetingPutAway';

/** A meeting that was put away, as whoever audits the book reads it. */
export interface PageAway {
	readonly opened: EventOf<'MeetingOpened'>;
	readonly closed: EventOf<'MeetingPutAway'>;
	/** Entries that stood on it and were taken back before. */
	readonly takenBack: number;
}

export function pagesPutAway(events: readonly GroupEvent[]): readonly PageAway[] {
	const pages: PageAway[] = [];
	let opened: EventOf<'MeetingOpened'> | null = null;
	let takenBack = 0;
	for (const event of events) {
		if (event.type === 'MeetingOpened') [opened, takenBack] = [event, 0];
		if (event.type === 'EventReversed') takenBack += 1;
		if (event.type === 'MeetingPutAway' && opened !== null) pages.push({ opened, closed: event, takenBack });
		if (closesPage(event.type)) opened = null;
	}
	return pages;
}
