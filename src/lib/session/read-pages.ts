import { type LocalDate, ok, type Result, type Steps } from '#kernel';
import {
	type GroupEvent,
	type GroupState,
	lastDayIn,
	type MeetingKind,
	type PageBeside,
	withoutPutAway
} from '#group';
import type { Fault, History } from '#app';
import type { Reports } from '#papers/context.ts';
import { pause } from '#ui/drawn.ts';
import type { BookView } from './book-view.svelte.ts';
import { bookActs } from './open-lock.ts';

/** A meeting and the record that holds it. */
export interface MeetingPlace {
	/** Place of its record in the book; the open one comes after the last. */
	readonly place: number;
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	/** Hash of its record, hex; null while it is open. */
	readonly hash: string | null;
}

/** Snapshot of the whole book for reports: later writes or a lock do not change it. */
export interface BookReading {
	readonly events: readonly GroupEvent[];
	/** State after the last event. */
	readonly state: GroupState;
	readonly history: History;
	/** Pages of other phones that officers set beside the book. */
	readonly beside: readonly PageBeside[];
	/** Oldest first. */
	readonly meetings: readonly MeetingPlace[];
}

export async function readPages(book: BookView): Promise<Result<BookReading, Fault>> {
	const history = await book.session.history();
	if (!history.ok) return history;
	const events = await book.session.events();
	if (!events.ok) return events;
	const { state } = book;
	const { pagesBeside } = await bookActs();
	return ok({
		events: events.value,
		state,
		history: history.value,
		beside: pagesBeside(history.value),
		meetings: meetingPlaces(events.value, history.value)
	});
}

/** Loads the reports as a script of their own on first use. */
export const loadReports = (): Promise<Reports> => import('#reports');

const readings = new WeakMap<readonly GroupEvent[], Promise<unknown>>();

/** Prepares a book in steps for registers, sheets and pages, beginning in a task of its own. Concurrent callers share the work. */
export async function readRegisters(book: BookView, events: readonly GroupEvent[]): Promise<void> {
	const { registerBookSteps } = await loadReports();
	const { currency } = book;
	const reading = readings.get(events) ?? inSteps(registerBookSteps(events, { currency }), () => true);
	readings.set(events, reading);
	await reading;
	await pause();
}

/** Number of events of thirteen years with twenty members. */
const keptMost = 40_000;

/**
 * Reports cache their reading of an event list, which takes twice the list's memory, so that a member's page opens at once. For a longer book
 * nothing is cached: a copy of the list is released after use.
 */
export const readAtHome = (events: readonly GroupEvent[]): readonly GroupEvent[] =>
	events.length > keptMost ? [...events] : events;

/** The as-of date of a report of the whole book: today, or the day of a later-dated entry. */
export function lastDay(events: readonly GroupEvent[], today: LocalDate): LocalDate {
	const last = lastDayIn(events);
	return last !== null && last > today ? last : today;
}

/** The meetings of a book, oldest first. @param events the whole book, including those in no record yet */
export function meetingPlaces(
	events: readonly GroupEvent[],
	{ events: covered, links, hashes }: Pick<History, 'events' | 'links' | 'hashes'>
): readonly MeetingPlace[] {
	const records = [...links.map((link) => link.content.events), events.slice(covered.length)];
	return records.flatMap((record, index) =>
		withoutPutAway(record).flatMap((event) =>
			event.type === 'MeetingOpened'
				? [placeOf(event, index + 1, index < links.length ? (hashes[index] ?? null) : null)]
				: []
		)
	);
}

function placeOf(
	{ kind, number, occurredOn }: Extract<GroupEvent, { type: 'MeetingOpened' }>,
	place: number,
	hash: string | null
): MeetingPlace {
	return { place, kind, number, day: occurredOn, hash };
}

/**
 * Runs work in steps, between which the page handles input.
 *
 * @param goesOn checked after each pause
 * @returns null if it was cancelled
 */
export async function inSteps<Made>(steps: Steps<Made>, goesOn: () => boolean): Promise<Made | null> {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		await pause();
		if (!goesOn()) return null;
	}
}
