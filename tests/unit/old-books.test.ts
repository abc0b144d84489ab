import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { assert, type LocalDate } from '#kernel';
import {
	checkBackup,
	openBackupWithSheet,
	openLaptop,
	openSession,
	readJournal,
	readProof,
	restoreBook,
	type BookSession
} from '#app';
import { loadLanguage, readWordFile } from '#i18n';
import { createLaptopStore } from '#storage';
import { chainOf } from '../../src/cli/chain.ts';
import { damage } from '../support/intruder.ts';
import { bytesOf, oldBook, oldDatabase, oldVersions } from '../support/old-books.ts';
import { aPhone, type Phone } from '../support/parts.ts';
import { codes, first, gave, second, third } from '../support/small-book.ts';
import { executeNamed } from '../support/by-codes.ts';

// What each version wrote is read by this one. By hand: three women gave 25 rupees each; in the open meeting the first
// gave 25 more, so that the box holds 100 and she has saved 50: a credit, so −5000.

const next = '2026-12-24' as LocalDate;

async function unlocked(phone: Phone, version: (typeof oldVersions)[number]): Promise<BookSession> {
	const covers = await phone.shelf.covers();
	assert(covers.ok, 'the shelf is read');
	const [cover] = covers.value;
	assert(cover !== undefined, 'the book is there');
	const digits = oldBook(version).codes[0]?.digits ?? '';
	const keys = await phone.vault.openWithCode(
		cover.keys,
		cover.keys.slots[0]?.slotId ?? '',
		digits,
		cover.deviceSecret
	);
	assert(keys.ok, 'her code opens it');
	const pages = { book: cover.book, keys: keys.value, vault: phone.vault };
	const session = await openSession({ ...phone, pages, store: phone.shelf.open(cover.book) }, 'INR');
	assert(session.ok, 'the book opens');
	return session.value;
}

const figures = ({ state }: BookSession) => ({
	box: state.balances.get('box' as never),
	hers: state.balances.get(`savings/${first}/regular` as never),
	meeting: state.openMeeting?.number
});

describe.each(oldVersions)('a book of %s', (version) => {
	test('opens where it was written, goes on, and closes its meeting', async () => {
		const old = oldBook(version);
		const phone = aPhone(await oldDatabase(old.database, 'old'), 'old');
		const session = await unlocked(phone, version);
		expect(session.head).toEqual(old.head);
		expect(figures(session)).toEqual({ box: 10_000, hers: -5000, meeting: 2 });
		expect(session.people.get(first)?.name).toBe('Example one');
		const done = await executeNamed(
			session,
			'op-9',
			{ type: 'CountCash', on: next, pieces: new Map([[100 as never, 100]]) },
			{ type: 'SealMeeting', on: next, approvals: [second, third] }
		);
		expect(done).toMatchObject({ ok: true });
		const history = await session.history();
		expect(history.ok && history.value.links.length).toBe(8);
		// What it wrote stays as it is, byte by byte.
		const stored = await phone.shelf.open(session.book).records();
		assert(stored.ok, 'records are read');
		const before = await aPhone(await oldDatabase(old.database, 'old'), 'old')
			.shelf.open(session.book)
			.records();
		expect(stored.value.slice(0, 7)).toEqual(before.ok && before.value);
	});

	test('whose app was exchanged in the middle of a meeting goes on in it, and takes back what the older app wrote last', async () => {
		const old = oldBook(version);
		const phone = aPhone(await oldDatabase(old.database, 'old'), 'old');
		const session = await unlocked(phone, version);
		const before = session.operations;
		expect(before).toHaveLength(2);
		const last = before.at(-1)?.events ?? [];
		expect(last.map(({ type }) => type)).toContain('SavingDeposited');
		const eventIds = last.flatMap(({ eventId }) => (eventId === undefined ? [] : [eventId]));
		const undone = await session.execute('op-8' as never, { type: 'TakeBack', on: next, eventIds });
		expect(undone).toMatchObject({ ok: true });
		expect(figures(session)).toEqual({ box: 7500, hers: -2500, meeting: 2 });
		const given = await session.execute('op-9' as never, { ...gave(second, 4000), on: next });
		expect(given).toMatchObject({ ok: true });
		// Killed once more: what both apps wrote is there, in its order.
		session.close();
		const again = await unlocked(phone.restarted(), version);
		expect(again.operations.map(({ operationId }) => operationId)).toEqual([
			...before.map(({ operationId }) => operationId),
			'op-8',
			'op-9'
		]);
		expect(figures(again)).toEqual({ box: 11_500, hers: -2500, meeting: 2 });
		const done = await executeNamed(
			again,
			'op-10',
			{ type: 'CountCash', on: next, pieces: new Map([[100 as never, 115]]) },
			{ type: 'SealMeeting', on: next, approvals: [second, third] }
		);
		expect(done).toMatchObject({ ok: true });
		const history = await again.history();
		const page = history.ok ? history.value.links.at(-1)?.content.events : [];
		const ofOlder = before.flatMap(({ events }) => events);
		expect(page?.slice(0, ofOlder.length)).toEqual(ofOlder);
	});

	test('with a page that reads well nowhere it opens by what was kept beside the records', async () => {
		const old = oldBook(version);
		const phone = aPhone(await oldDatabase(old.database, 'old'), 'old');
		await damage(phone, 'records', (entry, place) => (place === 3 ? null : entry));
		expect(figures(await unlocked(phone, version))).toEqual({ box: 10_000, hers: -5000, meeting: 2 });
	});

	test('its copy comes back on another phone, with the key paper of then', async () => {
		const old = oldBook(version);
		const phone = aPhone();
		const copy = await openBackupWithSheet(phone, old.backup, old.recoveryCode);
		assert(copy.ok, 'the old copy opens');
		expect(copy.value.backup.head).toBe(old.head.hash);
		const restored = await restoreBook(phone, copy.value, codes);
		expect(restored).toMatchObject({ ok: true });
		expect(figures(await unlocked(phone.restarted(), version))).toEqual({
			box: 10_000,
			hers: -5000,
			meeting: 2
		});
	});

	test('its export is sound, with the same head', async () => {
		const old = oldBook(version);
		const journal = readJournal(old.journal);
		assert(journal.ok, 'the export is read');
		expect(await chainOf(journal.value)).toMatchObject({ ok: true, head: old.head.hash });
	});

	test('a copy with one changed bit is refused', async () => {
		const old = oldBook(version);
		const phone = aPhone();
		const copy = await openBackupWithSheet(phone, old.backup, old.recoveryCode);
		assert(copy.ok, 'the old copy opens');
		for (const at of [5, 400, 40_000, old.backup.length - 10]) {
			const changed = old.backup.with(at, (old.backup[at] ?? 0) ^ 1);
			expect((await checkBackup(phone, changed, copy.value.keys)).ok, `byte ${at}`).toBe(false);
		}
	});

	test('its last meeting goes by squares to a phone that has those before', async () => {
		const old = oldBook(version);
		const phone = aPhone(await oldDatabase(old.database, 'old'), 'old');
		const held = await (await unlocked(phone, version)).pages();
		assert(held.ok, 'the book reads its pages');
		const copy = await openBackupWithSheet(phone, old.backup, old.recoveryCode);
		assert(copy.ok, 'the old copy opens');
		const part = await checkBackup(phone, old.part, copy.value.keys, { here: held.value });
		expect(part.ok && [part.value.head, part.value.payload.rows.length]).toEqual([old.head.hash, 2]);
	});

	test('its copy opens on the laptop of then, without letters, and the shelf has its group', async () => {
		const { laptop, backup, head } = oldBook(version);
		const phone = aPhone();
		const indexedDB = await oldDatabase(laptop.database, 'old');
		const laptopStore = createLaptopStore({ databaseName: 'old', indexedDB, IDBKeyRange });
		const shelf = await openLaptop({ ...phone, laptopStore }, laptop.passphrase);
		assert(shelf.ok, 'its passphrase opens the laptop');
		const [group] = shelf.value.groups;
		expect(group).toMatchObject({ name: 'Ujala', members: 3, meetings: 1, savings: 7500, names: 1 });
		expect(group).toMatchObject({ from: 'copy', records: 7, head: head.hash, namesVouched: true });
		const read = await shelf.value.read(group?.id ?? '');
		expect(read.ok && read.value.state.name).toBe('Ujala');
		const copy = await shelf.value.openCopy(phone, backup);
		expect(copy?.ok === true && copy.value.backup.head).toBe(head.hash);
	});

	test('its keys after a renewal open by code and key paper, and read what was encrypted before and after it', async () => {
		const { renewed, recoveryCode } = oldBook(version);
		const phone = aPhone(await oldDatabase(oldBook(version).database, 'old'), 'old');
		const covers = await phone.shelf.covers();
		const secret = (covers.ok ? covers.value[0]?.deviceSecret : undefined) ?? new Uint8Array();
		expect(renewed.document.epoch).toBe(1);
		const bySheet = await phone.vault.openWithRecovery(renewed.document, recoveryCode, false);
		assert(bySheet.ok, 'the key paper stays');
		const slotId = renewed.document.slots[0]?.slotId ?? '';
		const byCode = await phone.vault.openWithCode(renewed.document, slotId, '1357', secret);
		assert(byCode.ok, 'the code of the president stays');
		for (const keys of [bySheet.value.keys, byCode.value])
			for (const word of ['before', 'after'] as const) {
				const clear = await keys.decrypt(bytesOf(renewed[word]), 'x');
				expect(clear.ok && new TextDecoder().decode(clear.value)).toBe(word);
			}
	});

	test('its codes of prints are read in each form', async () => {
		const read = await Promise.all(
			oldBook(version).proofs.map((proof) => readProof(bytesOf(proof), aPhone().vault))
		);
		expect(read.map((proof) => proof.ok && [proof.value.kind, proof.value.figures.get('box')])).toEqual([
			['group', 7500],
			['bank', 7500],
			['member', 7500],
			['bank', 7500]
		]);
		expect(oldBook(version).proofs.map((proof) => bytesOf(proof)[1])).toEqual([1, 2, 3, 4]);
		const share = read[2]?.ok === true ? read[2].value.share : undefined;
		expect(read[3]?.ok === true && read[3].value.group).toBe('Example groups');
		expect(share?.piece).toEqual(Uint8Array.of(1, 2, 3));
	});

	test('its file of words is read', async () => {
		const file = readWordFile(oldBook(version).wordFile, await loadLanguage('en'));
		expect(file).toMatchObject({ ok: true, value: { words: { 'app.book': 'Bahi' } } });
	});
});
