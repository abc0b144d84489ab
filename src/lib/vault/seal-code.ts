import { toHex, utf8 } from '#kernel';
import type { SpokenCode } from '#app';
import type { Argon2 } from './slow-hash.ts';

/** This salt is the same on every phone for ever, because women compare the code between phones and with their passbooks. */
const sealSalt = utf8('bahi seal code 1');
/** Another one, so that no seal looks like a fingerprint. */
const fingerprintSalt = utf8('bahi fingerprint 1');
/** And one for keys of laptops. */
const laptopSalt = utf8('bahi laptop key 1');
const cost = { memoryKib: 32 * 1024, passes: 3 };

/**
 * 8 digits and 3 of 64 pictures, about 45 bits, from Argon2id(hash, "bahi seal code 1", 32 MiB, 3 passes).
 * Slow on purpose: with a fast hash, another history with the same code would be found in an hour.
 *
 * @param recordHash hex
 * @returns null where this phone cannot compute it
 */
export function sealCode(recordHash: string, argon2: Argon2): Promise<SpokenCode | null> {
	return spokenCode(utf8(recordHash), sealSalt, argon2);
}

/**
 * The group's signing key as people compare it: as a seal, from Argon2id(key, "bahi fingerprint 1", 32 MiB, 3 passes).
 *
 * @param publicKey 32 bytes
 * @returns null where this phone cannot compute it
 */
export function fingerprintOf(publicKey: Uint8Array, argon2: Argon2): Promise<SpokenCode | null> {
	return spokenCode(publicKey, fingerprintSalt, argon2);
}

/** The public key of a laptop as two people compare it. @param publicKey 32 bytes. @returns null as above */
export function laptopCodeOf(publicKey: Uint8Array, argon2: Argon2): Promise<SpokenCode | null> {
	return spokenCode(publicKey, laptopSalt, argon2);
}

async function spokenCode(secret: Uint8Array, salt: Uint8Array, argon2: Argon2): Promise<SpokenCode | null> {
	const bytes = await argon2({ secret, salt, ...cost });
	if (bytes === null) return null;
	const number = BigInt(`0x${toHex(bytes.subarray(0, 8))}`) % 100_000_000n;
	return {
		digits: number.toString().padStart(8, '0'),
		pictures: Array.from(bytes.subarray(8, 11), (byte) => byte & 63)
	};
}
