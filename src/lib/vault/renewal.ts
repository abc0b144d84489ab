import { fromBase64url, toBase64url, wipe, assert, present } from '#kernel';
import type { RandomSource, KeyDocument } from '#app';
import { nonceLength, seal, unseal } from './cipher.ts';
import { keyRing, type KeyRing, openSigningKey, seedUnder } from './key-ring.ts';
import { hasRightTag, readSealed, tagged, type SealedKeys } from './key-document.ts';
import { codeSealedAgain, paperSealedAgain } from './slots.ts';

/*
 * Each group key wraps the one before it: who has the newest reads everything, who has an older one nothing that came after it (ADR 0078).
 */

const label = (book: string, epoch: number): string => `bahi/1 group key ${book} ${epoch}`;

/** @param epoch of the older key, from 0 */
export async function wrapOlder(
	newer: KeyRing,
	book: string,
	epoch: number,
	groupKey: Uint8Array,
	random: RandomSource
): Promise<string> {
	return toBase64url(await seal(newer.older, random.bytes(nonceLength), groupKey, label(book, epoch)));
}

/** Record keys of earlier group keys, newest first, up to the first that does not open. */
export async function olderRecordKeys(
	ring: KeyRing,
	book: string,
	older: readonly string[]
): Promise<readonly CryptoKey[]> {
	const keys: CryptoKey[] = [];
	let newer = ring;
	for (let epoch = older.length - 1; epoch >= 0; epoch--) {
		const wrapped = fromBase64url(older[epoch] ?? '') ?? new Uint8Array();
		const groupKey = await unseal(newer.older, wrapped, label(book, epoch));
		if (groupKey === null) break;
		newer = await keyRing(groupKey, book);
		wipe(groupKey);
		keys.push(newer.records);
	}
	return keys;
}

export interface Renewed {
	readonly document: KeyDocument;
	/** 32 bytes. */
	readonly groupKey: Uint8Array;
	readonly ring: KeyRing;
	readonly older: readonly string[];
}

/** Two women who decide can do everything else again. */
const officersNeeded = 2;

/**
 * No officer of before goes until two others open the book: she may have to vouch for their codes.
 */
export function canBeRenewed({ slots }: KeyDocument, { codes }: SealedKeys): boolean {
	const staying = codes.filter(({ leaves }) => !leaves);
	const officers = staying.filter(({ slotId }) =>
		slots.some((slot) => slot.slotId === slotId && slot.offices.length > 0)
	);
	return staying.length === codes.length || officers.length >= officersNeeded;
}

/**
 * A new group key in the place of this one: sealed to each slot that stays, each as it is for its owner; this one is kept under it, so that what was written can be read. Nothing changes until the document is stored.
 */
export async function renew(
	document: KeyDocument,
	sealed: SealedKeys,
	{ groupKey, ring }: { readonly groupKey: Uint8Array; readonly ring: KeyRing },
	random: RandomSource
): Promise<Renewed> {
	const { book } = document;
	const next = random.bytes(32);
	const nextRing = await keyRing(next, book);
	const underNext = async (purpose: 'group' | 'writer', seed: SealedKeys['group']) =>
		present(await seedUnder(ring, nextRing, book, purpose, seed, random), 'the ring opened this document');
	const codes: SealedKeys['codes'][number][] = [];
	for (const lock of sealed.codes.filter(({ leaves }) => !leaves)) {
		codes.push(await codeSealedAgain(next, book, lock, random));
	}
	const older = [...sealed.older, await wrapOlder(nextRing, book, sealed.older.length, groupKey, random)];
	const renewed = {
		recovery: await paperSealedAgain(next, book, sealed.recovery, random),
		codes,
		group: await underNext('group', sealed.group),
		writer: sealed.writer && (await underNext('writer', sealed.writer)),
		older,
		due: false
	};
	const slots = document.slots.filter((slot) => codes.some(({ slotId }) => slotId === slot.slotId));
	const written = await tagged({ book, slots }, renewed, nextRing.tags);
	await assertOpens(written, nextRing);
	return { document: written, groupKey: next, ring: nextRing, older };
}

/** A document that its own key does not open is never handed out: the worst that can happen to a book is that nobody opens it. */
async function assertOpens(document: KeyDocument, ring: KeyRing): Promise<void> {
	const sealed = readSealed(document);
	assert(
		sealed !== null && (await hasRightTag(document, sealed, ring.tags)),
		'a renewed document is of this form'
	);
	const { book } = document;
	const group = await openSigningKey(ring, book, 'group', sealed.group);
	const writer = sealed.writer === null ? null : await openSigningKey(ring, book, 'writer', sealed.writer);
	const older = await olderRecordKeys(ring, book, sealed.older);
	assert(
		group !== null && (sealed.writer === null || writer !== null),
		'a renewed document has its signing keys'
	);
	assert(older.length === sealed.older.length, 'a renewed document opens every older key');
	group.forget();
	writer?.forget();
}
