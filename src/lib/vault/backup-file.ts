import type { BackupAbout, BackupFile, BackupRefusal, KeyDocument, OpenedBackup, OpenKeys } from '#app';
import { assert, canonicalJson, concat, err, ok, unshared, utf8, type BookId, type Result } from '#kernel';
import { deflate, inflate } from './compression.ts';
import { digest } from './derive.ts';
import { readSealed } from './key-document.ts';
import { fromTextFile, isTextFile, toTextFile } from './text-file.ts';
import { spellingOf } from './spelling.ts';

/*
 * A backup, byte by byte:
 *
 *   0  4  "BAHI"
 *   4  1  version of this format, 1
 *   5  4  length of the header, big-endian
 *   9  4  length of the body, big-endian
 *  13  –  header: canonical JSON { about, document }
 *   –  –  body: AES-256-GCM of [length of the packed payload, 4 | packed payload | zeros up to 64 KiB steps],
 *         bound to the whole header
 *   –  32 SHA-256 of everything before
 */
const magic = utf8('BAHI');
const version = 1;
const prefixLength = 13;
const checkLength = 32;

/** Steps in which a file is filled up, so that its size says little about the size of the group. */
const usualStep = 64 * 1024;

const limits = {
	file: 5 * 1024 * 1024,
	text: 7 * 1024 * 1024,
	unpacked: 20 * 1024 * 1024,
	ratio: 50,
	header: 256 * 1024
};

export interface BackupFileOptions {
	/** Smaller files, so that a test can change every bit. Never outside a test. */
	readonly stepForTestsOnly?: number;
}

export function createBackupFile({ stepForTestsOnly = usualStep }: BackupFileOptions = {}): BackupFile {
	return {
		pack: (contents) => pack(contents, stepForTestsOnly),
		asText: (file) => Promise.resolve(toTextFile(file)),
		open
	};
}

async function pack(
	{ document, payload, keys, about }: Parameters<BackupFile['pack']>[0],
	step: number
): ReturnType<BackupFile['pack']> {
	assert(mayLeaveThePhone(document), 'a backup holds no code slot and no writer');
	const header = canonicalJson({ about, document });
	const packed = await deflate(payload);
	if (payload.length > limitFor(packed.length)) return tooLarge;

	const padded = new Uint8Array(Math.ceil((4 + packed.length) / step) * step);
	new DataView(padded.buffer).setUint32(0, packed.length);
	padded.set(packed, 4);
	const body = await keys.encrypt(padded, boundTo(header));
	const before = concat(prefix(utf8(header).length, body.length), utf8(header), body);
	const file = concat(before, await digest(before));
	return file.length > limits.file ? tooLarge : ok(file);
}

async function open(file: Uint8Array): ReturnType<BackupFile['open']> {
	if (file.length > limits.text) return tooLarge;
	const bytes = isTextFile(file) ? fromTextFile(file) : file;
	if (bytes === null) return damaged('letters');
	const parts = split(bytes);
	if (!parts.ok) return parts;
	const { before, check, header, body } = parts.value;
	if (!sameBytes(await digest(before), check)) return damaged('transport check');
	const read = readHeader(header);
	if (!read.ok) return read;
	const decryptWith = (keys: OpenKeys): ReturnType<OpenedBackup['decryptWith']> =>
		unpack(keys, body, read.value.text);
	return ok({ document: read.value.document, about: read.value.about, decryptWith });
}

interface Parts {
	readonly before: Uint8Array;
	readonly check: Uint8Array;
	readonly header: Uint8Array;
	readonly body: Uint8Array;
}

/** Cuts the file by its own lengths. Says "cut off" only when everything that is there fits a backup. */
function split(bytes: Uint8Array): Result<Parts, BackupRefusal> {
	if (bytes.length > limits.file) return tooLarge;
	const begins = magic.every((byte, index) => bytes[index] === byte);
	if (!begins) return err({ type: 'NotABackup' });
	if (bytes.length < prefixLength) return err({ type: 'CutOff' });

	const view = viewOf(bytes);
	const found = view.getUint8(4);
	if (found > version) return err({ type: 'NewerVersion', version: found });
	if (found < version) return err({ type: 'NotABackup' });
	const [headerLength, bodyLength] = [view.getUint32(5), view.getUint32(9)];
	if (headerLength > limits.header || bodyLength > limits.file) return damaged('lengths');
	const bodyAt = prefixLength + headerLength;
	const checkAt = bodyAt + bodyLength;
	if (bytes.length < checkAt + checkLength) return err({ type: 'CutOff' });
	if (bytes.length > checkAt + checkLength) return damaged('bytes behind the end');
	return ok({
		before: bytes.subarray(0, checkAt),
		check: bytes.subarray(checkAt),
		header: bytes.subarray(prefixLength, bodyAt),
		body: bytes.subarray(bodyAt, checkAt)
	});
}

interface Header {
	readonly text: string;
	readonly document: KeyDocument;
	readonly about: BackupAbout;
}

/** Takes only the spelling that `pack` writes: no second key of one name, no space, no other number form. */
function readHeader(bytes: Uint8Array): Result<Header, BackupRefusal> {
	let text: string;
	let parsed: unknown;
	try {
		text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		parsed = JSON.parse(text);
	} catch {
		return damaged('header');
	}
	if (spellingOf(parsed) !== text || !isHeader(parsed)) return damaged('header');
	const { about, document } = parsed;
	return mayLeaveThePhone(document) ? ok({ text, about, document }) : damaged('key slots');
}

async function unpack(
	keys: OpenKeys,
	body: Uint8Array,
	header: string
): Promise<Result<Uint8Array, BackupRefusal>> {
	const opened = await keys.decrypt(body, boundTo(header));
	if (!opened.ok) return damaged('body');
	const padded = opened.value;
	const length = padded.length < 4 ? 0 : viewOf(padded).getUint32(0);
	if (length === 0 || length > padded.length - 4) return damaged('packed length');
	const clear = await inflate(padded.subarray(4, 4 + length), limitFor(length));
	if (clear === 'too long') return tooLarge;
	return clear === 'broken' ? damaged('packed payload') : ok(clear);
}

/** Bytes that a packed payload may grow to. A step is always allowed, so that small ones need no ratio. */
const limitFor = (packedLength: number): number =>
	Math.min(limits.unpacked, Math.max(usualStep, packedLength * limits.ratio));

const boundTo = (header: string): string => `backup ${header}`;

function prefix(headerLength: number, bodyLength: number): Uint8Array {
	const bytes = new Uint8Array(prefixLength);
	bytes.set(magic);
	const view = new DataView(bytes.buffer);
	view.setUint8(4, version);
	view.setUint32(5, headerLength);
	view.setUint32(9, bodyLength);
	return bytes;
}

function viewOf(bytes: Uint8Array): DataView {
	const own = unshared(bytes);
	return new DataView(own.buffer, own.byteOffset, own.length);
}

/** A file can be carried away and tried for years: no slot in it may depend on a short code. */
function mayLeaveThePhone(document: KeyDocument): boolean {
	const sealed = readSealed(document);
	return sealed !== null && sealed.codes.length === 0 && sealed.writer === null;
}

function isHeader(value: unknown): value is { about: BackupAbout; document: KeyDocument } {
	if (!isObject(value) || Object.keys(value).length !== 2 || !isObject(value['document'])) return false;
	return isObject(value['document']['sealed']) && isAbout(value['about'], value['document']['book']);
}

function isAbout(value: unknown, book: unknown): value is BackupAbout & { book: BookId } {
	if (!isObject(value) || Object.keys(value).length !== 3 || value['book'] !== book) return false;
	const { records, head } = value;
	return (
		Number.isSafeInteger(records) &&
		Number(records) >= 0 &&
		typeof head === 'string' &&
		/^[0-9a-f]*$/.test(head)
	);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
	left.length === right.length && left.every((byte, index) => byte === right[index]);

const tooLarge = err<BackupRefusal>({ type: 'TooLarge' });

const damaged = (about: string): Result<never, BackupRefusal> => err({ type: 'Damaged', about });
