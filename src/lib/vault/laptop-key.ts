import { checkOf, fromFives, readLetters, toFives, writeLetters, concat, toBase64url, wipe } from '#kernel';
import type { RandomSource, SealedTo } from '#app';
import { bytesOf, unwrap, wrap } from './cipher.ts';

/** X25519 (RFC 7748): two keys of 32 bytes agree on a secret. */
interface KeyAgreement {
	/** @returns 32 bytes */
	readonly publicKeyOf: (secretKey: Uint8Array) => Uint8Array;
	/** @returns 32 bytes, or null where the public key is of a small order: everybody would know what is agreed on */
	readonly agree: (secretKey: Uint8Array, publicKey: Uint8Array) => Uint8Array | null;
}

/** One implementation for all, because WebCrypto knows the curve only since Chrome 133; fetched when it is needed. */
export async function loadAgreement(): Promise<KeyAgreement> {
	const { x25519 } = await import('@noble/curves/ed25519.js');
	return {
		publicKeyOf: (secretKey) => x25519.getPublicKey(secretKey),
		agree(secretKey, publicKey) {
			try {
				return x25519.getSharedSecret(secretKey, publicKey);
			} catch {
				return null;
			}
		}
	};
}

export const keyLength = 32;
const lettersOfKey = Math.ceil((keyLength * 8) / 5);

/** A laptop's public key as 52 letters and a check letter, in groups of four. @param publicKey 32 bytes */
export function writeLaptopKey(publicKey: Uint8Array): string {
	const values = toFives(publicKey);
	return writeLetters([...values, checkOf(values)]);
}

/**
 * What a person typed or a camera read. A key in a spelling that nobody writes, and one with which nothing secret can be
 * agreed on, is none.
 *
 * @returns 32 bytes, or null
 */
export async function readLaptopKey(typed: string, random: RandomSource): Promise<Uint8Array | null> {
	const values = readLetters(typed);
	if (values?.length !== lettersOfKey + 1) return null;
	const code = values.slice(0, lettersOfKey);
	const bytes = values[lettersOfKey] === checkOf(code) ? fromFives(code) : null;
	if (bytes === null || !isWritten(bytes)) return null;
	const agreed = (await loadAgreement()).agree(random.bytes(keyLength), bytes);
	return agreed === null ? null : bytes;
}

/** Whether these bytes are a number below the prime 2^255 − 19, as each key is written. */
function isWritten(bytes: Uint8Array): boolean {
	const [lowest = 0, ...others] = bytes;
	const highest = others.pop() ?? 0;
	if (highest > 0x7f) return false;
	return highest < 0x7f || lowest < 0xed || others.some((byte) => byte !== 0xff);
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
