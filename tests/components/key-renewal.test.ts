import { beforeAll, expect, test, vi } from 'vitest';
import { present } from '#kernel';
import { openBackupWithSheet, type BookCover } from '#app';
import { AppState } from '#session/app-state.svelte.ts';
import { keyNewsOf } from '#session/book-view.svelte.ts';
import { spokenReason } from '#session/reasons.ts';
import { keyPapers } from '#session/key-paper.svelte.ts';
import { HomeView } from '../../src/screens/frame/home-view.svelte.ts';
import { foundIn } from '../support/app-with-group.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { first, gave, second, third, today } from '../support/small-book.ts';
import { executeNamed } from '../support/by-codes.ts';
import { until } from '../support/patience.ts';

// The whole app while the group key is renewed (ADR 0078): what lies on the phone before, during and after it.

beforeAll(throwNodesExceptions);

async function aGroup() {
	const inMemory = await anApp();
	const { app } = inMemory;
	await foundIn(app);
	return {
		...inMemory,
		slotId: (memberId: string) => present(slotOf(app, memberId), 'she has a code').slotId
	};
}

const slotOf = (app: AppState, memberId: string) =>
	app.chosen?.keys.slots.find((slot) => slot.memberId === memberId);
const epoch = ({ app }: Pick<AppInMemory, 'app'>) => app.chosen?.keys.epoch;

async function stored({ phone }: Pick<AppInMemory, 'phone'>): Promise<BookCover> {
	const covers = await phone.shelf.covers();
	return present(covers.ok ? covers.value[0] : undefined, 'the book is there');
}

const enter = async (app: AppState, name: string, amount: number) => {
	const book = present(app.book, 'it is open');
	const commands = [
		...(book.state.openMeeting === null
			? [{ type: 'OpenMeeting', on: today, kind: 'regular' } as const]
			: []),
		gave(amount === 2500 ? first : second, 2500)
	];
	const written = await executeNamed(book.session, name, ...commands);
	if (!written.ok) throw new Error(JSON.stringify(written.error));
};

test('a code that is taken away ends its key: the app writes on under the next, and others open it', async () => {
	const group = await aGroup();
	const { app, slotId } = group;
	const [hers, president] = [slotId(third), slotId(second)];
	await enter(app, 'a', 2500);
	expect(epoch(group)).toBe(0);
	expect((await app.codes.takeCode(third)).ok).toBe(true);
	expect([epoch(group), (await stored(group)).keys.epoch]).toEqual([1, 1]);
	await enter(app, 'b', 5000);
	app.lock();
	expect(await app.unlock(hers, '246802')).toMatchObject({ error: { type: 'UnknownSlot' } });
	expect(await app.unlock(president, '1357')).toEqual({ ok: true, value: undefined });
	expect(app.book?.state.openMeeting?.cashIn).toBe(5000);
	expect(app.book?.session.people.get(first)?.name).toBe('Rose');
});

test('letters of a paper that waits lie in no second copy, before or after, and are shown again after it', async () => {
	const group = await aGroup();
	const { app, phone, slotId } = group;
	const covers = async () => {
		const kept = await phone.secondCopy.covers();
		return kept.ok ? kept.value : [];
	};
	await until(async () => (await covers()).length === 1);
	expect((await covers())[0]?.paper).toBeUndefined();
	const before = (await stored(group)).paper;
	await app.codes.takeCode(third);
	const after = (await stored(group)).paper;
	expect([before?.state, after?.state]).toEqual(['waits', 'waits']);
	expect(after).not.toEqual(before);
	await until(async () => (await covers())[0]?.keys.epoch === 1);
	expect((await covers())[0]?.paper).toBeUndefined();
	const president = slotId(second);
	app.lock();
	expect((await app.unlock(president, '1357')).ok).toBe(true);
	expect(app.chosen?.paper?.state).toBe('waits');
	// The next close hears it, however often she looks until then (ledger law 62).
	app.lock();
	expect((await app.unlock(president, '1357')).ok).toBe(true);
	expect(app.book?.state.accessToHear.map(({ what }) => what)).toEqual(['codeTaken', 'paperShown']);
});

test('where the book cannot tell that the letters were shown, they are not', async () => {
	const { app, phone, slotId } = await aGroup();
	const president = slotId(second);
	app.lock();
	const open = phone.shelf.open.bind(phone.shelf);
	const full = { ok: false, error: { type: 'StorageFull' } } as const;
	Object.assign(app.parts.shelf, {
		open: (book: BookCover['book']) => ({ ...open(book), write: () => Promise.resolve(full) })
	});
	expect((await app.unlock(president, '1357')).ok).toBe(true);
	expect(app.book?.state.accessToHear).toEqual([]);
	expect(keyPapers(app).of(app.chosen?.book)).toBeNull();
});

test('a copy that is asked for while it is renewed is whole, under one key', async () => {
	const group = await aGroup();
	const { app } = group;
	await enter(app, 'a', 2500);
	const { letters } = present(keyPapers(app).of(present(app.chosen, 'it is open').book), 'the paper waits');
	const opens = async (made: Awaited<ReturnType<typeof app.copies.makeBackup>>) => {
		if (!made.ok) throw new Error(JSON.stringify(made.error));
		return (await openBackupWithSheet(group.phone, made.value.bytes, letters)).ok;
	};
	const [taken, made] = await Promise.all([app.codes.takeCode(third), app.copies.makeBackup()]);
	expect([taken.ok, await opens(made)]).toEqual([true, true]);
	const [again, later] = await Promise.all([app.copies.makeBackup(), app.codes.takeCode(second)]);
	expect([await opens(again), later.ok]).toEqual([true, true]);
	expect(await opens(await app.copies.makeBackup())).toBe(true);
});

test('people hear of it until a copy of after has left; one that was made before does not count', async () => {
	const group = await aGroup();
	const { app } = group;
	const news = () => keyNewsOf(present(app.chosen, 'it is open'));
	await enter(app, 'a', 2500);
	const before = await app.copies.makeBackup();
	expect(news()).toBeNull();
	await app.codes.takeCode(third);
	expect(news()).toBe('new');
	const home = new HomeView(app, present(app.book, 'it is open'));
	const words = present(app.words, 'words are here');
	expect([home.keyNews, home.opening()]).toEqual([
		'new',
		expect.stringContaining(words.say('backup.prompt')) as string
	]);
	expect(home.opening()).not.toContain(words.say('backup.prompt'));
	if (!before.ok) throw new Error(JSON.stringify(before.error));
	await app.copies.noteBackup(before.value);
	expect([news(), app.chosen?.lastBackup?.on]).toEqual(['new', app.today]);
	const after = await app.copies.makeBackup();
	if (!after.ok) throw new Error(JSON.stringify(after.error));
	await app.copies.noteBackup(after.value);
	expect(news()).toBeNull();
});

test('a second tab that looked before it opens with the keys of after', async () => {
	const group = await aGroup();
	const { app, slotId } = group;
	const letters = present(keyPapers(app).of(app.chosen?.book)?.letters, 'a paper waits');
	expect((await app.codes.provePaper(letters)).ok).toBe(true);
	const other = new AppState({ ...app.parts, shelf: group.phone.restarted().shelf });
	await other.start();
	expect(other.chosen?.keys.epoch).toBe(0);
	const president = slotId(second);
	await app.codes.takeCode(third);
	await enter(app, 'a', 2500);
	expect(await other.unlock(president, '1357')).toEqual({ ok: true, value: undefined });
	expect(other.book?.state.openMeeting?.cashIn).toBe(2500);
});

test('a tab that only looks says that the key was renewed, not that the book is damaged, and reads all when it is opened anew', async () => {
	const group = await aGroup();
	const { app, slotId } = group;
	const letters = present(keyPapers(app).of(app.chosen?.book)?.letters, 'a paper waits');
	expect((await app.codes.provePaper(letters)).ok).toBe(true);
	const other = new AppState({ ...app.parts, shelf: group.phone.restarted().shelf });
	await other.start();
	const president = slotId(second);
	expect((await other.unlock(president, '1357')).ok).toBe(true);
	const looking = present(other.book, 'it is open').session;
	await app.codes.takeCode(third);
	await enter(app, 'a', 2500);
	const sealed = await executeNamed(
		present(app.book, 'it is open').session,
		'b',
		{ type: 'CountCash', on: today, pieces: new Map([[2500 as never, 1]]) },
		{ type: 'SealMeeting', on: today, approvals: [second, third] }
	);
	if (!sealed.ok) throw new Error(JSON.stringify(sealed.error));
	expect(await looking.history()).toEqual({ ok: false, error: { type: 'KeysRenewed' } });
	const words = present(app.words, 'words are here');
	expect(spokenReason({ type: 'KeysRenewed' }, words, 'INR').text).toBe(
		'The book has a new key. Lock it here and open it anew.'
	);
	expect(looking.setAside.records).toEqual([]);
	other.lock();
	expect((await other.unlock(president, '1357')).ok).toBe(true);
	expect((await present(other.book, 'it is open').session.history()).ok).toBe(true);
	expect(other.book?.session.setAside).toEqual({ people: [], rows: [], records: [] });
});

test('a phone that cannot store the cover writes on under the old key, and the renewal comes with the next change', async () => {
	const group = await aGroup();
	const { app, phone, slotId } = group;
	const president = slotId(second);
	const full = vi
		.spyOn(phone.shelf, 'saveCover')
		.mockResolvedValue({ ok: false, error: { type: 'StorageFull' } });
	Object.assign(app.parts.shelf, { saveCover: phone.shelf.saveCover });
	expect(await app.codes.takeCode(third)).toMatchObject({ error: { type: 'StorageFull' } });
	await enter(app, 'a', 2500);
	expect(epoch(group)).toBe(0);
	full.mockRestore();
	expect((await app.codes.takeCode(third)).ok).toBe(true);
	expect(epoch(group)).toBe(1);
	app.lock();
	expect((await app.unlock(president, '1357')).ok).toBe(true);
	expect(app.book?.state.openMeeting?.cashIn).toBe(2500);
});
