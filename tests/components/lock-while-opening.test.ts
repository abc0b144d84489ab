import { expect, test, vi } from 'vitest';
import { present } from '#kernel';
import { keyPapers } from '#session/key-paper.svelte.ts';
import { withGroup } from '../support/answered-group.ts';

// The app is locked – put aside, or its database closed – before a book that somebody opened is on the screen.

test('a book that is locked while it opens stays locked, and its key paper is not shown', async () => {
	const { app, book, codes } = await withGroup();
	app.lock();
	const slot = present(app.chosen?.keys.slots[0], 'the president').slotId;
	const lastStep = vi.spyOn(app.codes, 'waitForPaper').mockImplementationOnce(() => {
		app.lock();
		return Promise.resolve();
	});
	expect(await app.unlock(slot, present(codes[0], 'her code'))).toEqual({
		ok: false,
		error: { type: 'StorageClosed' }
	});
	expect(lastStep).toHaveBeenCalledOnce();
	expect(app.phase).toBe('lock');
	expect(app.book).toBeNull();
	expect(keyPapers(app).of(book)).toBeNull();
	expect(await app.unlock(slot, present(codes[0], 'her code'))).toMatchObject({ ok: true });
	expect(app.phase).toBe('open');
});
