import { fromBase64url, toBase64url, toHex, unshared, utf8, wipe } from '#kernel';
import type { RandomSource } from '#app';
import { importCipherKey, nonceLength, seal, unseal, derive, digest } from './cipher.ts';
import type { WrappedSeed } from './key-document.ts';
import { loadSignatures, newSeed, type SeededKey } from './signatures.ts';

/** The keys that follow from a group key, each for one purpose, so that no two uses meet under one key. */
export interface KeyRing {
	/** For records, rows, balances, people and backups. */
	readonly records: CryptoKey;
	/** For the seeds of signing keys. */
	readonly seeds: CryptoKey;
	/** For the group key before this one. */
	readonly older: CryptoKey;
	/** HMAC over key documents. */
	readonly tags: CryptoKey;
}

const hmac = { name: 'HMAC', hash: 'SHA-256' };

/** @param groupKey 32 bytes, left as they are */
export async function keyRing(groupKey: Uint8Array, book: string): Promise<KeyRing> {
	const part = (purpose: string): Promise<Uint8Array> => derive(groupKey, utf8(book), `bahi/1 ${purpose}`);
	const [records, seeds, older, tags] = await Promise.all([
		part('records'),
		part('seeds'),
		part('older'),
		part('tags')
	]);
	const ring = {
		records: await importCipherKey(records),
		seeds: await importCipherKey(seeds),
		older: await importCipherKey(older),
		tags: await crypto.subtle.importKey('raw', unshared(tags), hmac, false, ['sign', 'verify'])
	};
	wipe(records, seeds, older, tags);
	return ring;
}

export type SeedPurpose = 'group' | 'writer';

export async function makeSigningKey(
	ring: KeyRing,
	book: string,
	purpose: SeedPurpose,
	random: RandomSource
): Promise<{ readonly key: SeededKey; readonly wrapped: WrappedSeed }> {
	const signatures = await loadSignatures();
	const seed = newSeed(random);
	const publicKey = await signatures.publicKeyOf(seed);
	const sealed = await seal(ring.seeds, random.bytes(nonceLength), seed, seedLabel(book, purpose));
	const key = await seededKey(seed, publicKey, book);
	wipe(seed);
	return { key, wrapped: { publicKey: toBase64url(publicKey), wrapped: toBase64url(sealed) } };
}

/** @returns null when the seed was not wrapped by this ring for this purpose */
export async function openSigningKey(
	ring: KeyRing,
	book: string,
	purpose: SeedPurpose,
	wrapped: WrappedSeed
): Promise<SeededKey | null> {
	const publicKey = fromBase64url(wrapped.publicKey);
	const sealed = fromBase64url(wrapped.wrapped);
	if (publicKey === null || sealed === null) return null;
	const seed = await unseal(ring.seeds, sealed, seedLabel(book, purpose));
	if (seed === null) return null;
	const key = await seededKey(seed, publicKey, book);
	wipe(seed);
	return key;
}

async function seededKey(seed: Uint8Array, publicKey: Uint8Array, book: string): Promise<SeededKey> {
	const key = await (await loadSignatures()).keyOf(seed, publicKey);
	const derived = await derive(seed, utf8(book), 'bahi/1 names');
	const marks = await crypto.subtle.importKey('raw', unshared(derived), hmac, false, ['sign']);
	wipe(derived);
	return {
		...key,
		mark: async (bytes) => new Uint8Array(await crypto.subtle.sign('HMAC', marks, unshared(bytes)))
	};
}

/** The same seed under another ring: its group key takes the place of this one's. @returns null when this ring did not wrap it */
export async function seedUnder(
	ring: KeyRing,
	next: KeyRing,
	book: string,
	purpose: SeedPurpose,
	{ publicKey, wrapped }: WrappedSeed,
	random: RandomSource
): Promise<WrappedSeed | null> {
	const label = seedLabel(book, purpose);
	const seed = await unseal(ring.seeds, fromBase64url(wrapped) ?? new Uint8Array(), label);
	if (seed === null) return null;
	const again = await seal(next.seeds, random.bytes(nonceLength), seed, label);
	wipe(seed);
	return { publicKey, wrapped: toBase64url(again) };
}

/** First 16 bytes of SHA-256 of the public key, hex. */
export const writerIdOf = async (publicKey: Uint8Array): Promise<string> =>
	toHex((await digest(publicKey)).subarray(0, 16));

const seedLabel = (book: string, purpose: SeedPurpose): string => `bahi/1 seed ${book} ${purpose}`;
