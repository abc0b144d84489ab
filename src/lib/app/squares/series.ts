import { concat, sameBytes, utf8, type BookId } from '#kernel';
import type { Vault } from '../ports/keys.ts';
import { mixOf, sumOf, Unmixed, type Told } from './mix.ts';
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

/** Squares of one file; any that are a few more than its parts give the file. */
export interface SquareSeries {
	readonly parts: number;
	/** @param number from 0, without end */
	readonly textOf: (number: number) => string;
}

/** Null for a file that is longer than squares carry. */
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

/** What squares of one series gave so far. */
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
	add({ number, sum }: Square): Told {
		return this.#unmixed.add(mixOf(number, this.need, this.#seed), sum);
	}

	/** The file; null while a part is missing, and 'spoiled' where the squares were not all of one file. */
	async file({ hash }: Pick<Vault, 'hash'>): Promise<Uint8Array | null | 'spoiled'> {
		const parts = this.#unmixed.parts();
		if (parts === null) return null;
		const whole = concat(...parts);
		const file = whole.subarray(0, this.head.length);
		const isFilledUp = whole.subarray(this.head.length).every((byte) => byte === 0);
		return isFilledUp && sameBytes(await seriesOf(file, { hash }), this.head.series) ? file : 'spoiled';
	}

	/** What lies on a phone that is locked or closed meanwhile; the caller encrypts it. */
	kept(): Uint8Array<ArrayBuffer> {
		return concat(headBytes(this.head), ...this.#unmixed.rows());
	}

	/** Null for what `kept` did not write. */
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

/** @returns whether a phone of this book shows the series; what the file says decides later */
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
