import { expect, test } from 'vitest';
import type { WriteBatch } from '#app';
import { aPhone } from '../support/parts.ts';
import { count, first, found, gave, open, run, second, third, today } from '../support/small-book.ts';

// Only what closes a meeting may take the room that is put by for it on a full phone.

test('a count and the seal may, an entry and the opening of a meeting may not', async () => {
	const phone = aPhone();
	const founded = await found(phone);
	const batches: WriteBatch[] = [];
	const shelf = {
		...phone.shelf,
		open: (book: Parameters<typeof phone.shelf.open>[0]) => {
			const store = phone.shelf.open(book);
			const write = (batch: WriteBatch) => {
				batches.push(batch);
				return store.write(batch);
			};
			return { ...store, write };
		}
	};
	const session = await open({ ...phone, shelf }, founded);
	await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' });
	await run(session, 'op-2', gave(first, 2500));
	await run(session, 'op-3', count(2500));
	await run(session, 'op-4', { type: 'SealMeeting', on: today, approvals: [second, third] });
	expect(batches.map(({ endsMeeting }) => endsMeeting)).toEqual([false, false, true, true]);
});
