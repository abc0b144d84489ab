import { allAtOnce, err, ok, present, type Result, type Steps, type LocalDate } from '#kernel';
import { reversalOf, type JournalEntry } from '#ledger';
import type { CurrencyCode } from '#money';
import { admit } from './admit.ts';
import { repeat } from './correction/put-right.ts';
import { noneWrong, wrongEntries, wrongLine, type WrongEntries } from './correction/wrong-entries.ts';
import type { EventOf, GroupEvent } from './event-types.ts';
import { type Journal, type MeetingRef, linesOf } from './journal.ts';
import { entryFor, isDecided } from './kinds.ts';
import { readOnce } from './kept-readings.ts';
import { lookBack } from './leave-no-trace.ts';
import type { RefusedAt, Visitor } from './record.ts';
import { withId } from './with-id.ts';
import type { GroupDraft, GroupState } from './state.ts';
import { emptyGroup } from './state-draft.ts';
import { withPostingDays, type PostedLine } from './posting-day.ts';

/**
 * Folds already admitted events, from the first on, into the state that `replay` gives. Events are not admitted again unless one lacks a computed
 * field, and a correction is applied incrementally where that equals a full fold. Unchecked events are read with `checkEach`, an audit uses `replay`.
 *
 * @param visit called with the state just after each event, which is valid during the call only
 */
export const foldAdmitted = (
	events: readonly GroupEvent[],
	currency: CurrencyCode,
	visit?: Visitor
): Result<GroupState, RefusedAt> => allAtOnce(foldAdmittedSteps(events, currency, visit));

/** Events in one step: a cheap phone folds this many in about sixty milliseconds. */
const inOneStep = 4_000;

/** Does the same in steps, so that the caller can yield to other tasks. */
export function* foldAdmittedSteps(
	events: readonly GroupEvent[],
	currency: CurrencyCode,
	visit?: Visitor
): Steps<Result<GroupState, RefusedAt>> {
	const draft = emptyGroup(currency);
	const fold = folding(events, draft, visit);
	let place = 0;
	while (place < events.length) {
		if (place > 0) yield;
		const end = endOfStep(events, place);
		const refused = fold(place, end);
		if (refused !== null) return err(refused);
		place = end;
	}
	return ok(draft);
}

/** A step ends before a MeetingOpened, so that an entry and the event that takes it back are in the same step. */
function endOfStep(events: readonly GroupEvent[], from: number): number {
	let end = from + inOneStep;
	while (end < events.length && events[end]?.type !== 'MeetingOpened') end += 1;
	return Math.min(end, events.length);
}

/** @returns a function that folds the events `from` … `to - 1` into the draft and returns the refusal where it stopped */
function folding(
	events: readonly GroupEvent[],
	draft: GroupDraft,
	visit?: Visitor
): (from: number, to: number) => RefusedAt | null {
	let traceless: ReadonlySet<number> = new Set();
	let wrong = noneWrong;
	let isPlain = true;
	let meeting: MeetingRef | null = null;
	return (from, to) => {
		// Most books have no corrections: then a fold visits each event once, which dominates the time for a long book.
		if (isPlain && looksBack(events, from, to)) {
			isPlain = false;
			const back = lookBack(events, 0);
			traceless = back.traceless;
			wrong = wrongEntries(events, back);
		}
		for (let place = from; place < to; place += 1) {
			const given = withId(events[place] as GroupEvent, place + 1);
			if (traceless.has(place)) {
				draft.eventCount += 1;
				continue;
			}
			const admitted = isDecided(given) ? null : admit(draft, given);
			if (admitted?.ok === false) return { place, rejection: admitted.error };
			const event = admitted === null ? given : withId(admitted.value, place + 1);
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

/** True if an event in the range takes back, corrects or puts away an earlier one. */
function looksBack(events: readonly GroupEvent[], from: number, to: number): boolean {
	for (let place = from; place < to; place += 1) {
		const type = events[place]?.type;
		if (type === 'EventReversed' || type === 'MeetingPutAway') return true;
	}
	return false;
}

const journalOf = ({ journal }: GroupDraft): Journal =>
	present(journal, 'a fold from the start keeps every line');

function legsOf(draft: GroupDraft, event: GroupEvent, wrong: WrongEntries): JournalEntry | null {
	if (event.type !== 'EventReversed') return entryFor(draft, event);
	const entry = wrongLine(wrong, journalOf(draft), event.reverses)?.line.entry ?? null;
	return entry === null ? null : reversalOf(entry);
}

const openedBy = ({ kind, number, occurredOn: day, late }: EventOf<'MeetingOpened'>): MeetingRef => ({
	kind,
	number,
	day,
	late: late === true
});

/**
 * Returns the book at the end of the day `on`: exactly the entries whose day is not later, in the order of recording, with splits as recorded (ledger
 * fine print 13). Limits were checked in the order of recording and are not checked again: in a meeting over several days an earlier entry may depend
 * on one of a later day.
 */
export function replayUntil(
	events: readonly GroupEvent[],
	currency: CurrencyCode,
	on: LocalDate,
	visit?: Visitor
): Result<GroupState, RefusedAt> {
	if (events.every(({ occurredOn }) => occurredOn <= on)) return foldAdmitted(events, currency, visit);
	const whole = postedOnce.read(events, { currency });
	if (!whole.ok) return whole;
	const draft = emptyGroup(currency);
	const posted = whole.value.filter(({ postedOn }) => postedOn <= on);
	const left = posted.map(({ event }) => event);
	// The lines no longer contain events that leave no trace.
	const wrong = wrongEntries(left, { ...lookBack(left, 0), traceless: new Set() });
	for (const line of posted) {
		repeat(draft, line, wrong);
		visit?.(line, draft);
	}
	return ok(draft);
}

/** Cached lines of a book with their posting days, so that a report of twelve months folds the whole book once. */
const postedOnce = readOnce((events, { currency }): Result<readonly PostedLine[], RefusedAt> => {
	const whole = foldAdmitted(events, currency);
	if (!whole.ok) return whole;
	const { journal } = whole.value;
	return ok(withPostingDays(linesOf(present(journal, 'a replay from the start keeps every line'))));
});
