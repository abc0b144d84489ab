import type { BookCover, StoredRecord } from '#app';

/*
 * What a frame of the second copy holds: [kind, 1][length of the head, 4][head: JSON][bytes]. The cover's key slots
 * and the encrypted records are the same bytes as in the database; nothing here is clear that is not clear there.
 */
const recordKind = 1;
const coverKind = 2;

export type Copied =
	| { readonly kind: 'record'; readonly record: StoredRecord }
	| { readonly kind: 'cover'; readonly cover: BookCover };

export const recordPayload = ({ bytes, ...head }: StoredRecord): Uint8Array =>
	payload(recordKind, head, bytes);

export const coverPayload = ({ deviceSecret, ...head }: BookCover): Uint8Array =>
	payload(coverKind, head, deviceSecret);

/** Null for what another version may have written. The frame's check has already passed. */
export function readPayload(frame: Uint8Array): Copied | null {
	const headLength = new DataView(frame.buffer, frame.byteOffset, frame.length).getUint32(1, true);
	const bytes = frame.slice(5 + headLength);
	const text = new TextDecoder().decode(frame.subarray(5, 5 + headLength));
	if (frame[0] === recordKind) {
		return { kind: 'record', record: { ...(JSON.parse(text) as Omit<StoredRecord, 'bytes'>), bytes } };
	}
	if (frame[0] !== coverKind) return null;
	return {
		kind: 'cover',
		cover: { ...(JSON.parse(text) as Omit<BookCover, 'deviceSecret'>), deviceSecret: bytes }
	};
}

function payload(kind: number, head: object, bytes: Uint8Array): Uint8Array {
	const text = new TextEncoder().encode(JSON.stringify(head));
	const whole = new Uint8Array(5 + text.length + bytes.length);
	whole[0] = kind;
	new DataView(whole.buffer).setUint32(1, text.length, true);
	whole.set(text, 5);
	whole.set(bytes, 5 + text.length);
	return whole;
}
