import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Download } from 'playwright-core';
import type { BookId, LocalDate } from '#kernel';
import { writeJournal } from '#app';
import type { MessageKey } from '#i18n';
import { isBookKind } from '../../src/lib/papers/registers/registers.ts';
import { buildFolder } from '../../scripts/build.mjs';
import { staffPapersOf } from '../../src/screens/print/books/staff-papers.ts';
import { openPhone, type Phone } from '../support/browser.ts';
import { still } from '../support/plain-phone.ts';
import { barelyEligible } from '../support/dossier-books.ts';
import { Hands } from '../support/hands.ts';
import { settled } from '../support/meeting-hands.ts';
import { overfullSheets } from '../support/overfull.ts';
import { readPdf } from '../support/pdf.ts';
import { address, expectNeutral, expectNeutralPdf, neutralName, organisation } from '../support/neutral.ts';
import { sharedPhone } from '../support/shared-phone.ts';

/**
 * The app, its prints and its files name no host, no address and no organisation: not where it came from, not who
 * gave it. What is printed or handed out must tell nothing but the book.
 */
/** Of the phone whose papers are looked at. */
let hands: Hands;

/**
 * What libraries say in their own errors (Svelte, Dexie, Workbox, hash-wasm, each to the person who programs), and the
 * names of formats (SVG, workbooks). Nothing of it is shown or fetched: the content security policy lets the app reach its own host only.
 */
const inLibraries = [
	'bit.ly',
	'schemas.microsoft.com',
	'schemas.openxmlformats.org',
	'svelte.dev',
	'tinyurl.com',
	'www.w3.org'
];

/** A phone with the practice group. */
async function openGroup() {
	const phone = await openPhone({ keepsApp: false, isQuiet: true, context: still });
	const itsHands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	await itsHands.tap('app.shelf-practice');
	await itsHands.button('book.home-print').waitFor();
	return { phone, hands: itsHands };
}

/** The list of what can be printed. */
async function toPapers({ phone, hands: itsHands }: { phone: Phone; hands: Hands }): Promise<void> {
	/** The address of the screen that stands there, and not of one that a touch of the test before is still leaving. */
	const path = async () => {
		await settled(itsHands);
		return new URL(phone.page.url()).pathname;
	};
	for (let before = await path(); before !== '/print'; before = await path()) {
		await itsHands.tap(before === '/' ? 'book.home-print' : 'action.back');
		await itsHands.at(new RegExp(`^(?!${before}/?$)`));
	}
	await itsHands.see('print.letter');
}

/** The paper is drawn, and no sheet of it runs into its foot. */
async function expectRoom(what: string): Promise<void> {
	await hands.page.locator('[data-ready="true"]').waitFor();
	expect([what, await overfullSheets(hands.page)]).toEqual([what, []]);
}

async function expectNeutralPrint(what: string): Promise<void> {
	await expectRoom(what);
	const bytes = await hands.page.pdf({ preferCSSPageSize: true });
	expectNeutralPdf(bytes, (await readPdf(bytes)).map((page) => page.text).join('\n'), what);
}

/** Under a paper that women look at, its files are asked for by staff. */
async function expectNeutralFiles(): Promise<void> {
	await hands.tap('action.share');
	await expectNeutralBothFiles();
	await hands.tap('action.close');
}

async function expectNeutralBothFiles(): Promise<void> {
	for (const file of ['print.books-as-csv', 'print.books-as-json'] as const) await expectNeutralFile(file);
}

async function expectNeutralFile(press: MessageKey): Promise<void> {
	const [download] = await Promise.all([hands.page.waitForEvent('download'), hands.tap(press)]);
	await expectNeutralDownload(download);
}

async function expectNeutralDownload(download: Download): Promise<void> {
	const name = download.suggestedFilename();
	expect(name).toMatch(neutralName);
	const bytes = readFileSync(await download.path());
	expectNeutral(bytes.toString('utf8'), name);
}

test('the patterns find what they are to find', () => {
	expect('see www.example.org'.match(address)).not.toBeNull();
	expect(organisation.test('Supported by the Example Foundation')).toBe(true);
	expect('mahila-samuh-cash.csv').not.toMatch(neutralName);
	expect('cash-book-2026-11-24.csv').toMatch(neutralName);
});

test('the built app names no host but those in the errors of its libraries, and nobody who gave it', () => {
	const texts = filesUnder(buildFolder).map((path) => readFileSync(path, 'utf8'));
	const hosts = texts.flatMap((text) =>
		[...text.matchAll(/https?:\/\/([a-z0-9.-]+)/gi)].map(([, host = '']) => host)
	);
	expect([...new Set(hosts)].sort()).toEqual(inLibraries);
	const givers = texts.flatMap((text) => text.match(/(?:sponsored|funded|powered) by [A-Z]\w+/g) ?? []);
	expect(givers).toEqual([]);
});

/**
 * Papers that `books` and `registers` print and look at in the same way, and whose tables and reports are read in Node
 * (tests/cli/print.test.ts): printing nineteen books twice takes a tenth of all journeys.
 */
const printedElsewhere = (name: string): boolean =>
	isBookKind(name) ||
	['attendance', 'loan-ledger', 'demand-collection', 'federation', 'minutes', 'extract'].includes(name);

describe('the papers of a group', () => {
	const shared = sharedPhone(openGroup, toPapers);
	beforeEach(() => {
		({ hands } = shared());
	});

	test.each(['print.letter', 'print.meeting', 'print.blank', 'print.wall'] as const)('%s', async (paper) => {
		await hands.tap(paper);
		await expectNeutralPrint(paper);
		await hands.tap('action.back');
	});

	test("the file for the bank, with the source of its rule as the rule's own file has it", async () => {
		await hands.tap('print.bank');
		await expectNeutralPrint('print.bank');
		await expectNeutralFiles();
		await hands.tap('action.back');
	});

	test('the pages of all women', async () => {
		await hands.tap('print.member');
		await hands.tap('print.all-members');
		await expectNeutralPrint('print.all-members');
		await hands.tap('action.back');
		await hands.tap('action.back');
	});

	test('each paper of staff that no other journey prints; the files of a book and of a minute', async () => {
		await hands.tap('print.books-open');
		const papers = staffPapersOf({ sharedOutOn: null }).flatMap((list) => list.papers);
		expect(papers.length).toBeGreaterThan(15);
		for (const { title, name } of papers) {
			const [gives, chosen] = [name === 'cash-book' || name === 'minutes', name === 'minutes'];
			if (printedElsewhere(name) && !gives) continue;
			await hands.tap(title);
			if (chosen) await hands.touch(hands.page.locator('main li button').first());
			if (!printedElsewhere(name)) await expectNeutralPrint(name);
			if (chosen) await expectNeutralFiles();
			else if (gives) await expectNeutralBothFiles();
			await hands.tap('action.back');
			if (chosen) await hands.tap('action.back');
		}
		await hands.tap('action.back');
	}, 300_000);

	test('the open file for staff', async () => {
		await hands.tap('print.export');
		await expectNeutralFile('action.save-file');
	});

	test('the page and the statement of one woman, on paper and as both files', async () => {
		await hands.tap('print.member');
		await hands.tap(/^केवड़ा /);
		await expectNeutralPrint('print.member');
		await expectNeutralFiles();
		// The choice of women, the papers: each is left when the next stands there.
		for (const address of ['/print/member', '/print']) {
			await hands.tap('action.back');
			await hands.at(address);
		}
	});

	test("the trainer's kit", async () => {
		await hands.tap('action.back');
		await hands.tap('book.home-more');
		await hands.tap('book.home-practice');
		await hands.turnTo('school.papers');
		await hands.tap('school.papers');
		await expectNeutralPrint('school.papers');
	});
});

test('what a laptop prints and hands out of a group', async () => {
	const laptop = await openPhone({
		isQuiet: true,
		keepsApp: false,
		context: { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false }
	});
	const staff = new Hands(laptop.page);
	[hands] = [staff];
	await laptop.page.goto(`${laptop.origin}/laptop`);
	await laptop.page.getByLabel(staff.say('desk.laptop-passphrase')).fill('four words of rain');
	await laptop.page.getByLabel(staff.say('desk.laptop-again')).fill('four words of rain');
	await staff.tap('desk.laptop-make');
	const events = barelyEligible('2026-11-24' as LocalDate);
	const journal = writeJournal({ book: { id: 'group' as BookId, currency: 'INR' }, events });
	await laptop.page
		.locator('input[type=file]')
		.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(journal) });
	await laptop.page.getByRole('checkbox').last().check();
	await staff.tap('desk.laptop-dossier');
	await expectNeutralPrint('desk.laptop-dossier');
	await staff.tap('action.back');
	await staff.touch(laptop.page.locator('main .open').first());
	await staff.at('/laptop/book');
	await staff.tap('print.title');
	await staff.tap('print.export');
	await expectNeutralFile('action.save-file');
	expect(laptop.problems).toEqual([]);
	await laptop.close();
});

function filesUnder(folder: string): readonly string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(?:js|css|html|svg|json|webmanifest|txt)$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));
}
