import { type WriterId, err, ok, present, type Result } from '#kernel';
import type { GroupEvent } from '#group';
import type { HeldPages } from './standing-line.ts';

/** Reasons for which two books are not merged. Neither is changed. */
export type MergeRefusal =
	/** Another group, another currency, or a practice and a real book. */
	| { readonly type: 'OtherGroup' }
	/** The same id under another group key: somebody made a book of her own with this id. */
	| { readonly type: 'OtherGroupKey' }
	/** The group's key does not vouch for this phone. */
	| { readonly type: 'WriterNotVouched'; readonly writer: WriterId }
	/** No record covers its entries, so changes could not be detected. */
	| { readonly type: 'NothingSealed' }
	/** The records are not as written: a hash, counter or signature does not match, or a record is missing. */
	| { readonly type: 'RecordsDamaged'; readonly about: string }
	| { readonly type: 'TooManyLines'; readonly most: number };

/** Position of a record in the history: its own hash and those of the records that it knew. */
export interface OrderedRecord {
	/** SHA-256 of its canonical bytes, hex. */
	readonly hash: string;
	/** Hash of its writer's previous record, '' for the first. */
	readonly before: string;
	/** Last record known of every other writer: id, counter, hash. */
	readonly heads: readonly (readonly [string, number, string])[];
	readonly events: readonly GroupEvent[];
}

/** Records of one book from all phones, in the order that every phone computes alike. */
export interface Ordered<One extends OrderedRecord> {
	/** Each record once, after all those that it knew. */
	readonly records: readonly One[];
	/** One line for each record unknown to all others: it and everything that it knew. An undivided book has one. */
	readonly lines: readonly (readonly One[])[];
	/** Lines whose last record officers set beside another line (ADR 0087): settled, and not part of the book. */
	readonly settled: readonly (readonly One[])[];
	/** Hashes of records that a line sets beside itself: no figure includes them, whichever line contains them. */
	readonly beside: ReadonlySet<string>;
}

/** No book has more writing phones; more lines would only cost time. */
export const linesMost = 8;
/** Settled lines are permanent: two phones that write each monthly meeting separately have this many after twenty years. */
const settledMost = 256;

/**
 * The union of records in an order independent of the input: after all records each one knew, then by the day and number
 * of its page, then by its hash. Clock times are not used (ADR 0086).
 *
 * @param given duplicates by hash count once
 * @returns an error if a named record is missing, or if there are too many lines
 */
export function inOneOrder<One extends OrderedRecord>(
	given: Iterable<One>
): Result<Ordered<One>, MergeRefusal> {
	const byHash = new Map<string, One>();
	for (const record of given) byHash.set(record.hash, record);
	const waiting = new Map<string, number>();
	const behind = new Map<string, One[]>();
	for (const record of byHash.values()) {
		const known = knownBy(record);
		waiting.set(record.hash, known.length);
		for (const hash of known) {
			const those = behind.get(hash);
			if (those === undefined) behind.set(hash, [record]);
			else those.push(record);
		}
	}
	if (byHash.size - behind.size > linesMost + settledMost) return tooManyLines;
	const ready = [...byHash.values()].filter(({ hash }) => waiting.get(hash) === 0);
	const records: One[] = [];
	while (ready.length > 0) {
		ready.sort(byWhatTheySay);
		const next = present(ready.shift(), 'one is ready');
		records.push(next);
		for (const record of behind.get(next.hash) ?? []) {
			const left = (waiting.get(record.hash) ?? 0) - 1;
			waiting.set(record.hash, left);
			if (left === 0) ready.push(record);
		}
	}
	// A record that names a missing one is never ready, and neither is a cycle, which only a forged file can contain.
	if (records.length < byHash.size) return gap;
	const last = records.filter(({ hash }) => !behind.has(hash));
	const ordered = settledApart(
		records,
		last.map((tip) => lineTo(tip, records, byHash))
	);
	if (ordered === null) return gap;
	return ordered.lines.length > linesMost ? tooManyLines : ok(ordered);
}

const tooManyLines = err({ type: 'TooManyLines', most: linesMost } as const);

/**
 * A line is settled if another unsettled line sets its last record beside. Later lines repeat each settlement, so each line
 * is decided once and not on each path to it.
 *
 * @returns null for lines that set one another beside in a cycle, which only a forged file can contain
 */
function settledApart<One extends OrderedRecord>(
	records: readonly One[],
	all: readonly (readonly One[])[]
): Ordered<One> | null {
	const setBeside = new Map(all.map((line) => [line, besideOf(line)]));
	const isSettled = new Map<readonly One[], boolean>();
	const lastFirst = all.toReversed().map((line) => ({
		line,
		by: all.filter((other) => setBeside.get(other)?.has(line.at(-1)?.hash ?? '') === true)
	}));
	for (let decided = -1; decided < isSettled.size;) {
		decided = isSettled.size;
		for (const { line, by } of lastFirst) {
			if (by.some((other) => isSettled.get(other) === false)) isSettled.set(line, true);
			else if (by.every((other) => isSettled.get(other) === true)) isSettled.set(line, false);
		}
	}
	if (isSettled.size < all.length) return null;
	const settled = all.filter((line) => isSettled.get(line) === true);
	const lines = all.filter((line) => isSettled.get(line) === false);
	return { records, lines, settled, beside: new Set(lines.flatMap((line) => [...besideOf(line)])) };
}

/** Records that officers set beside the book. */
export const besideOfBook = ({
	links,
	hashes
}: {
	readonly links: readonly { readonly content: { readonly events: readonly GroupEvent[] } }[];
	readonly hashes: readonly string[];
}): ReadonlySet<string> =>
	besideOf(links.map(({ content }, place) => ({ hash: hashes[place] ?? '', events: content.events })));

/** Records that the officers of a line set beside it; never records of the line itself. */
function besideOf(line: readonly Pick<OrderedRecord, 'hash' | 'events'>[]): ReadonlySet<string> {
	const beside = new Set(line.flatMap(({ events }) => setBesideIn(events)));
	for (const { hash } of line) beside.delete(hash);
	return beside;
}

const gap = err({ type: 'RecordsDamaged', about: 'a record that another names is missing' } as const);

/** Hashes of the records that a record names, each once. */
export function knownBy({ before, heads }: Pick<OrderedRecord, 'before' | 'heads'>): readonly string[] {
	const named = [before, ...heads.map(([, , hash]) => hash)].filter((hash) => hash !== '');
	return [...new Set(named)];
}

/** Hashes that officers set beside the book in these events (ADR 0087). */
export const setBesideIn = (events: readonly GroupEvent[]): readonly string[] =>
	events.flatMap((event) => (event.type === 'PhonesSettled' ? event.beside : []));

/** Predecessors of a record: the records that it names, and those that officers set beside the book in it. */
export const standsOn = (record: Pick<OrderedRecord, 'before' | 'heads' | 'events'>): readonly string[] => [
	...knownBy(record),
	...setBesideIn(record.events)
];

function lineTo<One extends OrderedRecord>(
	tip: One,
	records: readonly One[],
	byHash: ReadonlyMap<string, One>
): readonly One[] {
	const line = new Set<string>();
	const open = [tip];
	for (let record = open.pop(); record !== undefined; record = open.pop()) {
		if (line.has(record.hash)) continue;
		line.add(record.hash);
		for (const hash of knownBy(record)) open.push(present(byHash.get(hash), 'each name is there'));
	}
	return records.filter(({ hash }) => line.has(hash));
}

function byWhatTheySay(one: OrderedRecord, other: OrderedRecord): number {
	const [first, second] = [one.events[0], other.events[0]];
	const days = compareTexts(first?.occurredOn ?? '', second?.occurredOn ?? '');
	const numbers = numberOf(first) - numberOf(second);
	return days || numbers || compareTexts(one.hash, other.hash);
}

const numberOf = (event: GroupEvent | undefined): number =>
	event?.type === 'MeetingOpened' ? event.number : 0;

/** Compares UTF-16 units: the same on every phone, in any locale. */
const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * A page with its predecessors: the pages it knew, and those that officers had set beside the book by then. Hashes identify them, so each phone
 * with the page finds the same ones.
 *
 * @param last its hash, hex; '' for the beginning, which has none
 * @returns in storage order; null if the page is missing
 */
export function pagesUntil({ links, hashes }: HeldPages, last: string): HeldPages | null {
	const placeOf = new Map(hashes.map((hash, place) => [hash, place]));
	const places = new Set<number>();
	const open = last === '' ? [] : [last];
	for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
		const place = placeOf.get(hash);
		const link = place === undefined ? undefined : links[place];
		if (place === undefined || link === undefined) return null;
		if (places.has(place)) continue;
		places.add(place);
		open.push(...standsOn(link.content));
	}
	return {
		links: links.filter((_, place) => places.has(place)),
		hashes: hashes.filter((_, place) => places.has(place))
	};
}
