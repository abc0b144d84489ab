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

/** The whole book as it stood in one moment, for reports: what is written or locked meanwhile changes nothing of it. */
export interface BookReading {
	readonly events: readonly GroupEvent[];
	/** After the last of them. */
	readonly state: GroupState;
	readonly history: History;
	/** Pages of other phones that officers set beside it. */
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

/** Reports come as a script of their own, when they are first asked for. */
export const loadReports = (): Promise<Reports> => import('#reports');

const readings = new WeakMap<readonly GroupEvent[], Promise<unknown>>();

/** Reads a book in steps as its registers, sheets and pages need it: they begin on it in a task of their own. Who asks meanwhile waits for the same. */
export async function readRegisters(book: BookView, events: readonly GroupEvent[]): Promise<void> {
	const { registerBookSteps } = await loadReports();
	const { currency } = book;
	const reading = readings.get(events) ?? inSteps(registerBookSteps(events, { currency }), () => true);
	readings.set(events, reading);
	await reading;
	await pause();
}

/** Events of thirteen years of twenty women. */
const keptMost = 40_000;

/**
 * Reports keep what they read of a list of events, which weighs twice as much as the list, so that her page opens at once. Of a longer book nothing is
 * kept: a list of its own goes when it was read.
 */
export const readAtHome = (events: readonly GroupEvent[]): readonly GroupEvent[] =>
	events.length > keptMost ? [...events] : events;

/** Today, or the day of an entry that is dated ahead of it: up to there a report of the whole book looks. */
export function lastDay(events: readonly GroupEvent[], today: LocalDate): LocalDate {
	const last = lastDayIn(events);
	return last !== null && last > today ? last : today;
}

/** The meetings of a book, oldest first. @param events all of it, those that no record covers too */
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
 * Does work in parts between which the page answers.
 *
 * @param goesOn asked after each pause
 * @returns null where it was given up
 */
export async function inSteps<Made>(steps: Steps<Made>, goesOn: () => boolean): Promise<Made | null> {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		await pause();
		if (!goesOn()) return null;
	}
}
