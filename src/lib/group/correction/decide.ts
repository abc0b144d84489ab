import { err, ok, type EventId, type LocalDate } from '#kernel';
import { lacksConsent } from '../decision.ts';
import type { Drafted, DraftsOf } from '../drafts.ts';
import type { GroupEvent } from '../event-types.ts';
import { lineOf, linesOf, type JournalLine } from '../journal.ts';
import { isOfTheCircle } from '../offices/approvals.ts';
import type { GroupState } from '../state.ts';
import type { CorrectEntry, TakeBack } from './commands.ts';
import { isOfOpenMeeting } from './is-of-open-meeting.ts';
import { effectiveLines } from './refold.ts';

export const correctionDrafts: DraftsOf<'CorrectEntry' | 'TakeBack'> = {
	CorrectEntry: draftCorrection,
	TakeBack: draftTakingBack
};

/**
 * The reversal and, where the entry should have been another, what replaces it (ledger law 6.5). In a meeting its seal
 * approves both. At the desk the codes of two officers do, at once (ledger law 41), but what the circle decided, or would be made of
 * it, is corrected where the circle sits: two officers alone would otherwise undo what a quorum agreed to.
 */
function draftCorrection(state: GroupState, command: CorrectEntry): Drafted {
	if (state.openMeeting === null) return err({ type: 'NoOpenMeeting' });
	if (state.journal === null) return err({ type: 'WholeBookNeeded' });
	const { eventId, replacement, on, reason } = command;
	const original = lineOf(state.journal, eventId);
	if (original === undefined) return err({ type: 'EventUnknown', eventId });
	const isDesk = state.openMeeting.kind === 'desk';
	const touched = [original.event, ...(replacement === null ? [] : [replacement])];
	if (isDesk && touched.some(({ type }) => isOfTheCircle({ type }))) return err({ type: 'NotAtTheDesk' });
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

/** With a joining that is taken out go the marks of sealed pages that say she was absent, which their seals wrote: she took no part in them. */
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

/**
 * The last entry first, so that nothing that stands on another one is in the way. What replaces an entry of an earlier
 * page goes with its reversal.
 */
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
