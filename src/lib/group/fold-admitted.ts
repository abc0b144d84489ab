import { allAtOnce, err, ok, present, type Result, type Steps } from '#kernel';
import { reversalOf, type JournalEntry } from '#ledger';
import type { CurrencyCode } from '#money';
import { admitAgain } from './admit.ts';
import { repeat } from './correction/repeat.ts';
import { wrongEntries, wrongLine, type WrongEntries } from './correction/wrong-entries.ts';
import { isDecided } from './decided.ts';
import type { GroupEvent, MeetingOpened } from './event-types.ts';
import type { MeetingRef } from './journal.ts';
import { entryFor } from './posting-rules.ts';
import { leaveNoTrace, withId, type RefusedAt, type Visitor } from './record.ts';
import { emptyGroup, type GroupDraft, type GroupState } from './state.ts';

/**
 * Folds events that this app admitted before, from the first on, to the state that `replay` gives: they are not decided
 * again, except where an event leaves out what was decided, and a correction changes what it touches where that is the
 * same as folding everything again. What nobody has checked is read by `checkEach`, an audit by `replay`.
 *
 * @param visit called with the state just after each event, which is valid during the call only
 */
export const foldAdmitted = (
	events: readonly GroupEvent[],
	currency: CurrencyCode,
	visit?: Visitor
): Result<GroupState, RefusedAt> => allAtOnce(foldAdmittedSteps(events, currency, visit));

/** A cheap phone folds so many in about sixty milliseconds. */
const inOneStep = 4_000;

/** The same in steps. */
export function* foldAdmittedSteps(
	events: readonly GroupEvent[],
	currency: CurrencyCode,
	visit?: Visitor
): Steps<Result<GroupState, RefusedAt>> {
	const draft = emptyGroup(currency);
	const fold = folding(events, draft, visit);
	for (let place = 0; place < events.length; place += inOneStep) {
		if (place > 0) yield;
		const refused = fold(place, Math.min(place + inOneStep, events.length));
		if (refused !== null) return err(refused);
	}
	return ok(draft);
}

/** @returns folds the events from one place to before another into the draft; the refusal where it stopped */
function folding(
	events: readonly GroupEvent[],
	draft: GroupDraft,
	visit?: Visitor
): (from: number, to: number) => RefusedAt | null {
	const hasReversals = events.some(({ type }) => type === 'EventReversed');
	const leavesTraces = !hasReversals && events.every(({ type }) => type !== 'MeetingPutAway');
	const traceless = leavesTraces ? none : leaveNoTrace(events, 0);
	const wrong = wrongEntries(hasReversals ? events.map((event, place) => withId(event, place + 1)) : []);
	let meeting: MeetingRef | null = null;
	return (from, to) => {
		for (let place = from; place < to; place += 1) {
			const given = withId(events[place] as GroupEvent, place + 1);
			if (traceless.has(place)) {
				draft.eventCount += 1;
				continue;
			}
			const admitted = isDecided(given) ? null : admitAgain(draft, given);
			if (admitted?.ok === false) return { place, rejection: admitted.error };
			const event = admitted === null ? given : withId(admitted.value.event, place + 1);
			const entry = legsOf(draft, event, wrong);
			const line = { event, entry, meeting };
			if (event.type === 'MeetingOpened') line.meeting = meeting = openedBy(event);
			repeat(draft, line, wrong);
			if (draft.openMeeting === null) meeting = null;
			visit?.(line, draft);
		}
		return null;
	};
}

const none: ReadonlySet<number> = new Set();

function legsOf(draft: GroupDraft, event: GroupEvent, wrong: WrongEntries): JournalEntry | null {
	if (event.type !== 'EventReversed') return entryFor(draft, event);
	const journal = present(draft.journal, 'a fold from the start keeps every line');
	const entry = wrongLine(wrong, journal, event.reverses)?.line.entry ?? null;
	return entry === null ? null : reversalOf(entry);
}

const openedBy = ({ kind, number, occurredOn: day, late }: MeetingOpened): MeetingRef => ({
	kind,
	number,
	day,
	late: late === true
});
