import { expect, test } from 'vitest';
import type { BookCover } from '#app';
import { createInMemoryPhone } from '../../../tests/support/in-memory-store.ts';
import { aBookId, aCover, rowBatch } from '../../../tests/support/stored.ts';
import { shelfLater } from './shelf-later.ts';

const cover = aCover(aBookId('book-a'));
const aBook = { cover, records: [], rows: [], balances: null, people: [] };

/** A shelf whose storage comes when `come` is called, or not at all. */
function aShelf(look: readonly BookCover[] | null) {
	const tab = createInMemoryPhone().openTab();
	let fetched = 0;
	let isOnline = true;
	const shelf = shelfLater({
		look: () => Promise.resolve(look),
		fetchIt: () => {
			fetched += 1;
			return isOnline ? Promise.resolve(tab) : Promise.reject(new TypeError('no network'));
		}
	});
	return { shelf, tab, fetched: () => fetched, setOnline: (online: boolean) => (isOnline = online) };
}

test('an empty phone draws its first screen without the storage', async () => {
	const { shelf, fetched } = aShelf([]);
	expect(await shelf.covers()).toEqual({ ok: true, value: [] });
	expect(fetched()).toBe(0);
});

test('a phone with books draws its lock without it too, and fetches it once when that stands', async () => {
	const { shelf, fetched } = aShelf([cover]);
	expect(await shelf.covers()).toEqual({ ok: true, value: [cover] });
	expect(fetched()).toBe(0);
	await Promise.all([shelf.isRoomSmall(), shelf.hasOpenMeeting()]);
	expect(fetched()).toBe(1);
});

test('only the start looks by itself: later the shelf says what there is', async () => {
	const { shelf } = aShelf([]);
	await shelf.covers();
	await shelf.add(aBook);
	expect(await shelf.covers()).toEqual({ ok: true, value: [cover] });
});

test('where the start cannot tell, the shelf is asked', async () => {
	const { shelf, tab } = aShelf(null);
	await tab.add(aBook);
	expect(await shelf.covers()).toEqual({ ok: true, value: [cover] });
});

test('a storage that does not come is a fault, nothing is written, and the next try fetches again', async () => {
	const { shelf, tab, setOnline } = aShelf([]);
	setOnline(false);
	const fault = { ok: false, error: { type: 'StorageFailed', message: 'TypeError: no network' } };
	expect(await shelf.add(aBook)).toEqual(fault);
	const store = shelf.open(cover.book);
	expect(await store.write(rowBatch('a', 1))).toEqual(fault);
	expect(await shelf.isKept()).toBe(false);
	expect(await tab.covers()).toEqual({ ok: true, value: [] });
	setOnline(true);
	expect((await shelf.add(aBook)).ok).toBe(true);
	expect(await store.write(rowBatch('a', 1))).toEqual({ ok: true, value: { repeated: false } });
});
