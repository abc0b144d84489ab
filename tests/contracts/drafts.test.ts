import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { BookId } from '#kernel';
import { createDraftStore } from '#storage';

const [book, other] = ['book-a', 'book-b'] as [BookId, BookId];
const bytes = (...values: number[]) => Uint8Array.from(values);
const kept = { ok: true, value: undefined };

test('keeps the latest draft of each book, across a restart, and drops it alone', async () => {
	const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
	const drafts = createDraftStore(engine);
	expect(await drafts.read(book)).toEqual({ ok: true, value: null });
	expect(await drafts.keep(book, bytes(1))).toEqual(kept);
	expect(await drafts.keep(other, bytes(9))).toEqual(kept);
	expect(await drafts.keep(book, bytes(2, 3))).toEqual(kept);
	const again = createDraftStore(engine);
	expect(await again.read(book)).toEqual({ ok: true, value: bytes(2, 3) });
	expect(await again.drop(book)).toEqual(kept);
	expect(await again.read(book)).toEqual({ ok: true, value: null });
	expect(await again.read(other)).toEqual({ ok: true, value: bytes(9) });
});

test('a browser that refuses is told of', async () => {
	const drafts = createDraftStore({
		indexedDB: {
			open: () => {
				throw new DOMException('no room', 'QuotaExceededError');
			}
		} as unknown as IDBFactory,
		IDBKeyRange
	});
	expect(await drafts.keep(book, bytes(1))).toEqual({ ok: false, error: { type: 'StorageFull' } });
});
