import { expect, test } from 'vitest';
import type { WriteBatch } from '#app';
import type { Command } from '#group';
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
	const seal: Command = { type: 'SealMeeting', on: today, approvals: [second, third] };
	// The first woman was marked; who was absent is written with the seal.
	await run(session, 'op-4', seal);
	expect(batches.map(({ endsMeeting }) => endsMeeting)).toEqual([false, false, true, true]);
	// Where nobody asked for the code of the last meeting, the close says so in the same touch; asked by itself it closes nothing.
	const compared = (outcome: 'left' | 'same'): Command => ({ type: 'CompareLastCode', on: today, outcome });
	await run(session, 'op-5', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
	await run(session, 'op-6', compared('same'));
	await run(session, 'op-7', count(5000));
	await run(session, 'op-8', compared('left'), seal);
	expect(batches.slice(4).map(({ endsMeeting }) => endsMeeting)).toEqual([false, false, true, true]);
});
