import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { render, screen } from '@testing-library/svelte';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, present, type LocalDate, type MemberId } from '#kernel';
import {
	carriedPrint,
	lacksWordForNames,
	practiceBook,
	readJournalBytes,
	verifyRecords,
	type JournalFile
} from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { PrintView } from '#session/print/print-view.svelte.ts';
import type { Words } from '#i18n';
import type { BothWords } from '#papers/cell-text.ts';
import type { DecisionBlock, DossierData } from '#papers/dossier/dossier-types.ts';
import type { ProofOnPaper } from '#papers/paper-types.ts';
import { bankFrame } from '../../src/cli/bank-file-page.ts';
import { paperOfJournal } from '../../src/cli/paper-of-journal.ts';
import LaptopScreen from '../../src/routes/laptop/+page.svelte';
import { laptopOf, type Laptop } from '../../src/screens/desk/laptop.svelte.ts';
import { readOnlyView } from '../../src/screens/desk/read-only-view.ts';
import { ProofReading } from '../../src/screens/desk/verify/proof-reading.svelte.ts';
import { DossierView } from '../../src/screens/frame/print/dossier-view.svelte.ts';
import { foundIn } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import WithApp from './WithApp.svelte';

// From the phone of a group to the desk of staff, a month later, and from their paper to the officer: the code is that of the group,
// the figures are those of the day on which it was signed.

beforeAll(throwNodesExceptions);

let phone: AppState;
let file: JournalFile;
let text: string;
let signedOn: LocalDate;

/** A laptop on which no book of the group was ever open, 40 days on. */
async function aDesk(): Promise<AppState> {
	const { app, phone: laptop } = await anApp();
	Object.assign(laptop.clock, { today: () => addDays(signedOn, 40) });
	return app;
}

async function typed(proof: ProofOnPaper | null | undefined): Promise<ProofReading> {
	const reading = new ProofReading((await anApp()).app);
	reading.type();
	for (const line of present(proof, 'the paper has a code').typed) {
		reading.typed = line;
		await reading.takeLine();
	}
	return reading;
}

const taken = async (journal: JournalFile) =>
	verifyRecords({ ...journal, records: journal.records ?? [] }, phone.parts.vault);
const firstPage = (view: DossierView) =>
	present(
		view.paper?.blocks.find((block): block is DecisionBlock => block.kind === 'decision'),
		'a first page'
	);

/** What the command says of itself: its day, and its version. */
const own = { printedOn: expect.any(String) as LocalDate, release: expect.any(String) as string };

async function printedByCommand(journal: JournalFile, on: LocalDate | null = null) {
	const asked = { file: '', paper: 'bank-file', out: '', member: null, meeting: null, names: false };
	const made = await paperOfJournal(journal, { ...asked, on });
	const { context, dossier } = present(made.ok ? made.value.bankFile : null, 'the file for the bank');
	return { dossier, frame: await bankFrame(journal, context, phone.parts.vault) };
}

/** A sentence is a function: what it says in both languages is compared. */
const inWords = ({ title, blocks }: DossierData, { local, english }: BothWords): unknown =>
	JSON.parse(
		JSON.stringify({ title, blocks }, (_, value: unknown) =>
			typeof value === 'function'
				? [local, english].map((words) => (value as (words: Words) => unknown)(words))
				: value
		)
	);

/** A real group with the year of the practice group. @param member what a woman is called, by her number */
function foundExample(app: AppState, member: (number: number) => string) {
	const asked = practiceBook(app.today, {
		group: 'Ujala',
		bank: 'Example bank',
		branch: 'Example branch',
		member
	});
	return foundIn(app, { ...asked, practice: false });
}

beforeAll(async () => {
	const { app, handed } = await anApp();
	await foundExample(app, () => '');
	phone = app;
	signedOn = app.today;
	const view = new PrintView(app, present(app.book, 'a book is open'));
	await view.load();
	await view.exportJournal();
	text = new TextDecoder().decode(present(handed[0], 'a file').bytes);
	const journal = readJournalBytes(new TextEncoder().encode(text));
	if (!journal.ok) throw new Error(JSON.stringify(journal.error));
	file = journal.value;
}, 60_000);

describe('what staff print of a file that the phone signed', () => {
	async function printed(app: AppState, book: BookView) {
		const [view, dossier] = [new PrintView(app, book), new DossierView(app, book)];
		await view.load();
		await dossier.load();
		return { view, dossier };
	}
	let app: AppState;
	let atDesk: Awaited<ReturnType<typeof printed>>;

	beforeAll(async () => {
		app = await aDesk();
		atDesk = await printed(app, readOnlyView(file, false));
	}, 60_000);

	test('has codes that check: the figures on the paper, of the day on which the group signed', async () => {
		const { view, dossier } = atDesk;
		expect(app.today).not.toBe(signedOn);
		const onPhone = await printed(phone, present(phone.book, 'a book is open'));
		for (const [frame, expected] of [
			[view.frame, onPhone.view.frame],
			[dossier.frame, onPhone.dossier.frame]
		] as const) {
			expect([frame.unsigned, frame.signedOn, frame.printedOn]).toEqual([false, signedOn, app.today]);
			expect(frame.proof?.figures).toEqual(expected.proof?.figures);
			const reading = await typed(frame.proof);
			expect(reading.stage).toBe('good');
			expect(reading.proof?.printedOn).toBe(signedOn);
		}
		// The page is that of the phone, overdue too: nothing falls due on a copy that nobody can pay into.
		const amounts = (view: DossierView) => firstPage(view).figures.map((one) => [one.label, one.amounts]);
		expect(amounts(dossier)).toEqual(amounts(onPhone.dossier));
	}, 60_000);

	test('her page has a code of her own', async () => {
		const { view } = atDesk;
		const memberId = 'practice-10' as MemberId;
		await view.proveMembers([memberId]);
		const { proof } = await typed(view.memberFrame(memberId).proof);
		expect([proof?.kind, proof?.figures.get('number')]).toEqual(['member', 10]);
	}, 60_000);

	test('the sheet of a meeting and the letter have none, and say so', async () => {
		const { view } = atDesk;
		const place = present(view.meetings[3], 'the fourth').place;
		await view.readSeal(place);
		expect(view.meetingFrame(place)).toMatchObject({ proof: null, unsigned: true });
		expect(view.frameForBank('letter')).toMatchObject({ proof: null, unsigned: true });
	}, 60_000);

	test('stands on the page of `book print`, with the same code on the same figures', async () => {
		const { paper, frame } = atDesk.dossier;
		const byCommand = await printedByCommand(file);
		expect(byCommand.frame).toEqual({ ...frame, proofComes: undefined, ...own });
		expect(byCommand.frame.signedOn).toBe(signedOn);
		const [both, { dossier }] = [present(atDesk.dossier.both, 'words'), byCommand];
		expect(inWords(dossier, both)).toEqual(inWords(present(paper, 'the file'), both));
		// Of an earlier day there is no code, and what came later is on no sheet.
		const earlier = await printedByCommand(file, addDays(signedOn, -60));
		expect(earlier.frame).toMatchObject({ proof: null, unsigned: true, signedOn: null });
		expect(earlier.frame.until?.day.localeCompare(addDays(signedOn, -59))).toBe(-1);
	}, 60_000);

	test('without codes, or with those of another group, is unsigned and of the last entry, which is all that the file knows', async () => {
		const { dossier, view } = await printed(app, readOnlyView({ ...file, prints: [] }, false));
		expect(view.frame).toMatchObject({ proof: null, unsigned: true, signedOn: null });
		// A note that the file was handed out binds no day: the clock of one phone would make papers of any day.
		const last = file.events
			.flatMap(({ occurredOn, type }) => (type === 'AccessNoted' ? [] : [occurredOn]))
			.toSorted()
			.at(-1);
		expect(dossier.context.on).toBe(last);
	}, 60_000);
});

describe('a file with codes', () => {
	test('is sound to both verifiers and to the command, which works the figures out once more', async () => {
		expect(file.prints.length).toBe(2 + file.state.members.size);
		expect((await taken(file)).ok).toBe(true);
		expect(byTheSecondVerifier(text)).toBe(0);
		const { status, stdout } = command(text);
		expect([status, stdout]).toEqual([
			0,
			expect.stringContaining(`${String(file.prints.length)} codes for prints, signed on ${signedOn}.`)
		]);
	}, 60_000);

	const spoiled: readonly (readonly [string, (prints: readonly string[]) => readonly string[]])[] = [
		['a bit of a figure', ([first = '', ...others]) => [flipped(first, 30), ...others]],
		['a bit of the signature', ([first = '', ...others]) => [flipped(first, first.length - 20), ...others]],
		['other letters for the same bits', ([first = '', ...others]) => [`${first}A`, ...others]]
	];

	test.each(spoiled)('is refused by all of them where somebody changed %s', async (_, change) => {
		const prints = change(file.prints);
		const changed = text.replace(present(file.prints[0], 'a code'), present(prints[0], 'a code'));
		expect(changed).not.toBe(text);
		expect((await taken({ ...file, prints })).ok).toBe(false);
		expect(byTheSecondVerifier(changed)).toBe(1);
	});

	test('is refused by the command as by the app', () => {
		const [print = ''] = file.prints;
		expect(command(text.replace(print, flipped(print, 30))).stderr).toContain('print 1: its code');
	}, 60_000);

	test.each([
		['another book', { id: 'other' as JournalFile['book']['id'] }],
		['another key', { groupKey: 'A'.repeat(43) }],
		['an older page', { head: '0'.repeat(64) }],
		['another currency', { currency: 'NPR' }]
	])('is not taken for %s', async (_, other) => {
		const [print = ''] = file.prints;
		const book = { ...file.book, head: file.records?.at(-1)?.hash };
		expect(await carriedPrint(print, book, phone.parts.vault)).not.toBeNull();
		expect(await carriedPrint(print, { ...book, ...other }, phone.parts.vault)).toBeNull();
	});
});

describe('the names in a file that a phone handed out', () => {
	/** Swapped by whoever has the file. */
	const swappedIn = (names: string): string =>
		names.replace('"Sita"', '"?"').replace('"Gita"', '"Sita"').replace('"?"', '"Gita"');
	const fileNamed = (content: string | Uint8Array) => {
		const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content.slice();
		return { name: 'f.json', size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) };
	};
	let named: string;
	let copy: Uint8Array;
	/** Letters of its key paper. */
	let recoveryCode: string;
	let desk: Awaited<ReturnType<typeof anApp>>;
	let laptop: Laptop;

	beforeAll(async () => {
		const { app, handed } = await anApp();
		({ recoveryCode } = await foundExample(app, (number) => ['Sita', 'Gita'][number - 1] ?? ''));
		const view = new PrintView(app, present(app.book, 'a book is open'));
		await view.load();
		view.withNames = true;
		await view.exportJournal();
		named = new TextDecoder().decode(present(handed.at(-1), 'a file').bytes);
		// The book says that the file was handed out: a copy of before is older.
		const made = await app.copies.makeBackup();
		if (!made.ok) throw new Error(made.error.type);
		copy = made.value.bytes;
		desk = await anApp();
		laptop = laptopOf(desk.app);
		await laptop.enter();
		await laptop.choose('four words of rain', 'four words of rain');
	}, 60_000);

	const namesIn = (content: string) => {
		const { people, namesSignature } = JSON.parse(content) as Record<'people' | 'namesSignature', unknown>;
		return { people, namesSignature };
	};
	const outcomes = () => laptop.adding.told.map(({ outcome }) => outcome);
	const printedAtDesk = async (): Promise<string> => {
		await laptop.open(present(laptop.groups[0], 'a group').id);
		const view = new PrintView(desk.app, present(desk.app.reader.book, 'the book is read'));
		view.withNames = true;
		await view.load();
		await view.exportJournal();
		return new TextDecoder().decode(present(desk.handed.at(-1), 'a file').bytes);
	};

	test('are signed: swapped, they are refused by all who read it, and the desk says what to do', async () => {
		expect(byTheSecondVerifier(named)).toBe(0);
		expect(named).toContain('"namesSignature"');
		const swapped = swappedIn(named);
		expect(swapped).not.toBe(named);
		expect(byTheSecondVerifier(swapped)).toBe(1);
		await laptop.adding.choose([fileNamed(swapped)]);
		expect(outcomes()).toEqual(['namesChanged']);
		expect(laptop.adding.told[0]?.text).toBe(
			'1 file has other names than its phone wrote. Take it from the phone again.'
		);
		expect(laptop.groups).toEqual([]);
	}, 60_000);

	test('come to the desk, and go on from there as they were signed', async () => {
		await laptop.adding.choose([fileNamed(named)]);
		expect(outcomes()).toEqual(['new']);
		expect(laptop.groups.map(lacksWordForNames)).toEqual([false]);
		const again = await printedAtDesk();
		expect(byTheSecondVerifier(again)).toBe(0);
		expect(JSON.parse(again)).toEqual(JSON.parse(named));
	}, 60_000);

	test('for which nobody vouches change none of them at the desk, and are told of where there were none', async () => {
		await laptop.adding.choose([fileNamed(named)]);
		const withoutWord = (text: string) => text.replace(/,\s*"namesSignature": "[^"]*"/, '');
		const unsigned = withoutWord(swappedIn(named));
		expect(byTheSecondVerifier(unsigned)).toBe(0);
		await laptop.adding.choose([fileNamed(unsigned)]);
		expect(outcomes()).toEqual(['same']);
		expect(JSON.parse(await printedAtDesk())).toEqual(JSON.parse(named));
		await laptop.remove(present(laptop.groups[0], 'a group').id);
		await laptop.adding.choose([fileNamed(unsigned)]);
		// Names that change places are none that the book says: the women are shown by number, and the mark stands there, too.
		expect(laptop.groups.map(({ names }) => names)).toEqual([0]);
		expect(laptop.groups.map(lacksWordForNames)).toEqual([true]);
		await laptop.remove(present(laptop.groups[0], 'a group').id);
		await laptop.adding.choose([fileNamed(withoutWord(named))]);
		expect(laptop.groups.map(({ names }) => names)).toEqual([2]);
		expect(laptop.groups.map(lacksWordForNames)).toEqual([true]);
		render(WithApp, { props: { app: desk.app, component: LaptopScreen } });
		expect(await screen.findByLabelText(/^Nobody vouches for the names of this group\./)).toBeVisible();
		// A copy of the same page that its key paper opens says whose names they are.
		await laptop.adding.choose([fileNamed(copy)]);
		laptop.adding.letters = recoveryCode;
		await laptop.adding.openCopy();
		expect(outcomes()).toEqual(['newer']);
		expect(laptop.groups.map(lacksWordForNames)).toEqual([false]);
		const handedOn = await printedAtDesk();
		expect(byTheSecondVerifier(handedOn)).toBe(0);
		expect(namesIn(handedOn)).toEqual(namesIn(named));
	}, 60_000);
});

function flipped(code: string, at: number): string {
	const letter = code[at] === 'A' ? 'B' : 'A';
	return code.slice(0, at) + letter + code.slice(at + 1);
}

function command(content: string) {
	const args = ['--import', 'tsx', 'src/cli/book.ts', 'check', written(content)];
	return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

function byTheSecondVerifier(content: string): number | null {
	return spawnSync(process.execPath, ['scripts/verify-export.mjs', written(content)]).status;
}

function written(content: string): string {
	const path = join(mkdtempSync(join(tmpdir(), 'prints-')), 'book.json');
	writeFileSync(path, content);
	return path;
}
