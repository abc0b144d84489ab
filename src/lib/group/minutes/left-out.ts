import { canonicalJson, type EventId } from '#kernel';
import { isEntry } from '../correction/kinds.ts';
import type { AttendanceMarked, GroupEvent, PhonesSettled } from '../event-types.ts';
import { saysMore } from '../meeting/attendance.ts';
import { entriesOf, isOfItsMeeting } from './page-entries.ts';

/** A page of another phone that officers set beside the book (ADR 0087). */
export interface PageBeside {
	/** Hash of its record, hex. */
	readonly hash: string;
	readonly events: readonly GroupEvent[];
}

/**
 * Why an entry of such a page is not in the book: the rules refuse it; officers chose this phone's page, which says the same; or they chose it, and it
 * does not say that.
 */
export type WhyLeft = 'refused' | 'twice' | 'void';

/** An entry that stands beside the book only. */
export interface LeftOut {
	readonly event: GroupEvent;
	/** What opened its meeting; itself where it stood outside one. */
	readonly opened: GroupEvent;
	readonly why: WhyLeft;
}

/**
 * What two officers left out when they settled two phones, entry by entry: computed from the signed pages and not of what anybody says of them. Empty
 * where the pages are not at hand, as in an open journal.
 *
 * @param line every event of the book
 */
export function leftOut(
	line: readonly GroupEvent[],
	settled: PhonesSettled,
	pages: readonly PageBeside[]
): readonly LeftOut[] {
	const inBook = new Set(line.map(({ eventId }) => eventId));
	const named = pages.filter(({ hash }) => settled.beside.includes(hash));
	const notChosen = new Set((settled.notChosen ?? []).map((place) => settled.beside[place]));
	const said = new Said(line, new Set(named.flatMap(({ events }) => events.map(({ eventId }) => eventId))));
	const marks = marksByDay(line);
	// A mark that both pages have is not entered a second time, nor one that says less than the book does.
	const isToldByMark = (event: GroupEvent): boolean =>
		event.type === 'AttendanceMarked' &&
		(said.takes(event) || (marks.get(dayOf(event)) ?? []).some(({ state }) => saysMore(state, event.state)));
	return named.flatMap(({ hash, events }) => {
		const [opened] = events;
		if (opened === undefined) return [];
		const isVoid = notChosen.has(hash);
		return entriesOf(events)
			.filter(
				// How the other phone was settled is no entry.
				(event) =>
					!inBook.has(event.eventId) &&
					event.type !== 'PhonesSettled' &&
					!(isVoid ? isOfItsMeeting(event) : isToldByMark(event))
			)
			.map((event) => ({ event, opened, why: isVoid ? (said.takes(event) ? 'twice' : 'void') : 'refused' }));
	});
}

/**
 * Entries of a page of one meeting that the page of another phone does not have. Of which day the meeting is and which names new loans and fines got is
 * told beside them, or to nobody: neither makes an entry another one.
 */
export function saidOnlyOn(page: readonly GroupEvent[], other: readonly GroupEvent[]): readonly GroupEvent[] {
	const day = page[0]?.occurredOn;
	const ofThatDay = (event: GroupEvent): GroupEvent =>
		day === undefined ? event : { ...event, occurredOn: day };
	const said = new Said(entriesOf(other).map(ofThatDay), new Set());
	return entriesOf(page).filter((event) => isEntry(event) && !said.takes(event));
}

const dayOf = ({ memberId, occurredOn }: AttendanceMarked): string => `${memberId} ${occurredOn}`;

/** Marks of a woman on one day. */
function marksByDay(line: readonly GroupEvent[]): ReadonlyMap<string, readonly AttendanceMarked[]> {
	const marks = new Map<string, AttendanceMarked[]>();
	for (const event of line)
		if (event.type === 'AttendanceMarked')
			marks.set(dayOf(event), [...(marks.get(dayOf(event)) ?? []), event]);
	return marks;
}

/** Entries that this phone wrote itself, each of which answers for one like it on the other phone. */
class Said {
	readonly #times = new Map<string, number>();

	constructor(line: readonly GroupEvent[], ofOther: ReadonlySet<EventId | undefined>) {
		for (const event of line)
			if (!ofOther.has(event.eventId)) this.#times.set(keyOf(event), this.#left(event) + 1);
	}

	takes(event: GroupEvent): boolean {
		const left = this.#left(event);
		this.#times.set(keyOf(event), left - 1);
		return left > 0;
	}

	#left(event: GroupEvent): number {
		return this.#times.get(keyOf(event)) ?? 0;
	}
}

/** What an entry says: of which day, kind, woman, loan or fund, and which sum. */
function keyOf(event: GroupEvent): string {
	const told = { ...event, eventId: null, recordedAt: null, approvedBy: null, agreedBy: null, split: null };
	// Each phone gave the new loan or fine a name of its own.
	const made = event.type === 'LoanDisbursed' || event.type === 'FineImposed';
	return canonicalJson(made ? { ...told, loanId: null, fineId: null } : told);
}
