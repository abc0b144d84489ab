import { expect, test } from 'vitest';
import { openSession, type BookStore } from '#app';
import type { OperationId } from '#kernel';
import { aPhone } from '../support/parts.ts';
import { count, first, found, gave, open, run, second, third, today } from '../support/small-book.ts';

const opening = { type: 'OpenMeeting', on: today, kind: 'regular' } as const;
const stale = { ok: false, error: { type: 'StaleHead' } };

test('somebody else wrote: nothing is written, what she wrote is seen, and the next touch goes on', async () => {
	const phone = aPhone();
	const founded = await found(phone);
	const [one, other] = [await open(phone, founded), await open(phone, founded)];
	await run(one, 'one-1', opening, gave(first, 2500));
	let told = 0;
	other.follow(() => (told += 1));
	expect(await other.execute('other-1' as OperationId, opening, gave(second, 2500))).toEqual(stale);
	expect(other.state.openMeeting?.cashIn).toBe(2500);
	expect(other.operations.map(({ operationId }) => operationId)).toEqual(['one-1']);
	expect(told).toBe(1);
	await run(other, 'other-2', gave(second, 2500));
	expect(other.state.openMeeting?.cashIn).toBe(5000);
});

test('somebody else sealed the meeting: the next touch is decided on what is there now', async () => {
	const phone = aPhone();
	const founded = await found(phone);
	const one = await open(phone, founded);
	await run(one, 'one-1', opening, gave(first, 2500));
	const other = await open(phone, founded);
	await run(one, 'one-2', count(2500), { type: 'SealMeeting', on: today, approvals: [second, third] });
	expect(await other.execute('other-1' as OperationId, gave(second, 2500))).toEqual(stale);
	expect(await other.execute('other-1' as OperationId, gave(second, 2500))).toEqual({
		ok: false,
		error: { type: 'NoOpenMeeting' }
	});
	await run(other, 'other-2', opening, gave(second, 2500));
	expect(other.head).toEqual(one.head);
});

test('an entry whose answer was lost is there: the retry says so, and writes nothing twice', async () => {
	const phone = aPhone();
	const founded = await found(phone);
	const store = phone.shelf.open(founded.cover.book);
	let loses = true;
	const deaf: BookStore = {
		...store,
		write: async (batch) => {
			const answer = await store.write(batch);
			return loses ? { ok: false, error: { type: 'StorageClosed' } } : answer;
		}
	};
	const pages = { book: founded.cover.book, keys: founded.keys, vault: phone.vault };
	const opened = await openSession({ ...phone, pages, store: deaf }, 'INR');
	if (!opened.ok) throw new Error(opened.error.type);
	const act = () => opened.value.execute('op-1' as OperationId, opening, gave(first, 2500));
	expect((await act()).ok).toBe(false);
	loses = false;
	expect(await act()).toMatchObject({ ok: true, value: { steps: [] } });
	expect(opened.value.operations).toHaveLength(1);
	await run(opened.value, 'op-2', gave(second, 2500));
	expect(opened.value.state.openMeeting?.cashIn).toBe(5000);
});

test('what did not come back as it was written stops one entry, not all that follow', async () => {
	const phone = aPhone();
	const founded = await found(phone);
	const store = phone.shelf.open(founded.cover.book);
	let doubtful = false;
	let failing = true;
	const doubting: BookStore = {
		...store,
		load: () => {
			doubtful = false;
			return store.load();
		},
		write: (batch) => {
			if (failing) doubtful = true;
			failing = false;
			return doubtful ? Promise.resolve({ ok: false, error: { type: 'NotSaved' } }) : store.write(batch);
		}
	};
	const pages = { book: founded.cover.book, keys: founded.keys, vault: phone.vault };
	const opened = await openSession({ ...phone, pages, store: doubting }, 'INR');
	if (!opened.ok) throw new Error(opened.error.type);
	expect(await opened.value.execute('op-1' as OperationId, opening, gave(first, 2500))).toEqual({
		ok: false,
		error: { type: 'NotSaved' }
	});
	await run(opened.value, 'op-2', opening, gave(first, 2500));
});
