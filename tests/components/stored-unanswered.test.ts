import { expect, test } from 'vitest';
import { err, present } from '#kernel';
import type { Shelf } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { keyPapers } from '#session/key-paper.svelte.ts';
import { SetupScreen } from '../../src/screens/founding/setup-screen.svelte.ts';
import { CopyScreen } from '../../src/screens/copies/copy-screen.svelte.ts';
import { BookReturn } from '../../src/screens/frame/copies/copy-reading.svelte.ts';
import { lockScreen } from '../../src/screens/lock/lock-screen.svelte.ts';
import { answered, withGroup } from '../support/answered-group.ts';
import { anApp } from '../support/app.ts';

// A new book is stored, and the browser fails before the app has read that: its lock is shown, and it goes on with a code. Where
// nothing was stored, the same touch makes it.

/** The database answers with a fault, once: after the book was stored, or before. */
function failsOnce(app: AppState, when: 'after' | 'before'): void {
	const shelf = app.parts.shelf as { add: Shelf['add'] };
	const add = shelf.add.bind(shelf);
	shelf.add = async (book) => {
		shelf.add = add;
		if (when === 'after') await add(book);
		return err({ type: 'StorageClosed' });
	};
}

/** Opening answers with a fault, once. */
function openingFailsOnce(app: AppState): void {
	const shelf = app.parts.shelf as { open: Shelf['open'] };
	const open = shelf.open.bind(shelf);
	shelf.open = (book) => {
		shelf.open = open;
		return { ...open(book), load: () => Promise.resolve(err({ type: 'StorageClosed' })) };
	};
}

const failures = {
	'after it was stored': (app: AppState) => failsOnce(app, 'after'),
	'when it is opened': openingFailsOnce
};

test.each(Object.entries(failures))('a founding that fails %s goes on at the lock', async (_, fail) => {
	const { app } = await anApp();
	const setup = answered(app);
	const codes = setup.draft.codes.map(({ digits }) => digits);
	fail(app);
	await setup.make();
	expect(app.phase).toBe('lock');
	expect(app.covers.map(({ book }) => book)).toEqual([app.chosen?.book]);
	await app.unlock(present(lockScreen(app).slots[0], 'the president').slotId, present(codes[0], 'her code'));
	expect(app.phase).toBe('open');
	expect(keyPapers(app).of(present(app.chosen, 'a book').book)).not.toBeNull();
	// The answers are of no further use: the next group begins at its first question, with files of its own.
	expect(new SetupScreen(app).draft.name).toBe('');
});

test('a group that was open meanwhile is closed', async () => {
	const { app, book } = await withGroup();
	const session = present(app.book, 'it is open').session;
	failsOnce(app, 'after');
	await answered(app).make();
	expect(app.phase).toBe('lock');
	expect(app.chosen?.book).not.toBe(book);
	expect(app.book).toBeNull();
	expect(await session.history()).toEqual({ ok: false, error: { type: 'StorageClosed' } });
});

test('a founding of which nothing was stored is made by the same touch', async () => {
	const { app } = await anApp();
	const setup = answered(app);
	failsOnce(app, 'before');
	await setup.make();
	expect(setup.refusal?.text).toBeTruthy();
	await setup.make();
	expect(app.phase).toBe('open');
});

async function readyToReturn() {
	const { handed, app, letters } = await withGroup();
	const copy = new CopyScreen(app);
	await copy.make();
	await copy.hand();
	const { app: other } = await anApp();
	const back = new BookReturn(other);
	const { bytes } = present(handed[0], 'a file');
	await back.reading.choose({ size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) });
	back.reading.letters = letters;
	await back.reading.check();
	expect(back.giveCodes()).toBe(false);
	const giving = present(back.giving, 'codes are given');
	while (!giving.isDone) giving.answer(giving.code);
	return { other, back, code: present(giving.given[0], 'the president').digits };
}

test.each(Object.entries(failures))(
	'a book that comes back and fails %s goes on at the lock',
	async (_, fail) => {
		const { other, back, code } = await readyToReturn();
		fail(other);
		expect(await back.write()).toBe(false);
		expect(back.isLocked).toBe(true);
		await other.unlock(present(lockScreen(other).slots[0], 'the president').slotId, code);
		expect(other.phase).toBe('open');
	}
);

test('a book of which nothing came back is written by the same touch: the codes are given already', async () => {
	const { other, back } = await readyToReturn();
	failsOnce(other, 'before');
	expect(await back.write()).toBe(false);
	expect(back.isLocked).toBe(false);
	expect(back.stage).toBe('good');
	expect(back.giveCodes()).toBe(true);
	expect(await back.write()).toBe(true);
	expect(other.phase).toBe('open');
});

test('another copy begins with codes of its own', async () => {
	const { back } = await readyToReturn();
	const { giving } = back;
	while (back.stage !== 'letters') back.back();
	await back.reading.check();
	expect(back.giveCodes()).toBe(false);
	expect(back.giving).not.toBe(giving);
});
