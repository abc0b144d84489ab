import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { writeJournal } from '#app';
import { present, type BookId, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import type { AppState } from '#session/app-state.svelte.ts';
import { GroupTable } from '../../src/screens/desk/group-table.svelte.ts';
import { handTable } from '../../src/screens/desk/hand-workbook.ts';
import { laptopOf, type Laptop } from '../../src/screens/desk/laptop.svelte.ts';
import { LaptopBatch, type BatchPaper } from '../../src/screens/desk/print/laptop-batch.svelte.ts';
import LaptopScreen from '../../src/routes/laptop/+page.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { barelyEligible, threeYearsWithLoan } from '../support/dossier-books.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { until, untilHolds } from '../support/patience.ts';
import { readXlsx } from '../support/read-xlsx.ts';
import WithApp from './WithApp.svelte';

beforeAll(throwNodesExceptions);

const passphrase = 'four words of rain';
const today = '2026-11-24' as LocalDate;
/** From 30 December 2025 to 30 June 2026, every seventh day. */
const wallMeetings = 27;
const places = { Ujala: 'Sonpur', Asha: 'Rajgir', Tara: 'Sonpur' };
type Name = keyof typeof places;

function fileOf(name: Name, events: readonly GroupEvent[]) {
	const named = events.map((event) =>
		event.type === 'GroupFounded' ? { ...event, name, place: { village: places[name] } } : event
	);
	const text = writeJournal({ book: { id: name as string as BookId, currency: 'INR' }, events: named });
	const bytes = new TextEncoder().encode(text);
	return { name: `${name}.json`, size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) };
}
const ujala = fileOf('Ujala', threeYearsWithLoan(today));
const asha = fileOf('Asha', barelyEligible(today));
/** Has not met since long: it needs help. */
const tara = fileOf('Tara', barelyEligible('2026-06-30' as LocalDate));

async function opened(files = [ujala, asha, tara]): Promise<{ test: AppInMemory; laptop: Laptop }> {
	const test = await anApp();
	const laptop = laptopOf(test.app);
	await laptop.enter();
	await laptop.choose(passphrase, passphrase);
	await laptop.adding.choose(files);
	return { test, laptop };
}
const draw = (app: AppState) => render(WithApp, { props: { app, component: LaptopScreen } });
const shown = () => [...document.querySelectorAll('main .open b')].map((name) => name.textContent);
/** The columns that carry a mark of order, with its picture. */
const marked = () =>
	[...document.querySelectorAll('thead th')].flatMap((head) =>
		[...head.querySelectorAll('svg')].map((mark) => [head.textContent.trim(), mark.dataset['icon']])
	);
const violations = async () => (await axe.run(document.body)).violations.map(({ id }) => id);

describe('the passphrase of a laptop', () => {
	test('is chosen once, said plainly why one is refused, and asked for later', async () => {
		const { app } = await anApp();
		draw(app);
		const [first, second] = [
			await screen.findByLabelText('Passphrase'),
			screen.getByLabelText('The same once more')
		];
		await userEvent.type(first, 'short');
		await userEvent.type(second, 'short{Enter}');
		expect(await screen.findByText('Too short: 12 letters or 4 words.')).toBeVisible();
		expect(await violations()).toEqual([]);
		await userEvent.clear(first);
		await userEvent.type(first, `${passphrase}{Enter}`);
		expect(await screen.findByText('The two are not the same.')).toBeVisible();
		await userEvent.clear(second);
		await userEvent.type(second, `${passphrase}{Enter}`);
		expect(await screen.findByText('No group is here yet.')).toBeVisible();
		await userEvent.click(screen.getByRole('button', { name: 'Close the book' }));
		await userEvent.type(await screen.findByLabelText('Passphrase'), 'four words of snow{Enter}');
		expect(await screen.findByText('This is not the passphrase.')).toBeVisible();
		expect(await violations()).toEqual([]);
	});

	test('that is forgotten lets the whole shelf be thrown away, and a new one begin', async () => {
		const { laptop, test } = await opened([asha]);
		test.app.lock();
		await laptop.empty();
		expect(laptop.phase).toBe('new');
		await laptop.choose('another four words here', 'another four words here');
		expect(laptop.groups).toEqual([]);
	});
});

describe('the groups of a laptop', () => {
	test('stand with their figures, those that need help first, and are found by name or place', async () => {
		const { test } = await opened();
		draw(test.app);
		expect(await screen.findByText('3 groups came in.')).toBeVisible();
		expect(shown()[0]).toBe('Tara');
		expect(marked()).toEqual([]);
		const row = within(present(screen.getByText('Ujala').closest('tr'), 'a row'));
		// 12 women, ₹ 100 in each of 37 meetings.
		expect(row.getByText('₹44,400')).toBeVisible();
		expect(await violations()).toEqual([]);
		await userEvent.type(screen.getByRole('searchbox'), 'sonpur uja');
		expect(shown()).toEqual(['Ujala']);
		await userEvent.clear(screen.getByRole('searchbox'));
		await userEvent.click(screen.getByRole('button', { name: 'group' }));
		expect(shown()).toEqual(['Asha', 'Tara', 'Ujala']);
		expect(screen.getByRole('columnheader', { name: 'group' })).toHaveAttribute('aria-sort', 'ascending');
		expect(marked()).toEqual([['group', 'up']]);
		await userEvent.click(screen.getByRole('button', { name: 'savings' }));
		expect(shown()[0]).toBe('Ujala');
		expect(marked()).toEqual([['savings', 'down']]);
		// By savings from the least, then by help again.
		await userEvent.click(screen.getByRole('button', { name: 'savings' }));
		expect(shown()[2]).toBe('Ujala');
		expect(marked()).toEqual([['savings', 'up']]);
		await userEvent.click(screen.getByRole('button', { name: 'savings' }));
		expect(shown()[0]).toBe('Tara');
		expect(marked()).toEqual([]);
		// Days are shown, so the most days stand first: the oldest copy.
		await userEvent.click(screen.getByRole('button', { name: 'copy' }));
		expect([shown()[0], marked()]).toEqual(['Tara', [['copy', 'down']]]);
		await userEvent.click(screen.getByRole('button', { name: 'copy' }));
		expect([shown()[2], marked()]).toEqual(['Tara', [['copy', 'up']]]);
		expect(await violations()).toEqual([]);
	});

	test('are asked by village and by what is wanting, and added up as they are shown', async () => {
		const { laptop, test } = await opened();
		const table = new GroupTable(
			() => laptop.groups,
			() => test.app.today
		);
		expect(table.villages).toEqual([
			{ name: 'Rajgir', count: 1 },
			{ name: 'Sonpur', count: 2 }
		]);
		table.village = 'Sonpur';
		const sonpur = laptop.groups.filter(({ village }) => village === 'Sonpur');
		// 37 and 27 meetings of 12 women with 100 and 20 rupees.
		expect(table.totals).toMatchObject({ members: 24, savings: 37 * 12 * 100_00 + 27 * 12 * 20_00 });
		expect(table.shown).toHaveLength(sonpur.length);
		// The money of practice groups is nobody's.
		const [first] = sonpur;
		const practice = new GroupTable(
			() => [...sonpur, { ...present(first, 'a group'), from: 'practice' }],
			() => test.app.today
		);
		expect(practice.shown).toHaveLength(sonpur.length + 1);
		expect(practice.totals).toEqual(table.totals);
		table.question = 'missedMeetings';
		expect(table.shown.map(({ name }) => name)).toEqual(['Tara']);
		expect(table.daysWithout(present(table.shown[0], 'Tara'))).toBe(147);
		table.typed = 'nowhere';
		expect([table.shown, table.totals]).toEqual([[], null]);
	});

	test('leave as a table for a spreadsheet, with names of groups and of no woman', async () => {
		const { laptop, test } = await opened([asha]);
		await handTable(test.app, laptop.groups);
		const file = present(test.handed.at(-1), 'a file left');
		expect(file.name).toMatch(/^groups-.*\.csv$/);
		expect(new TextDecoder().decode(file.bytes)).toContain('Asha,Rajgir,12,');
	});

	test('leave as one workbook of what their reports say, with names of no woman', async () => {
		const { laptop, test } = await opened([ujala, asha]);
		draw(test.app);
		await userEvent.click(await screen.findByRole('checkbox', { name: 'all shown' }));
		await userEvent.click(screen.getByRole('button', { name: 'XLSX' }));
		await until(() => test.handed.length > 0);
		const file = present(test.handed.at(-1), 'a file left');
		expect(file.name).toMatch(/^groups-.*\.xlsx$/);
		const sheets = readXlsx(file.bytes);
		expect([...sheets.keys()]).toHaveLength(9);
		const groups = present(sheets.get('Many groups'), 'a sheet of groups');
		const savings = present(groups[0], 'a head').indexOf('Savings');
		// ₹ 100 in each of 37 meetings by 12 women, ₹ 20 in each of 27.
		expect(groups.slice(1).map((row) => [row[1], row[savings]])).toEqual(
			expect.arrayContaining([
				['Ujala', 44_400],
				['Asha', 27 * 12 * 20]
			])
		);
		// A row a group, and their sum.
		expect(present(sheets.get('Month'), 'a sheet of the month').map((row) => row[1])).toEqual([
			expect.any(String),
			...groups.slice(1).map((row) => row[1]),
			2
		]);
		expect(laptop.phase).toBe('open');
		// Of the month that was chosen: its first day, in days since 30 December 1899.
		await userEvent.click(screen.getByRole('button', { name: 'Month: Last whole month' }));
		expect(await violations()).toEqual([]);
		const [first] = within(screen.getByRole('dialog')).getAllByRole('button', {
			name: /^[A-Z][a-z]+ \d{4}$/
		});
		await userEvent.click(present(first, 'this month'));
		await userEvent.click(screen.getByRole('button', { name: 'XLSX' }));
		await until(() => test.handed.length > 1);
		const [heads, ujalas] = present(
			readXlsx(present(test.handed.at(-1), 'another').bytes).get('Month'),
			'the month'
		);
		const began = (Date.parse(`${test.app.today.slice(0, 7)}-01`) - Date.UTC(1899, 11, 30)) / 86_400_000;
		expect(present(ujalas, 'a group')[present(heads, 'a head').indexOf('Month')]).toBe(began);
	});

	test('a group is taken off after it was asked once; its book is gone from here', async () => {
		const { test, laptop } = await opened([asha]);
		draw(test.app);
		await userEvent.click(await screen.findByRole('button', { name: 'Take Asha off' }));
		expect(laptop.groups).toHaveLength(1);
		await userEvent.click(screen.getByRole('button', { name: /Take it off this laptop/ }));
		expect(await screen.findByText('No group is here yet.')).toBeVisible();
	});

	const bytesNamed = (name: string, bytes: Uint8Array, size = bytes.length) => ({
		name,
		size,
		arrayBuffer: () => Promise.resolve(bytes.slice().buffer)
	});
	const text = (words: string) => new TextEncoder().encode(words);

	/** The name of each file beside what became of it. */
	const outcomes = (laptop: Laptop) =>
		laptop.adding.told.flatMap(({ text: says, names }) => names.map((name) => [name, says]));

	test('every file is accounted for once, by its name, with what became of it', async () => {
		const newer = present(ujala, 'a file');
		const shorter = threeYearsWithLoan(today).slice(0, -3);
		const { laptop } = await opened([
			asha,
			{ ...asha, name: 'Asha again.json' },
			newer,
			{ ...fileOf('Ujala', shorter), name: 'Ujala old.json' },
			bytesNamed('photo.jpg', text('no book')),
			bytesNamed('large.json', text('x'), 65 * 1024 * 1024),
			{ name: 'card.json', size: 7, arrayBuffer: () => Promise.reject(new Error('gone')) },
			bytesNamed('copy.bahi', text('BAHI and no more'))
		]);
		expect(outcomes(laptop)).toEqual([
			['Asha.json', '2 groups came in.'],
			['Ujala.json', '2 groups came in.'],
			['Asha again.json', '1 file was known already.'],
			['Ujala old.json', '1 file is older than what is here.'],
			['photo.jpg', '1 file is no whole book.'],
			['copy.bahi', expect.stringMatching(/^1 file/)],
			['large.json', '1 file is too large.'],
			['card.json', '1 file could not be read to the end. Choose it again.']
		]);
		expect(laptop.groups.map(({ name }) => name).sort()).toEqual(['Asha', 'Ujala']);
	});

	test('a file that is too many says so, and is not called no book', async () => {
		const many = Array.from({ length: 301 }, (_, place) =>
			bytesNamed(`${String(place + 1)}.txt`, text('no book'))
		);
		const { laptop } = await opened(many);
		const last = present(outcomes(laptop).at(-1), 'something is told');
		expect(last).toEqual(['301.txt', '1 file too many at once. Choose it again.']);
		expect(outcomes(laptop)).toHaveLength(301);
	});

	test('what became of the files is put away once it was read', async () => {
		const { laptop, test } = await opened([asha, bytesNamed('photo.jpg', text('no book'))]);
		draw(test.app);
		expect(await screen.findByText('photo.jpg')).toBeVisible();
		expect(await violations()).toEqual([]);
		const news = within(screen.getByRole('region', { name: 'What became of the files' }));
		expect(news.getByText('Asha.json')).toBeVisible();
		await userEvent.click(screen.getByRole('button', { name: 'Close' }));
		expect(laptop.adding.told).toEqual([]);
	});
});

describe('a book of the shelf', () => {
	test('is opened to be read: nothing is written into it, and the phone has no new book', async () => {
		const { test, laptop } = await opened([asha]);
		expect(await laptop.open(present(laptop.groups[0], 'added').id)).toBe(true);
		const book = present(test.app.book, 'a book is read');
		expect(test.app.reader.isOpen).toBe(true);
		expect(
			await book.run(book.newOperationId(), { type: 'OpenMeeting', on: today, kind: 'regular' })
		).toMatchObject({
			ok: false
		});
		expect(await book.saveVoice(present(book.memberIds[0], 'a member'), null)).toMatchObject({ ok: false });
		expect(await test.app.copies.makeBackup()).toMatchObject({ ok: false });
		expect(test.app.covers).toEqual([]);
	});

	test('is watched like a book of the phone: who leaves the laptop leaves it locked', async () => {
		const test = await anApp();
		const { start, stop } = test.app.parts.idleLock;
		const watch = { start: vi.fn(start), stop: vi.fn(stop) };
		Object.assign(test.app.parts.idleLock, watch);
		const laptop = laptopOf(test.app);
		await laptop.enter();
		expect(watch.start).not.toHaveBeenCalled();
		await laptop.choose(passphrase, passphrase);
		expect(watch.start).toHaveBeenCalledTimes(1);
		test.app.lock();
		expect(watch.stop).toHaveBeenCalledTimes(1);
		await laptop.unlock(passphrase);
		expect([laptop.phase, watch.start.mock.calls.length]).toEqual(['open', 2]);
	});

	test('closes with the shelf when the app locks', async () => {
		const { test, laptop } = await opened([asha]);
		await laptop.open(present(laptop.groups[0], 'added').id);
		test.app.lock();
		expect([test.app.book, laptop.phase, laptop.groups]).toEqual([null, 'locked', []]);
	});
});

describe('papers of many groups', () => {
	test('are drawn one group after the other, in parts of ten, in the order of the list', async () => {
		const { test, laptop } = await opened();
		laptop.choosePrints(laptop.groups.map(({ id }) => id));
		const batch = new LaptopBatch(test.app, laptop, 'dossier');
		const drawn: BatchPaper[] = [];
		const put = (paper: BatchPaper) => Promise.resolve(void drawn.push(paper));
		expect(await batch.draw(0, put)).toBe(true);
		expect(drawn.map(({ frame }) => frame.group)).toEqual(laptop.groups.map(({ name }) => name));
		expect(drawn.every(({ dossier }) => dossier !== null)).toBe(true);
		expect([batch.isDrawn, batch.done, batch.parts.length]).toEqual([true, 3, 1]);
	});

	test('the report to the federation is of the month of each file, with its figures', async () => {
		const { test, laptop } = await opened([ujala, tara]);
		laptop.choosePrints(laptop.groups.map(({ id }) => id));
		const batch = new LaptopBatch(test.app, laptop, 'federation');
		const drawn: BatchPaper[] = [];
		expect(await batch.draw(0, (paper) => Promise.resolve(void drawn.push(paper)))).toBe(true);
		const months = drawn.map(({ frame, table }) => [frame.group, table?.leaves.map(({ key }) => key)]);
		expect(Object.fromEntries(months)).toEqual({ Ujala: ['2026-11'], Tara: ['2026-06'] });
	});

	test('a letter to each branch lists the groups whose files go there, in one part', async () => {
		const { test, laptop } = await opened();
		laptop.choosePrints(laptop.groups.map(({ id }) => id));
		const batch = new LaptopBatch(test.app, laptop, 'letter');
		const drawn: BatchPaper[] = [];
		expect(await batch.draw(0, (paper) => Promise.resolve(void drawn.push(paper)))).toBe(true);
		const listed = drawn.flatMap(({ table }) =>
			(table?.leaves ?? []).flatMap(({ sections }) =>
				sections.slice(1).flatMap(({ rows }) => rows.filter(({ kind }) => kind === 'plain'))
			)
		);
		expect(listed).toHaveLength(laptop.groups.length);
		expect([batch.parts.length, batch.done]).toEqual([1, 3]);
		// No code stands on it, and no woman.
		expect(
			drawn.every(({ frame, dossier, members }) => !frame.proof && dossier === null && members.length === 0)
		).toBe(true);
	});

	test('stop when they are told to, and when the laptop locks', async () => {
		const { test, laptop } = await opened();
		laptop.choosePrints(laptop.groups.map(({ id }) => id));
		const stopped = new LaptopBatch(test.app, laptop, 'members');
		const stop = () => {
			stopped.stop();
			return Promise.resolve();
		};
		expect(await stopped.draw(0, stop)).toBe(false);
		expect([stopped.isDrawn, stopped.isDrawing, stopped.done]).toEqual([false, false, 0]);
		const locked = new LaptopBatch(test.app, laptop, 'wall');
		const drawn: string[] = [];
		const put = ({ frame, wall }: BatchPaper) => {
			drawn.push(frame.group);
			expect(wall?.rows).toHaveLength(12);
			// Weekly since six months: ₹ 20 of 12 women each time.
			expect(wall).toMatchObject({ meetings: wallMeetings, savings: wallMeetings * 12 * 20_00 });
			test.app.lock();
			return Promise.resolve();
		};
		expect(await locked.draw(0, put)).toBe(false);
		expect(drawn).toHaveLength(1);
		await untilHolds(() => expect(locked.isDrawn).toBe(false));
	});
});
