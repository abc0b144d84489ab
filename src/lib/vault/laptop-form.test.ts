import { createDecipheriv, createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { argon2id } from '@noble/hashes/argon2.js';
import { describe, expect, test } from 'vitest';
import { checkOf, fromBase64url, present, toFives, writeLetters } from '#kernel';
import { countTries, quick, random } from '../../../tests/support/quick-vault.ts';
import { readLaptopKey } from './laptop-key.ts';
import { createLaptopVault } from './laptop-vault.ts';

// The shelf of a laptop, worked out here with OpenSSL and @noble/hashes by the names that lie in it (ADR 0077): under another name no shelf that
// was written would open any more, and no copy that a group gave.

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const hkdf = (secret: Uint8Array, salt: Uint8Array, purpose: string): Buffer =>
	Buffer.from(hkdfSync('sha256', secret, salt, utf8(purpose), 32));
/** AES-256-GCM: nonce of 12 bytes, ciphertext, tag of 16. */
function opened(key: Uint8Array, sealed: Uint8Array, about: string): Buffer {
	const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
	cipher.setAAD(utf8(about));
	cipher.setAuthTag(sealed.subarray(-16));
	return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]);
}
const bytesIn = (text: string): Uint8Array => present(fromBase64url(text), 'base64url');
const passphrase = 'four words of rain';

describe('the shelf of a laptop', () => {
	test('has a key that the passphrase wraps, and all else follows from that key', async () => {
		const { lock, keys } = await createLaptopVault({ random, tries: countTries(), ...quick }).create(
			passphrase
		);
		const { salt, wrapped } = lock.sealed as { readonly salt: string; readonly wrapped: string };
		const stretched = argon2id(utf8(passphrase), bytesIn(salt), { m: 8, t: 1, p: 1, dkLen: 32 });
		const purpose = 'bahi/1 laptop passphrase';
		const key = opened(hkdf(stretched, bytesIn(salt), purpose), bytesIn(wrapped), purpose);
		expect(lock).toMatchObject({ version: 1, sealed: { slotId: 'laptop' } });
		expect(bytesIn(salt)).toHaveLength(16);

		const sealed = await keys.encrypt(utf8('Ujala'), 'list');
		expect(opened(key, sealed, 'bahi/1 laptop list').toString()).toBe('Ujala');

		const secretKey = hkdf(key, utf8('laptop'), 'bahi/1 laptop secret key');
		// RFC 8410: what stands before the 32 bytes of an X25519 key.
		const start = Buffer.from('302e020100300506032b656e04220420', 'hex');
		const privateKey = createPrivateKey({
			key: Buffer.concat([start, secretKey]),
			format: 'der',
			type: 'pkcs8'
		});
		expect(await keys.publicKey()).toBe(createPublicKey(privateKey).export({ format: 'jwk' }).x);
	});

	test('takes the hash that runs everywhere where this laptop cannot work out the other, and says so', async () => {
		const tooMuch = { memoryKib: 2 ** 40, passes: 1 };
		const vault = createLaptopVault({
			random,
			tries: countTries(),
			weakSlowHashForTestsOnly: true,
			argon2Parameters: tooMuch
		});
		const { lock } = await vault.create(passphrase);
		expect(lock.sealed).toMatchObject({ hash: { kind: 'pbkdf2-sha256', rounds: 600_000 } });
		expect((await vault.open(lock, passphrase)).ok).toBe(true);
		expect(await vault.open({ ...lock, sealed: {} }, passphrase)).toEqual({
			ok: false,
			error: { type: 'Damaged', about: 'lock of the laptop' }
		});
	});
});

describe('the letters of a public key', () => {
	const prime = 2n ** 255n - 19n;
	/** A number as X25519 writes it: 32 bytes, lowest first. */
	const bytesOf = (number: bigint): Uint8Array =>
		Uint8Array.from({ length: 32 }, (_, place) => Number((number >> BigInt(8 * place)) & 255n));
	const lettersOf = (bytes: Uint8Array): string => {
		const values = toFives(bytes);
		return writeLetters([...values, checkOf(values)]);
	};
	const read = (letters: string) => readLaptopKey(letters, random);

	// Each is a number below 2^255 − 19, and no point of small order.
	test.each([
		['two below the prime', prime - 2n],
		['the greatest whose highest byte is less', 0x7fn * 2n ** 248n - 1n],
		['of the highest byte and a nine', 0x7fn * 2n ** 248n + 9n],
		['of the highest byte and the others as high, but for one', 2n ** 255n - 1n - 2n ** 100n],
		['of a low byte below that of the prime', 0x7fn * 2n ** 248n + 2n ** 60n]
	])('are taken for a number as each key is written: %s', async (_, number) => {
		expect(await read(lettersOf(bytesOf(number)))).toEqual(bytesOf(number));
	});

	test('are as many as they are, and signs that no letter is for are none', async () => {
		const letters = lettersOf(bytesOf(9n));
		expect(await read(letters)).not.toBeNull();
		for (const wrong of [
			`${letters}0`,
			`${letters} 0000`,
			letters.slice(0, -1),
			letters.slice(1),
			'?',
			`${letters}?`
		])
			expect(await read(wrong), wrong).toBeNull();
	});
});
