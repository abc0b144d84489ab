import type { LocalDate } from '#kernel';
import type { CurrencyCode } from '#money';
import type { GroupEvent } from './event-types.ts';

/** Input of a reading besides the events (`BookAsAt` of the reports). */
interface View {
	readonly currency: CurrencyCode;
	readonly on?: LocalDate | undefined;
}

/** A cached result with its input; `count` reveals whether events were appended since. */
export interface Kept<Read> {
	readonly count: number;
	readonly view: View;
	readonly read: Read;
}

type Reading<Read> = (events: readonly GroupEvent[], view: View) => Read;

export interface KeptReading<Read> {
	/** @param events of a checked book; the list is append-only */
	readonly read: Reading<Read>;
	/** Returns the cached result; undefined if there is none. */
	readonly known: Reading<Read | undefined>;
	/** Stores a result that was computed in steps. */
	readonly keep: (events: readonly GroupEvent[], read: Kept<Read>) => void;
}

/**
 * Memoises a reading by its list of events, because the papers of one evening read the same book twenty times. The cache holds the results of the
 * last two days asked for, as long as the list is referenced; results are immutable.
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

/** Normalises the view: every day on or after the last entry has the same result, so `on` is left out. */
export function untilLastEntry(events: readonly GroupEvent[], { currency, on }: View): View {
	return on === undefined || events.every(({ occurredOn }) => occurredOn <= on)
		? { currency }
		: { currency, on };
}
