import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { readJournalBytes } from '#app';
import type { ReadGroup } from '#spreadsheet/read-spreadsheet.ts';
import { err, present } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import { keyPapers } from '#session/key-paper.svelte.ts';
import { SheetImport } from '../../src/screens/desk/import/sheet-import.svelte.ts';
import { sumOf } from '../../src/screens/desk/import/group-figures.ts';
import { StaffBook } from '../../src/screens/desk/import/staff-book.svelte.ts';
import { GroupsInNeed } from '../../src/screens/desk/help/groups-in-need.svelte.ts';
import Import from '../../src/routes/import/+page.svelte';
import BookFromStaff from '../../src/routes/import/book/+page.svelte';
import WhoNeedsHelp from '../../src/routes/import/help/+page.svelte';
import { anApp } from '../support/app.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { changed, csv, cutOffGroup } from '../support/sheets.ts';
import WithApp from './WithApp.svelte';
import { until, untilHolds } from '../support/patience.ts';

beforeAll(throwNodesExceptions);

const draw = (app: AppState, component: unknown) => render(WithApp, { props: { app, component } });
const fileOf = (text: string | Uint8Array, name = 'sheet.csv') => {
	const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
	return Object.assign(new File([bytes.slice()], name), {
		// jsdom's files cannot be read as bytes.
		arrayBuffer: () => Promise.resolve(bytes.slice().buffer)
	});
};
const upload = (files: readonly File[]) => {
	const input = document.querySelector('input[type=file]');
	return userEvent.upload(present(input, 'a file can be chosen') as HTMLInputElement, [...files]);
};

/** G1 is right; in G2 an amount on row 27 of the file is no amount. */
const spoiled = csv([...cutOffGroup('G1'), ...changed(cutOffGroup('G2'), 9, { amount: 'x' })]);

/** A line of an open journal, as somebody changes it in the file. */
interface FileEvent {
	readonly type: string;
	readonly memberId?: string;
}

async function handedJournal(): Promise<{ test: Awaited<ReturnType<typeof anApp>>; bytes: Uint8Array }> {
	const test = await anApp();
	const sheet = new SheetImport(test.app);
	await sheet.choose(fileOf(csv(cutOffGroup('G1'))));
	await sheet.hand(present<ReadGroup>(sheet.groups?.[0], 'the group is right'));
	return { test, bytes: present(test.handed[0], 'a file left').bytes };
}

describe('groups from one sheet', () => {
	test('an empty sheet of both kinds can be had', async () => {
		const { app, handed } = await anApp();
		draw(app, Import);
		await userEvent.click(screen.getByRole('button', { name: /many groups/ }));
		await userEvent.click(screen.getByRole('button', { name: /a paper book/ }));
		await untilHolds(() => expect(handed).toHaveLength(2));
		expect(handed.map(({ name }) => name)).toEqual(['groups.csv', 'paper-book.csv']);
	});

	test('what is wrong is listed by row and column; the other group can be handed out', async () => {
		const { app, handed } = await anApp();
		draw(app, Import);
		await upload([fileOf(spoiled)]);
		expect(await screen.findByText('group G2 · row 27 · amount')).toBeVisible();
		expect(screen.getByText('"x" is no amount. Write it like 1250.')).toBeVisible();
		expect(screen.getByText('1 group is right. 1 thing is to be put right.')).toBeVisible();
		expect(screen.getByRole('heading', { name: 'Ujala' })).toBeVisible();
		expect(screen.getByText('stands in the sheet')).toBeVisible();
		expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([]);
		await userEvent.click(screen.getByRole('button', { name: /File for this group/ }));
		await untilHolds(() => expect(handed).toHaveLength(1));
		const { name, bytes } = present(handed[0], 'a file left');
		expect(name).toBe('G1.journal.json');
		const read = readJournalBytes(bytes);
		// As computed beside the sheet: ₹1,350 in the box.
		expect(read.ok && read.value.people).toHaveLength(3);
	});

	test('reading can be stopped, and nothing of the sheet is shown', async () => {
		const { app } = await anApp();
		let stopped = false;
		const slow = Object.create(app, {
			parts: {
				value: {
					...app.parts,
					readSheet: (_: Uint8Array, stop: AbortSignal) =>
						new Promise((resolve) => {
							stop.addEventListener('abort', () => {
								stopped = true;
								resolve(null);
							});
						})
				}
			}
		}) as AppState;
		const sheet = new SheetImport(slow);
		const reading = sheet.choose(fileOf(spoiled));
		await until(() => sheet.busy);
		await new Promise((resolve) => setTimeout(resolve, 50));
		sheet.stop();
		await reading;
		expect({ stopped, busy: sheet.busy, groups: sheet.groups }).toEqual({
			stopped: true,
			busy: false,
			groups: null
		});
	});
});

describe('a book from staff', () => {
	test('is checked, compared, founded with new codes, and waits for its key paper', async () => {
		const { bytes } = await handedJournal();
		const { app, phone } = await anApp();
		const staff = new StaffBook(app);
		await staff.choose(fileOf(bytes, 'G1.journal.json'));
		const begun = [...phone.secondCopy.begun];
		// Rupees, computed beside the sheet.
		const figures = present(staff.figures, 'it is read');
		expect(figures).toMatchObject({ name: 'Ujala', members: 3 });
		expect(figures.there.map(({ amount }) => amount)).toEqual([950_000, 135_000, 415_000]);
		expect(figures.whose[0]?.amount).toBe(1_120_000);
		expect(sumOf(figures.whose)).toBe(950_000 + 135_000 + 415_000);
		staff.giveCodes();
		const giving = present(staff.giving, 'officers get codes');
		while (!giving.isDone) {
			giving.repeat();
			giving.answer(giving.code);
		}
		expect(await staff.write()).toBe(true);
		expect(begun).toEqual([app.chosen?.book]);
		const book = present(app.book, 'the book is open');
		expect(book.state.name).toBe('Ujala');
		expect(book.box).toBe(135_000);
		expect([...book.session.people.values()].map(({ name }) => name).sort()).toEqual(['A', 'B', 'C']);
		expect(keyPapers(app).of(app.chosen?.book)).not.toBeNull();
	});

	test('of which nothing was stored is made by the same touch; another file begins with codes of its own', async () => {
		const { bytes } = await handedJournal();
		const { app } = await anApp();
		const staff = new StaffBook(app);
		await staff.choose(fileOf(bytes, 'G1.journal.json'));
		expect(staff.giveCodes()).toBe(false);
		const given = present(staff.giving, 'officers get codes');
		while (!given.isDone) given.answer(given.code);
		const { add } = app.parts.shelf;
		Object.assign(app.parts.shelf, { add: () => Promise.resolve(err({ type: 'StorageFull' })) });
		expect(await staff.write()).toBe(false);
		Object.assign(app.parts.shelf, { add });
		expect(staff.isLocked).toBe(false);
		expect(staff.giveCodes()).toBe(true);
		await staff.choose(fileOf(bytes, 'G1.journal.json'));
		expect(staff.giveCodes()).toBe(false);
		expect(staff.giving).not.toBe(given);
	});

	const changedFile = async (change: (events: readonly FileEvent[]) => readonly FileEvent[]) => {
		const { bytes } = await handedJournal();
		const file = JSON.parse(new TextDecoder().decode(bytes)) as { events: readonly FileEvent[] };
		return JSON.stringify({ ...file, events: change(file.events) });
	};
	const withOfficers = (most: number) =>
		changedFile((events) => {
			const women = new Set<unknown>();
			return events.filter(({ type, memberId }) => {
				if (type !== 'OfficeGiven') return true;
				if (!women.has(memberId) && women.size === most) return false;
				women.add(memberId);
				return true;
			});
		});

	test.each([0, 1])(
		'in which %i women hold an office is refused, on the screen and below it',
		async (most) => {
			const text = await withOfficers(most);
			const { app } = await anApp();
			draw(app, BookFromStaff);
			await upload([fileOf(text)]);
			const says = 'Fewer than two women hold an office in this file. Whoever made it enters two.';
			expect(await screen.findByText(says)).toBeVisible();
			expect(screen.queryByRole('button', { name: 'It is the same: make the book' })).toBeNull();
			const journal = readJournalBytes(new TextEncoder().encode(text));
			const cover = { symbol: 'mango', colour: 1 };
			expect(
				await app.founding.foundFromJournal(present(journal.ok ? journal.value : null, 'it is sound'), {
					cover,
					codes: []
				})
			).toEqual({ ok: false, error: { type: 'TooFewOfficers', has: most } });
			expect(app.covers).toEqual([]);
		}
	);

	test('in which every term but one ran out gives a code to those too whose terms are over', async () => {
		const text = await changedFile((events) =>
			events.map((event) =>
				event.type === 'OfficeGiven' && event.memberId !== 'm1' ? { ...event, until: '2026-01-31' } : event
			)
		);
		const { app } = await anApp();
		const staff = new StaffBook(app);
		await staff.choose(fileOf(text));
		expect(staff.refusal).toBeNull();
		staff.giveCodes();
		expect(staff.giving?.given.map(({ holder }) => holder.memberId)).toEqual(['m1', 'm2']);
	});

	test('a file with one changed figure is no whole book, and nothing is written', async () => {
		const { bytes } = await handedJournal();
		const text = new TextDecoder().decode(bytes).replace('"box":135000', '"box":136000');
		const { app } = await anApp();
		draw(app, BookFromStaff);
		await upload([fileOf(text)]);
		expect(await screen.findByText('This file is no whole book. Ask staff.')).toBeVisible();
		expect(app.covers).toEqual([]);
	});
});

describe('which group needs help', () => {
	test('many files at once: a group without meetings since long is listed, a foreign file is counted', async () => {
		const { bytes } = await handedJournal();
		const { app } = await anApp();
		draw(app, WhoNeedsHelp);
		await upload([fileOf(bytes, 'G1.journal.json'), fileOf('no book', 'other.txt')]);
		expect(await screen.findByText('1 of 1 group needs help.')).toBeVisible();
		expect(screen.getByText('1 file is no whole book.')).toBeVisible();
		expect(screen.getByText('other.txt')).toBeVisible();
		expect(screen.getByRole('heading', { name: '1 · Ujala' })).toBeVisible();
		expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([]);
	});

	// It was called "no whole book", without its name.
	test('a practice group needs none, and is told apart from a file that cannot be read', async () => {
		const { bytes } = await handedJournal();
		const open = JSON.parse(new TextDecoder().decode(bytes)) as { book: object };
		const text = JSON.stringify({ ...open, book: { ...open.book, practice: true } });
		const { app } = await anApp();
		draw(app, WhoNeedsHelp);
		await upload([fileOf(text, 'practice.json')]);
		expect(await screen.findByText(/^1 file is of a practice group/)).toBeVisible();
		expect(screen.getByText('practice.json')).toBeVisible();
		expect(screen.queryByText(/no whole book/)).toBeNull();
	});

	// It stood twice in the list, and was counted as two groups.
	test('a group whose file is given twice, or with an older one, is one group', async () => {
		const { bytes } = await handedJournal();
		const open = JSON.parse(new TextDecoder().decode(bytes)) as { events: readonly FileEvent[] };
		const events = [...open.events];
		events.push({ type: 'MeetingOpened', occurredOn: '2026-11-24', number: 1, kind: 'regular' } as FileEvent);
		const newer = JSON.stringify({ ...open, events });
		const { app } = await anApp();
		const need = new GroupsInNeed(app);
		await need.choose([
			fileOf(bytes, 'G1.json'),
			fileOf(bytes, 'G1 again.json'),
			fileOf(newer, 'G1 of today.json'),
			fileOf('no book', 'other.txt'),
			fileOf('BAHI and no more', 'copy.bahi')
		]);
		expect(need.summary).toBe('No group needs help today.');
		const listed = (need.groups ?? []).map(({ file }) => file);
		const told = need.told.flatMap(({ text, names }) => names.map((name) => [name, text]));
		expect(Object.fromEntries(told)).toMatchObject({
			'G1.json': '1 file is older than what is here.',
			'other.txt': '1 file is no whole book.',
			'copy.bahi': '1 file is a locked copy. It opens in “Many groups”.'
		});
		expect([...listed, ...told.map(([name]) => name)]).toHaveLength(5);
	});

	test('two files of one group that went on apart both stand there, and say so', async () => {
		const { bytes } = await handedJournal();
		const other = new TextDecoder().decode(bytes).replace('"Ujala"', '"Ujala B"');
		const { app } = await anApp();
		draw(app, WhoNeedsHelp);
		await upload([fileOf(bytes, 'G1.json'), fileOf(other, 'G1 b.json')]);
		expect(await screen.findByText('2 of 2 groups need help.')).toBeVisible();
		expect(screen.getByText('G1 b.json')).toBeVisible();
		expect(screen.getAllByText(/^Two files of this group differ/)).toHaveLength(2);
	});

	test('nothing was read yet: nothing is said of any group', async () => {
		const { app } = await anApp();
		expect(new GroupsInNeed(app).summary).toBe('');
	});
});
