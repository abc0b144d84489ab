import { createHash } from 'node:crypto';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { GatheredSquares, squareSeries, type SquareSeries } from '#app';
import { present, type BookId } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import { OtherPhone } from '../../src/screens/copies/other-phone.svelte.ts';
import OtherPhoneScreen from '../../src/screens/copies/OtherPhoneScreen.svelte';
import { ReadSquares } from '../../src/screens/copies/read-squares.svelte.ts';
import { ShowSquares } from '../../src/screens/copies/show-squares.svelte.ts';
import { appWithMeeting, foundIn, unlockWithCode } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { codes, count, exampleGroup, first, gave, run, second, third, today } from '../support/small-book.ts';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

// The last pages of one phone are shown as square codes and read by the other (ADR 0095): what stands on the screens, and what they do with
// whatever else a camera sees.

beforeAll(throwNodesExceptions);

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const isSound = async (): Promise<void> =>
	expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);

/** A group with one closed meeting, open on two phones of it; the second held one more. */
async function twoApps() {
	const test = await appWithMeeting();
	const { app, founded } = test;
	const made = await app.copies.makeBackup();
	if (!made.ok) throw new Error(made.error.type);
	const { app: there } = await anApp();
	const opened = await there.copies.openBackup(made.value.bytes, founded.recoveryCode);
	if (!opened.ok) throw new Error(opened.error.type);
	expect(await there.copies.restore(opened.value, codes)).toMatchObject({ ok: true });
	await meets(there, 5000);
	return { ...test, there };
}

async function meets(app: AppState, held: number): Promise<void> {
	const { session } = present(app.book, 'the book is open');
	await run(
		session,
		`opens ${String(held)}`,
		{ type: 'OpenMeeting', on: today, kind: 'regular' },
		gave(first, 2500)
	);
	await run(session, `closes ${String(held)}`, count(held), {
		type: 'SealMeeting',
		on: today,
		approvals: [second, third]
	});
}

const seriesOf = async (app: AppState): Promise<SquareSeries> => {
	const series = await (await app.copies.squares()).series(1);
	if (!series.ok) throw new Error(series.error.type);
	return series.value;
};

async function reading(app: AppState) {
	const files: Uint8Array[] = [];
	const read = new ReadSquares(app, (file) => files.push(file));
	await read.begin();
	const look = async (series: SquareSeries, from: number, until: number): Promise<void> => {
		for (let place = from; place < until; place += 1) await read.read(series.textOf(place));
	};
	return { read, files, look };
}

/** Squares of a file that nobody encrypted, of this book or another. */
async function madeUp(app: AppState, fill: number, book?: BookId): Promise<SquareSeries> {
	const hash = (bytes: Uint8Array) => Promise.resolve(createHash('sha256').update(bytes).digest('hex'));
	const of = book ?? present(app.chosen, 'a book is open').book;
	return present(await squareSeries(new Uint8Array(3000).fill(fill), of, { hash }), 'it is short');
}

test('a phone shows its last pages, steadily or slower, and stands still while nobody sees it', async () => {
	const { there } = await twoApps();
	render(WithApp, { props: { app: there, component: OtherPhoneScreen, props: { onback: () => undefined } } });
	await press('show it to the other phone');
	expect(await screen.findByText('the last 2 meetings')).toBeVisible();
	await press('One less');
	expect(screen.getByText('the last 1 meeting')).toBeVisible();
	await isSound();
	await press('show it to the other phone');
	const square = await screen.findByRole('img', { name: 'Hold the camera of the other phone over this.' });
	await isSound();
	const drawn = () => square.innerHTML;
	const before = drawn();
	await untilHolds(() => expect(drawn()).not.toBe(before));
	await press('slower');
	expect(screen.getByRole('button', { name: 'slower' })).toHaveAttribute('aria-pressed', 'true');
	await press('OK, right');
	expect(await screen.findByText('the last 1 meeting')).toBeVisible();
	await press('Back');
	expect(await screen.findByText('choose the copy')).toBeVisible();
});

test('who goes on showing shows the same series: encrypted anew it would be another', async () => {
	const { there } = await twoApps();
	const [one, again] = [await seriesOf(there), await seriesOf(there)];
	expect(again.textOf(3)).toBe(one.textOf(3));
	there.lock();
	await unlockWithCode(there);
	expect((await seriesOf(there)).textOf(3)).toBe(one.textOf(3));
	await meets(there, 7500);
	expect((await seriesOf(there)).textOf(3)).not.toBe(one.textOf(3));
});

test('the speed halves, and a phone that is not seen shows nothing more', async () => {
	const { there } = await twoApps();
	const lock = { held: 0, hold: () => void (lock.held += 1), release: () => void (lock.held -= 1) };
	Object.assign(there.parts, { wakeLock: lock });
	const show = new ShowSquares(there);
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	try {
		await show.begin();
		expect(lock.held).toBe(1);
		vi.advanceTimersByTime(2000);
		expect(show.shown).toBe(10);
		show.toggleSpeed();
		vi.advanceTimersByTime(2200);
		expect(show.shown).toBe(16);
		show.seen(false);
		vi.advanceTimersByTime(60_000);
		expect(show.shown).toBe(16);
		show.seen(true);
		vi.advanceTimersByTime(400);
		expect(show.shown).toBe(17);
		show.end();
		vi.advanceTimersByTime(60_000);
		expect([show.shown, lock.held]).toEqual([17, 0]);
	} finally {
		vi.useRealTimers();
	}
});

test('what the camera gathers goes the way of a file: what it adds is seen, and nothing is in the book yet', async () => {
	const { app, there } = await twoApps();
	const series = await seriesOf(there);
	const other = new OtherPhone(app, 'INR');
	other.look();
	expect(other.stage).toBe('camera');
	const { read, files, look } = await reading(app);
	await look(series, 0, series.parts);
	expect([read.have, files.length]).toEqual([series.parts, 1]);
	await other.cameBySquares(present(files[0], 'all of it'));
	expect([other.stage, other.refusal]).toEqual(['adds', null]);
	expect(other.there.map(({ number, cashIn }) => [number, cashIn])).toEqual([[2, 2500]]);
	expect(app.book?.state.lastNumber.regular).toBe(1);
	// Nothing is left of it beside the book.
	expect(await (await app.copies.squares()).kept()).toBeNull();
});

test('what was gathered beside a practice book is put away with it', async () => {
	const { app, phone } = await anApp();
	await foundIn(app, { ...exampleGroup, practice: true });
	const { book } = present(app.chosen, 'a book is open');
	const head = { series: new Uint8Array(8), group: new Uint8Array(4), length: 300 };
	await (await app.copies.squares()).keep(new GatheredSquares(head));
	const lies = await phone.drafts.read(book, 'squares');
	expect(lies.ok && lies.value?.length).toBe(4096 + 28);
	expect(await app.discardPractice(book)).toMatchObject({ ok: true });
	expect(await phone.drafts.read(book, 'squares')).toEqual({ ok: true, value: null });
});

test('a phone that was locked and closed goes on with what it had, and nothing of it can be read there', async () => {
	const { app, phone, there } = await twoApps();
	const series = await seriesOf(there);
	const before = await reading(app);
	await before.look(series, 0, 8);
	before.read.end();
	await (await app.copies.squares()).kept();
	const { book } = present(app.chosen, 'a book is open');
	const lies = await phone.drafts.read(book, 'squares');
	if (!lies.ok || lies.value === null) throw new Error('eight parts were kept');
	// One step, whatever came; no byte of a square in it.
	expect(lies.value.length).toBe(4096 + 28);
	app.lock();
	expect(await (await app.copies.squares()).kept()).toBeNull();
	await unlockWithCode(app);
	const { read, files, look } = await reading(app);
	expect([read.have, read.need]).toEqual([8, series.parts]);
	await look(series, 500, 500 + series.parts + 20);
	expect(files.length).toBe(1);
	// The talk of a meeting is another draft.
	expect(await phone.drafts.read(book)).toEqual({ ok: true, value: null });
});

test('a code of anything else is told and never opened or shown', async () => {
	const { app, there } = await twoApps();
	const series = await seriesOf(there);
	const { read, files, look } = await reading(app);
	const went: string[] = [];
	vi.stubGlobal('open', (url: string) => went.push(url));
	for (const text of ['https://example.org/', 'javascript:alert(1)', '<img src=x onerror=alert(1)>']) {
		await read.read(text);
		expect(read.told?.text).toBe('This is another code.');
	}
	expect(went).toEqual([]);
	vi.unstubAllGlobals();
	await look(series, 0, 3);
	expect([read.told, read.have, files.length]).toEqual([null, 3, 0]);
});

test('the squares of another group are told at the first one', async () => {
	const { app } = await twoApps();
	const { read, look } = await reading(app);
	await look(await madeUp(app, 1, 'other-book' as BookId), 0, 4);
	expect(read.told?.text).toBe('This copy is of another group.');
	expect([read.have, read.need, read.canBeginAnew]).toEqual([0, 0, false]);
});

test('another series is not mixed in: who wants it begins anew, who does not goes on', async () => {
	const { app, there } = await twoApps();
	const series = await seriesOf(there);
	const { read, files, look } = await reading(app);
	await look(series, 0, 5);
	const strange = await madeUp(app, 1);
	await look(strange, 0, 3);
	expect([read.told?.text, read.canBeginAnew, read.have]).toEqual([
		'The other phone shows something new.',
		true,
		5
	]);
	await look(series, 5, 7);
	expect([read.told, read.canBeginAnew, read.have]).toEqual([null, false, 7]);
	await look(strange, 3, 4);
	read.anew();
	expect([read.have, read.need, read.told]).toEqual([0, strange.parts, null]);
	await look(strange, 0, strange.parts);
	// It was made up: the file goes to the reader of copies, which refuses it.
	const other = new OtherPhone(app, 'INR');
	await other.cameBySquares(present(files[0], 'all of it'));
	expect(other.refusal?.text).toBe('This file is not a copy of a book.');
});

test('a square that was made up for the series spoils it; it begins anew by itself and comes whole', async () => {
	const { app, there } = await twoApps();
	const series = await seriesOf(there);
	const { read, files, look } = await reading(app);
	const { readSquare } = await import('#app');
	const { squareText } = await import('../../src/lib/app/squares/square.ts');
	const real = present(readSquare(series.textOf(4)), 'a square');
	await look(series, 0, 4);
	await read.read(squareText({ ...real, sum: new Uint8Array(300).fill(7) }));
	await look(series, 5, series.parts);
	expect(read.told?.text).toBe('What came is not right. It begins anew.');
	expect([read.have, files.length]).toEqual([0, 0]);
	await look(series, 0, series.parts);
	expect(files.length).toBe(1);
});

test('where the camera does not open a file does as well', async () => {
	const { app } = await twoApps();
	render(WithApp, { props: { app, component: OtherPhoneScreen, props: { onback: () => undefined } } });
	await press('look at the other phone');
	expect(await screen.findByText('The camera does not open. Take a file.')).toBeVisible();
	expect(screen.getByText('choose the copy')).toBeVisible();
});
