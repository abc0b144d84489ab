import { err, ok, type EventId, type Instant, type Result } from '#kernel';
import { admit } from './admit.ts';
import { bindsDay } from './apply.ts';
import type { Command } from './commands.ts';
import { framesMeeting } from './correction/kinds.ts';
import { draftEvents } from './commands.ts';
import type { GroupEvent } from './event-types.ts';
import { placeIn, refusedBetween } from './offices/between-meetings.ts';
import { isBeingFounded } from './kinds/offices.ts';
import { needsBookForPapers } from './papers-named.ts';
import { unfitField } from './kinds.ts';
import { record } from './record.ts';
import type { Rejection } from './rejections.ts';
import { isOfOpenMeeting } from './state-on.ts';
import type { GroupState } from './state.ts';

export interface Decision {
	/** Complete events with ids, in order, each with the state before it. */
	readonly steps: readonly { readonly event: GroupEvent; readonly before: GroupState }[];
	readonly state: GroupState;
}

/** Metadata that the device adds to an event: an id and the time of its clock. */
export interface Stamp {
	/** Called once for each event. */
	readonly newEventId: () => EventId;
	readonly recordedAt: Instant;
	/** True while the group is founded: its members have no codes yet, so no approval is required. */
	readonly founding?: boolean;
}

/** Returns the events that a command would write, or one rejection. Pure, so a button may call it to see if it is enabled. */
export function decide(state: GroupState, command: Command, stamp: Stamp): Result<Decision, Rejection> {
	const drafts = draftEvents(state, command);
	if (!drafts.ok) return drafts;
	const { approvedBy } = command;
	const isFounding =
		state.foundedOn === null || (stamp.founding === true && isBeingFounded(state, command.on));
	const refused = isFounding ? null : refusedBetween(state, drafts.value, approvedBy ?? []);
	if (refused !== null) return err(refused);
	const isBetween = placeIn(state) === 'between' && !isFounding;
	const codes = isBetween && approvedBy !== undefined ? { approvedBy: [...approvedBy] } : {};
	const after = drafts.value.map((draft) => refusedAfter(state, draft)).find((one) => one !== null);
	if (after !== undefined) return err(after);
	const steps: { event: GroupEvent; before: GroupState }[] = [];
	let now = state;
	for (const [place, draft] of drafts.value.entries()) {
		const stamped = {
			...draft,
			...(framesMeeting(draft) ? {} : codes),
			eventId: stamp.newEventId(),
			recordedAt: stamp.recordedAt
		};
		const unfit = refusedUnfit(now, stamped);
		if (unfit !== null) return err(unfit);
		const recorded = record(now, stamped, drafts.value[place + 1]);
		if (!recorded.ok) return err(recorded.error);
		const { event } = recorded.value;
		// A computed settlement or split may exceed the limits that each of its inputs respects.
		const filled = unfitField(event);
		if (filled !== null) return err({ type: 'FieldInvalid', field: filled });
		steps.push({ event, before: now });
		now = recorded.value.state;
	}
	const unread = needsBookForPapers(
		state,
		steps.map(({ event }) => event)
	);
	return unread === null ? ok({ steps, state: now }) : err(unread);
}

/** Rejects values that no file format accepts before anything is computed from them; prefers a rejection on which the user can act. */
function refusedUnfit(state: GroupState, event: GroupEvent): Rejection | null {
	const field = unfitField(event);
	if (field === null) return null;
	const admitted = admit(state, event);
	return admitted.ok ? { type: 'FieldInvalid', field } : admitted.error;
}

/** Rejects an event dated after the page of its meeting: once closed, a date years ahead would block every earlier day. */
function refusedAfter({ openMeeting, lastSealedDay }: GroupState, event: GroupEvent): Rejection | null {
	if (openMeeting === null || openMeeting.kind === 'desk' || framesMeeting(event) || !bindsDay(event))
		return null;
	if (event.type === 'EventReversed' && isOfOpenMeeting({ openMeeting }, event.reverses)) return null;
	const { late, lastDay } = openMeeting;
	// A late page may correct what came after it.
	const meetingDay = late && lastSealedDay !== null && lastSealedDay > lastDay ? lastSealedDay : lastDay;
	return event.occurredOn > meetingDay ? { type: 'DayAfterMeeting', meetingDay } : null;
}
