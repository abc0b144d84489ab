import { expect, test } from 'vitest';
import { assert } from '#kernel';
import { makeBackup } from '#app';
import { aPhone } from '../support/parts.ts';
import { count, first, found, gave, open, run, second, third, today } from '../support/small-book.ts';
import { nameWoman } from '../support/names.ts';

// What somebody sees who cannot read: how long things are. Each length is one of a few, whatever was written.

/** Nonce and tag of AES-GCM. */
const around = 28;

async function written(name: string, amount: number) {
	const phone = aPhone();
	const founded = await found(phone);
	const session = await open(phone, founded);
	await nameWoman(session, { memberId: first, name, on: today });
	const opening = { type: 'OpenMeeting', on: today, kind: 'regular' } as const;
	await run(session, 'op-1', opening, gave(first, amount), gave(second, 2500), gave(third, 2500));
	await run(session, 'op-2', count(amount + 5000), {
		type: 'SealMeeting',
		on: today,
		approvals: [second, third]
	});
	await session.audit(false);
	const store = phone.shelf.open(session.book);
	const [records, people, head] = [await store.records(), await store.people(), await store.load()];
	assert(records.ok && people.ok && head.ok && head.value.balances !== null, 'the store is read');
	const backup = await makeBackup(phone, session, founded.keys, founded.cover, today);
	assert(backup.ok, 'a copy is made');
	return {
		records: records.value.map(({ bytes }) => bytes.length - around),
		copied: (phone.secondCopy.records.get(session.book) ?? []).map(({ bytes }) => bytes.length - around),
		people: people.value.map(({ bytes }) => bytes.length - around),
		balances: head.value.balances.bytes.length - around,
		backup: backup.value.bytes.length,
		name: backup.value.name
	};
}

test('names, amounts and kinds of entries do not show in any length', async () => {
	const [short, long] = [
		await written('A', 2500),
		await written('Example Long Name of Forty Letters', 250_000)
	];
	expect(short).toEqual(long);
	expect(new Set(short.records.map((length) => length % 1024))).toEqual(new Set([0]));
	// Founding, four entries beside it: one length for what stands outside a meeting.
	expect(new Set(short.records.slice(1, 6))).toEqual(new Set([1024]));
	expect(short.copied.every((length) => short.records.includes(length))).toBe(true);
	expect(short.people).toEqual([256]);
	expect(short.balances % 4096).toBe(0);
	// The picture of the group and the day; no word of savings or of the group.
	expect(short.name).toBe('mango-2026-11-24.txt');
});
