import type { BackupAbout, BackupRefusal, CopyReader, KeyDocument } from '#app';
import { canonicalJson, concat, err, jsonIn, ok, padded, textIn, unpadded, utf8, type Result } from '#kernel';
import { deflate, inflate } from './compression.ts';
import { spellingOf } from './key-document.ts';

/*
 * What is encrypted in a backup, as bytes padded by `padded` (ADR 0007):
 *
 *   0  4  length of the head, big-endian
 *   4  –  head: canonical JSON of `about`
 *   –  –  payload, deflate-raw
 */
export const limits = { unpacked: 20 * 1024 * 1024, ratio: 50, alwaysAllowed: 64 * 1024 };

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

export type Body = Result<{ readonly about: BackupAbout; readonly payload: Uint8Array }, BackupRefusal>;

export async function openBody(
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
	Math.min(limits.unpacked, Math.max(limits.alwaysAllowed, packedLength * limits.ratio));

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

const damaged = (about: string): Result<never, BackupRefusal> => err({ type: 'Damaged', about });
