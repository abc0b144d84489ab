import type { RandomSource } from '#app';
import { concat, toBase64url, wipe } from '#kernel';
import { keyLength, loadAgreement } from './laptop-key.ts';
import { bytesOf, unwrap, wrap } from './wrapping.ts';

/** A key of 32 bytes that only the secret half of a public key opens; base64url. */
export interface SealedTo {
	/** X25519: a public key of the moment, its secret forgotten. */
	readonly point: string;
	readonly wrapped: string;
}

/**
 * Whoever has the public key can do it, without any secret of its owner.
 *
 * @param key 32 bytes, left as they are
 * @param publicKey 32 bytes
 * @throws TypeError for a public key of a small order
 */
export async function sealTo(
	publicKey: Uint8Array,
	key: Uint8Array,
	purpose: string,
	random: RandomSource
): Promise<SealedTo> {
	const { agree, publicKeyOf } = await loadAgreement();
	const once = random.bytes(keyLength);
	const point = publicKeyOf(once);
	const secret = agree(once, publicKey);
	wipe(once);
	if (secret === null) throw new TypeError('a key of a small order is not given');
	const wrapped = await wrap(key, secret, concat(point, publicKey), purpose, random);
	return { point: toBase64url(point), wrapped };
}

/** @param pair both halves of the owner's key, 32 bytes each @returns the key, or null where it was sealed to another */
export async function openSealedTo(
	pair: { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array },
	sealed: SealedTo,
	purpose: string
): Promise<Uint8Array | null> {
	const point = bytesOf(sealed.point);
	if (point.length !== keyLength) return null;
	const secret = (await loadAgreement()).agree(pair.secretKey, point);
	return secret === null ? null : unwrap(sealed.wrapped, secret, concat(point, pair.publicKey), purpose);
}
