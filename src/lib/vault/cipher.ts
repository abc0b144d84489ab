import { unshared, utf8, concat, fromBase64url, toBase64url, wipe } from '#kernel';
import type { RandomSource } from '#app';

/** HKDF-SHA-256 (RFC 5869). @returns 32 bytes */
export async function derive(secret: Uint8Array, salt: Uint8Array, purpose: string): Promise<Uint8Array> {
	const key = await crypto.subtle.importKey('raw', unshared(secret), 'HKDF', false, ['deriveBits']);
	const parameters = { name: 'HKDF', hash: 'SHA-256', salt: unshared(salt), info: unshared(utf8(purpose)) };
	return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256));
}

/** PBKDF2-HMAC-SHA-256 (RFC 8018). @returns 32 bytes */
export async function stretch(secret: Uint8Array, salt: Uint8Array, rounds: number): Promise<Uint8Array> {
	const key = await crypto.subtle.importKey('raw', unshared(secret), 'PBKDF2', false, ['deriveBits']);
	const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: unshared(salt), iterations: rounds };
	return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256));
}

/** SHA-256. @returns 32 bytes */
export async function digest(bytes: Uint8Array): Promise<Uint8Array> {
	return new Uint8Array(await crypto.subtle.digest('SHA-256', unshared(bytes)));
}

/** NIST SP 800-38D: 96-bit nonces are the ones that GCM takes without hashing. */
export const nonceLength = 12;
export const tagLength = 16;

/** @param raw 32 bytes; the handle that comes back cannot be exported again */
export function importCipherKey(raw: Uint8Array): Promise<CryptoKey> {
	return crypto.subtle.importKey('raw', unshared(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Text, or bytes, which are bound to what is encrypted. */
type About = string | Uint8Array;

/** AES-256-GCM. @returns nonce, ciphertext and tag in one piece; 28 bytes longer than `bytes` */
export async function seal(
	key: CryptoKey,
	nonce: Uint8Array,
	bytes: Uint8Array,
	about: About
): Promise<Uint8Array> {
	const sealed = await crypto.subtle.encrypt(parameters(nonce, about), key, unshared(bytes));
	return concat(nonce, new Uint8Array(sealed));
}

/** @returns null when the bytes, the key or `about` do not fit together */
export async function unseal(key: CryptoKey, sealed: Uint8Array, about: About): Promise<Uint8Array | null> {
	if (sealed.length < nonceLength + tagLength) return null;
	const nonce = sealed.subarray(0, nonceLength);
	try {
		const ciphertext = unshared(sealed.subarray(nonceLength));
		return new Uint8Array(await crypto.subtle.decrypt(parameters(nonce, about), key, ciphertext));
	} catch (cause) {
		// The one refusal that GCM knows; anything else (a key of the wrong kind) is a bug of ours.
		if (cause instanceof DOMException && cause.name === 'OperationError') return null;
		throw cause;
	}
}

const parameters = (nonce: Uint8Array, about: About): AesGcmParams => ({
	name: 'AES-GCM',
	iv: unshared(nonce),
	additionalData: unshared(typeof about === 'string' ? utf8(about) : about)
});

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
