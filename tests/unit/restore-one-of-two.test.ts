import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { BookId } from '#kernel';
import { makeBackup, openBackupWithSheet, recoverBooks, restoreBook, type SecondCopy } from '#app';
import { createShelf } from '#storage';
import { aPhone, type Phone } from '../support/parts.ts';
import { createInMemorySecondCopy } from '../support/in-memory-store.ts';
import { createLocalStorage } from '../support/phone-storage.ts';
import { codes, found, open, today } from '../support/small-book.ts';

/** A phone that keeps a canary; its database can go while that stays. */
function phoneWith(canaryStorage: Storage): Phone {
	const phone = aPhone();
	const indexedDB = new IDBFactory();
	return { ...phone, shelf: createShelf({ indexedDB, IDBKeyRange, canaryStorage, locks: null }) };
}

async function aGroup(phone: Phone) {
	const founded = await found(phone);
	const session = await open(phone, founded);
	const copy = await makeBackup(phone, session, founded.keys, founded.cover, today);
	if (!copy.ok) throw new Error(JSON.stringify(copy.error));
	return { letters: founded.recoveryCode, bytes: copy.value.bytes };
}

test('one of two lost groups comes back, and the phone still knows of the other until that is back too', async () => {
	const canary = createLocalStorage();
	const before = phoneWith(canary);
	const groups = [await aGroup(before), await aGroup(before)] as const;

	const emptied = phoneWith(canary);
	const bringBack = async ({ bytes, letters }: (typeof groups)[number]) => {
		const opened = await openBackupWithSheet(emptied, bytes, letters);
		if (!opened.ok) throw new Error(JSON.stringify(opened.error));
		return restoreBook(emptied, opened.value, codes);
	};
	const missing = (found: number) => ({ ok: false, error: { type: 'RecordsMissing', expected: 2, found } });
	expect(await emptied.shelf.covers()).toEqual(missing(0));
	expect((await bringBack(groups[0])).ok).toBe(true);
	expect(await emptied.shelf.covers()).toEqual(missing(1));
	expect(await bringBack(groups[0])).toEqual({ ok: false, error: { type: 'BookAlreadyHere' } });
	expect((await bringBack(groups[1])).ok).toBe(true);
	const covers = await emptied.shelf.covers();
	expect(covers.ok && covers.value).toHaveLength(2);
});

test('a second copy that cannot be read keeps no other group from coming back', async () => {
	const canary = createLocalStorage();
	const before = phoneWith(canary);
	const copies = createInMemorySecondCopy();
	const books: BookId[] = [];
	for (let count = 0; count < 2; count += 1) {
		const { cover, keys } = await found(before);
		const { records } = await recordsOf(before, cover.book);
		await copies.keepCover(cover);
		await copies.append(cover.book, records);
		keys.forget();
		books.push(cover.book);
	}
	const fault = { ok: false, error: { type: 'Damaged', about: 'second copy' } } as const;
	const secondCopy: SecondCopy = {
		...copies,
		read: (book) => (book === books[0] ? Promise.resolve(fault) : copies.read(book))
	};
	const emptied = phoneWith(canary);
	expect(await recoverBooks(emptied.shelf, secondCopy)).toMatchObject({ ok: true, value: { books: 1 } });
	expect(await emptied.shelf.covers()).toMatchObject({
		error: { type: 'RecordsMissing', expected: 2, found: 1 }
	});
	const none: SecondCopy = { ...copies, read: () => Promise.resolve(fault) };
	expect(await recoverBooks(emptied.shelf, none)).toEqual(fault);
});

async function recordsOf(phone: Phone, book: BookId) {
	const records = await phone.shelf.open(book).records();
	if (!records.ok) throw new Error(records.error.type);
	return { records: records.value };
}
