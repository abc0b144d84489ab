import type { LocalDate } from '#kernel';
import type { CurrencyCode } from '#money';
import type { GroupEvent } from './event-types.ts';

/** What a reading depends on beside the events: `BookAsAt` of the reports. */
interface View {
	readonly currency: CurrencyCode;
	readonly on?: LocalDate | undefined;
}

/** What was read, and of what: `count` tells whether events were added to the list since. */
export interface Kept<Read> {
	readonly count: number;
	readonly view: View;
	readonly read: Read;
}

type Reading<Read> = (events: readonly GroupEvent[], view: View) => Read;

export interface KeptReading<Read> {
	/** @param events of a book that was checked; a list only grows */
	readonly read: Reading<Read>;
	/** What is kept of it; undefined where nobody asked yet. */
	readonly known: Reading<Read | undefined>;
	/** Keeps what was read in steps. */
	readonly keep: (events: readonly GroupEvent[], read: Kept<Read>) => void;
}

/**
 * The same answer for the same list of events: twenty papers of one evening read a book once. It is kept as long as somebody holds
 * the list, at the two days for which it was asked last; nobody changes what it holds.
 */
export function readOnce<Read>(reading: Reading<Read>): KeptReading<Read> {
	const kept = new WeakMap<readonly GroupEvent[], readonly Kept<Read>[]>();
	const found = (events: readonly GroupEvent[], { currency, on }: View): Kept<Read> | undefined =>
		kept
			.get(events)
			?.find(({ count, view }) => count === events.length && view.currency === currency && view.on === on);
	const keep = (events: readonly GroupEvent[], read: Kept<Read>): void =>
		void kept.set(events, [read, ...(kept.get(events) ?? []).slice(0, 1)]);
	return {
		keep,
		known: (events, view) => found(events, view)?.read,
		read: (events, view) => {
			const before = found(events, view);
			if (before !== undefined) return before.read;
			const read = reading(events, view);
			keep(events, { count: events.length, view, read });
			return read;
		}
	};
}

/** The same book is named alike for each day that has all of its entries: what is folded of them is the same. */
export function untilLastEntry(events: readonly GroupEvent[], { currency, on }: View): View {
	return on === undefined || events.every(({ occurredOn }) => occurredOn <= on)
		? { currency }
		: { currency, on };
}
