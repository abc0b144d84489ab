import type { BookCover, StoredPerson, StoredRecord, StoredRow } from '#app';
import { payloadsOf } from './private-file.ts';

/*
 * What a frame of the second copy holds: [kind, 1][length of the head, 4][head: JSON][bytes]. The cover's key slots
 * and the encrypted records and rows are the same bytes as in the database; nothing here is clear that is not clear
 * there.
 */
const recordKind = 1;
const coverKind = 2;
const rowKind = 3;
/** Only in the backup before tables are changed (`rescue.ts`): names are in no second copy. */
const personKind = 4;
const fixedLength = 5;

export type Copied =
	| { readonly kind: 'record'; readonly record: StoredRecord }
	| { readonly kind: 'cover'; readonly cover: BookCover }
	| { readonly kind: 'row'; readonly headPlace: number; readonly row: StoredRow }
	| { readonly kind: 'person'; readonly person: StoredPerson };

export const recordPayload = ({ bytes, ...head }: StoredRecord): Uint8Array =>
	payload(recordKind, head, bytes);

export const coverPayload = ({ deviceSecret, ...head }: BookCover): Uint8Array =>
	payload(coverKind, head, deviceSecret);

/** @param headPlace how many records there were when the entry was written: another meeting has other rows */
export const rowPayload = (headPlace: number, { bytes, ...head }: StoredRow): Uint8Array =>
	payload(rowKind, { ...head, headPlace }, bytes);

export const personPayload = ({ bytes, ...head }: StoredPerson): Uint8Array =>
	payload(personKind, head, bytes);

/**
 * Null for what another version may have written, and for what only looks like a frame: the check of an empty one fits
 * a run of zeros.
 */
export function copiedIn(frame: Uint8Array): Copied | null {
	if (frame.length < fixedLength) return null;
	const headEnd = fixedLength + new DataView(frame.buffer, frame.byteOffset, frame.length).getUint32(1, true);
	if (headEnd > frame.length) return null;
	const head = parsed(frame.subarray(fixedLength, headEnd));
	if (head === null) return null;
	const bytes = frame.slice(headEnd);
	if (frame[0] === recordKind && isRecord(head)) return { kind: 'record', record: { ...head, bytes } };
	if (frame[0] === coverKind && isCover(head))
		return { kind: 'cover', cover: { ...head, deviceSecret: bytes } };
	if (frame[0] === personKind && isPerson(head)) return { kind: 'person', person: { ...head, bytes } };
	if (frame[0] !== rowKind || !isRow(head)) return null;
	const { headPlace, ...row } = head;
	return { kind: 'row', headPlace, row: { ...row, bytes } };
}

type Fields = Readonly<Record<string, unknown>>;
type RecordHead = Omit<StoredRecord, 'bytes'>;
type CoverHead = Omit<BookCover, 'deviceSecret'>;
type RowHead = Omit<StoredRow, 'bytes'> & { readonly headPlace: number };

const isRecord = (head: Fields): head is Fields & RecordHead =>
	isCount(head['place'], 1) && isHash(head['hash']) && typeof head['operationId'] === 'string';

const isPerson = (head: Fields): head is Fields & Omit<StoredPerson, 'bytes'> =>
	typeof head['memberId'] === 'string' && head['memberId'] !== '';

const isRow = (head: Fields): head is Fields & RowHead =>
	isCount(head['place'], 1) && isCount(head['headPlace'], 0) && typeof head['operationId'] === 'string';

function isCover(head: Fields): head is Fields & CoverHead {
	const { book, practice, currency, symbol, colour, keys, lastBackup } = head;
	return (
		[book, currency, symbol].every((text) => typeof text === 'string' && text !== '') &&
		typeof practice === 'boolean' &&
		isCount(colour, 0) &&
		isFields(keys) &&
		keys['book'] === book &&
		Array.isArray(keys['slots']) &&
		isFields(keys['sealed']) &&
		(lastBackup === null || isFields(lastBackup))
	);
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isCount = (value: unknown, least: number): boolean =>
	Number.isSafeInteger(value) && Number(value) >= least;
const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

function parsed(bytes: Uint8Array): Fields | null {
	try {
		const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		return isFields(value) ? value : null;
	} catch {
		return null;
	}
}

function payload(kind: number, head: object, bytes: Uint8Array): Uint8Array {
	const text = new TextEncoder().encode(JSON.stringify(head));
	const whole = new Uint8Array(fixedLength + text.length + bytes.length);
	whole[0] = kind;
	new DataView(whole.buffer).setUint32(1, text.length, true);
	whole.set(text, fixedLength);
	whole.set(bytes, fixedLength + text.length);
	return whole;
}

/** Everything that a file of the second copy holds; frames of another form are skipped. */
export const copiesIn = (file: Uint8Array): readonly Copied[] =>
	payloadsOf(file).flatMap((payload) => copiedIn(payload) ?? []);
