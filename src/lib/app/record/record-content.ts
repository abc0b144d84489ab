import * as v from 'valibot';
import {
	canonicalJson,
	err,
	isHashable,
	jsonIn,
	ok,
	textIn,
	utf8,
	type BookId,
	type Result,
	type WriterId
} from '#kernel';
import { eventByTypeSchema, type GroupEvent } from '#group';
import type { Seal } from '#reports';
import type { Fault } from '../ports/storage.ts';

export const positive = (what: string) =>
	v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.description(what));

const amountOrNone = v.pipe(v.number(), v.safeInteger());

/** Totals of a sealed meeting in its hashed bytes; minor units. */
export const sealSchema = v.strictObject({
	number: positive('number of the meeting'),
	kind: v.picklist(['regular', 'special', 'desk']),
	day: v.string(),
	openingBox: amountOrNone,
	in: amountOrNone,
	out: amountOrNone,
	book: v.pipe(amountOrNone, v.description('closing box by the book')),
	counted: v.nullable(
		v.pipe(amountOrNone, v.description('closing box by count; null when it was not counted'))
	),
	totals: v.record(v.string(), amountOrNone),
	present: v.array(positive('number of a member who was there'))
});

/**
 * Hashed content: one sealed meeting with all its events, or one event outside a meeting. ADR 0002 fixes the
 * bytes; a change of format needs a new `v`.
 */
export interface RecordContent {
	readonly v: 1;
	readonly book: BookId;
	/** The installation that wrote it, its gapless counter from 1, and the hash of its previous record ('' for the first). */
	readonly writer: WriterId;
	readonly n: number;
	readonly before: string;
	/** Raw Ed25519 public key of the writer, base64url; in its first record. */
	readonly key?: string;
	/** Last record known of every other writer: id, counter, hash. */
	readonly heads: readonly (readonly [WriterId, number, string])[];
	readonly events: readonly GroupEvent[];
	/** Totals of the meeting sealed by this record; computed, so that anybody can check them. */
	readonly seal?: Seal;
}

/** A plaintext record as it is hashed, with the signature over its hash. */
export interface SignedRecord {
	readonly canonical: string;
	/** Ed25519 by the writer over the UTF-8 of the hex hash, base64url. */
	readonly signature: string;
}

const base64url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,128}$/));
const hash = v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/));
const counter = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const contentSchema = v.strictObject({
	v: v.literal(1),
	book: base64url,
	writer: base64url,
	n: counter,
	before: hash,
	key: v.optional(base64url),
	heads: v.array(v.strictTuple([base64url, counter, hash])),
	events: v.pipe(v.array(eventByTypeSchema), v.minLength(1)),
	seal: v.optional(sealSchema)
});

export function recordBytes(record: SignedRecord): Uint8Array {
	return utf8(`${record.signature}\n${record.canonical}`);
}

/** The hashed part of a record's bytes. */
export const hashedBytes = (bytes: Uint8Array): Uint8Array => bytes.subarray(bytes.indexOf(lineEnd) + 1);

const lineEnd = 0x0a;

/** Content of a decrypted record. Its bytes must be canonical, so that nothing is hidden in white space or order. */
export function readRecord(
	bytes: Uint8Array
): Result<SignedRecord & { readonly content: RecordContent }, Fault> {
	const record = readOwnRecord(bytes);
	return record.ok && !isCanonical(record.value.content, record.value.canonical) ? notARecord : record;
}

/** Content of a record that this app wrote; its hash tells whether it is unchanged. */
export function readOwnRecord(
	bytes: Uint8Array
): Result<SignedRecord & { readonly content: RecordContent }, Fault> {
	// Decoded separately: a substring would keep the whole text in memory.
	const end = bytes.indexOf(lineEnd);
	const signature = textIn(bytes.subarray(0, Math.max(0, end)));
	const canonical = textIn(hashedBytes(bytes));
	const content = jsonIn(canonical);
	return end < 0 || signature === null || canonical === null || content === undefined
		? notARecord
		: ok({ signature, canonical, content: content as RecordContent });
}

/** Content of a record that this app checked before. */
export const readOwnPage = ({ canonical }: SignedRecord): RecordContent =>
	JSON.parse(canonical) as RecordContent;

const notARecord: Result<never, Fault> = err({ type: 'Damaged', about: 'record bytes' });

/** Parses a record from bytes of unknown origin: every field is checked against the schema first. */
export function readForeignRecord(record: SignedRecord): Result<RecordContent, Fault> {
	const parsed = jsonIn(record.canonical);
	if (parsed === undefined) return err({ type: 'Damaged', about: 'record is not JSON' });
	const content = v.safeParse(contentSchema, parsed);
	if (!content.success)
		return err({
			type: 'Damaged',
			about: `record: ${v.getDotPath(content.issues[0]) ?? 'shape'}`
		});
	return isCanonical(parsed, record.canonical)
		? ok(parsed as RecordContent)
		: err({ type: 'Damaged', about: 'record is not canonical' });
}

/** Text that JSON.stringify reproduces with sorted keys is canonical; otherwise the canonical form is computed and compared. */
const isCanonical = (content: unknown, text: string): boolean =>
	isHashable(content) &&
	((JSON.stringify(content) === text && inOrder(content)) || canonicalJson(content) === text);

function inOrder(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (Array.isArray(value)) return value.every(inOrder);
	let before = '';
	for (const key in value) {
		if (key < before) return false;
		before = key;
		if (!inOrder((value as Record<string, unknown>)[key])) return false;
	}
	return true;
}
