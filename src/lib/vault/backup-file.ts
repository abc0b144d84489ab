import type {
	BackupFile,
	BackupRefusal,
	CopySlots,
	KeyDocument,
	LaptopKeys,
	OpenedBackup,
	OpenKeys
} from '#app';
import {
	assert,
	canonicalJson,
	concat,
	err,
	fromBase64url,
	ok,
	present,
	sameBytes,
	toHex,
	unshared,
	utf8,
	type Result,
	toBase64url
} from '#kernel';
import { openBody, packBody } from './backup-body.ts';
import { digest } from './cipher.ts';
import { isCopySlots, readSealed, type SealedKeys, spellingOf } from './key-document.ts';
import { loadSignatures } from './signatures.ts';

/*
 * A backup as letters (base64url, one line): the share sheet of Android's browsers takes a file of text, and refuses a kind
 * that it does not know (ADR 0035). The bytes inside are the same.
 */

/** "BAHI" in the letters of base64url: 24 of its 32 bits fill the first four. */
const begins = 'QkFI';

export const toTextFile = (bytes: Uint8Array): Uint8Array => new TextEncoder().encode(toBase64url(bytes));

/** Whether these are the letters of a backup, be they cut or changed. */
export const isTextFile = (bytes: Uint8Array): boolean =>
	new TextDecoder('latin1').decode(bytes.subarray(0, begins.length)) === begins;

/**
 * A line end that a mail or a chat put behind the letters is let go. Of letters that were cut, what is whole.
 *
 * @returns null when anything else stands among the letters
 */
export function fromTextFile(bytes: Uint8Array): Uint8Array | null {
	const text = new TextDecoder('latin1').decode(bytes).replace(/[\r\n]+$/, '');
	return fromBase64url(text) ?? fromBase64url(text.slice(0, Math.floor((text.length - 1) / 4) * 4));
}

/*
 * A backup, byte by byte:
 *
 *   0  4  "BAHI"
 *   4  1  4, the first version that was released; 5 is a part of a copy: the last pages, for a phone that has those before (ADR 0095)
 *   5  4  length of the header, big-endian
 *   9  4  length of the body, big-endian
 *  13  –  header: canonical JSON { document, slots }
 *   –  –  body: AES-256-GCM of what backup-body.ts says, bound to the version and the whole header, by a key of its own, which the
 *         slots wrap
 *   –  64 Ed25519 by the group's key over everything before. Who only reads copies cannot make one (ADR 0077)
 *   –  32 SHA-256 of everything before
 *
 * The header is equally long for every group; how long the body is tells only classes of sizes (ADR 0007).
 */
const magic = utf8('BAHI');
const [version, partVersion] = [4, 5];
const prefixLength = 13;
const signatureLength = 64;
const checkLength = 32;

/** The least step of sizes: most groups never leave the first. */
const usualStep = 64 * 1024;
/** Of a part: a month of meetings stays in one step or two, and is shown in seconds. */
const partStep = 4 * 1024;

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
	{ document, payload, keys, about, laptop = null, isPart = false }: Parameters<BackupFile['pack']>[0],
	step: number
): ReturnType<BackupFile['pack']> {
	assert(mayLeaveThePhone(readSealed(document)), 'a backup holds no code slot and no writer');
	assert(document.book === about.book, 'a backup is of one book');
	const written = isPart ? partVersion : version;
	const plain = await packBody(about, payload, stepOf(written, step));
	if (plain === null) return tooLarge;

	const { slots, encrypt } = await keys.newCopyKey(document, laptop);
	const header = canonicalJson({ document, slots: { ...slots } });
	const body = await encrypt(plain, boundTo(header, written));
	const unsigned = concat(prefix(written, utf8(header).length, body.length), utf8(header), body);
	const signature = fromBase64url(await keys.signAsGroup(await signedBytes(unsigned, written)));
	const before = concat(unsigned, present(signature, 'a signature is base64url'));
	const file = concat(before, await digest(before));
	return file.length > limits.file ? tooLarge : ok(file);
}

async function open(file: Uint8Array, step: number): ReturnType<BackupFile['open']> {
	if (file.length > limits.text) return tooLarge;
	const bytes = isTextFile(file) ? fromTextFile(file) : file;
	if (bytes === null) return damaged('letters');
	const parts = split(bytes);
	if (!parts.ok) return parts;
	const { before, check, header, body, signature } = parts.value;
	if (!sameBytes(await digest(before), check)) return damaged('transport check');
	const found = before[4] ?? 0;
	const read = readHeader(header);
	if (!read.ok) return read;
	const { text, document, slots, groupKey } = read.value;
	const signed = await signedBytes(before.subarray(0, -signatureLength), found);
	const { verify } = await loadSignatures();
	if (!(await verify(present(fromBase64url(groupKey), 'the header was read'), signature, signed)))
		return damaged('signature');
	const form = { bound: boundTo(text, found), document, step: stepOf(found, step) };
	async function decryptWith(keys: OpenKeys): ReturnType<OpenedBackup['decryptWith']> {
		const reader = await keys.openCopy(slots);
		return reader === null ? damaged('key of the copy') : openBody(reader, body, form);
	}
	async function readOnLaptop(keys: LaptopKeys): ReturnType<OpenedBackup['readOnLaptop']> {
		const reader = await keys.openCopy(document.book, slots);
		return reader === null ? null : openBody(reader, body, form);
	}
	return ok({ document, groupKey, decryptWith, readOnLaptop });
}

interface Parts {
	readonly before: Uint8Array;
	readonly check: Uint8Array;
	readonly header: Uint8Array;
	readonly body: Uint8Array;
	readonly signature: Uint8Array;
}

/** Cuts the file by its own lengths. Says "cut off" only when everything that is there fits a backup. */
function split(bytes: Uint8Array): Result<Parts, BackupRefusal> {
	if (bytes.length > limits.file) return tooLarge;
	const begins = magic.every((byte, index) => bytes[index] === byte);
	if (!begins) return err({ type: 'NotABackup' });
	if (bytes.length < prefixLength) return err({ type: 'CutOff' });

	const view = viewOf(bytes);
	const found = view.getUint8(4);
	if (found > partVersion) return err({ type: 'NewerVersion', version: found });
	if (found < version) return err({ type: 'NotABackup' });
	const [headerLength, bodyLength] = [view.getUint32(5), view.getUint32(9)];
	if (headerLength > limits.header || bodyLength > limits.file) return damaged('lengths');
	const bodyAt = prefixLength + headerLength;
	const signatureAt = bodyAt + bodyLength;
	const checkAt = signatureAt + signatureLength;
	if (bytes.length < checkAt + checkLength) return err({ type: 'CutOff' });
	if (bytes.length > checkAt + checkLength) return damaged('bytes behind the end');
	return ok({
		before: bytes.subarray(0, checkAt),
		check: bytes.subarray(checkAt),
		header: bytes.subarray(prefixLength, bodyAt),
		body: bytes.subarray(bodyAt, signatureAt),
		signature: bytes.subarray(signatureAt, checkAt)
	});
}

interface Header {
	readonly text: string;
	readonly document: KeyDocument;
	readonly slots: CopySlots;
	/** The group's public key, base64url. */
	readonly groupKey: string;
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
	const { slots, document } = parsed;
	const sealed = readSealed(document);
	return mayLeaveThePhone(sealed)
		? ok({ text, document, slots, groupKey: sealed.group.publicKey })
		: damaged('key slots');
}

const stepOf = (found: number, step: number): number =>
	found === partVersion ? Math.min(partStep, step) : step;

const boundTo = (header: string, of: number): string => `backup/${of} ${header}`;

/** What the group's key signs: no other signature of the group begins so. */
const signedBytes = async (unsigned: Uint8Array, of: number): Promise<Uint8Array> =>
	utf8(`bahi copy ${of}\n${toHex(await digest(unsigned))}`);

function prefix(written: number, headerLength: number, bodyLength: number): Uint8Array {
	const bytes = new Uint8Array(prefixLength);
	bytes.set(magic);
	const view = new DataView(bytes.buffer);
	view.setUint8(4, written);
	view.setUint32(5, headerLength);
	view.setUint32(9, bodyLength);
	return bytes;
}

function viewOf(bytes: Uint8Array): DataView {
	const own = unshared(bytes);
	return new DataView(own.buffer, own.byteOffset, own.length);
}

/** A file can be carried away and tried for years: no slot in it may depend on a short code. */
function mayLeaveThePhone(sealed: SealedKeys | null): sealed is SealedKeys {
	return sealed !== null && sealed.codes.length === 0 && sealed.writer === null;
}

const isHeader = (value: unknown): value is { readonly document: KeyDocument; readonly slots: CopySlots } =>
	isObject(value) &&
	Object.keys(value).length === 2 &&
	isObject(value['document']) &&
	isObject(value['document']['sealed']) &&
	isCopySlots(value['slots']);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const tooLarge = err<BackupRefusal>({ type: 'TooLarge' });

const damaged = (about: string): Result<never, BackupRefusal> => err({ type: 'Damaged', about });
