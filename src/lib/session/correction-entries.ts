import { present, type EventId, type MemberId } from '#kernel';
import {
	isEntry,
	linesOf,
	ownerOf,
	type Dispute,
	type EventReversed,
	type GroupEvent,
	type GroupState,
	type JournalLine,
	type MeetingKind
} from '#group';
import { zero, type Money } from '#money';
import { entryPicture, type EntryPicture } from './entry-pictures.ts';
import { amountIn } from '#reports';

/** A line of the book as it is shown: whose, what, how much, and how it stands to others. */
export interface BookEntry extends EntryPicture {
	readonly eventId: EventId;
	/** Null for what the group did as a whole, and for a struck line of a woman who was written in by mistake. */
	readonly memberId: MemberId | null;
	/** Minor units; zero where no money is meant. */
	readonly amount: Money;
	/** The entry was corrected later: the line after it stands in its place, or none does. */
	readonly struck: boolean;
	/** The entry stands in the place of a struck line. */
	readonly corrects: boolean;
	/** Some woman says that it is wrong, and it is not settled. */
	readonly dispute: Dispute | null;
	readonly event: GroupEvent;
}

/** Identifies a meeting: each kind has its own numbering. */
export interface MeetingNamed {
	readonly kind: MeetingKind;
	readonly number: number;
}

/**
 * The lines that belong on the page of a meeting, in the order of recording. What was corrected later stands struck
 * beside what replaced it (ledger law 6.5); what was taken back in its own meeting left no trace.
 *
 * @param state with the whole book
 */
export function entriesOnPage(state: GroupState, meeting: MeetingNamed): readonly BookEntry[] {
	const lines = wholeBook(state);
	const { reversedBy, replacedBy } = correctionsIn(lines);
	const ofPage = lines.filter((line) => isOn(line, meeting) && line.event.corrects === undefined);
	const lastMarks = lastMarksOf(ofPage);
	return ofPage.flatMap((first) => {
		const { event } = first;
		if (!isEntry(event) || isTakenBack(first, reversedBy)) return [];
		if (event.type === 'AttendanceMarked' && lastMarks.get(event.memberId) !== event.eventId) return [];
		const versions: BookEntry[] = [];
		let line: JournalLine | undefined = first;
		while (line !== undefined) {
			const { eventId } = line.event;
			versions.push(entryOf(state, line, reversedBy.has(eventId)));
			line = replacedBy.get(eventId);
		}
		return versions;
	});
}

/** Lines of earlier pages that were corrected at a meeting, each with what it was and what it is now. */
export function correctionsAt(
	state: GroupState,
	meeting: MeetingNamed
): readonly { readonly was: BookEntry; readonly now: BookEntry | null }[] {
	const lines = wholeBook(state);
	const { replacedBy } = correctionsIn(lines);
	const byId = new Map(lines.map((line) => [line.event.eventId, line]));
	return lines.flatMap(({ event, meeting: at }) => {
		if (event.type !== 'EventReversed' || !isOn({ meeting: at }, meeting)) return [];
		const was = byId.get(event.reverses);
		if (was === undefined || isOn(was, meeting)) return [];
		const now = replacedBy.get(event.reverses);
		return [{ was: entryOf(state, was, true), now: now === undefined ? null : entryOf(state, now, false) }];
	});
}

/**
 * The correction of the open meeting that struck this line, or put it in the place of another; null where none did. While the page is
 * open it can be taken back, whole.
 */
export function correctedHere(
	{ openMeeting }: GroupState,
	{ eventId, event }: Pick<BookEntry, 'eventId' | 'event'>
): (EventReversed & { readonly eventId: EventId }) | null {
	if (openMeeting === null) return null;
	const { events, takenBack } = openMeeting;
	const own = new Set(events.map((one) => one.eventId));
	const found = events.findLast(
		(one) =>
			one.type === 'EventReversed' &&
			(one.reverses === eventId || one.reverses === event.corrects) &&
			!own.has(one.reverses) &&
			one.eventId !== undefined &&
			!takenBack.has(one.eventId)
	);
	return found?.type === 'EventReversed' && found.eventId !== undefined
		? { ...found, eventId: found.eventId }
		: null;
}

/** One line of the book; undefined for an id that it does not know. */
export function entryById(state: GroupState, eventId: EventId): BookEntry | undefined {
	const lines = wholeBook(state);
	const line = lines.find(({ event }) => event.eventId === eventId);
	return line === undefined ? undefined : entryOf(state, line, correctionsIn(lines).reversedBy.has(eventId));
}

/** The line as it would stand after a correction. */
export function entryOfEvent(
	state: GroupState,
	event: GroupEvent & { readonly eventId: EventId }
): BookEntry {
	return { ...entryOf(state, { event, entry: null, meeting: null }, false), dispute: null };
}

/** Whether a line is of the meeting that is open: there it is taken back, and not put right. */
export function isInOpenMeeting({ openMeeting }: GroupState, line: EventId | null | undefined): boolean {
	return openMeeting?.events.some(({ eventId }) => eventId !== undefined && eventId === line) ?? false;
}

/** Whose an entry is, also of a loan that was struck since; null where it is no woman's own, or of one whose joining was taken out. */
export function ownerOfEntry(state: GroupState, event: GroupEvent): MemberId | null {
	const owner = ownerOf(event, state) ?? ('loanId' in event ? borrowerIn(state, event.loanId) : null);
	return owner !== null && state.members.has(owner) ? owner : null;
}

/** Of a loan that was struck since: the line that gave it names her. */
function borrowerIn(state: GroupState, loanId: string): MemberId | null {
	const lines = state.journal === null ? [] : linesOf(state.journal);
	const given = lines.find(({ event }) => event.type === 'LoanDisbursed' && event.loanId === loanId)?.event;
	return given?.type === 'LoanDisbursed' ? given.memberId : null;
}

function entryOf(state: GroupState, { event, entry }: JournalLine, struck: boolean): BookEntry {
	return {
		...entryPicture(event),
		eventId: event.eventId,
		memberId: ownerOfEntry(state, event),
		amount: amountIn({ event, entry }) ?? zero,
		struck,
		corrects: event.corrects !== undefined,
		dispute: state.disputes.get(event.eventId) ?? null,
		event
	};
}

function correctionsIn(lines: readonly JournalLine[]) {
	const reversedBy = new Map<EventId, JournalLine>();
	const replacedBy = new Map<EventId, JournalLine>();
	for (const line of lines) {
		const { event } = line;
		if (event.type === 'EventReversed') reversedBy.set(event.reverses, line);
		if (event.corrects !== undefined) replacedBy.set(event.corrects, line);
	}
	return { reversedBy, replacedBy };
}

function isTakenBack(
	{ event, meeting }: JournalLine,
	reversedBy: ReadonlyMap<EventId, JournalLine>
): boolean {
	const reversal = reversedBy.get(event.eventId);
	return reversal !== undefined && meeting !== null && isOn(reversal, meeting);
}

function lastMarksOf(lines: readonly JournalLine[]): ReadonlyMap<MemberId, EventId> {
	return new Map(
		lines.flatMap(({ event }) =>
			event.type === 'AttendanceMarked' ? [[event.memberId, event.eventId] as const] : []
		)
	);
}

function isOn({ meeting }: Pick<JournalLine, 'meeting'>, { kind, number }: MeetingNamed): boolean {
	return meeting?.kind === kind && meeting.number === number;
}

function wholeBook(state: GroupState): readonly JournalLine[] {
	return linesOf(present(state.journal, 'the whole book was read'));
}
