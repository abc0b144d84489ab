import type { CopyReader, CopySlots, RandomSource } from '#app';
import { err, ok, toBase64url, wipe } from '#kernel';
import { importCipherKey, nonceLength, seal, unseal, bytesOf } from './cipher.ts';
import { keyLength, loadAgreement, openSealedTo, sealTo } from './laptop-key.ts';

/*
 * Each copy has a key of its own, wrapped twice: by the group's keys, and to the public key of a laptop, or to one that nobody has.
 * Which of the two it is, and whose laptop, cannot be told from the file (ADR 0077).
 */

const groupSlot = 'key of a copy';
const laptopPurpose = (book: string): string => `bahi/1 laptop slot ${book}`;
const bound = (book: string, about: string): string => `bahi/1 ${book} ${about}`;

/** Encrypts one copy, and lets its key go. */
export interface CopyWriter {
	readonly slots: CopySlots;
	readonly encrypt: (bytes: Uint8Array, about: string) => Promise<Uint8Array>;
}

/**
 * @param wrapForGroup encrypts by the keys of the group
 * @param laptop its public key, 32 bytes; null where no laptop may open the copy
 */
export async function newCopyKey(
	book: string,
	laptop: Uint8Array | null,
	wrapForGroup: (bytes: Uint8Array, about: string) => Promise<Uint8Array>,
	random: RandomSource
): Promise<CopyWriter> {
	const raw = random.bytes(keyLength);
	const group = toBase64url(await wrapForGroup(raw, groupSlot));
	const slots = { group, laptop: await lockForLaptop(raw, book, laptop, random) };
	const key = await importCipherKey(raw);
	wipe(raw);
	return {
		slots,
		encrypt: (bytes, about) => seal(key, random.bytes(nonceLength), bytes, bound(book, about))
	};
}

/** @param unwrapForGroup decrypts by the keys of the group; null where they are others */
export async function openForGroup(
	book: string,
	slots: CopySlots,
	unwrapForGroup: (bytes: Uint8Array, about: string) => Promise<Uint8Array | null>
): Promise<CopyReader | null> {
	const raw = await unwrapForGroup(bytesOf(slots.group), groupSlot);
	return raw === null ? null : readerOf(raw, book);
}

/** @returns null where the copy was made for another laptop, or for none */
export async function openForLaptop(
	book: string,
	{ laptop }: CopySlots,
	secretKey: Uint8Array
): Promise<CopyReader | null> {
	const publicKey = (await loadAgreement()).publicKeyOf(secretKey);
	const raw = await openSealedTo({ secretKey, publicKey }, laptop, laptopPurpose(book));
	return raw === null ? null : readerOf(raw, book);
}

async function lockForLaptop(
	raw: Uint8Array,
	book: string,
	laptop: Uint8Array | null,
	random: RandomSource
): Promise<CopySlots['laptop']> {
	return sealTo(laptop ?? (await keyOfNobody(random)), raw, laptopPurpose(book), random);
}

/** A public key whose secret half is let go at once. */
export async function keyOfNobody(random: RandomSource): Promise<Uint8Array> {
	const secretKey = random.bytes(keyLength);
	const publicKey = (await loadAgreement()).publicKeyOf(secretKey);
	wipe(secretKey);
	return publicKey;
}

/** Wipes `raw`. */
async function readerOf(raw: Uint8Array, book: string): Promise<CopyReader> {
	const key = await importCipherKey(raw);
	wipe(raw);
	return {
		async decrypt(bytes, about) {
			const clear = await unseal(key, bytes, bound(book, about));
			return clear === null ? err({ type: 'Damaged', about }) : ok(clear);
		}
	};
}
