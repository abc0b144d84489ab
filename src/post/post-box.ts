import { sameBytes } from '#kernel';
import type { Lane } from '#vault/post';

/** Where something lies: p pages, e lists of eras, k keys and names, t the ticket of a box. Ids are 32 letters of hex. */
export interface PostName {
	readonly lane: Lane | 't';
	readonly box: string;
	/** Of a ticket its box. */
	readonly writer: string;
	/** Of a ticket the last day on which it counts, in days since 1970. */
	readonly n: number;
	/** Of a page; 0 in other lanes. */
	readonly year: number;
}

/**
 * What an engine answers to a put, and only when the bytes are as safe as it can make them:
 * `new` they were not there; `same` they are there already; `other` the number is taken by other bytes; `old` newer ones took its place.
 */
export type PutAnswer = 'new' | 'same' | 'other' | 'old';

/** An engine of the post box. It throws where it cannot answer; nobody may take that for an answer. */
export interface PostBox {
	/** Once: what is there is never replaced. Of lanes that keep the newest few, older ones go. */
	readonly put: (name: PostName, bytes: Uint8Array) => Promise<PutAnswer>;
	/** All names of a box, in any order. */
	readonly heads: (box: string) => Promise<readonly PostName[]>;
	readonly get: (name: PostName) => Promise<Uint8Array | null>;
}

/** An engine that also tells its boxes. */
export interface AllBoxes extends Pick<PostBox, 'heads' | 'get'> {
	readonly boxes: () => Promise<readonly string[]>;
}

/**
 * Everything of one engine into another, also while phones put and as often as one likes: what is there stays.
 *
 * @returns how many were put, and how many lie there otherwise, which are left
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
				// Keys that newer ones replaced meanwhile are gone.
				const answer = bytes === null ? 'old' : await to.put(name, bytes);
				if (answer === 'new') told.put += 1;
				if (answer === 'other') told.other += 1;
			}
	};
	await Promise.all(Array.from({ length: 16 }, some));
	return told;
}

/** How many of one writer stay; pages and eras all. */
const keeps: Readonly<Record<PostName['lane'], number>> = { p: Infinity, e: Infinity, k: 3, t: 1 };
export const keepsOf = (lane: PostName['lane']): number => keeps[lane];

/** Of the names of one box those of the same lane and writer that stay beside a new one, newest first, and those that go. */
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

/** For tests and a look: nothing of it is kept. */
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
