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
 * Kinds that leave a meeting empty. A roll call begun by mistake goes with its page, and so do irreversible kinds that can be entered again: on a
 * page of a far future year they would keep it open. Access notes stay in the book.
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
 * True if a meeting has only its opening and such events. A count, a correction of an earlier page and everything that members did themselves make it
 * non-empty.
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

/** Requires as many codes as a seal: otherwise one officer could take back every line and then remove the whole meeting. */
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

/** Restores the state before the meeting was opened: its number is free, it limits no day, nobody owes for it. Its access notes are still read out. */
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

/** True for events that end a meeting; a MeetingPutAway without an open meeting removes nothing. */
const closesPage = (type: GroupEvent['type']): boolean =>
	type === 'MeetingSealed' || type === 'MeetingPutAway';

/** Positions of all events of meetings that were put away, except access notes; every fold skips them. */
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

/** Returns the list without meetings that were put away, for readers of days and page counts; the same array if there are none. */
export function withoutPutAway(events: readonly GroupEvent[]): readonly GroupEvent[] {
	if (!events.some(({ type }) => type === 'MeetingPutAway')) return events;
	const places = placesPutAway(events);
	return events.filter((_, place) => !places.has(place));
}

export const isPutAway = (page: readonly GroupEvent[]): boolean => page.at(-1)?.type === 'MeetingPutAway';

/** A meeting that was put away, for the audit. */
export interface PageAway {
	readonly opened: EventOf<'MeetingOpened'>;
	readonly closed: EventOf<'MeetingPutAway'>;
	/** Number of entries that were taken back before. */
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
