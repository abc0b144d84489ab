import type { RandomSource } from '#app';
import { fromBase64url, toBase64url, wipe } from '#kernel';
import { importCipherKey, nonceLength, seal, unseal } from './cipher.ts';
import { derive } from './derive.ts';

/** Wipes `secret`, as `unwrap` does. */
export async function wrap(
	key: Uint8Array,
	secret: Uint8Array,
	salt: Uint8Array,
	purpose: string,
	random: RandomSource
): Promise<string> {
	const raw = await derive(secret, salt, purpose);
	const sealed = await seal(await importCipherKey(raw), random.bytes(nonceLength), key, purpose);
	wipe(raw, secret);
	return toBase64url(sealed);
}

export async function unwrap(
	wrapped: string,
	secret: Uint8Array,
	salt: Uint8Array,
	purpose: string
): Promise<Uint8Array | null> {
	const raw = await derive(secret, salt, purpose);
	const key = await unseal(await importCipherKey(raw), bytesOf(wrapped), purpose);
	wipe(raw, secret);
	return key;
}

export const bytesOf = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();
