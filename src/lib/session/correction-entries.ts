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

/** A line of the book as displayed: member, kind, amount and relation to other lines. */
export interface BookEntry extends EntryPicture {
	readonly eventId: EventId;
	/** Null for an entry of the whole group, and for a struck line of a member who was added by mistake. */
	readonly memberId: MemberId | null;
	/** Minor units; zero for entries without money. */
	readonly amount: Money;
	/** True if the entry was corrected later; the next line replaces it, if any. */
	readonly struck: boolean;
	/** True if the entry replaces a struck line. */
	readonly corrects: boolean;
	/** Open dispute about the entry; null without one. */
	readonly dispute: Dispute | null;
	readonly event: GroupEvent;
}

/** Identifies a meeting: each kind has its own numbering. */
export interface MeetingNamed {
	readonly kind: MeetingKind;
	readonly number: number;
}

/**
 * Lines on the page of a meeting, in the order of recording. A corrected line is struck and stands beside its replacement
 * (ledger law 6.5); an entry taken back in its own meeting leaves no trace.
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

/** Lines of earlier pages that were corrected at a meeting, each with its old and new value. */
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
 * The correction of the open meeting that struck this line or wrote it as a replacement; null without one. Until the meeting is closed it
 * can be undone as a whole.
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

/** One line of the book; undefined for an unknown id. */
export function entryById(state: GroupState, eventId: EventId): BookEntry | undefined {
	const lines = wholeBook(state);
	const line = lines.find(({ event }) => event.eventId === eventId);
	return line === undefined ? undefined : entryOf(state, line, correctionsIn(lines).reversedBy.has(eventId));
}

/** The line as it would be after a correction. */
export function entryOfEvent(
	state: GroupState,
	event: GroupEvent & { readonly eventId: EventId }
): BookEntry {
	return { ...entryOf(state, { event, entry: null, meeting: null }, false), dispute: null };
}

/** True if a line belongs to the open meeting: it is then taken back, not corrected. */
export function isInOpenMeeting({ openMeeting }: GroupState, line: EventId | null | undefined): boolean {
	return openMeeting?.events.some(({ eventId }) => eventId !== undefined && eventId === line) ?? false;
}

/** Member an entry belongs to, also for a struck loan; null for an entry of the whole group, or of a member whose joining was reversed. */
export function ownerOfEntry(state: GroupState, event: GroupEvent): MemberId | null {
	const owner = ownerOf(event, state) ?? ('loanId' in event ? borrowerIn(state, event.loanId) : null);
	return owner !== null && state.members.has(owner) ? owner : null;
}

/** Borrower of a struck loan, found in the line that disbursed it. */
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
