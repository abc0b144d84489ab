import { err, ok, present, type EventId, type LocalDate, type MemberId, type Result } from '#kernel';
import * as v from 'valibot';
import { needsMeeting, needsMembers } from '../checks.ts';
import { effectiveLines } from '../correction/effective-lines.ts';
import { isOfOpenMeeting } from '../state-on.ts';
import { neverCorrected, neverTakenBack } from '../correction/kinds.ts';
import { neededBy } from '../correction/needed-by.ts';
import { lacksConsent } from '../offices/officers-who-decide.ts';
import { event, eventId, listCode } from '../event-fields.ts';
import type { GroupEvent } from '../event-types.ts';
import { lineOf, linesOf, type Journal, type JournalLine } from '../journal.ts';
import { noFacts, noLegs, type AskedOn, type Drafted, type DraftsOf, type KindsOf } from '../kind.ts';
import { isOfTheCircle, mayStandBetween } from '../offices/approvals.ts';
import { withPostingDays } from '../posting-day.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';

const eventReversed = event('EventReversed', {
	reverses: v.pipe(eventId, v.description('id of the event that is taken back')),
	reason: listCode('reason; "undo" inside the open meeting')
});

export type EventReversed = v.InferOutput<typeof eventReversed>;

declare module '../event-types.ts' {
	interface EventKinds {
		EventReversed: EventReversed;
	}
}

/** An event without the fields that the book adds. */
type Unstamped<Event> = Event extends GroupEvent
	? Omit<Event, 'eventId' | 'recordedAt' | 'approvedBy' | 'corrects' | 'occurredOn'>
	: never;

/** The corrected content of an entry. Its day is the day of the entry that it replaces. */
export type Replacement = Unstamped<GroupEvent>;

/**
 * Corrects an entry of a sealed meeting: it is reversed in today's meeting or at the desk and, if needed, entered again. Requires the whole book
 * (`Past`).
 */
export interface CorrectEntry extends AskedOn<'CorrectEntry'> {
	readonly eventId: EventId;
	/** A code from the list of reasons: wrongAmount, wrongWoman, enteredTwice, notDone … */
	readonly reason: string;
	/** Null if the entry should not exist at all. */
	readonly replacement: Replacement | null;
	/** Members of the circle who agree; the codes at the seal approve it. */
	readonly agreedBy: readonly MemberId[];
}

/** Takes back entries of the open meeting; the last one first. */
export interface TakeBack extends AskedOn<'TakeBack'> {
	readonly eventIds: readonly EventId[];
}

export type CorrectionCommand = CorrectEntry | TakeBack;

export const correctionKinds = {
	EventReversed: {
		fields: eventReversed,
		admit: admitReversal,
		// The postings of a reversal are those of its original with sides exchanged; `record` derives them.
		legs: noLegs,
		facts: noFacts,
		shown: { words: 'book.entry-other', picture: 'crossed-line', account: 'account.correction' }
	}
} as const satisfies KindsOf<EventReversed>;

export const correctionDrafts: DraftsOf<CorrectionCommand> = {
	CorrectEntry: draftCorrection,
	TakeBack: draftTakingBack
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

/** Checks the correction of an entry of a sealed page (ledger law 6.5). */
function admitCorrection(state: GroupState, event: EventReversed): Result<EventReversed, Rejection> {
	const journal = present(state.journal, 'a correction is made with the whole book');
	const { reverses: eventId } = event;
	const original = lineOf(journal, eventId);
	if (original === undefined) return err({ type: 'EventUnknown', eventId });
	// The day of a late page may be before that of the corrected page.
	const known = knownFrom(journal, original);
	if (event.occurredOn < known && !isAhead(state, original))
		return err({ type: 'DayBeforeMeeting', meetingDay: known });
	if (isOfThisMeeting(state, original)) return err({ type: 'NotInThisMeeting', eventId });
	const later = liveAfter(journal, eventId);
	if (isReversed(journal, eventId)) return err({ type: 'AlreadyTakenBack', eventId });
	if (neverCorrected.has(original.event.type)) return err({ type: 'CannotBeTakenBack', eventId });
	const by = neededBy(state, original, later);
	if (by !== null) return err({ type: 'NeededByEvent', eventId, by });
	const stoodUntil = neededUntil(state, original, event.occurredOn);
	return stoodUntil === null ? ok(event) : err({ type: 'DayBeforeMeeting', meetingDay: stoodUntil });
}

/**
 * True for an entry outside any meeting and without money: a clock ahead may have dated it years into the future, and until then nobody could reverse
 * it.
 */
const isAhead = ({ openMeeting }: GroupState, { meeting, entry }: JournalLine): boolean =>
	meeting === null && entry === null && openMeeting?.late === false;

/** The posting day of the entry: a correction must not be corrected on a day before it was made. */
function knownFrom(journal: Journal, { event }: JournalLine): LocalDate {
	if (event.corrects === undefined) return event.occurredOn;
	const posted = withPostingDays(linesOf(journal)).findLast((line) => line.event === event);
	return posted?.postedOn ?? event.occurredOn;
}

/** True for an entry of the open meeting that was only replayed: the state before it is unknown, so it cannot be taken back. */
function isOfThisMeeting({ openMeeting }: GroupState, { meeting }: JournalLine): boolean {
	return meeting !== null && meeting.kind === openMeeting?.kind && meeting.number === openMeeting.number;
}

export function liveAfter(journal: Journal, eventId: EventId): readonly JournalLine[] {
	const lines = linesOf(journal);
	const reversed = reversedIn(journal);
	const place = lines.findIndex(({ event }) => event.eventId === eventId);
	return lines
		.slice(place + 1)
		.filter(({ event }) => event.type !== 'EventReversed' && !reversed.has(event.eventId));
}

const reversedIn = (journal: Journal): ReadonlySet<EventId> =>
	new Set(linesOf(journal).flatMap(({ event }) => (event.type === 'EventReversed' ? [event.reverses] : [])));

const isReversed = (journal: Journal, eventId: EventId): boolean => reversedIn(journal).has(eventId);

/**
 * On a late page, or in a meeting of several days, a correction may be dated before an earlier-recorded one. On that day, entries that the other one
 * reversed still depended on the original. Returns the last day on which such an entry was reversed; null if there is none.
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

/**
 * True for a reversal of a sealed entry: if the circle does not agree to the correction at the close, it is taken back as a whole through this
 * reversal.
 */
function isCorrection(state: GroupState, event: GroupEvent): boolean {
	return event.type === 'EventReversed' && !isOfOpenMeeting(state, event.reverses);
}

/**
 * Drafts the reversal and, if needed, the replacement (ledger law 6.5). In a meeting the seal approves both. At the desk the codes of two officers
 * approve them at once (ledger law 41), but decisions of the circle are corrected only in the circle: otherwise two officers could undo what a quorum
 * agreed to.
 */
function draftCorrection(state: GroupState, command: CorrectEntry): Drafted {
	if (state.openMeeting === null) return err({ type: 'NoOpenMeeting' });
	if (state.journal === null) return err({ type: 'WholeBookNeeded' });
	const { eventId, replacement, on, reason } = command;
	const original = lineOf(state.journal, eventId);
	if (original === undefined) return err({ type: 'EventUnknown', eventId });
	const isDesk = state.openMeeting.kind === 'desk';
	const touched = [original.event, ...(replacement === null ? [] : [replacement])];
	if (isDesk && (touched.some(({ type }) => isOfTheCircle({ type })) || isOtherThere(original, replacement)))
		return err({ type: 'NotAtTheDesk' });
	const lacking = isDesk ? null : lacksConsent(state, command.agreedBy, 'EventReversed');
	if (lacking) return err(lacking);
	const reversalOf = (reverses: EventId): GroupEvent => ({
		type: 'EventReversed',
		occurredOn: on,
		reverses,
		reason
	});
	if (replacement === null) return ok([...goneWith(state, original), eventId].map(reversalOf));
	const { occurredOn } = original.event;
	return ok([reversalOf(eventId), { ...replacement, occurredOn, corrects: eventId }]);
}

/** True if the replacement is of another kind that could not be recorded at the desk by itself. */
const isOtherThere = ({ event }: JournalLine, replacement: Replacement | null): boolean =>
	replacement !== null && replacement.type !== event.type && !mayStandBetween({ type: replacement.type });

/** Returns the marks of absence at sealed meetings that are reversed together with a joining: their seals wrote them, and she took no part. */
function goneWith(state: GroupState, { event: joined }: JournalLine): readonly EventId[] {
	if (joined.type !== 'MemberJoined' || state.journal === null) return [];
	return effectiveLines(linesOf(state.journal)).flatMap(({ event }) =>
		event.type === 'AttendanceMarked' &&
		event.memberId === joined.memberId &&
		event.state === 'absent' &&
		!isOfOpenMeeting(state, event.eventId)
			? [event.eventId]
			: []
	);
}

function draftTakingBack(state: GroupState, { on, eventIds }: TakeBack): Drafted {
	return eventIds.length === 0 ? err({ type: 'NothingToTakeBack' }) : ok(draftReversals(state, on, eventIds));
}

/** Reverses the last entry first, so that no dependent entry is in the way. The replacement of an entry of an earlier page goes with its reversal. */
function draftReversals(
	{ openMeeting }: GroupState,
	on: LocalDate,
	eventIds: readonly EventId[]
): readonly GroupEvent[] {
	const undone = (openMeeting?.events ?? []).filter(({ eventId }) => eventId && eventIds.includes(eventId));
	const corrected = undone.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : []));
	const goes = undone.filter(({ corrects }) => corrects !== undefined && corrected.includes(corrects));
	return eventIds
		.filter((eventId) => !goes.some((event) => event.eventId === eventId))
		.reverse()
		.map((reverses) => ({
			type: 'EventReversed',
			occurredOn: on,
			reverses,
			reason: 'undo'
		}));
}
