import { fromBase64url, toBase64url, wipe } from '#kernel';
import type { RandomSource } from '#app';
import { nonceLength, seal, unseal } from './cipher.ts';
import { keyRing, type KeyRing } from './key-ring.ts';

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

/** What decrypts records of before, the newest first. Up to the first that does not open: the newer ones are read all the same. */
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
