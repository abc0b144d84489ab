import { concat, unshared, utf8 } from '#kernel';

/** NIST SP 800-38D: 96-bit nonces are the ones that GCM takes without hashing. */
export const nonceLength = 12;
const tagLength = 16;

/** @param raw 32 bytes; the handle that comes back cannot be exported again */
export function importCipherKey(raw: Uint8Array): Promise<CryptoKey> {
	return crypto.subtle.importKey('raw', unshared(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** AES-256-GCM. @returns nonce, ciphertext and tag in one piece; 28 bytes longer than `bytes` */
export async function seal(
	key: CryptoKey,
	nonce: Uint8Array,
	bytes: Uint8Array,
	about: string
): Promise<Uint8Array> {
	const sealed = await crypto.subtle.encrypt(parameters(nonce, about), key, unshared(bytes));
	return concat(nonce, new Uint8Array(sealed));
}

/** @returns null when the bytes, the key or `about` do not fit together */
export async function unseal(key: CryptoKey, sealed: Uint8Array, about: string): Promise<Uint8Array | null> {
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

const parameters = (nonce: Uint8Array, about: string): AesGcmParams => ({
	name: 'AES-GCM',
	iv: unshared(nonce),
	additionalData: unshared(utf8(about))
});
