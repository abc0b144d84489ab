import { assert, err, ok, present, type EventId, type Result } from '#kernel';
import { overdrawnBy, type JournalEntry } from '#ledger';
import type { CurrencyCode } from '#money';
import { admit } from './admit.ts';
import { apply } from './apply.ts';
import { chart } from './chart.ts';
import { correct } from './correction/correct.ts';
import { isOfOpenMeeting } from './state-on.ts';
import { keepLine, meetingRef, emptyGroup, fork } from './state-draft.ts';
import { tooSmall } from './checks.ts';
import type { EventOf, GroupEvent } from './event-types.ts';
import { entryFor } from './kinds.ts';
import { withId } from './with-id.ts';
import { leaveNoTrace } from './leave-no-trace.ts';
import type { Rejection } from './rejections.ts';
import type { GroupDraft, GroupState } from './state.ts';
import { fundLacksFor } from './loans/fund-loans.ts';

export interface RecordedEvent {
	readonly event: GroupEvent;
	readonly entry: JournalEntry | null;
}

/**
 * Returns a new state with one more event, or its rejection; `state` is not changed.
 *
 * @param next the following event: a reversal and its replacement are checked together
 */
export function record(
	state: GroupState,
	event: GroupEvent,
	next?: GroupEvent
): Result<RecordedEvent & { readonly state: GroupState }, Rejection> {
	const { eventId } = withId(event, state.eventCount + 1);
	if (state.openMeeting?.events.some((earlier) => earlier.eventId === eventId) === true)
		return err({ type: 'DuplicateId', id: eventId });
	const draft = fork(state);
	const recorded = recordInto(draft, event, next, true);
	return recorded.ok ? ok({ ...recorded.value, state: draft }) : recorded;
}

/** Returns a new state with one more event that was admitted before. @throws Defect if it is refused now */
export function evolve(state: GroupState, event: GroupEvent, next?: GroupEvent): GroupState {
	const recorded = record(state, event, next);
	assert(recorded.ok, () => `an admitted event is accepted again: ${event.type}`);
	return recorded.value.state;
}

/** Called for each event of a replay, with the state just after it. */
export type Visitor = (recorded: RecordedEvent, state: GroupState) => void;

/** The position (from 0) and the reason of the first invalid event of a list. */
export interface RefusedAt {
	readonly place: number;
	readonly rejection: Rejection;
}

/**
 * Folds events that were admitted before into the state `from` (a currency means an empty book). Entries taken back inside their meeting leave no
 * trace in balances and reports. The result supports no undo.
 */
export function replay(
	events: readonly GroupEvent[],
	from: GroupState | CurrencyCode,
	visit?: Visitor
): Result<GroupState, RefusedAt> {
	const draft = typeof from === 'string' ? emptyGroup(from) : fork(from);
	const takenBack = leaveNoTrace(events, draft.eventCount);
	for (const [place, event] of events.entries()) {
		if (takenBack.has(place)) {
			draft.eventCount += 1;
			continue;
		}
		const recorded = recordInto(draft, event, events[place + 1], false);
		if (!recorded.ok) return err({ place, rejection: recorded.error });
		visit?.(recorded.value, draft);
	}
	return ok(draft);
}

/** Checks events of unknown origin one by one, in order, reversals included; stops at the first refusal. */
export function checkAll(
	events: readonly GroupEvent[],
	currency: CurrencyCode
): Result<GroupState, RefusedAt> {
	const { state, refused } = checkEach(events, currency, 1);
	return refused[0] === undefined ? ok(state) : err(refused[0]);
}

/** Checks all of them: a refused event is left out and the check continues, until `most` were refused. */
export function checkEach(
	events: readonly GroupEvent[],
	currency: CurrencyCode,
	most: number
): { readonly state: GroupState; readonly refused: readonly RefusedAt[] } {
	const draft = emptyGroup(currency);
	const seen = new Set<EventId>();
	const refused: RefusedAt[] = [];
	for (const [place, event] of events.entries()) {
		const named = withId(event, place + 1);
		const isKnown = seen.has(named.eventId);
		// A refused correction is reported once, for both halves.
		const before = events[place - 1];
		if (
			before?.type === 'EventReversed' &&
			before.reverses === event.corrects &&
			refused.at(-1)?.place === place - 1
		)
			continue;
		seen.add(named.eventId);
		const recorded = isKnown
			? err({ type: 'DuplicateId' as const, id: named.eventId })
			: recordInto(draft, named, events[place + 1], true);
		if (!recorded.ok && refused.push({ place, rejection: recorded.error }) === most) break;
	}
	return { state: draft, refused };
}

function recordInto(
	draft: GroupDraft,
	given: GroupEvent,
	next: GroupEvent | undefined,
	undoable: boolean
): Result<RecordedEvent, Rejection> {
	const named = withId(given, draft.eventCount + 1);
	const admitted = admit(draft, named);
	if (!admitted.ok) return admitted;
	const event = withId(admitted.value, draft.eventCount + 1);
	if (event.type === 'EventReversed' && isOfOpenMeeting(draft, event.reverses)) return takeBack(draft, event);
	if (event.type === 'EventReversed' || event.corrects !== undefined)
		return correct(draft, event, next, undoable);
	const entry = entryFor(draft, event);
	const overdrawn = entry === null ? null : refuseOverdraft(draft, entry);
	if (overdrawn !== null) return err(overdrawn);
	const meeting = meetingRef(draft);
	apply(draft, event, entry, undoable);
	if (event.type !== 'MeetingPutAway')
		keepLine(draft, { event, entry, meeting: event.type === 'MeetingOpened' ? meetingRef(draft) : meeting });
	return ok({ event, entry });
}

function refuseOverdraft(draft: GroupDraft, entry: JournalEntry): Rejection | null {
	const overdrawn = overdrawnBy(draft.balances, chart, entry);
	return overdrawn === null ? fundLacksFor(draft.balances, entry) : tooSmall(overdrawn);
}

/**
 * Takes an entry of the open meeting back: the meeting is replayed without it, so that it leaves no trace; the reversal of a correction takes the
 * replacement with it. Refused if a later entry of the meeting depends on it.
 */
function takeBack(
	draft: GroupDraft,
	reversal: EventOf<'EventReversed'> & { readonly eventId: EventId }
): Result<RecordedEvent, Rejection> {
	const meeting = present(draft.openMeeting, 'an entry is taken back in an open meeting');
	const takenBack = new Set(meeting.takenBack).add(reversal.reverses);
	const original = meeting.events.find(({ eventId }) => eventId === reversal.reverses);
	for (const { eventId, corrects } of meeting.events)
		if (original?.type === 'EventReversed' && corrects === original.reverses && eventId !== undefined)
			takenBack.add(eventId);
	const live = meeting.events.filter(
		(event) =>
			!takenBack.has(event.eventId as EventId) &&
			!(event.type === 'EventReversed' && takenBack.has(event.reverses))
	);
	const again = fork(meeting.before);
	for (const [place, event] of live.entries()) {
		const recorded = recordInto(again, event, live[place + 1], true);
		if (!recorded.ok) return err({ type: 'NeededByLaterEntry', because: recorded.error });
	}
	const open = present(again.openMeeting, 'the meeting is open again');
	Object.assign(draft, again, {
		openMeeting: { ...open, events: [...meeting.events, reversal], takenBack, before: meeting.before },
		eventCount: draft.eventCount + 1
	});
	return ok({ event: reversal, entry: null });
}
