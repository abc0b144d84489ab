import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson, fromBase64url, present, toBase64url } from '#kernel';
import { book, random } from '../../../tests/support/quick-vault.ts';
import { derive, digest, stretch, seal, unseal, bytesOf, unwrap, wrap } from './cipher.ts';
import { hasRightTag, readSealed, tagged } from './key-document.ts';
import { keyRing, makeSigningKey, openSigningKey, seedUnder, writerIdOf } from './key-ring.ts';
import { olderRecordKeys, wrapOlder } from './renewal.ts';
import { lockOnce, unlockOnce } from './vault.ts';

// How keys follow from one another, worked out here with OpenSSL by the names that lie in the files of groups: under another name, or with
// another cipher, no book that was written would open any more.

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const hkdf = (secret: Uint8Array, salt: Uint8Array, purpose: string): Uint8Array =>
	new Uint8Array(hkdfSync('sha256', secret, salt, utf8(purpose), 32));
const groupKey = new Uint8Array(32).map((_, place) => place * 7);
const partOf = (key: Uint8Array, purpose: string) => hkdf(key, utf8(book), `bahi/1 ${purpose}`);

/** AES-256-GCM: nonce of 12 bytes, ciphertext, tag of 16. */
function opened(key: Uint8Array, sealed: Uint8Array, about: string): Uint8Array {
	const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
	cipher.setAAD(utf8(about));
	cipher.setAuthTag(sealed.subarray(-16));
	return new Uint8Array(Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]));
}
function closed(key: Uint8Array, nonce: Uint8Array, bytes: Uint8Array, about: string): Uint8Array {
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	cipher.setAAD(utf8(about));
	return new Uint8Array(Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
}

test('keys are derived, stretched and hashed as OpenSSL does it', async () => {
	const [secret, salt] = [groupKey.slice(3, 19), groupKey.slice(1, 17)];
	expect(await derive(secret, salt, 'a purpose')).toEqual(hkdf(secret, salt, 'a purpose'));
	expect(await stretch(utf8('digits 482915'), new Uint8Array(16), 1)).toHaveLength(32);
	expect(await digest(secret)).toEqual(new Uint8Array(createHash('sha256').update(secret).digest()));
});

describe('a piece that is sealed', () => {
	test('is nonce, ciphertext and tag of AES-256-GCM, bound to what it is about', async () => {
		const ring = await keyRing(groupKey, book);
		const nonce = random.bytes(12);
		const bytes = utf8('twenty rupees');
		const sealed = await seal(ring.records, nonce, bytes, 'page 7');
		expect(sealed).toEqual(closed(partOf(groupKey, 'records'), nonce, bytes, 'page 7'));
		expect(await unseal(ring.records, sealed, 'page 7')).toEqual(new Uint8Array(bytes));
		expect(await unseal(ring.records, sealed, 'page 8')).toBeNull();
	});

	test('of nothing is 28 bytes, and what is shorter is none', async () => {
		const { records } = await keyRing(groupKey, book);
		const empty = await seal(records, random.bytes(12), new Uint8Array(), 'x');
		expect(empty).toHaveLength(28);
		expect(await unseal(records, empty, 'x')).toEqual(new Uint8Array());
		for (const length of [0, 11, 12, 27])
			expect(await unseal(records, empty.slice(0, length), 'x')).toBeNull();
	});

	test('a key of another kind is our bug, and not a damaged page', async () => {
		const { tags } = await keyRing(groupKey, book);
		await expect(unseal(tags, new Uint8Array(40), 'x')).rejects.toThrow();
	});

	test('by a key that encrypts once has no nonce with it', async () => {
		const secret = groupKey.slice(0, 16);
		const locked = await lockOnce(secret, utf8('small'));
		const key = hkdf(secret, new Uint8Array(), 'bahi/1 once');
		expect(locked).toEqual(closed(key, new Uint8Array(12), utf8('small'), 'bahi/1 once').slice(12));
		expect(await unlockOnce(secret, locked)).toEqual(new Uint8Array(utf8('small')));
		expect(await unlockOnce(groupKey.slice(1, 17), locked)).toBeNull();
	});
});

describe('from the group key', () => {
	test('a key for each purpose, that cannot be exported', async () => {
		const ring = await keyRing(groupKey, book);
		const nonce = random.bytes(12);
		for (const purpose of ['records', 'seeds', 'older'] as const) {
			const sealed = await seal(ring[purpose], nonce, utf8('x'), 'about');
			expect(sealed).toEqual(closed(partOf(groupKey, purpose), nonce, utf8('x'), 'about'));
			expect(ring[purpose].extractable).toBe(false);
		}
		const tag = await crypto.subtle.sign('HMAC', ring.tags, Uint8Array.from(utf8('text')));
		expect(Buffer.from(tag)).toEqual(createHmac('sha256', partOf(groupKey, 'tags')).update('text').digest());
		expect(ring.tags.extractable).toBe(false);
		const other = await keyRing(groupKey, 'book-b');
		expect(
			await unseal(other.records, await seal(ring.records, nonce, utf8('x'), 'about'), 'about')
		).toBeNull();
	});

	test('the seeds of signing keys, each for its book and purpose', async () => {
		const ring = await keyRing(groupKey, book);
		const { wrapped } = await makeSigningKey(ring, book, 'writer', random);
		const bytes = present(fromBase64url(wrapped.wrapped), 'base64url');
		expect(opened(partOf(groupKey, 'seeds'), bytes, `bahi/1 seed ${book} writer`)).toHaveLength(32);
		expect((await openSigningKey(ring, book, 'writer', wrapped))?.publicKey).toEqual(
			fromBase64url(wrapped.publicKey)
		);
		expect(await openSigningKey(ring, book, 'group', wrapped)).toBeNull();
		expect(await openSigningKey(ring, 'book-b', 'writer', wrapped)).toBeNull();
		for (const spoiled of [{ publicKey: '=' }, { wrapped: '=' }, { wrapped: '' }])
			expect(await openSigningKey(ring, book, 'writer', { ...wrapped, ...spoiled })).toBeNull();
	});

	test('a seed goes under the next group key and stays what it is', async () => {
		const [ring, next] = [await keyRing(groupKey, book), await keyRing(random.bytes(32), book)];
		const { key, wrapped } = await makeSigningKey(ring, book, 'group', random);
		const again = present(await seedUnder(ring, next, book, 'group', wrapped, random), 'it opens');
		expect(again.publicKey).toBe(wrapped.publicKey);
		const signing = present(await openSigningKey(next, book, 'group', again), 'the next ring opens it');
		expect(await signing.sign(utf8('x'))).toEqual(await key.sign(utf8('x')));
		expect(await openSigningKey(ring, book, 'group', again)).toBeNull();
		expect(await seedUnder(next, ring, book, 'group', wrapped, random)).toBeNull();
		expect(await seedUnder(ring, next, book, 'writer', wrapped, random)).toBeNull();
		expect(await seedUnder(ring, next, book, 'group', { ...wrapped, wrapped: '=' }, random)).toBeNull();
	});

	test('the keys of before, the newest first, as far as they open', async () => {
		const keys = [1, 2, 3, 4].map((seed) => new Uint8Array(32).fill(seed));
		const older: string[] = [];
		for (const [epoch, key] of keys.slice(0, 3).entries()) {
			const newer = await keyRing(present(keys[epoch + 1], 'a key'), book);
			older.push(await wrapOlder(newer, book, epoch, key, random));
			const bytes = present(fromBase64url(older[epoch] ?? ''), 'base64url');
			expect(
				opened(partOf(present(keys[epoch + 1], 'a key'), 'older'), bytes, `bahi/1 group key ${book} ${epoch}`)
			).toEqual(key);
		}
		const newest = await keyRing(present(keys[3], 'a key'), book);
		const found = await olderRecordKeys(newest, book, older);
		expect(found).toHaveLength(3);
		for (const [place, key] of [3, 2, 1].entries()) {
			const sealed = closed(
				partOf(new Uint8Array(32).fill(key), 'records'),
				random.bytes(12),
				utf8('x'),
				'a'
			);
			expect(await unseal(present(found[place], 'a key'), sealed, 'a')).toEqual(new Uint8Array(utf8('x')));
		}
		expect(await olderRecordKeys(newest, book, [])).toEqual([]);
		expect(await olderRecordKeys(newest, book, older.with(1, '='))).toHaveLength(1);
		expect(await olderRecordKeys(newest, book, older.with(0, older[1] ?? ''))).toHaveLength(2);
		expect(await olderRecordKeys(newest, 'book-b', older)).toEqual([]);
	});

	test('the id of a writer is half of the hash of its key, so that nobody chooses one', async () => {
		const key = random.bytes(32);
		const hash = createHash('sha256').update(key).digest('hex');
		expect(await writerIdOf(key)).toBe(hash.slice(0, 32));
	});
});

test('what a secret wraps lies under a key of its own for each purpose and salt; the secret is wiped on both ways', async () => {
	const [secret, salt, key] = [random.bytes(32), random.bytes(16), random.bytes(32)];
	const [given, again] = [secret.slice(), secret.slice()];
	const wrapped = await wrap(key, given, salt, 'a purpose', random);
	expect(given).toEqual(new Uint8Array(32));
	expect(opened(hkdf(secret, salt, 'a purpose'), bytesOf(wrapped), 'a purpose')).toEqual(key);
	expect(await unwrap(wrapped, again, salt, 'a purpose')).toEqual(key);
	expect(again).toEqual(new Uint8Array(32));
	expect(await unwrap(wrapped, secret.slice(), salt, 'another')).toBeNull();
	expect(await unwrap(wrapped, secret.slice(), random.bytes(16), 'a purpose')).toBeNull();
	expect(bytesOf('=')).toEqual(new Uint8Array());
});

test('the tag of a key document is an HMAC over its canonical text without the tag, and over every field of it', async () => {
	const { tags } = await keyRing(groupKey, book);
	const seed = { publicKey: toBase64url(random.bytes(32)), wrapped: toBase64url(random.bytes(60)) };
	const pair = { publicKey: seed.publicKey, point: toBase64url(random.bytes(32)) };
	const recovery = { salt: toBase64url(random.bytes(16)), wrapped: seed.wrapped, pair };
	const fields = { recovery, codes: [], group: seed, writer: null, older: [seed.wrapped], due: true };
	const document = await tagged({ book, slots: [] }, fields, tags);
	expect(document).toMatchObject({ version: 2, book, epoch: 1, slots: [], sealed: fields });
	const unsigned = canonicalJson({ ...document, sealed: { ...fields, tag: '' } });
	const tag = createHmac('sha256', partOf(groupKey, 'tags')).update(unsigned).digest('base64url');
	expect(document.sealed).toEqual({ ...fields, tag });
	const sealed = present(readSealed(document), 'it has its form');
	expect(await hasRightTag(document, sealed, tags)).toBe(true);
	const [other, none] = [
		{ ...sealed, tag: toBase64url(random.bytes(32)) },
		{ ...sealed, tag: '=' }
	];
	expect(await hasRightTag(document, other, tags)).toBe(false);
	expect(await hasRightTag(document, none, tags)).toBe(false);
	expect(await hasRightTag({ ...document, epoch: 2 }, sealed, tags)).toBe(false);
	const { tags: otherTags } = await keyRing(random.bytes(32), book);
	expect(await hasRightTag(document, sealed, otherTags)).toBe(false);
});
