import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { present, type LocalDate } from '#kernel';
import { beginLaptop, practiceBook, readJournalBytes, writeJournal, type JournalFile } from '#app';
import { PrintView } from '#session/print/print-view.svelte.ts';
import { StaffBook } from '../../src/screens/desk/import/staff-book.svelte.ts';
import { runBook } from '../../src/cli/run-book.ts';
import { anApp, type AppInMemory } from '../support/app.ts';

// Nothing of practice can reach a real book: whatever leaves a practice group says so, and nothing real is made of it.

let practised: AppInMemory;
let text: string;
let journal: JournalFile;
let letters: string;

async function exportedBy({ app, handed }: AppInMemory): Promise<string> {
	const view = new PrintView(app, present(app.book, 'a book is open'));
	const left = await view.exportJournal();
	expect(left.ok).toBe(true);
	return new TextDecoder().decode(handed.at(-1)?.bytes);
}

const command = (args: readonly string[], input: string) =>
	runBook(args, Readable.from([Buffer.from(input)]));
const files = (content: string, name = 'book.json') =>
	new File([content], name, { type: 'application/json' });

beforeAll(async () => {
	practised = await anApp();
	const asked = practiceBook(practised.app.today, {
		group: 'Practice',
		bank: 'Example bank',
		branch: 'Example branch',
		member: String
	});
	const founded = await practised.app.founding.found(asked);
	letters = present(founded.ok ? founded.value.recoveryCode : null, 'the practice group is made');
	text = await exportedBy(practised);
	const read = readJournalBytes(new TextEncoder().encode(text));
	journal = present(read.ok ? read.value : null, 'the export is a journal');
}, 60_000);

describe('the open file of a practice group', () => {
	test('carries the mark; that of a real group does not', () => {
		expect(journal.book.practice).toBe(true);
		const { practice: _, ...book } = journal.book;
		const real = writeJournal({ book, events: journal.events });
		expect(real).not.toContain('practice":');
		expect(
			readJournalBytes(new TextEncoder().encode(real.replace('"INR"}', '"INR","practice":false}'))).ok
		).toBe(false);
	});

	test('is not made into a book of a real group, by the screen or below it', async () => {
		const { app } = await anApp();
		const staff = new StaffBook(app);
		await staff.choose(files(text));
		expect(staff.figures).toBeNull();
		expect(staff.refusal).toEqual({
			text: 'This file is practice. No real book is made of it.',
			icon: 'hen'
		});
		const cover = { symbol: 'mango', colour: 1 };
		expect(await app.founding.foundFromJournal(journal, { cover, codes: [] })).toEqual({
			ok: false,
			error: { type: 'BookOfPractice' }
		});
		expect(app.covers).toEqual([]);
	});

	test('is named by every answer of the command', async () => {
		const says = 'This is a practice group: nothing in it is real.';
		expect((await command(['check', '-'], text)).out).toContain(`note: ${says}`);
		const report = await command(['report', '-'], text);
		expect([report.code, report.errors]).toEqual([0, `${says}\n`]);
		expect((JSON.parse(report.out) as { readonly balanced: boolean }).balanced).toBe(true);
		expect((await command(['statement', '-', '--member', '1'], text)).errors).toContain(says);
	});

	test('stays practice on the shelf of a laptop, and takes no real group’s place', async () => {
		const { phone } = await anApp();
		const begun = await beginLaptop(phone, 'four words of rain');
		const shelf = present(begun.ok ? begun.value : null, 'the shelf is begun');
		const on = '2026-11-24' as LocalDate;
		// Without records nobody is vouched for.
		const { practice: _, groupKey: __, ...book } = journal.book;
		const practice = { ...book, practice: true as const };
		const real = await shelf.add({ ...journal, book, records: null }, 'journal', on);
		const marked = await shelf.add({ ...journal, book: practice, records: null }, 'journal', on);
		expect([real, marked]).toMatchObject([
			{ value: { standing: 'new', group: { from: 'journal' } } },
			{ value: { standing: 'new', group: { from: 'practice' } } }
		]);
		expect(shelf.groups).toHaveLength(2);
		const again = await shelf.read(shelf.groups[1]?.id ?? '');
		expect(again).toMatchObject({ ok: true, value: { book: { practice: true } } });
	}, 60_000);
});

describe('the copy of a practice group', () => {
	test('is practice where it is brought back, and no second copy is kept of it', async () => {
		const other = await anApp();
		const made = await practised.app.copies.makeBackup();
		const opened = await other.app.copies.openBackup(
			present(made.ok ? made.value : null, 'a copy is made').bytes,
			letters
		);
		const copy = present(opened.ok ? opened.value : null, 'the copy is opened');
		expect((await other.app.copies.restore(copy, [])).ok).toBe(true);
		expect(other.app.covers.map(({ practice }) => practice)).toEqual([true]);
		expect(other.phone.secondCopy.records.size).toBe(0);
	}, 60_000);
});
