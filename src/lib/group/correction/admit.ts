import { err, ok, present, type EventId, type LocalDate, type Result } from '#kernel';
import type { AdmissionsOf } from '../admissions.ts';
import { needsMeeting, needsMembers } from '../checks.ts';
import type { EventReversed, GroupEvent } from '../event-types.ts';
import { lineOf, linesOf, type Journal, type JournalLine } from '../journal.ts';
import { withPostingDays } from '../posting-day.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { isOfOpenMeeting } from './is-of-open-meeting.ts';
import { neededBy } from './needed-by.ts';
import { neverCorrected, neverTakenBack } from './kinds.ts';

export const correctionAdmissions: AdmissionsOf<'EventReversed'> = {
	EventReversed: admitReversal
};

function admitReversal(state: GroupState, event: EventReversed): Result<EventReversed, Rejection> {
	const refused = needsMeeting(state) ?? needsMembers(state, event.approvedBy);
	if (refused) return err(refused);
	const meeting = present(state.openMeeting, 'an entry is taken back in a meeting');
	const { reverses: eventId } = event;
	const original = meeting.events.find((earlier) => earlier.eventId === eventId);
	if (original === undefined) return admitCorrection(state, event);
	if (meeting.takenBack.has(eventId)) return err({ type: 'AlreadyTakenBack', eventId });
	const frames = neverTakenBack.has(original.type) && !isCorrection(state, original);
	return frames ? err({ type: 'CannotBeTakenBack', eventId }) : ok(event);
}

/** A correction that the circle does not agree to at the close is taken back, whole, by its reversal. */
function isCorrection(state: GroupState, event: GroupEvent): boolean {
	return event.type === 'EventReversed' && !isOfOpenMeeting(state, event.reverses);
}

/** An entry of a sealed page is corrected in the open (ledger law 6.5). */
function admitCorrection(state: GroupState, event: EventReversed): Result<EventReversed, Rejection> {
	const journal = present(state.journal, 'a correction is made with the whole book');
	const { reverses: eventId } = event;
	const original = lineOf(journal, eventId);
	if (original === undefined) return err({ type: 'EventUnknown', eventId });
	// Entered late, today's page may lie before the page that is corrected.
	const known = knownFrom(state, journal, original);
	if (event.occurredOn < known) return err({ type: 'DayBeforeMeeting', meetingDay: known });
	if (isOfThisMeeting(state, original)) return err({ type: 'NotInThisMeeting', eventId });
	const later = liveAfter(journal, eventId);
	if (isReversed(journal, eventId)) return err({ type: 'AlreadyTakenBack', eventId });
	if (neverCorrected.has(original.event.type)) return err({ type: 'CannotBeTakenBack', eventId });
	const by = neededBy(state, original, later);
	if (by !== null) return err({ type: 'NeededByEvent', eventId, by });
	const stoodUntil = state.asThen === true ? null : neededUntil(state, original, event.occurredOn);
	return stoodUntil === null ? ok(event) : err({ type: 'DayBeforeMeeting', meetingDay: stoodUntil });
}

/** The day of its legs: a correction is corrected on no day before it was made. */
function knownFrom(state: GroupState, journal: Journal, { event }: JournalLine): LocalDate {
	if (event.corrects === undefined || state.asThen === true) return event.occurredOn;
	const posted = withPostingDays(linesOf(journal)).findLast((line) => line.event === event);
	return posted?.postedOn ?? event.occurredOn;
}

/**
 * Entered late, or in a meeting of several days, a correction may lie before another that was made before it: on its day, what that one
 * took out still stood on the entry. The day on which the last of these was taken out; null where none stood.
 */
function neededUntil(state: GroupState, original: JournalLine, on: LocalDate): LocalDate | null {
	const lines = linesOf(present(state.journal, 'a correction is made with the whole book'));
	const takenOut = new Map(
		lines.flatMap(({ event }) =>
			event.type === 'EventReversed' && event.occurredOn > on ? [[event.reverses, event.occurredOn]] : []
		)
	);
	if (takenOut.size === 0) return null;
	const place = lines.findIndex(({ event }) => event.eventId === original.event.eventId);
	const stood = lines.slice(place + 1).filter(({ event }) => takenOut.has(event.eventId));
	const days = stood.flatMap((line) =>
		neededBy(state, original, [line]) === null ? [] : (takenOut.get(line.event.eventId) ?? [])
	);
	return days.sort().at(-1) ?? null;
}

/** Of a meeting that was only read, nothing can be taken back: what was there before it is not known any more. */
function isOfThisMeeting({ openMeeting }: GroupState, { meeting }: JournalLine): boolean {
	return meeting !== null && meeting.kind === openMeeting?.kind && meeting.number === openMeeting.number;
}

const reversedIn = (journal: Journal): ReadonlySet<EventId> =>
	new Set(linesOf(journal).flatMap(({ event }) => (event.type === 'EventReversed' ? [event.reverses] : [])));

const isReversed = (journal: Journal, eventId: EventId): boolean => reversedIn(journal).has(eventId);

/** Entries after `eventId` that stand. */
export function liveAfter(journal: Journal, eventId: EventId): readonly JournalLine[] {
	const lines = linesOf(journal);
	const reversed = reversedIn(journal);
	const place = lines.findIndex(({ event }) => event.eventId === eventId);
	return lines
		.slice(place + 1)
		.filter(({ event }) => event.type !== 'EventReversed' && !reversed.has(event.eventId));
}
