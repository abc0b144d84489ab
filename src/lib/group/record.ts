import { assert, err, ok, present, type EventId, type Result } from '#kernel';
import { overdrawnBy, rootOf, type JournalEntry } from '#ledger';
import type { CurrencyCode } from '#money';
import { admit } from './admit/admit.ts';
import { apply } from './apply/apply.ts';
import { chart } from './chart.ts';
import type { EventReversed, GroupEvent } from './event-schema/types.ts';
import { entryFor } from './posting-rules/posting-rules.ts';
import type { Rejection } from './rejections.ts';
import { emptyGroup, fork, type GroupDraft, type GroupState } from './state.ts';

/** An event as it stands in the book, with the legs that it made. */
export interface RecordedEvent {
	readonly event: GroupEvent;
	readonly entry: JournalEntry | null;
}

/** The state with one more event, or why that event is refused. `state` itself is not touched. */
export function record(
	state: GroupState,
	event: GroupEvent
): Result<RecordedEvent & { readonly state: GroupState }, Rejection> {
	const { eventId } = withId(event, state.eventCount + 1);
	if (state.openMeeting?.events.some((earlier) => earlier.eventId === eventId) === true)
		return err({ type: 'DuplicateId', id: eventId });
	const draft = fork(state);
	const recorded = recordInto(draft, event, true);
	return recorded.ok ? ok({ ...recorded.value, state: draft }) : recorded;
}

/** The state with one more event that was admitted before. @throws Defect if it is refused now */
export function evolve(state: GroupState, event: GroupEvent): GroupState {
	const recorded = record(state, event);
	assert(recorded.ok, `an admitted event is accepted again: ${event.type}`);
	return recorded.value.state;
}

/** Called for each event of a replay, with the state just after it. */
export type Visitor = (recorded: RecordedEvent, state: GroupState) => void;

/** Where a list of events stops being a book, and why. `place` counts from 0. */
export interface RefusedAt {
	readonly place: number;
	readonly rejection: Rejection;
}

/**
 * Folds events that were admitted before, from `from` (default: an empty book). Entries that were taken back inside
 * their meeting leave no trace: not in balances, not in reports. Nothing of the result can be taken back.
 */
export function replay(
	events: readonly GroupEvent[],
	from: GroupState | CurrencyCode,
	visit?: Visitor
): Result<GroupState, RefusedAt> {
	const draft = typeof from === 'string' ? emptyGroup(from) : fork(from);
	const takenBack = takenBackIn(events);
	for (const [place, event] of events.entries()) {
		if (isHidden(withId(event, draft.eventCount + 1), takenBack)) {
			draft.eventCount += 1;
			continue;
		}
		const recorded = recordInto(draft, event, false);
		if (!recorded.ok) return err({ place, rejection: recorded.error });
		visit?.(recorded.value, draft);
	}
	return ok(draft);
}

/** Checks a list of events of unknown origin one by one, in their order, reversals included; stops at the first refusal. */
export function checkAll(
	events: readonly GroupEvent[],
	currency: CurrencyCode
): Result<GroupState, RefusedAt> {
	const { state, refused } = checkEach(events, currency, 1);
	return refused[0] === undefined ? ok(state) : err(refused[0]);
}

/** The same for all of them: a refused event is left out and the check goes on, until `most` were refused. */
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
		seen.add(named.eventId);
		const recorded = isKnown
			? err({ type: 'DuplicateId' as const, id: named.eventId })
			: recordInto(draft, named, true);
		if (!recorded.ok && refused.push({ place, rejection: recorded.error }) === most) break;
	}
	return { state: draft, refused };
}

/** Ids of all events that a reversal in `events` names. */
function takenBackIn(events: readonly GroupEvent[]): ReadonlySet<EventId> {
	return new Set(events.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : [])));
}

/** Every event has an id; in a foreign file it defaults to its place in the book, counted from 1. */
export function withId(event: GroupEvent, place: number): GroupEvent & { readonly eventId: EventId } {
	return { ...event, eventId: event.eventId ?? (String(place) as EventId) };
}

function isHidden(
	event: GroupEvent & { readonly eventId: EventId },
	takenBack: ReadonlySet<EventId>
): boolean {
	return event.type === 'EventReversed' || takenBack.has(event.eventId);
}

function recordInto(
	draft: GroupDraft,
	given: GroupEvent,
	undoable: boolean
): Result<RecordedEvent, Rejection> {
	const admitted = admit(draft, withId(given, draft.eventCount + 1));
	if (!admitted.ok) return admitted;
	if (admitted.value.type === 'EventReversed') return takeBack(draft, admitted.value);
	const entry = entryFor(draft, admitted.value);
	const overdrawn = entry === null ? null : refuseOverdraft(draft, entry);
	if (overdrawn !== null) return err(overdrawn);
	apply(draft, admitted.value, entry, undoable);
	return ok({ event: admitted.value, entry });
}

function refuseOverdraft(draft: GroupDraft, entry: JournalEntry): Rejection | null {
	const overdrawn = overdrawnBy(draft.balances, chart, entry);
	if (overdrawn === null) return null;
	const { account, held, asked } = overdrawn;
	const root = rootOf(account);
	if (root === 'box') return { type: 'BoxTooSmall', held, asked };
	return root === 'bank'
		? { type: 'BankTooSmall', held, asked }
		: { type: 'AccountTooSmall', account, held, asked };
}

/**
 * Takes an entry of the open meeting back: the meeting is recorded again without it, so that it is as if it had never
 * been made. Refused when a later entry of the meeting could then not stand.
 */
function takeBack(draft: GroupDraft, reversal: EventReversed): Result<RecordedEvent, Rejection> {
	const meeting = present(draft.openMeeting, 'an entry is taken back in an open meeting');
	const takenBack = new Set(meeting.takenBack).add(reversal.reverses);
	const again = fork(meeting.before);
	for (const event of meeting.events) {
		if (event.type === 'EventReversed' || (event.eventId !== undefined && takenBack.has(event.eventId)))
			continue;
		const recorded = recordInto(again, event, true);
		if (!recorded.ok) return err({ type: 'NeededByLaterEntry', because: recorded.error });
	}
	const open = present(again.openMeeting, 'the meeting is open again');
	Object.assign(draft, again, {
		openMeeting: { ...open, events: [...meeting.events, reversal], takenBack, before: meeting.before },
		eventCount: draft.eventCount + 1
	});
	return ok({ event: reversal, entry: null });
}
