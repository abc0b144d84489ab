import type { BackupAbout, BackupFile, BackupRefusal, KeyDocument, OpenedBackup, OpenKeys } from '#app';
import { assert, canonicalJson, concat, err, ok, sameBytes, unshared, utf8, type Result } from '#kernel';
import { isAbout, openBody, openFirstBody, packBody } from './backup-body.ts';
import { digest } from './derive.ts';
import { readSealed } from './key-document.ts';
import { fromTextFile, isTextFile, toTextFile } from './text-file.ts';
import { spellingOf } from './spelling.ts';

/*
 * A backup, byte by byte:
 *
 *   0  4  "BAHI"
 *   4  1  version of this format, 2; 1 is read too
 *   5  4  length of the header, big-endian
 *   9  4  length of the body, big-endian
 *  13  –  header: canonical JSON { document }; in version 1 { about, document }
 *   –  –  body: AES-256-GCM of what backup-body.ts says, bound to the version and the whole header
 *   –  32 SHA-256 of everything before
 *
 * The header is equally long for every group; how long the body is tells only classes of sizes (ADR 0064).
 */
const magic = utf8('BAHI');
const [firstVersion, version] = [1, 2];
const prefixLength = 13;
const checkLength = 32;

/** The least step of sizes: most groups never leave the first. */
const usualStep = 64 * 1024;

const limits = {
	file: 5 * 1024 * 1024,
	text: 7 * 1024 * 1024,
	header: 256 * 1024
};

export interface BackupFileOptions {
	/** Smaller files, so that a test can change every bit. A power of two. Never outside a test. */
	readonly stepForTestsOnly?: number;
}

export function createBackupFile({ stepForTestsOnly = usualStep }: BackupFileOptions = {}): BackupFile {
	return {
		pack: (contents) => pack(contents, stepForTestsOnly),
		asText: (file) => Promise.resolve(toTextFile(file)),
		open: (bytes) => open(bytes, stepForTestsOnly)
	};
}

async function pack(
	{ document, payload, keys, about }: Parameters<BackupFile['pack']>[0],
	step: number
): ReturnType<BackupFile['pack']> {
	assert(mayLeaveThePhone(document), 'a backup holds no code slot and no writer');
	assert(document.book === about.book, 'a backup is of one book');
	const header = canonicalJson({ document });
	const plain = await packBody(about, payload, step);
	if (plain === null) return tooLarge;

	const body = await keys.encrypt(plain, boundTo(header));
	const before = concat(prefix(utf8(header).length, body.length), utf8(header), body);
	const file = concat(before, await digest(before));
	return file.length > limits.file ? tooLarge : ok(file);
}

async function open(file: Uint8Array, step: number): ReturnType<BackupFile['open']> {
	if (file.length > limits.text) return tooLarge;
	const bytes = isTextFile(file) ? fromTextFile(file) : file;
	if (bytes === null) return damaged('letters');
	const parts = split(bytes);
	if (!parts.ok) return parts;
	const { before, check, header, body } = parts.value;
	if (!sameBytes(await digest(before), check)) return damaged('transport check');
	const read = readHeader(header);
	if (!read.ok) return read;
	const { text, document, about } = read.value;
	if ((about === null) !== (before[4] === version)) return damaged('header');
	const decryptWith = (keys: OpenKeys): ReturnType<OpenedBackup['decryptWith']> =>
		about === null
			? openBody(keys, body, { bound: boundTo(text), document, step })
			: openFirstBody(keys, body, { bound: `backup ${text}`, about });
	return ok({ document, decryptWith });
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
	if (found < firstVersion) return err({ type: 'NotABackup' });
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
	/** Null where it is encrypted. */
	readonly about: BackupAbout | null;
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
	const { about = null, document } = parsed;
	return mayLeaveThePhone(document) ? ok({ text, about, document }) : damaged('key slots');
}

const boundTo = (header: string): string => `backup/${version} ${header}`;

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

function isHeader(value: unknown): value is { about?: BackupAbout; document: KeyDocument } {
	if (!isObject(value) || !isObject(value['document'])) return false;
	const { about, document } = value;
	const fields = Object.keys(value).length;
	return (
		isObject(document['sealed']) &&
		(about === undefined ? fields === 1 : fields === 2 && isAbout(about, document['book']))
	);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const tooLarge = err<BackupRefusal>({ type: 'TooLarge' });

const damaged = (about: string): Result<never, BackupRefusal> => err({ type: 'Damaged', about });
