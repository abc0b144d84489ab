import { describe, expect, test } from 'vitest';
import { checkOf, fromBase64url, present, toFives, writeLetters, type BookId } from '#kernel';
import { createLaptopVault } from '#vault/copies';
import { loadAgreement } from '../../src/lib/vault/laptop-key.ts';
import { book, countTries, quick, quickVault, random } from '../support/quick-vault.ts';

const passphrase = 'four words of rain';
const aLaptop = () => createLaptopVault({ random, tries: countTries(), ...quick }).create(passphrase);

/** A number as X25519 writes it: 32 bytes, lowest first. */
const bytesOf = (number: bigint): Uint8Array =>
	Uint8Array.from({ length: 32 }, (_, place) => Number((number >> BigInt(8 * place)) & 255n));
/** Letters with a right check letter, whatever they say. */
function lettersOf(bytes: Uint8Array): string {
	const values = toFives(bytes);
	return writeLetters([...values, checkOf(values)]);
}
const prime = 2n ** 255n - 19n;

describe('the public key of a laptop', () => {
	test('is the same for as long as there is its shelf, and another one on each laptop', async () => {
		const vault = createLaptopVault({ random, tries: countTries(), ...quick });
		const { lock, keys } = await vault.create(passphrase);
		const opened = await vault.open(lock, passphrase);
		expect(opened.ok && (await opened.value.publicKey())).toBe(await keys.publicKey());
		expect(await (await aLaptop()).keys.publicKey()).not.toBe(await keys.publicKey());
	});

	test('is taken from its letters, however they were typed; of a wrong letter nothing is taken', async () => {
		const { keys } = await aLaptop();
		const vault = quickVault();
		const letters = await keys.publicLetters();
		expect(letters).toMatch(/^(?:[0-9A-Z]{4} ){13}[0-9A-Z]$/);
		expect(await vault.readLaptopKey(letters.toLowerCase().replaceAll(' ', '-'))).toBe(
			await keys.publicKey()
		);
		for (const [place, letter] of Array.from(letters).entries()) {
			if (letter === ' ') continue;
			const wrong = letters.slice(0, place) + (letter === '7' ? '8' : '7') + letters.slice(place + 1);
			expect(await vault.readLaptopKey(wrong), `letter ${place}`).toBeNull();
		}
	});

	test('is not the letters of a key paper', async () => {
		const vault = quickVault();
		const { recoveryCode } = await vault.create(book);
		expect(await vault.readLaptopKey(recoveryCode)).toBeNull();
		expect(await vault.readLaptopKey('')).toBeNull();
	});

	// The points of small order of Curve25519 and of its twist (D. J. Bernstein, "Curve25519", "How do I validate public keys?").
	test.each([
		0n,
		1n,
		325606250916557431795983626356110631294008115727848805560023387167927233504n,
		39382357235489614581723060781553021112529911719440698176882885853963445705823n,
		prime - 1n,
		prime,
		prime + 1n
	])('is refused where everybody would know what is agreed on: %s', async (number) => {
		expect(await quickVault().readLaptopKey(lettersOf(bytesOf(number)))).toBeNull();
	});

	test('is refused in a spelling that nobody writes', async () => {
		const vault = quickVault();
		expect(await vault.readLaptopKey(lettersOf(bytesOf(9n)))).not.toBeNull();
		expect(await vault.readLaptopKey(lettersOf(bytesOf(9n + prime)))).toBeNull();
		expect(await vault.readLaptopKey(lettersOf(bytesOf(9n + 2n ** 255n)))).toBeNull();
	});

	test('is what RFC 7748, 6.1, says of its secret key', async () => {
		const { publicKeyOf, agree } = await loadAgreement();
		const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
		const bob = bytes('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
		const alicePublic = bytes('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a');
		expect(publicKeyOf(bob)).toEqual(
			bytes('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f')
		);
		expect(agree(bob, alicePublic)).toEqual(
			bytes('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742')
		);
	});
});

describe('the slot of a copy', () => {
	async function aCopy() {
		const vault = quickVault();
		const { keys, document } = await vault.create(book);
		const { keys: laptop } = await aLaptop();
		const key = await laptop.publicKey();
		const keyOfCopy = (to: string | null) => keys.newCopyKey(document, to);
		return { keys, laptop, key, keyOfCopy };
	}
	const secret = new TextEncoder().encode('Ujala');

	test('opens for the laptop that it was made for and for the group, for no other laptop and no other book', async () => {
		const { keys, laptop, key, keyOfCopy } = await aCopy();
		const { slots, encrypt } = await keyOfCopy(key);
		const bytes = await encrypt(secret, 'body');
		const good = { ok: true, value: secret };
		const onLaptop = present(await laptop.openCopy(book, slots), 'it was made for this laptop');
		expect(await onLaptop.decrypt(bytes, 'body')).toEqual(good);
		expect(await present(await keys.openCopy(slots), 'it is the group').decrypt(bytes, 'body')).toEqual(good);
		expect(await onLaptop.decrypt(bytes, 'other')).toMatchObject({ error: { type: 'Damaged' } });
		expect(await (await aLaptop()).keys.openCopy(book, slots)).toBeNull();
		expect(await laptop.openCopy('book-b' as BookId, slots)).toBeNull();
		const { keys: otherGroup } = await quickVault().create(book);
		expect(await otherGroup.openCopy(slots)).toBeNull();
	});

	test('looks the same where it opens for nobody', async () => {
		const { laptop, key, keyOfCopy } = await aCopy();
		const [given, none] = [await keyOfCopy(key), await keyOfCopy(null)];
		const lengths = ({ slots }: typeof given) => [
			slots.group.length,
			slots.laptop.point.length,
			slots.laptop.wrapped.length
		];
		expect(lengths(none)).toEqual(lengths(given));
		expect(await laptop.openCopy(book, none.slots)).toBeNull();
		expect(JSON.stringify(given.slots)).not.toContain(key);
		const again = await keyOfCopy(key);
		expect(again.slots.laptop.point).not.toBe(given.slots.laptop.point);
	});

	test('opens one copy: what it wraps reads no other, and nothing else of the book', async () => {
		const { keys, laptop, key, keyOfCopy } = await aCopy();
		const [given, later] = [await keyOfCopy(key), await keyOfCopy(null)];
		const reader = present(await laptop.openCopy(book, given.slots), 'it was made for this laptop');
		for (const bytes of [await later.encrypt(secret, 'body'), await keys.encrypt(secret, 'body')])
			expect(await reader.decrypt(bytes, 'body')).toMatchObject({ error: { type: 'Damaged' } });
	});

	test('with a point of small order put in opens nothing, and throws nothing', async () => {
		const { laptop, key, keyOfCopy } = await aCopy();
		const { slots } = await keyOfCopy(key);
		for (const point of ['A'.repeat(43), 'AQ' + 'A'.repeat(41), ''])
			expect(await laptop.openCopy(book, { ...slots, laptop: { ...slots.laptop, point } })).toBeNull();
		expect(fromBase64url('A'.repeat(43))?.length).toBe(32);
	});

	test('is closed with the shelf', async () => {
		const { laptop, key, keyOfCopy } = await aCopy();
		const { slots } = await keyOfCopy(key);
		laptop.forget();
		await expect(async () => laptop.openCopy(book, slots)).rejects.toThrow('forgotten');
	});
});
