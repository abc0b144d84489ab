import { sameBytes } from '#kernel';
import type { Lane } from '#vault/post';

/** Name of a stored item: p pages, e lists of eras, k keys and names, t the ticket of a box. Ids are 32 hex digits. */
export interface PostName {
	readonly lane: Lane | 't';
	readonly box: string;
	/** For a ticket its box. */
	readonly writer: string;
	/** For a ticket its last valid day, in days since 1970. */
	readonly n: number;
	/** Year of a page; 0 in other lanes. */
	readonly year: number;
}

/**
 * Result of a put, returned only once the bytes are durable:
 * `new` they are new; `same` they existed; `other` the number is taken by other bytes; `old` newer ones replaced it.
 */
export type PutAnswer = 'new' | 'same' | 'other' | 'old';

/** Storage engine of a post box. It throws if it cannot answer, which must not be taken for an answer. */
export interface PostBox {
	/** Stores once: existing data is never replaced. In lanes that keep the newest few, older ones are removed. */
	readonly put: (name: PostName, bytes: Uint8Array) => Promise<PutAnswer>;
	/** All names of a box, in any order. */
	readonly heads: (box: string) => Promise<readonly PostName[]>;
	readonly get: (name: PostName) => Promise<Uint8Array | null>;
}

/** An engine that can also list its boxes. */
export interface AllBoxes extends Pick<PostBox, 'heads' | 'get'> {
	readonly boxes: () => Promise<readonly string[]>;
}

/**
 * Copies one engine to another, repeatable and possible while phones put: existing data is kept.
 *
 * @returns number of copied items, and of items with other bytes in the target, which are kept
 */
export async function copyBoxes(
	from: AllBoxes,
	to: PostBox
): Promise<{ readonly put: number; readonly other: number }> {
	const told = { put: 0, other: 0 };
	const waiting = (await from.boxes()).values();
	const some = async () => {
		for (const box of waiting)
			for (const name of await from.heads(box)) {
				const bytes = await from.get(name);
				// Keys replaced by newer ones meanwhile are gone.
				const answer = bytes === null ? 'old' : await to.put(name, bytes);
				if (answer === 'new') told.put += 1;
				if (answer === 'other') told.other += 1;
			}
	};
	await Promise.all(Array.from({ length: 16 }, some));
	return told;
}

/** Number of items kept for one writer; all pages and eras. */
const keeps: Readonly<Record<PostName['lane'], number>> = { p: Infinity, e: Infinity, k: 3, t: 1 };
export const keepsOf = (lane: PostName['lane']): number => keeps[lane];

/** Names of the same lane and writer that stay beside a new one, newest first, and those to be removed. */
export function keptBeside(
	{ lane, writer, n }: PostName,
	inBox: readonly PostName[]
): { readonly isOld: boolean; readonly going: readonly PostName[] } {
	const newest = inBox
		.filter((other) => other.lane === lane && other.writer === writer && other.n !== n)
		.toSorted((a, b) => b.n - a.n);
	const most = keeps[lane];
	return { isOld: newest.filter((other) => other.n > n).length >= most, going: newest.slice(most - 1) };
}

const keyOf = ({ lane, writer, n, year }: PostName): string => [lane, writer, n, year].join('-');

/** In-memory engine for tests and trials. */
export function memoryBox(): PostBox {
	const boxes = new Map<string, Map<string, { readonly name: PostName; readonly bytes: Uint8Array }>>();
	const namesIn = (box: string) => [...(boxes.get(box)?.values() ?? [])].map(({ name }) => name);
	const putNow = (name: PostName, bytes: Uint8Array): PutAnswer => {
		const there = boxes.get(name.box)?.get(keyOf(name));
		if (there !== undefined) return sameBytes(there.bytes, bytes) ? 'same' : 'other';
		const { isOld, going } = keptBeside(name, namesIn(name.box));
		if (isOld) return 'old';
		const box = boxes.get(name.box) ?? new Map<string, never>();
		boxes.set(name.box, box);
		box.set(keyOf(name), { name, bytes: bytes.slice() });
		for (const old of going) box.delete(keyOf(old));
		return 'new';
	};
	return {
		put: (name, bytes) => Promise.resolve(putNow(name, bytes)),
		heads: (box) => Promise.resolve(namesIn(box)),
		get: (name) => Promise.resolve(boxes.get(name.box)?.get(keyOf(name))?.bytes ?? null)
	};
}
