import { concat, sameBytes, utf8, type BookId } from '#kernel';
import type { Vault } from '../ports/keys.ts';
import {
	fileMost,
	headBytes,
	headLength,
	numbersMost,
	partLength,
	partsIn,
	readHead,
	seedOf,
	squareText,
	type SeriesHead,
	type Square
} from './square.ts';

/*
 * Fountain code over parts of equal length: each square carries the XOR of some of them. The first squares carry one part each, in
 * order; each later one combines each part with probability one half, so that almost any squares as many as the parts yield all of them
 * (a random linear fountain: 1.6 more squares on average, for any number; ADR 0095).
 */

/** Bit mask of the parts that a square combines, lowest bit first, the same on both phones. @param seed of the series */
function mixOf(number: number, parts: number, seed: number): Uint8Array<ArrayBuffer> {
	const mix = new Uint8Array(Math.ceil(parts / 8));
	if (number < parts) {
		mix[number >> 3] = 1 << (number & 7);
		return mix;
	}
	const random = wordsFrom(Math.imul(seed ^ Math.imul(number, 0x9e37_79b1), 0x85eb_ca6b));
	for (let at = 0; at < mix.length; at += 1) mix[at] = random() >>> 24;
	const beyond = mix.length * 8 - parts;
	mix[mix.length - 1] = (mix[mix.length - 1] ?? 0) & (0xff >> beyond);
	if (mix.every((byte) => byte === 0)) mix[0] = 1;
	return mix;
}

/** Pseudorandom generator of 32 bits at a time (splitmix32). */
function wordsFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x9e37_79b9) | 0;
		const mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
		const again = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
		return (again ^ (again >>> 15)) >>> 0;
	};
}

/** XOR of the parts in a mix. @param parts of equal length */
function sumOf(mix: Uint8Array, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const sum = new Uint8Array(parts[0]?.length ?? 0);
	for (const [place, part] of parts.entries()) if (hasBit(mix, place)) addTo(sum, part);
	return sum;
}

/** Result of adding a combined part: new information, nothing new, or a contradiction. */
type AddResult = 'new' | 'known' | 'contradicts';

/** Recovers parts from their combinations by elimination: each row begins with a part that no later row has. */
class Unmixed {
	readonly #parts: number;
	readonly #rows: (Uint8Array<ArrayBuffer> | undefined)[];
	#have = 0;

	constructor(parts: number) {
		this.#parts = parts;
		this.#rows = Array.from({ length: parts }, () => undefined);
	}

	/** Rank of the received combinations: all parts are known once it equals their number. */
	get have(): number {
		return this.#have;
	}

	add(mix: Uint8Array, sum: Uint8Array): AddResult {
		const width = mix.length;
		const row = new Uint8Array(width + sum.length);
		row.set(mix);
		row.set(sum, width);
		for (let at = firstBit(row, 0, this.#parts); at < this.#parts; at = firstBit(row, at + 1, this.#parts)) {
			const known = this.#rows[at];
			if (known === undefined) {
				this.#rows[at] = row;
				this.#have += 1;
				return 'new';
			}
			addTo(row, known);
		}
		return row.subarray(width).every((byte) => byte === 0) ? 'known' : 'contradicts';
	}

	/** Rows that can be added again elsewhere, in order. */
	rows(): readonly Uint8Array<ArrayBuffer>[] {
		return this.#rows.filter((row) => row !== undefined);
	}

	/** All parts in order; null while one is missing. */
	parts(): readonly Uint8Array<ArrayBuffer>[] | null {
		if (this.#have < this.#parts) return null;
		const rows = this.rows().map((row) => row.slice());
		const width = Math.ceil(this.#parts / 8);
		for (let at = rows.length - 1; at > 0; at -= 1) {
			const below = rows[at];
			for (const row of rows.slice(0, at)) if (below !== undefined && hasBit(row, at)) addTo(row, below);
		}
		return rows.map((row) => row.subarray(width));
	}
}

const hasBit = (bits: Uint8Array, place: number): boolean =>
	(((bits[place >> 3] ?? 0) >> (place & 7)) & 1) === 1;

function firstBit(bits: Uint8Array, from: number, end: number): number {
	let at = from;
	while (at < end && !hasBit(bits, at)) at += 1;
	return at;
}

function addTo(sum: Uint8Array, other: Uint8Array): void {
	for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) ^ (other[at] ?? 0);
}

/** Squares of one file; slightly more than its number of parts yield the file. */
export interface SquareSeries {
	readonly parts: number;
	/** @param number from 0, unlimited */
	readonly textOf: (number: number) => string;
}

/** Null for a file longer than squares can carry. */
export async function squareSeries(
	file: Uint8Array,
	book: BookId,
	{ hash }: Pick<Vault, 'hash'>
): Promise<SquareSeries | null> {
	if (file.length === 0 || file.length > fileMost) return null;
	const series = await seriesOf(file, { hash });
	const head = { series, group: await groupMark(series, book, { hash }), length: file.length };
	const count = partsIn(head);
	const parts = Array.from({ length: count }, (_, place) => {
		const part = new Uint8Array(partLength);
		part.set(file.subarray(place * partLength, (place + 1) * partLength));
		return part;
	});
	const seed = seedOf(head);
	return {
		parts: count,
		textOf(asked) {
			const number = asked % numbersMost;
			return squareText({ ...head, number, sum: sumOf(mixOf(number, count, seed), parts) });
		}
	};
}

/** Received parts of one series. */
export class GatheredSquares {
	readonly head: SeriesHead;
	readonly need: number;
	readonly #seed: number;
	readonly #unmixed: Unmixed;

	constructor(head: SeriesHead) {
		this.head = head;
		this.need = partsIn(head);
		this.#seed = seedOf(head);
		this.#unmixed = new Unmixed(this.need);
	}

	get have(): number {
		return this.#unmixed.have;
	}

	isOf({ series, group, length }: SeriesHead): boolean {
		const own = this.head;
		return sameBytes(own.series, series) && sameBytes(own.group, group) && own.length === length;
	}

	/** @param square of this series: see `isOf` */
	add({ number, sum }: Square): AddResult {
		return this.#unmixed.add(mixOf(number, this.need, this.#seed), sum);
	}

	/** The file; null while a part is missing, and 'spoiled' if the squares were not all of one file. */
	async file({ hash }: Pick<Vault, 'hash'>): Promise<Uint8Array | null | 'spoiled'> {
		const parts = this.#unmixed.parts();
		if (parts === null) return null;
		const whole = concat(...parts);
		const file = whole.subarray(0, this.head.length);
		const isFilledUp = whole.subarray(this.head.length).every((byte) => byte === 0);
		return isFilledUp && sameBytes(await seriesOf(file, { hash }), this.head.series) ? file : 'spoiled';
	}

	/** Bytes to be stored while the phone is locked or the app closed; the caller encrypts them. */
	kept(): Uint8Array<ArrayBuffer> {
		return concat(headBytes(this.head), ...this.#unmixed.rows());
	}

	/** Null for bytes that `kept` did not write. */
	static fromKept(bytes: Uint8Array): GatheredSquares | null {
		const head = readHead(bytes);
		if (head === null) return null;
		const gathered = new GatheredSquares(head);
		const width = Math.ceil(gathered.need / 8);
		const rowLength = width + partLength;
		if ((bytes.length - headLength) % rowLength !== 0) return null;
		for (let at = headLength; at < bytes.length; at += rowLength)
			gathered.#unmixed.add(bytes.subarray(at, at + width), bytes.subarray(at + width, at + rowLength));
		return gathered;
	}
}

/** @returns true if a phone of this book shows the series; the file's content is verified later */
export const isSeriesOf = async (
	{ series, group }: SeriesHead,
	book: BookId,
	{ hash }: Pick<Vault, 'hash'>
): Promise<boolean> => sameBytes(await groupMark(series, book, { hash }), group);

const seriesOf = async (file: Uint8Array, { hash }: Pick<Vault, 'hash'>): Promise<Uint8Array> =>
	bytesOf(await hash(file), 8);

const groupMark = async (
	series: Uint8Array,
	book: BookId,
	{ hash }: Pick<Vault, 'hash'>
): Promise<Uint8Array> => bytesOf(await hash(concat(utf8(`bahi squares ${book} `), series)), 4);

const bytesOf = (hex: string, count: number): Uint8Array<ArrayBuffer> =>
	Uint8Array.from({ length: count }, (_, place) => Number.parseInt(hex.slice(place * 2, place * 2 + 2), 16));
