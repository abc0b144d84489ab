import * as v from 'valibot';
import {
	fromBase64url,
	jsonIn,
	ok,
	padded,
	present,
	textIn,
	toBase64url,
	unpadded,
	utf8,
	type BookId,
	type Result
} from '#kernel';
import type { CodeSlotInfo, KeyDocument, OpenKeys, UnlockRefusal, Vault } from '../ports/keys.ts';
import type { RandomSource } from '../ports/phone.ts';
import type { Fault } from '../ports/storage.ts';
import type { GivenCode } from './found-book.ts';

/** Stored draft of a founding: only picture and number of the code's owner are readable, as on a lock. */
export interface LockedFounding {
	readonly slot: CodeSlotInfo;
	readonly document: KeyDocument;
	readonly deviceSecret: Uint8Array;
	readonly sealed: Uint8Array;
}

/** Keys that encrypt the answers of one founding. */
export interface FoundingKeys extends Pick<LockedFounding, 'document' | 'deviceSecret'> {
	readonly keys: OpenKeys;
}

/** Stored lengths are multiples of this, so that they do not reveal the number of members. Bytes. */
const step = 8192;
const about = (book: BookId): string => `bahi/1/${book}/founding`;

/** Makes separate keys that the code opens; the book gets others. Nobody sees their key paper. */
export async function lockFounding(
	{ vault, random }: { readonly vault: Vault; readonly random: RandomSource },
	book: BookId,
	{ holder, kind, digits }: GivenCode
): Promise<FoundingKeys> {
	const { document, keys } = await vault.create(book);
	const deviceSecret = random.bytes(32);
	return {
		document: await keys.withCode(document, holder, { kind, digits }, deviceSecret),
		deviceSecret,
		keys
	};
}

/** @returns the bytes for the draft store */
export async function sealFounding(
	{ document, deviceSecret, keys }: FoundingKeys,
	text: string
): Promise<Uint8Array> {
	const sealed = await keys.encrypt(padded(utf8(text), step), about(document.book));
	const kept = { v: 1, document, deviceSecret: toBase64url(deviceSecret), sealed: toBase64url(sealed) };
	return utf8(JSON.stringify(kept));
}

const bytes = v.pipe(
	v.string(),
	v.transform(fromBase64url),
	v.custom<Uint8Array>((value) => value !== null)
);
/** Loose schema, because the vault validates the rest of the document. */
const documentShape = v.looseObject({
	book: v.string(),
	slots: v.tuple([v.looseObject({ slotId: v.string() })])
});
const schema = v.strictObject({
	v: v.literal(1),
	document: v.custom<KeyDocument>((value) => v.is(documentShape, value)),
	deviceSecret: bytes,
	sealed: bytes
});

/** Null for data that no version of this app wrote. */
export function readFounding(kept: Uint8Array): LockedFounding | null {
	const read = v.safeParse(schema, jsonIn(textIn(kept)));
	if (!read.success) return null;
	const { document, deviceSecret, sealed } = read.output;
	return { slot: present(document.slots[0], 'one code opens it'), document, deviceSecret, sealed };
}

/** Opens the draft; a wrong code is counted as at the lock. */
export async function openFounding(
	vault: Vault,
	{ slot, document, deviceSecret, sealed }: LockedFounding,
	digits: string
): Promise<Result<FoundingKeys & { readonly text: string }, UnlockRefusal | Fault>> {
	const opened = await vault.openWithCode(document, slot.slotId, digits, deviceSecret);
	if (!opened.ok) return opened;
	const keys = opened.value;
	const plain = await keys.decrypt(sealed, about(document.book));
	if (!plain.ok) return plain;
	const text = textIn(unpadded(plain.value, step) ?? new Uint8Array()) ?? '';
	return ok({ keys, document, deviceSecret, text });
}
