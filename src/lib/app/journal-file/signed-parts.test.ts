import { expect, test } from 'vitest';
import { toBase64url, type BookId, type MemberId } from '#kernel';
import { groupKey, plainChecks, signed } from '../../../../tests/support/merging-phones.ts';
import { areNamesSigned, signNames } from './signed-parts.ts';

// Content of the group's signature over the names in a file (ADR 0038). Plain test signatures: the key, and the hash of the signed bytes.

const named = (memberId: string, name: string) => ({ memberId: memberId as MemberId, name });
const at = { id: 'book-a' as BookId, head: 'ab'.repeat(32) };
const keys = {
	groupPublicKey: groupKey,
	markAsGroup: () => Promise.resolve(''),
	signAsGroup: (bytes: Uint8Array) => Promise.resolve(signed(groupKey, new TextDecoder().decode(bytes)))
};

test('names are signed by their ids, for one book at one record, and stay as the file lists them', async () => {
	// "m10" sorts before "m2", a capital before a small letter: by UTF-16 units, not by locale.
	const people = [named('m2', 'Gita'), named('m10', 'Rani'), named('M3', 'Sita')];
	const names =
		'[{"memberId":"M3","name":"Sita"},{"memberId":"m10","name":"Rani"},{"memberId":"m2","name":"Gita"}]';
	const found = await signNames(keys, at, people);
	expect(found.people).toEqual(people);
	expect(found.signature).toBe(signed(groupKey, `bahi names 1\nbook-a\n${'ab'.repeat(32)}\n${names}`));
});

test('they are signed by this key alone, for this book and this record', async () => {
	const names = await signNames(keys, at, [named('m1', 'Sita')]);
	const where = { ...at, groupKey };
	expect(await areNamesSigned(names, where, plainChecks)).toBe(true);
	for (const other of [
		{ id: 'book-b' as BookId },
		{ head: 'cd'.repeat(32) },
		{ groupKey: toBase64url(new Uint8Array(32)) }
	])
		expect(await areNamesSigned(names, { ...where, ...other }, plainChecks)).toBe(false);
	const more = names.people.map((one) => ({ ...one, name: 'Gita' }));
	expect(await areNamesSigned({ ...names, people: more }, where, plainChecks)).toBe(false);
});
