import { createHmac, hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { present, utf8, type BookId } from '#kernel';
import type { OpenKeys } from '#app';
import { keyRing, makeSigningKey } from '../../src/lib/vault/key-ring.ts';
import { quickVault } from '../support/quick-vault.ts';

// What shows a name to who has it, and lets nobody else try names out (ADR 0151): it follows from the seed of the group's signing key.

const book = 'book-a' as BookId;
const markBy = (keys: OpenKeys) => keys.markAsGroup(utf8('Asha'));

test('is HMAC-SHA-256 under HKDF of the seed, as RFC 2104 and RFC 5869 say', async () => {
	const drawn: Uint8Array[] = [];
	const random = {
		id: () => 'id',
		bytes(count: number) {
			const made = new Uint8Array(count).map((_, place) => place + drawn.length);
			drawn.push(made.slice());
			return made;
		}
	};
	const ring = await keyRing(new Uint8Array(32), book);
	const { key } = await makeSigningKey(ring, book, 'group', random);
	const seed = present(drawn[0], 'the seed is drawn first');
	const derived = hkdfSync('sha256', seed, book, 'bahi/1 names', 32);
	const byNode = createHmac('sha256', Buffer.from(derived)).update('Asha').digest();
	expect(await key.mark(utf8('Asha'))).toEqual(new Uint8Array(byNode));
});

test('is the same on each phone of the group, also under a renewed key; another in another group, and for another name', async () => {
	const vault = quickVault();
	const { keys, document, recoveryCode } = await vault.create(book);
	const mark = await markBy(keys);
	const restored = await vault.openWithRecovery(await keys.forBackup(document), recoveryCode, true);
	expect(restored.ok && (await markBy(restored.value.keys))).toBe(mark);
	const due = await keys.withNewPaper(document);
	const renewal = present(await keys.renewed(due.document), 'the key is due');
	const again = await vault.openWithRecovery(renewal.document, due.recoveryCode, false);
	expect(again.ok && (await markBy(again.value.keys))).toBe(mark);
	expect(await keys.markAsGroup(utf8('Bina'))).not.toBe(mark);
	expect(await markBy((await quickVault().create(book)).keys)).not.toBe(mark);
});
