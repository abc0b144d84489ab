import {
	createDecipheriv,
	createPrivateKey,
	createPublicKey,
	diffieHellman,
	hkdfSync,
	pbkdf2Sync
} from 'node:crypto';
import { argon2id } from '@noble/hashes/argon2.js';
import { describe, expect, test } from 'vitest';
import { present, toBase64url } from '#kernel';
import { book, deviceSecret, random } from '../../../tests/support/quick-vault.ts';
import { runArgon2 } from './argon2.ts';
import { newCopyKey, openForGroup, openForLaptop } from './copy-key.ts';
import { loadAgreement, openSealedTo, sealTo } from './laptop-key.ts';
import {
	codeSealedAgain,
	lockWithCode,
	lockWithSheet,
	paperSealedAgain,
	secretOf,
	unlockWithSecret,
	unlockWithSheet
} from './slots.ts';
import { usualPbkdf2 } from './slow-hash.ts';
import { bytesOf } from './cipher.ts';

// What opens a book: a code of an officer on her phone, and the key paper. Worked out here with OpenSSL and @noble/hashes by the names that
// lie in the books of groups (ADR 0078), so that what was locked once opens for ever, and only by its own secret.

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const hkdf = (secret: Uint8Array, salt: Uint8Array, purpose: string) =>
	new Uint8Array(hkdfSync('sha256', secret, salt, utf8(purpose), 32));
/** AES-256-GCM: nonce of 12 bytes, ciphertext, tag of 16. */
function opened(key: Uint8Array, sealed: Uint8Array, about: string): Uint8Array {
	const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
	cipher.setAAD(utf8(about));
	cipher.setAuthTag(sealed.subarray(-16));
	return new Uint8Array(Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]));
}
/** RFC 8410: what stands before the 32 bytes of an X25519 key. */
const secretKeyOf = (raw: Uint8Array) =>
	createPrivateKey({
		key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), raw]),
		format: 'der',
		type: 'pkcs8'
	});
const publicKeyOf = (raw: Uint8Array) =>
	createPublicKey({
		key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), raw]),
		format: 'der',
		type: 'spki'
	});
/** The key that was sealed to a public key, by the secret half of it. */
function openedPair(
	secret: Uint8Array,
	sealed: { readonly point: string; readonly wrapped: string },
	purpose: string
) {
	const [privateKey, point] = [secretKeyOf(secret), bytesOf(sealed.point)];
	const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
	const shared = diffieHellman({ privateKey, publicKey: publicKeyOf(point) });
	const key = hkdf(shared, Buffer.concat([point, publicKey]), purpose);
	return {
		publicKey: toBase64url(new Uint8Array(publicKey)),
		clear: opened(key, bytesOf(sealed.wrapped), purpose)
	};
}

const groupKey = random.bytes(32);
const hash = { kind: 'argon2id', memoryKib: 8, passes: 1 } as const;
const tools = { random, argon2: runArgon2 };
const code = { kind: 'digits', digits: '482915', deviceSecret } as const;
const slot = { book, slotId: 's1', hash };
const codePurpose = `bahi/1 code slot ${book} s1`;
const sheetPurpose = `bahi/1 recovery slot ${book}`;

describe('the slot of a code', () => {
	test('is opened by the stretched code with the secret of the phone, and by nothing else of it', async () => {
		const lock = await lockWithCode(groupKey, slot, code, tools);
		expect(lock).toMatchObject({ slotId: 's1', hash, leaves: false });
		const salt = bytesOf(lock.salt);
		expect(salt).toHaveLength(16);
		const stretched = argon2id(utf8('digits 482915'), salt, { m: 8, t: 1, p: 1, dkLen: 32 });
		const secret = Buffer.concat([stretched, deviceSecret]);
		const { pair } = lock;
		const own = openedPair(
			hkdf(secret, salt, `${codePurpose} pair`),
			{ point: pair.point, wrapped: lock.wrapped },
			`${codePurpose} sealed`
		);
		expect(own).toEqual({ publicKey: pair.publicKey, clear: groupKey });
		expect(await secretOf(lock, code, runArgon2)).toEqual(new Uint8Array(secret));
		const given = new Uint8Array(secret);
		expect(await unlockWithSecret(lock, book, given)).toEqual(groupKey);
		expect(given).toEqual(new Uint8Array(64));
		const wrong = [
			{ ...code, digits: '482916' },
			{ ...code, kind: 'pictures' as const },
			{ ...code, deviceSecret: new Uint8Array(32) }
		];
		for (const other of wrong)
			expect(
				await unlockWithSecret(lock, book, present(await secretOf(lock, other, runArgon2), 'a secret'))
			).toBeNull();
		for (const [ofLock, ofBook] of [
			[lock, 'book-b'],
			[{ ...lock, slotId: 's2' }, book]
		] as const)
			expect(await unlockWithSecret(ofLock, ofBook, new Uint8Array(secret))).toBeNull();
	});

	test('takes the hash that runs everywhere where this phone cannot work out the other, and says so', async () => {
		const lock = await lockWithCode(groupKey, slot, code, { random, argon2: () => Promise.resolve(null) });
		expect(lock.hash).toEqual(usualPbkdf2);
		const stretched = pbkdf2Sync('digits 482915', bytesOf(lock.salt), usualPbkdf2.rounds, 32, 'sha256');
		const secret = new Uint8Array(Buffer.concat([stretched, deviceSecret]));
		expect(await unlockWithSecret(lock, book, secret)).toEqual(groupKey);
		expect(await secretOf({ ...lock, hash }, code, () => Promise.resolve(null))).toBeNull();
	});

	test('is sealed to another group key without her code: it opens as before, to the new one alone', async () => {
		const lock = await lockWithCode(groupKey, slot, code, tools);
		const next = random.bytes(32);
		const again = await codeSealedAgain(next, book, lock, random);
		expect({ ...again, wrapped: '', pair: null }).toEqual({ ...lock, wrapped: '', pair: null });
		expect(again.pair.publicKey).toBe(lock.pair.publicKey);
		const secret = async () => present(await secretOf(again, code, runArgon2), 'a secret');
		expect(await unlockWithSecret(again, book, await secret())).toEqual(next);
		expect(await unlockWithSecret(lock, book, await secret())).toEqual(groupKey);
	});
});

describe('the key paper', () => {
	test('opens by its secret alone, which is wiped, and only its own book', async () => {
		const secret = random.bytes(16);
		const given = secret.slice();
		const lock = await lockWithSheet(groupKey, book, given, random);
		expect(given).toEqual(new Uint8Array(16));
		const salt = bytesOf(lock.salt);
		expect(salt).toHaveLength(16);
		const { pair } = lock;
		expect(
			openedPair(
				hkdf(secret, salt, `${sheetPurpose} pair`),
				{ point: pair.point, wrapped: lock.wrapped },
				`${sheetPurpose} sealed`
			)
		).toEqual({ publicKey: pair.publicKey, clear: groupKey });
		const again = secret.slice();
		expect(await unlockWithSheet(lock, book, again)).toEqual(groupKey);
		expect(again).toEqual(new Uint8Array(16));
		expect(await unlockWithSheet(lock, 'book-b', secret.slice())).toBeNull();
		expect(await unlockWithSheet(lock, book, random.bytes(16))).toBeNull();
		const next = random.bytes(32);
		const renewed = await paperSealedAgain(next, book, lock, random);
		expect(renewed.salt).toBe(lock.salt);
		expect(await unlockWithSheet(renewed, book, secret.slice())).toEqual(next);
	});
});

describe('what is sealed to a public key', () => {
	test('opens by its secret half, for its purpose', async () => {
		const secretKey = random.bytes(32);
		const publicKey = (await loadAgreement()).publicKeyOf(secretKey);
		const [key, sealed] = [random.bytes(32), await sealTo(publicKey, groupKey, 'a purpose', random)];
		const pair = { secretKey, publicKey };
		expect(openedPair(secretKey, sealed, 'a purpose')).toEqual({
			publicKey: toBase64url(publicKey),
			clear: groupKey
		});
		expect(await openSealedTo(pair, sealed, 'a purpose')).toEqual(groupKey);
		expect(await openSealedTo(pair, sealed, 'another')).toBeNull();
		expect(await openSealedTo({ ...pair, secretKey: key }, sealed, 'a purpose')).toBeNull();
		for (const point of ['', toBase64url(new Uint8Array(31)), toBase64url(new Uint8Array(32))])
			expect(await openSealedTo(pair, { ...sealed, point }, 'a purpose')).toBeNull();
		await expect(sealTo(new Uint8Array(32), groupKey, 'a purpose', random)).rejects.toThrow(TypeError);
	});
});

describe('the key of a copy', () => {
	const wrapped: (readonly [Uint8Array, string])[] = [];
	/** As the keys of the group do it, but that nothing is encrypted. */
	const wrapForGroup = (bytes: Uint8Array, about: string) => {
		wrapped.push([bytes.slice(), about]);
		return Promise.resolve(bytes.slice());
	};
	const unwrapForGroup = (bytes: Uint8Array, about: string) =>
		Promise.resolve(about === 'key of a copy' ? bytes.slice() : null);

	test('opens the copy for the group and for its laptop, and for no other laptop and book', async () => {
		const secretKey = random.bytes(32);
		const laptop = (await loadAgreement()).publicKeyOf(secretKey);
		const { slots, encrypt } = await newCopyKey(book, laptop, wrapForGroup, random);
		const [[key, about] = [groupKey, '']] = wrapped;
		expect(about).toBe('key of a copy');
		const sealed = await encrypt(utf8('twelve meetings'), 'backup');
		expect(opened(key, sealed, `bahi/1 ${book} backup`)).toEqual(new Uint8Array(utf8('twelve meetings')));
		expect(openedPair(secretKey, slots.laptop, `bahi/1 laptop slot ${book}`).clear).toEqual(key);
		const group = await openForGroup(book, slots, unwrapForGroup);
		expect(await group?.decrypt(sealed, 'backup')).toEqual({
			ok: true,
			value: new Uint8Array(utf8('twelve meetings'))
		});
		expect(await group?.decrypt(sealed, 'another')).toMatchObject({ ok: false, error: { type: 'Damaged' } });
		const own = await openForLaptop(book, slots, secretKey);
		expect(await own?.decrypt(sealed, 'backup')).toMatchObject({ ok: true });
		expect(await openForLaptop('book-b', slots, secretKey)).toBeNull();
		expect(await openForLaptop(book, slots, random.bytes(32))).toBeNull();
		expect(await openForGroup(book, slots, () => Promise.resolve(null))).toBeNull();
	});

	test('lies in a copy without a laptop too: nobody can tell from the file', async () => {
		const { slots } = await newCopyKey(book, null, wrapForGroup, random);
		expect([bytesOf(slots.laptop.point).length, bytesOf(slots.laptop.wrapped).length]).toEqual([32, 60]);
		const other = await newCopyKey(book, null, wrapForGroup, random);
		expect(other.slots.laptop.point).not.toBe(slots.laptop.point);
	});
});
