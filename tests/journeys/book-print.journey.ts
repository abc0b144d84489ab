import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Readable } from 'node:stream';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { runPrint } from '../../src/cli/print.ts';
import { fileIn } from '../cli/book-command.ts';
import { bankGroups, journalOf, type BankGroup } from '../papers/bank-groups.ts';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { event } from '../support/builders.ts';
import { Hands } from '../support/hands.ts';
import { overfullSheets } from '../support/overfull.ts';
import { hindi, ofIndia } from '../support/words-of-india.ts';
import { readPdf } from '../support/pdf.ts';

// `book print --paper bank-file` has no browser: it writes a page that draws the sheets in the reader's own, as the app of a desk draws
// them of the same file.

const today = '2026-11-24' as LocalDate;
const folder = mkdtempSync(join(tmpdir(), 'book-print-'));
const passphrase = 'four words of rain';
let desk: Phone;
let hands: Hands;

beforeAll(async () => {
	desk = await openPlainPhone({
		keepsApp: false,
		context: { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false }
	});
	hands = new Hands(desk.page);
	await desk.page.goto(`${desk.origin}/`);
	await hands.tap('app.shelf-staff');
	await hands.tap('desk.laptop-title');
	await desk.page.getByLabel(hands.say('desk.laptop-passphrase')).fill(passphrase);
	await desk.page.getByLabel(hands.say('desk.laptop-again')).fill(passphrase);
	await hands.tap('desk.laptop-make');
});

afterAll(async () => {
	await desk.close();
	rmSync(folder, { recursive: true });
});

interface Drawn {
	/** Text of each sheet. */
	readonly sheets: readonly string[];
	/** Lines of each page as they lie on paper. */
	readonly lines: readonly (readonly string[])[];
}

async function drawn(page: Page): Promise<Drawn> {
	await page.locator('[data-ready="true"] .page').first().waitFor();
	const sheets = await page.locator('.room:not(.unseen) .page').allTextContents();
	const pages = await readPdf(await page.pdf({ preferCSSPageSize: true }));
	return { sheets, lines: pages.map(({ lines }) => lines) };
}

/** What the app of a desk prints of a file, with names. */
async function atDesk(file: string, name: string): Promise<Drawn> {
	await desk.page.locator('input[type=file]').setInputFiles(file);
	await hands.tap(new RegExp(`^${name}`));
	await hands.tap('print.title');
	await hands.tap('print.bank');
	await desk.page.locator('[data-ready="true"]').waitFor();
	await hands.tap('print.with-names');
	const found = await drawn(desk.page);
	await desk.page.goBack();
	await hands.tap('action.back');
	await hands.at('/laptop/book');
	await hands.tap('action.back');
	await hands.at('/laptop');
	return found;
}

interface Opened {
	readonly page: Page;
	readonly problems: readonly string[];
	/** Addresses that the page asked for, beside its own. */
	readonly asked: readonly string[];
}

/** The page that the command writes, in a browser without a network. */
async function printed(file: string): Promise<Opened> {
	const { code, errors } = await runPrint(
		[file, '--paper', 'bank-file', '--names', '--out', folder],
		Readable.from([])
	);
	expect({ code, errors }).toEqual({ code: 0, errors: expect.not.stringContaining('rror') as unknown });
	const page = await desk.context.newPage();
	const [problems, asked]: [string[], string[]] = [[], []];
	page.on('pageerror', ({ message }) => problems.push(message));
	page.on('console', (message) => problems.push(message.text()));
	page.on('dialog', (dialog) => problems.push(dialog.message()));
	page.on('request', (request) => asked.push(request.url()));
	const address = pathToFileURL(join(folder, 'bank-file.html')).href;
	await page.goto(address);
	await page.locator('[data-ready="true"] .page').first().waitFor();
	return { page, problems, asked: asked.filter((url) => url !== address && !url.startsWith('data:')) };
}

const groupOf = (name: string): BankGroup =>
	bankGroups.find((group) => group.name === name) ?? expect.fail(name);

test.each([
	['an application', 'three-years', 'उजाला'],
	['a draft', 'exceptions', 'किरण'],
	['a group of Nepal', 'nepal', 'उज्यालो']
])('%s has the sheets that a desk prints of the file, and asks for nothing', async (_, group, name) => {
	const file = fileIn(folder, `${group}.json`, journalOf(groupOf(group), today));
	const [expected, { page, problems, asked }] = [await atDesk(file, name), await printed(file)];
	const found = await drawn(page);
	expect(expected.sheets.length).toBeGreaterThan(5);
	expect(found.sheets).toHaveLength(expected.sheets.length);
	expect(found.sheets).toEqual(expected.sheets);
	expect(found.lines).toEqual(expected.lines);
	expect(await overfullSheets(page)).toEqual([]);
	expect(await page.title()).toContain(name);
	if (group === 'nepal') {
		const text = found.sheets.join(' ');
		// 24 November 2026 is 9 Mangsir 2083.
		expect([ofIndia.exec(text), hindi.exec(text), text.includes('2083/08/')]).toEqual([null, null, true]);
		const sheetWith = (...words: readonly string[]) =>
			found.sheets.filter((sheet) => words.every((word) => sheet.includes(word))).length;
		// What is fastened to the resolution stands on its sheet, and all twelve who ask on one.
		expect([sheetWith('Guarantor', 'Treasurer'), sheetWith('Requirement of each', '12 राधा')]).toEqual([
			1, 1
		]);
	}
	expect([problems, asked, desk.problems]).toEqual([[], [], []]);
	await page.close();
});

test('a name that is written to run something is a name', async () => {
	const hostile = '</script><script>alert(1)</script><img src=x onerror=alert(2)><!--<script>';
	const { eventsOn, ...group } = groupOf('good');
	const named = (on: LocalDate) =>
		eventsOn(on).map((one) => (one.type === 'GroupFounded' ? event({ ...one, name: hostile }) : one));
	const names = [hostile.slice(0, 60), 'सुनीता देवी'];
	const file = fileIn(folder, 'hostile.json', journalOf({ ...group, eventsOn: named, names }, today));
	const { page, problems, asked } = await printed(file);
	const [first = ''] = await page.locator('.page .group').allTextContents();
	expect(first).toBe(hostile);
	expect(await page.locator('.page img, .page script').count()).toBe(0);
	expect([problems, asked]).toEqual([[], []]);
	await page.close();
});
