import { describe, expect, test } from 'vitest';
import type { LaptopLock, LaptopStore } from '#app';
import { present } from '#kernel';
import { someBytes } from '../support/stored.ts';

const lock: LaptopLock = { version: 1, sealed: { salt: 'a' } };
const done = { ok: true, value: undefined };
const stale = { ok: false, error: { type: 'StaleHead' } };
const bookOf = async (store: LaptopStore, id: string) => {
	const read = await store.book(id);
	return read.ok ? read.value : 'fault';
};

/** @param openLaptop an empty laptop; each call of what it gives opens another tab on it */
export function laptopContract(openLaptop: () => () => LaptopStore): void {
	const aShelf = async () => {
		const openTab = openLaptop();
		const store = openTab();
		await store.begin(lock, someBytes(1));
		return { store, openTab };
	};

	describe('the shelf of a laptop', () => {
		test('is none before a passphrase was chosen, and has no book', async () => {
			const store = openLaptop()();
			expect(await store.load()).toEqual({ ok: true, value: null });
			expect(await bookOf(store, 'a')).toBe(null);
		});

		test('begins once: a second tab does not put another lock in its place', async () => {
			const openTab = openLaptop();
			expect(await openTab().begin(lock, someBytes(1))).toEqual(done);
			expect(await openTab().begin({ ...lock, sealed: {} }, someBytes(2))).toEqual(stale);
			expect(await openTab().load()).toEqual({ ok: true, value: { lock, version: 1, list: someBytes(1) } });
		});

		test('takes books and a new list together, and gives them in every tab', async () => {
			const { store, openTab } = await aShelf();
			const add = [
				{ id: 'a', bytes: someBytes(3) },
				{ id: 'b', bytes: someBytes(4) }
			];
			expect(await store.change({ expected: 1, list: someBytes(2), add, remove: [] })).toEqual(done);
			const tab = openTab();
			expect(await tab.load()).toEqual({ ok: true, value: { lock, version: 2, list: someBytes(2) } });
			expect(await bookOf(tab, 'b')).toEqual(someBytes(4));
		});

		test('replaces a book by a newer one in one change', async () => {
			const { store } = await aShelf();
			const older = [{ id: 'a', bytes: someBytes(3) }];
			const newer = [{ id: 'b', bytes: someBytes(4) }];
			await store.change({ expected: 1, list: someBytes(2), add: older, remove: [] });
			expect(await store.change({ expected: 2, list: someBytes(5), add: newer, remove: ['a'] })).toEqual(
				done
			);
			expect([await bookOf(store, 'a'), await bookOf(store, 'b')]).toEqual([null, someBytes(4)]);
		});

		test('writes nothing when another tab changed it since it was read', async () => {
			const { store, openTab } = await aShelf();
			await openTab().change({ expected: 1, list: someBytes(2), add: [], remove: [] });
			const late = { expected: 1, list: someBytes(9), add: [{ id: 'c', bytes: someBytes(9) }], remove: [] };
			expect(await store.change(late)).toEqual(stale);
			expect(await bookOf(store, 'c')).toBe(null);
			const read = await store.load();
			expect(read.ok && present(read.value, 'there is a shelf').list).toEqual(someBytes(2));
		});

		test('writes nothing when a book is there under that name', async () => {
			const { store } = await aShelf();
			const add = [{ id: 'a', bytes: someBytes(3) }];
			await store.change({ expected: 1, list: someBytes(2), add, remove: [] });
			const again = { expected: 2, list: someBytes(9), add: [{ id: 'a', bytes: someBytes(8) }], remove: [] };
			expect(await store.change(again)).toEqual(stale);
			expect(await bookOf(store, 'a')).toEqual(someBytes(3));
			expect(await store.load()).toMatchObject({ value: { version: 2, list: someBytes(2) } });
		});

		test('is empty after it was thrown away, and begins anew', async () => {
			const { store } = await aShelf();
			const add = [{ id: 'a', bytes: someBytes(3) }];
			await store.change({ expected: 1, list: someBytes(2), add, remove: [] });
			expect(await store.empty()).toEqual(done);
			expect(await store.load()).toEqual({ ok: true, value: null });
			expect(await bookOf(store, 'a')).toBe(null);
			expect(await store.begin(lock, someBytes(1))).toEqual(done);
		});
	});
}
