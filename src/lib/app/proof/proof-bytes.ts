import { addDays, assert, daysBetween, type LocalDate } from '#kernel';
import type { MeetingKind } from '#group';
import {
	figureNames,
	printKinds,
	type FigureName,
	type PrintKind,
	type ProofContent
} from './proof-content.ts';

/*
 * What a print's code holds (ADR 0019); numbers are varints, seven bits a byte, the lowest first, zigzag:
 *
 *   0  1  0xB4
 *   1  1  version of this form: 2 of the file for the bank and of whatever holds a figure after the fifteenth, else 1
 *   2  1  kind of print (3 bits) | practice 8 | has a meeting 16 | kind of the meeting << 5 (2 bits) | sealed 128
 *   3  6  SHA-256 of the book's id, its first bytes
 *   9  2  currency, five bits a letter, A = 0
 *   –  –  day of printing: days after 2020-01-01
 *   –  –  only with a meeting: its number, its day
 *   –  2  which figures follow, a bit each; the highest bit: there is a seal; in version 2 four bytes
 *   –  –  the figures, in the order of their bits
 *   –  6  only with a seal: digits << 18 | three pictures of six bits
 *   –  16 hash of the last record, its first bytes
 *   –  32 public key of the group
 *   –  64 Ed25519 over "bahi print 1" and everything before
 *   –  2  CRC-16 (CCITT) over everything before
 */
export const magic = 0xb4;
/** The newest form that is read. */
export const version = 2;
/** Bytes of the mask of figures in each form; its highest bit tells of a seal. */
const maskBytes = [0, 2, 4] as const;
const sealBit = (form: 1 | 2): number => 2 ** (8 * maskBytes[form] - 1);
/** More would not fit beside a code that a cheap camera reads. */
const figuresMost = 15;
const beginning = '2020-01-01' as LocalDate;
const meetingKinds = ['regular', 'special', 'desk'] as const satisfies readonly MeetingKind[];
/** Zigzag of it is still exact. */
const valueMost = 2 ** 51;
const signatureLength = 64;
const checkLength = 2;

/** Everything that is signed: up to and with the public key. @param publicKey 32 bytes */
export function signedBytes(content: ProofContent, publicKey: Uint8Array): Uint8Array {
	assert(publicKey.length === 32, 'an Ed25519 key has 32 bytes');
	const { until, seal } = content;
	const form = formOf(content);
	const bytes: number[] = [magic, form, flagsOf(content)];
	bytes.push(...fromHex(content.book, 6), ...currencyBytes(content.currency));
	bytes.push(...varint(daysBetween(beginning, content.printedOn)));
	if (until !== null) bytes.push(...varint(until.number), ...varint(daysBetween(beginning, until.day)));
	const named = figureNames.filter((name) => content.figures.has(name));
	assert(named.length <= figuresMost, 'a code has room for fifteen figures');
	const mask = named.reduce((bits, name) => bits + 2 ** figureNames.indexOf(name), 0);
	bytes.push(...bigEndian(mask + (seal === null ? 0 : sealBit(form)), maskBytes[form]));
	for (const name of named) bytes.push(...varint(content.figures.get(name) ?? 0));
	if (seal !== null) bytes.push(...bigEndian(sealNumber(seal), 6));
	bytes.push(...fromHex(content.head, 16), ...publicKey);
	return Uint8Array.from(bytes);
}

/** The whole code. @param signature 64 bytes */
export function withSignature(signed: Uint8Array, signature: Uint8Array): Uint8Array {
	assert(signature.length === signatureLength, 'an Ed25519 signature has 64 bytes');
	const bytes = [...signed, ...signature];
	return Uint8Array.from([...bytes, ...bigEndian(crc16(bytes), 2)]);
}

export interface ProofParts {
	readonly content: ProofContent;
	readonly publicKey: Uint8Array;
	readonly signed: Uint8Array;
	readonly signature: Uint8Array;
}

/** Cuts a code into its parts; of one thing there is one spelling only. Null for any other bytes. */
export function proofParts(bytes: Uint8Array): ProofParts | null {
	const length = bytes.length - signatureLength - checkLength;
	if (length < 0) return null;
	const signed = bytes.slice(0, length);
	const read = readSigned(signed);
	if (read === null) return null;
	const again = signedBytes(read.content, read.publicKey);
	const same = again.length === length && again.every((byte, place) => byte === signed[place]);
	return same ? { ...read, signed, signature: bytes.slice(length, length + signatureLength) } : null;
}

/** Whether the last two bytes fit the rest: false where the code was read or typed wrongly. */
export function fitsCheck(bytes: Uint8Array): boolean {
	if (bytes.length < checkLength) return false;
	const length = bytes.length - checkLength;
	const [high = 0, low = 0] = bytes.slice(length);
	return crc16(bytes.subarray(0, length)) === high * 256 + low;
}

function readSigned(signed: Uint8Array): Pick<ProofParts, 'content' | 'publicKey'> | null {
	const reader = new Reader(signed);
	const [first, form, flags] = reader.take(3);
	const kind: PrintKind | undefined = printKinds[(flags ?? 0) & 7];
	const meetingKind: MeetingKind | undefined = meetingKinds[((flags ?? 0) >> 5) & 3];
	if (first !== magic || (form !== 1 && form !== 2) || flags === undefined) return null;
	if (kind === undefined || meetingKind === undefined) return null;
	const book = toHex(reader.take(6));
	const currency = currencyOf(reader.bigEndian(2));
	const printedOn = reader.day();
	const until =
		(flags & 16) === 0
			? null
			: { kind: meetingKind, number: reader.number(), day: reader.day(), sealed: flags >= 128 };
	const mask = reader.bigEndian(maskBytes[form]);
	const figureBits = mask % sealBit(form);
	const named = figureNames.filter((_, place) => Math.floor(figureBits / 2 ** place) % 2 === 1);
	const figures = new Map<FigureName, number>(named.map((name) => [name, reader.number()]));
	const seal = mask >= sealBit(form) ? sealOf(reader.bigEndian(6)) : null;
	const head = toHex(reader.take(16));
	const publicKey = reader.take(32);
	if (!reader.isWhole || currency === null) return null;
	const practice = (flags & 8) !== 0;
	const content = { kind, practice, book, currency, printedOn, until, figures, seal, head };
	return { content, publicKey: Uint8Array.from(publicKey) };
}

/** The oldest form that can hold it, so that older apps read what they can. */
function formOf({ kind, figures }: ProofContent): 1 | 2 {
	const isNew = kind === 'bank' || figureNames.slice(15).some((name) => figures.has(name));
	return isNew ? 2 : 1;
}

function flagsOf({ kind, practice, until }: ProofContent): number {
	const meeting =
		until === null ? 0 : 16 | (meetingKinds.indexOf(until.kind) << 5) | (until.sealed ? 128 : 0);
	return printKinds.indexOf(kind) | (practice ? 8 : 0) | meeting;
}

/** Reads on and on; at the end everything must have been read, and nothing beyond it asked for. */
class Reader {
	readonly #bytes: Uint8Array;
	#at = 0;
	#strange = false;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	get isWhole(): boolean {
		return !this.#strange && this.#at === this.#bytes.length;
	}

	take(count: number): readonly number[] {
		const taken = [...this.#bytes.subarray(this.#at, this.#at + count)];
		this.#at += count;
		return taken;
	}

	bigEndian(count: number): number {
		return this.take(count).reduce((number, byte) => number * 256 + byte, 0);
	}

	number(): number {
		let zigzag = 0;
		for (let factor = 1; factor < 2 ** 56; factor *= 128) {
			const [byte = 0] = this.take(1);
			zigzag += (byte & 127) * factor;
			if (byte < 128) break;
		}
		const value = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
		if (Math.abs(value) > valueMost) this.#strange = true;
		return value;
	}

	/** Far from our time is no day of a print. */
	day(): LocalDate {
		const days = this.number();
		if (Math.abs(days) > 40_000) this.#strange = true;
		return this.#strange ? beginning : addDays(beginning, days);
	}
}

function varint(value: number): readonly number[] {
	assert(Number.isSafeInteger(value) && Math.abs(value) <= valueMost, 'a code holds whole figures');
	const bytes: number[] = [];
	let rest = value >= 0 ? value * 2 : -value * 2 - 1;
	for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
	return [...bytes, rest];
}

function bigEndian(number: number, count: number): readonly number[] {
	return Array.from({ length: count }, (_, place) => Math.floor(number / 256 ** (count - 1 - place)) % 256);
}

const sealNumber = ({ digits, pictures }: NonNullable<ProofContent['seal']>): number =>
	pictures.reduce((number, picture) => number * 64 + picture, Number(digits));

function sealOf(number: number): NonNullable<ProofContent['seal']> {
	const digits = String(Math.floor(number / 64 ** 3)).padStart(8, '0');
	return { digits, pictures: [2, 1, 0].map((power) => Math.floor(number / 64 ** power) % 64) };
}

function currencyBytes(code: string): readonly number[] {
	assert(/^[A-Z]{3}$/.test(code), 'a currency has three letters');
	return bigEndian(
		Array.from(code).reduce((number, letter) => number * 32 + letter.charCodeAt(0) - 65, 0),
		2
	);
}

function currencyOf(number: number): string | null {
	const places = [10, 5, 0].map((bits) => (number >> bits) & 31);
	return places.some((place) => place > 25)
		? null
		: String.fromCharCode(...places.map((place) => 65 + place));
}

function fromHex(text: string, length: number): readonly number[] {
	assert(new RegExp(`^[0-9a-f]{${length * 2}}$`).test(text), `${length} bytes in hex`);
	return Array.from({ length }, (_, place) => Number.parseInt(text.slice(place * 2, place * 2 + 2), 16));
}

const toHex = (bytes: readonly number[]): string =>
	bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** CRC-16 with the polynomial x¹⁶ + x¹² + x⁵ + 1, beginning with all ones. */
function crc16(bytes: Iterable<number>): number {
	let crc = 0xffff;
	for (const byte of bytes) {
		crc ^= byte << 8;
		for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
	}
	return crc;
}
