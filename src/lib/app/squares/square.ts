import { concat, crc32, unshared } from '#kernel';
import { fromCameraText, toCameraText } from '../proof/proof-text.ts';

/*
 * Bytes of one square code of a series; in base45 for the camera (`toCameraText`), which exactly fills version 13:
 *
 *    0    1  version, 1
 *    1    8  series: first bytes of the SHA-256 of the whole file
 *    9    4  mark of the group: reveals the group, or the equality of two groups, only to those who know the book
 *   13    3  length of the file, big-endian
 *   16    2  number of the square, from 0
 *   18  300  XOR of the parts selected by the number (`mixOf`); the last part is padded with zeros
 *  318    4  CRC-32 of everything before
 */
export const partLength = 300;
/** Largest transfer by squares (at most 64 codes of 1,200 bytes, ADR 0095): more is sent as a file. */
export const partsMost = 256;
export const fileMost = partLength * partsMost;
/** Numbers wrap around here. */
export const numbersMost = 0x1_0000;

const form = 1;
const partAt = 18;
const checkAt = partAt + partLength;
const squareLength = checkAt + 4;

/** One series: squares of one file, shown one after another. */
export interface SeriesHead {
	/** 8 bytes. */
	readonly series: Uint8Array;
	/** 4 bytes. */
	readonly group: Uint8Array;
	/** Length of the file in bytes. */
	readonly length: number;
}

export interface Square extends SeriesHead {
	readonly number: number;
	readonly sum: Uint8Array;
}

export const partsIn = ({ length }: Pick<SeriesHead, 'length'>): number => Math.ceil(length / partLength);

/** Both phones derive the same pseudorandom sequence. */
export const seedOf = ({ series }: Pick<SeriesHead, 'series'>): number => crc32(series);

/** Bytes of the series head: every square has it from its second byte on, and stored rows have it as prefix. */
export const headLength = 15;

export function headBytes({ series, group, length }: SeriesHead): Uint8Array<ArrayBuffer> {
	return concat(series, group, Uint8Array.of(length >> 16, (length >> 8) & 0xff, length & 0xff));
}

/** Null for fewer bytes than a head, and for a file that is empty or longer than squares can carry. */
export function readHead(bytes: Uint8Array): SeriesHead | null {
	const [high = 0, middle = 0, low = 0] = bytes.subarray(12, headLength);
	const length = high * 0x1_0000 + middle * 0x100 + low;
	if (bytes.length < headLength || length === 0 || length > fileMost) return null;
	return { series: bytes.slice(0, 8), group: bytes.slice(8, 12), length };
}

export function squareText({ number, sum, ...head }: Square): string {
	const before = concat(Uint8Array.of(form), headBytes(head), Uint8Array.of(number >> 8, number & 0xff), sum);
	const check = new DataView(new ArrayBuffer(4));
	check.setUint32(0, crc32(before));
	return toCameraText(concat(before, new Uint8Array(check.buffer)));
}

/** Null for other codes, for misread ones, and for a file longer than squares can carry. */
export function readSquare(text: string): Square | null {
	if (text.length !== (squareLength / 2) * 3) return null;
	const read = fromCameraText(text);
	if (read?.length !== squareLength || read[0] !== form) return null;
	const bytes = unshared(read);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	if (view.getUint32(checkAt) !== crc32(bytes.subarray(0, checkAt))) return null;
	const head = readHead(bytes.subarray(1));
	return head && { ...head, number: view.getUint16(16), sum: bytes.slice(partAt, checkAt) };
}
