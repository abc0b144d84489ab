import type {
	BackupAbout,
	BackupRefusal,
	CopyReader,
	KeyDocument,
	BackupFile,
	CopySlots,
	LaptopKeys,
	OpenedBackup,
	OpenKeys
} from '#app';
import {
	canonicalJson,
	concat,
	err,
	jsonIn,
	ok,
	padded,
	textIn,
	unpadded,
	utf8,
	type Result,
	assert,
	fromBase64url,
	present,
	sameBytes,
	toHex,
	unshared,
	toBase64url
} from '#kernel';
import { deflate, inflate } from './compression.ts';
import { spellingOf, isCopySlots, readSealed, type SealedKeys } from './key-document.ts';
import { digest } from './cipher.ts';
import { loadSignatures } from './signatures.ts';

/*
 * What is encrypted in a backup, as bytes padded by `padded` (ADR 0007):
 *
 *   0  4  length of the head, big-endian
 *   4  –  head: canonical JSON of `about`
 *   –  –  payload, deflate-raw
 */
const bodyLimits = { unpacked: 20 * 1024 * 1024, ratio: 50, alwaysAllowed: 64 * 1024 };

const lengthOfLength = 4;

/** @returns null for a payload that nobody could unpack again */
export async function packBody(
	about: BackupAbout,
	payload: Uint8Array,
	step: number
): Promise<Uint8Array | null> {
	const packed = await deflate(payload);
	if (payload.length > limitFor(packed.length)) return null;
	const head = utf8(canonicalJson({ ...about }));
	const length = new Uint8Array(lengthOfLength);
	new DataView(length.buffer).setUint32(0, head.length);
	return padded(concat(length, head, packed), step);
}

type Body = Result<{ readonly about: BackupAbout; readonly payload: Uint8Array }, BackupRefusal>;

async function openBody(
	keys: CopyReader,
	body: Uint8Array,
	{ bound, document, step }: { readonly bound: string; readonly document: KeyDocument; readonly step: number }
): Promise<Body> {
	const opened = await keys.decrypt(body, bound);
	if (!opened.ok) return damaged('body');
	const whole = unpadded(opened.value, step);
	if (whole === null) return damaged('padding');
	const length = whole.length < lengthOfLength ? whole.length : viewOf(whole).getUint32(0);
	const packedAt = lengthOfLength + length;
	if (packedAt > whole.length) return damaged('length of the head');
	const text = textIn(whole.subarray(lengthOfLength, packedAt));
	const about = jsonIn(text);
	if (spellingOf(about) !== text || !isAbout(about, document.book)) return damaged('head');
	return unpacked(about, whole.subarray(packedAt));
}

function isAbout(value: unknown, book: unknown): value is BackupAbout {
	if (typeof value !== 'object' || value === null || Object.keys(value).length !== 3) return false;
	const fields: Readonly<Record<string, unknown>> = { ...value };
	const { records, head } = fields;
	return (
		fields['book'] === book &&
		Number.isSafeInteger(records) &&
		Number(records) >= 0 &&
		typeof head === 'string' &&
		/^[0-9a-f]*$/.test(head)
	);
}

async function unpacked(about: BackupAbout, packed: Uint8Array): Promise<Body> {
	const payload = await inflate(packed, limitFor(packed.length));
	if (payload === 'too long') return err({ type: 'TooLarge' });
	return payload === 'broken' ? damaged('packed payload') : ok({ about, payload });
}

/** Bytes that a packed payload may grow to. Small ones need no ratio. */
const limitFor = (packedLength: number): number =>
	Math.min(bodyLimits.unpacked, Math.max(bodyLimits.alwaysAllowed, packedLength * bodyLimits.ratio));

/*
 * A backup as letters (base64url, one line): the share sheet of Android's browsers takes a file of text, and refuses a kind
 * that it does not know (ADR 0035). The bytes inside are the same.
 */

/** "BAHI" in the letters of base64url: 24 of its 32 bits fill the first four. */
const begins = 'QkFI';

export const toTextFile = (bytes: Uint8Array): Uint8Array => new TextEncoder().encode(toBase64url(bytes));

/** True for the letters of a backup, even if they were cut or changed. */
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
/** Step of a part: a month of meetings fits into one or two steps, which are shown in seconds. */
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

/** Text that the group's key signs; no other signature of the group begins like this. */
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
