import { err, ok, present, type Result } from '#kernel';
import type { GroupEvent } from '#group';
import type { MergeRefusal } from './merge-refusals.ts';

/** What a record says of those before it, and of itself, on a phone and in an export. */
export interface OrderedRecord {
	/** SHA-256 of its canonical bytes, hex. */
	readonly hash: string;
	/** Hash of its writer's record before, '' for the first. */
	readonly before: string;
	/** Last record known of every other writer: who, counter, hash. */
	readonly heads: readonly (readonly [string, number, string])[];
	readonly events: readonly GroupEvent[];
}

/** Records of one book, from as many phones as there are, in the order that every phone computes alike. */
export interface Ordered<One extends OrderedRecord> {
	/** Each record once, behind all that it knew of. */
	readonly records: readonly One[];
	/** One for each record that no other knew of: it with everything that it knew of. A book of one line has one. */
	readonly lines: readonly (readonly One[])[];
}

/** More phones than this write in no book; a file with more lines only costs time. */
export const linesMost = 8;

/**
 * The union of records in one order, whatever the order in which they came: behind what each knew of, then by the day and the number
 * that its page has, then by its hash. No time of a clock is asked (ADR 0086).
 *
 * @param given where a hash comes twice, it is one record
 * @returns or that one is missing which another names, or that there are too many lines
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
		if (known.some((hash) => !byHash.has(hash))) return gap;
		waiting.set(record.hash, known.length);
		for (const hash of known) behind.set(hash, [...(behind.get(hash) ?? []), record]);
	}
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
	// What stands in a circle of names is never ready: no hash can do that, a made-up file can.
	if (records.length < byHash.size) return gap;
	const last = records.filter(({ hash }) => !behind.has(hash));
	if (last.length > linesMost) return err({ type: 'TooManyLines', most: linesMost });
	return ok({ records, lines: last.map((tip) => lineTo(tip, records, byHash)) });
}

const gap = err({ type: 'RecordsDamaged', about: 'a record that another names is missing' } as const);

/** Hashes of the records that a record names, each once. */
export function knownBy({ before, heads }: OrderedRecord): readonly string[] {
	const named = [before, ...heads.map(([, , hash]) => hash)].filter((hash) => hash !== '');
	return [...new Set(named)];
}

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

/** By UTF-16 units: the same on every phone, whatever its language. */
const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
