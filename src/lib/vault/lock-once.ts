import { concat, wipe } from '#kernel';
import { importCipherKey, nonceLength, seal, unseal } from './cipher.ts';
import { derive } from './derive.ts';

/** A key that encrypts once needs no nonce of its own, and the bytes that are kept are fewer. */
const nonce = new Uint8Array(nonceLength);
const purpose = 'bahi/1 once';

async function keyOf(secret: Uint8Array): Promise<CryptoKey> {
	const raw = await derive(secret, new Uint8Array(), purpose);
	const key = await importCipherKey(raw);
	wipe(raw);
	return key;
}

/** @returns ciphertext and tag, 16 bytes longer than `bytes` */
export async function lockOnce(secret: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
	return (await seal(await keyOf(secret), nonce, bytes, purpose)).slice(nonceLength);
}

/** Null where the secret did not lock these bytes. */
export async function unlockOnce(secret: Uint8Array, locked: Uint8Array): Promise<Uint8Array | null> {
	return unseal(await keyOf(secret), concat(nonce, locked), purpose);
}
