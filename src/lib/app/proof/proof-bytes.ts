import { assert, daysBetween } from '#kernel';
import type { MeetingKind } from '#group';
import {
	beginning,
	bigEndian,
	bytesOfHex,
	CodeReader,
	crc16,
	hexOf,
	lettersAsBytes,
	varint
} from './code-bytes.ts';
import {
	groupNameMost,
	pieceMost,
	figureNames,
	printKinds,
	type BalanceShare,
	type FigureName,
	type PrintKind,
	type ProofContent
} from './proof-content.ts';

/*
 * Bytes of a print's code (ADR 0019); numbers are varints, seven bits a byte, lowest first, zigzag:
 *
 *   0  1  0xB4
 *   1  1  version: 4 for the bank's file with the name of its group (ADR 0019), 3 for a member's page with her share
 *         of the balances (ADR 0092), 2 for the bank's file without a name and for any print with a figure after the
 *         fifteenth, else 1
 *   2  1  kind of print (3 bits) | practice 8 | has a meeting 16 | kind of the meeting << 5 (2 bits) | sealed 128
 *   3  6  SHA-256 of the book's id, its first bytes
 *   9  2  currency, five bits a letter, A = 0
 *   –  –  day of printing: days after 2020-01-01
 *   –  –  only with a meeting: its number, its day
 *   –  2  bit mask of the figures; the highest bit: there is a seal; from version 2 on four bytes
 *   –  –  the figures, in the order of their bits
 *   –  6  only with a seal: digits << 18 | three pictures of six bits
 *   –  –  only in version 4: the length of the group's name, the name, a byte a letter (code-bytes.ts)
 *   –  16 hash of the last record, its first bytes
 *   –  –  only in version 3: number of slips needed (1), number of this one (1), the mark of its set (16), its share of the
 *         key (16), the length of its piece, the piece
 *   –  32 public key of the group
 *   –  64 Ed25519 over "bahi print 1" and everything before
 *   –  2  CRC-16 (CCITT) over everything before
 */
export const magic = 0xb4;
/** The newest version that is read. */
export const version = 4;
/** Bytes of the figures' bit mask in each version; its highest bit marks a seal. */
const maskBytes = [0, 2, 4, 4, 4] as const;
const sealBit = (form: Form): number => 2 ** (8 * maskBytes[form] - 1);
type Form = 1 | 2 | 3 | 4;
const forms: ReadonlySet<number> = new Set<Form>([1, 2, 3, 4]);
const isForm = (form: number | undefined): form is Form => forms.has(form ?? 0);
/** More would not fit a code that a cheap camera reads. */
const figuresMost = 15;
const meetingKinds = ['regular', 'special', 'desk'] as const satisfies readonly MeetingKind[];
const signatureLength = 64;
const checkLength = 2;

/** The signed bytes, up to and including the public key. @param publicKey 32 bytes */
export function signedBytes(content: ProofContent, publicKey: Uint8Array): Uint8Array {
	assert(publicKey.length === 32, 'an Ed25519 key has 32 bytes');
	const { until, seal } = content;
	const form = formOf(content);
	const bytes: number[] = [magic, form, flagsOf(content)];
	bytes.push(...bytesOfHex(content.book, 6), ...currencyBytes(content.currency));
	bytes.push(...varint(daysBetween(beginning, content.printedOn)));
	if (until !== null) bytes.push(...varint(until.number), ...varint(daysBetween(beginning, until.day)));
	const named = figureNames.filter((name) => content.figures.has(name));
	assert(named.length <= figuresMost, 'a code has room for fifteen figures');
	const mask = named.reduce((bits, name) => bits + 2 ** figureNames.indexOf(name), 0);
	bytes.push(...bigEndian(mask + (seal === null ? 0 : sealBit(form)), maskBytes[form]));
	for (const name of named) bytes.push(...varint(content.figures.get(name) ?? 0));
	if (seal !== null) bytes.push(...bigEndian(sealNumber(seal), 6));
	if (content.group !== undefined) bytes.push(...nameBytes(content.group));
	bytes.push(...bytesOfHex(content.head, 16));
	if (content.share !== undefined) bytes.push(...shareBytes(content.share));
	bytes.push(...publicKey);
	return Uint8Array.from(bytes);
}

/** The complete code. @param signature 64 bytes */
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

/** Splits a code into its parts; each content has exactly one encoding. Null for other bytes. */
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

/** True if all parts are complete: the check of a truncated code may match by chance. */
export const hasAllParts = (bytes: Uint8Array): boolean => proofParts(bytes) !== null;

/** True if the check bytes match; false if the code was read or typed wrongly. */
export function fitsCheck(bytes: Uint8Array): boolean {
	if (bytes.length < checkLength) return false;
	const length = bytes.length - checkLength;
	const [high = 0, low = 0] = bytes.slice(length);
	return crc16(bytes.subarray(0, length)) === high * 256 + low;
}

function readSigned(signed: Uint8Array): Pick<ProofParts, 'content' | 'publicKey'> | null {
	const reader = new CodeReader(signed);
	const [first, form, flags] = reader.take(3);
	const kind: PrintKind | undefined = printKinds[(flags ?? 0) & 7];
	const meetingKind: MeetingKind | undefined = meetingKinds[((flags ?? 0) >> 5) & 3];
	if (first !== magic || !isForm(form) || flags === undefined) return null;
	if (kind === undefined || meetingKind === undefined) return null;
	const book = hexOf(reader.take(6));
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
	const group = form === 4 ? reader.letters(groupNameMost) : undefined;
	const head = hexOf(reader.take(16));
	const share = form === 3 ? shareIn(reader) : undefined;
	const publicKey = reader.take(32);
	if (!reader.isWhole || currency === null || share === null) return null;
	const practice = (flags & 8) !== 0;
	const content = {
		...{ kind, practice, book, currency, printedOn, until, figures, seal, head },
		...(group !== undefined && { group }),
		...(share !== undefined && { share })
	};
	return { content, publicKey: Uint8Array.from(publicKey) };
}

/** The lowest version that can hold the content. */
function formOf({ kind, figures, group, share }: ProofContent): Form {
	assert(group === undefined || share === undefined, 'no page of a woman names the group');
	if (group !== undefined) return 4;
	if (share !== undefined) return 3;
	const isNew = kind === 'bank' || figureNames.slice(15).some((name) => figures.has(name));
	return isNew ? 2 : 1;
}

function flagsOf({ kind, practice, until }: ProofContent): number {
	const meeting =
		until === null ? 0 : 16 | (meetingKinds.indexOf(until.kind) << 5) | (until.sealed ? 128 : 0);
	return printKinds.indexOf(kind) | (practice ? 8 : 0) | meeting;
}

function nameBytes(name: string): readonly number[] {
	const letters = lettersAsBytes(name);
	assert(letters.length > 0 && letters.length <= groupNameMost, 'a name has room in its code');
	return [...varint(letters.length), ...letters];
}

function shareBytes({ needed, place, set, key, piece }: BalanceShare): readonly number[] {
	assert(isPossible(needed, place, piece.length), 'a share is one of at most 255');
	return [needed, place, ...bytesOfHex(set, 16), ...bytesOfHex(key, 16), ...varint(piece.length), ...piece];
}

/** Null for numbers of no valid share; the rest is then not read. */
function shareIn(reader: CodeReader): BalanceShare | null {
	const [needed = 0, place = 0] = reader.take(2);
	const [set, key] = [hexOf(reader.take(16)), hexOf(reader.take(16))];
	const length = reader.number();
	if (!isPossible(needed, place, length)) return null;
	return { needed, place, set, key, piece: Uint8Array.from(reader.take(length)) };
}

const isPossible = (needed: number, place: number, length: number): boolean =>
	needed >= 2 && needed <= 255 && place >= 1 && place <= 255 && length >= 1 && length <= pieceMost;

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
