import { expect, test } from 'vitest';
import { present, toBase64url } from '#kernel';
import { book, random } from '../../../tests/support/quick-vault.ts';
import { readSealed, tagged, type SealedKeys } from './key-document.ts';
import { keyRing, makeSigningKey } from './key-ring.ts';
import { olderRecordKeys, renew } from './renewal.ts';
import { lockWithSheet } from './slots.ts';

/** A document with nothing but a key paper, and keys of before as they are given. */
async function aDocument(older: readonly string[]) {
	const groupKey = random.bytes(32);
	const ring = await keyRing(groupKey, book);
	const recovery = await lockWithSheet(groupKey, book, random.bytes(16), random);
	const group = await makeSigningKey(ring, book, 'group', random);
	const sealed = { recovery, codes: [], group: group.wrapped, writer: null, older, due: true };
	const document = await tagged({ book, slots: [] }, sealed, ring.tags);
	return { document, sealed: present(readSealed(document), 'it is of this form'), groupKey, ring };
}

test('is not handed out where a key of before would be lost: what it opened could never be read again', async () => {
	const lost = await aDocument([toBase64url(random.bytes(60))]);
	await expect(renew(lost.document, lost.sealed, lost, random)).rejects.toThrow('every older key');
	const right = await aDocument([]);
	const first = await renew(right.document, right.sealed, right, random);
	const sealed: SealedKeys = present(readSealed(first.document), 'it is of this form');
	const second = await renew(first.document, sealed, first, random);
	expect(second.document.epoch).toBe(2);
	expect(await olderRecordKeys(second.ring, book, second.older)).toHaveLength(2);
});

test('is not made of a document whose signing key these keys do not open', async () => {
	const { document, sealed, groupKey, ring } = await aDocument([]);
	const other = await keyRing(random.bytes(32), book);
	const { wrapped: group } = await makeSigningKey(other, book, 'group', random);
	await expect(renew(document, { ...sealed, group }, { groupKey, ring }, random)).rejects.toThrow(
		'the ring opened this document'
	);
});
