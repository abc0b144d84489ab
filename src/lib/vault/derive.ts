import { unshared, utf8 } from '#kernel';

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
