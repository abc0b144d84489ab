import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeQR } from 'qr/decode.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present, type BookId, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { createWords, loadLanguage } from '#i18n';
import { sum, type Money } from '#money';
import { fromCameraText, nameInCode, writeJournal } from '#app';
import { accountBook, bookReport, deposits, meetingList, type BookReport } from '#reports';
import { staffPapersOf } from '../../src/screens/print/books/staff-papers.ts';
import { proofParts } from '../../src/lib/app/proof/proof-bytes.ts';
import { book } from '../cli/book-command.ts';
import { bringJournal } from '../support/bring-journal.ts';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { threeYearsWithLoan, withExceptions } from '../support/dossier-books.ts';
import { isPrinted, printedRows } from '../support/dossier-figures.ts';
import { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { lettersOf } from '../support/pdf-letters.ts';
import { overfullSheets } from '../support/overfull.ts';
import { holesIn, rulesOfTables } from '../support/rule-holes.ts';
import { readPdf, type PdfPage } from '../support/pdf.ts';
import { toRgba, type Grey } from '../support/photo.ts';
import { legibility, pdfPictures, photocopied, type Legibility } from '../support/photocopy.ts';
import { practiceEvents } from '../support/practice-events.ts';
import { isSoak } from '../support/soak.ts';

/**
 * The file for the bank is printed with one touch from the list of papers, and read back from its PDF beside the report
 * of the same events: of the practice group, and of two groups whose books staff brought to the phone. What the file says of a
 * group that may not apply yet is asked in Node (tests/unit/dossier-honest.test.ts).
 */
const english = createWords('en', await loadLanguage('en'));
const local = createWords('hi', await loadLanguage('hi'));
const figure = (amount: Money): string => english.money(amount, 'INR');
const folder = mkdtempSync(join(tmpdir(), 'dossier-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** The group's app comes from here: the address stands in its code. */
const host = 'bahi.example';

/** Dots to the inch: the sheet as it was drawn, a cheap copier, and one that nobody could read. */
const [drawn, copier, poor] = [300, 150, 100] as const;
/**
 * Between the two: of pages that were looked at and can be read, the copier loses up to 6.1 % of the strokes (the small
 * English words of forms) and fills up to 2 % of the eyes; the poor one loses 10 % and fills 5 % of the first page.
 */
const isLegible = ({ pieces, lost, holes, filled }: Legibility): boolean =>
	lost <= 0.08 * pieces && filled <= 0.03 * holes;

/** Tables that go over many sheets, high and wide. */
const longest = ['attendance', 'cash-book', 'demand-collection', 'loan-ledger', 'receipts-payments'];

interface Group {
	readonly name: string;
	readonly eventsOn: (today: LocalDate) => readonly GroupEvent[];
	readonly practice: boolean;
	/** A condition is not met. */
	readonly isDraft: boolean;
	/** What an officer looks for in it. */
	readonly says: readonly string[];
}

const practiceGroup: Group = {
	name: 'practice',
	eventsOn: practiceEvents,
	practice: true,
	isDraft: true,
	says: ['Practice. Nothing here is real.']
};

/** The long run has the practice group too: an ordinary one prints its file in `names.journey.ts`. */
const groups: readonly Group[] = [
	...(isSoak() ? [practiceGroup] : []),
	{
		name: 'three years with a loan of a bank',
		eventsOn: threeYearsWithLoan,
		practice: false,
		isDraft: false,
		says: [
			'The 7 conditions that the book can answer are met.',
			'× 8',
			'11 of 12 yes',
			'Second loan for cattle',
			'Gramin Bank'
		]
	},
	{
		name: 'differences, corrections, late meetings, arrears',
		eventsOn: withExceptions,
		practice: false,
		isDraft: true,
		says: ['paper book, seen by 1, 2', 'entered later: 2', 'Cash differences', 'accepted']
	}
];

describe.each(groups)('the file of a group: $name', ({ eventsOn, practice, isDraft, says }) => {
	let phone: Phone;
	let hands: Hands;
	/** All that the host heard: addresses and headers. */
	const log: string[] = [];
	const heard = ({ url, rawHeaders }: IncomingMessage) => log.push([url, ...rawHeaders].join(' '));
	let printed: Uint8Array;
	let pages: readonly PdfPage[];
	let events: readonly GroupEvent[];
	let today: LocalDate;
	let text: string;
	/** What a camera reads off page 1. */
	let address: string;

	beforeAll(async () => {
		phone = await openPlainPhone({ keepsApp: false, host, heard });
		hands = new Hands(phone.page);
		await phone.page.goto(`${phone.origin}/`);
		today = await phone.today();
		events = eventsOn(today);
		if (practice) await hands.tap('app.shelf-practice');
		else await bringJournal(phone, hands, journalOf(events));
		await hands.button('book.home-print').waitFor();
		await hands.tap('book.home-print');
		await hands.tap('print.bank');
		await phone.page.locator('[data-ready="true"]').waitFor();
		printed = await phone.page.pdf({ preferCSSPageSize: true });
		pages = await readPdf(printed);
		text = pages.map((page) => page.text).join('\n');
	});

	afterAll(() => phone.close());

	test('is twelve numbered upright pages at most for twelve women, none overfull, each true until a meeting', async () => {
		// Twenty women of the practice group need two sheets where twelve need one.
		expect(pages.length).toBeLessThanOrEqual(practice ? 14 : 12);
		for (const [place, page] of pages.entries()) {
			expect(page.size).toEqual({ width: 210, height: 297 });
			expect(page.text).toContain(`${place + 1} / ${pages.length}`);
			expect(page.text).toContain('True until meeting');
		}
		expect(await overfullSheets(phone.page)).toEqual([]);
		expect(pages).toHaveLength(await phone.page.locator('.page').count());
	});

	test('has all of its parts, the deposits on the page after the decision', () => {
		const forms = ['Verification', 'Form IV', 'Form V:', 'Form VI:', 'Form XII: inter-se agreement'];
		for (const part of [
			'How to check this paper',
			'Conduct of',
			'Members',
			'Regularity',
			'Loans by',
			'Exceptions'
		])
			expect(text).toContain(part);
		expect(pages[1]?.text).toContain("Deposits in the order of the bank's passbook");
		// A draft is no application: nobody signs it.
		expect(forms.filter((form) => text.includes(form))).toEqual(isDraft ? [] : forms);
		for (const line of says) expect(text).toContain(line);
	});

	test('every figure that `npm run book -- report` prints too is the same on paper', async () => {
		const file = join(folder, 'report.journal.json');
		writeFileSync(file, journalOf(events));
		const { code, out } = await book(['report', file, '--on', today]);
		expect(code).toBe(0);
		const rows = printedRows(JSON.parse(out) as BookReport, { words: english, nothing: '–' });
		expect(rows.length).toBeGreaterThan(25);
		const lines = pages.flatMap((page) => page.lines);
		// A sum of the first page stands larger than its name, and its sign is of another font: to a reader of a PDF pieces of their own.
		const first = (pages[0]?.text ?? '').replace(/\s/g, '');
		const isSum = ({ block, cells }: (typeof rows)[number]) =>
			block === 'decision' && cells.every((cell) => first.includes(cell.replace(/\s/g, '')));
		expect(rows.filter((row) => !isPrinted(row, lines, ' ') && !isSum(row))).toEqual([]);
	});

	test('its figures are those of the report, and foot', () => {
		const report = bookReport(events, { currency: 'INR', on: today });
		expect(pages[0]?.text).toContain(figure(report.corpus));
		const debits = sum(Object.values(report.trialBalance).filter((amount) => amount > 0));
		expect(text).toContain(`Total ${figure(debits)} ${figure(debits)}`);
		const members = Object.values(report.members);
		const total = (of: 'savings' | 'loanOutstanding') => sum(members.map((member) => member[of]));
		expect(text).toContain(`Total ${figure(total('savings'))} ${figure(total('loanOutstanding'))}`);
		const { last6, last12, all } = report.regularity;
		const held = [last6, last12, all].map((one) => `${one.meetingsHeld} / ${one.meetingsDue}`).join(' ');
		expect(pages[0]?.text).toContain(`Meetings held ${held}`);
		const [account] = deposits(events, { currency: 'INR', on: today }).accounts;
		for (const row of account?.rows.slice(-5) ?? [])
			expect(pages[1]?.text).toContain(
				`${row.in === 0 ? '–' : figure(row.in)} ${row.out === 0 ? '–' : figure(row.out)} ${figure(row.balance)}`
			);
	});

	test('each table has its head on every page, and says there what is carried from page to page', async () => {
		const heads = await phone.page
			.locator('.page')
			.evaluateAll((sheets) =>
				sheets.map((sheet) =>
					[...sheet.querySelectorAll('table')].map((table) =>
						[...table.querySelectorAll('thead .english')].map((head) => head.textContent.trim())
					)
				)
			);
		for (const [place, tables] of heads.entries())
			for (const head of tables)
				for (const words of head.flatMap((text) => text.split(' ')))
					expect(pages[place]?.text, `page ${place + 1}`).toContain(words);
		const carried = (which: 'forward' | 'brought') => {
			const label = english.say(`account.carried-${which}`);
			return pages.map(({ lines }) =>
				lines.flatMap((line) =>
					line.includes(label) ? [line.slice(line.indexOf(label) + label.length)] : []
				)
			);
		};
		// What a page carries forward the next one begins with; nothing else is brought.
		expect(carried('brought')).toEqual([[], ...carried('forward')].slice(0, pages.length));
	});

	test('every word of Hindi can be copied from it, sign by sign', async () => {
		const letters = lettersOf(printed);
		expect(letters).toHaveLength(pages.length);
		const hindi = await phone.page
			.locator('.page')
			.evaluateAll((sheets) =>
				sheets.map((sheet) =>
					[...sheet.querySelectorAll('[lang="hi"]')].map((words) => words.textContent.replace(/\s/g, ''))
				)
			);
		expect(hindi.flat().length).toBeGreaterThan(300);
		const missing = hindi.flatMap((words, place) =>
			words.filter((word) => !(letters[place] ?? '').includes(word.normalize('NFC')))
		);
		expect(missing).toEqual([]);
	});

	test('the word DRAFT across a sheet lies below its figures, and leaves those of a table free', async () => {
		const drawn = await phone.page.locator('.page').evaluateAll((sheets) =>
			sheets.flatMap((sheet) => {
				const mark = sheet.querySelector('.across');
				if (mark === null) return [];
				const figures = [...sheet.querySelectorAll('td .whole')].map(
					(figure) => getComputedStyle(figure).backgroundImage
				);
				const text = mark.querySelector('text') as Element;
				const { zIndex } = getComputedStyle(mark);
				return [{ zIndex, stroke: getComputedStyle(text).stroke, figures: [...new Set(figures)] }];
			})
		);
		expect(drawn.length > 0).toBe(text.includes('DRAFT'));
		for (const { zIndex, stroke, figures } of drawn) {
			expect([zIndex, stroke]).toEqual(['-1', 'none']);
			expect(figures.every((white) => white.startsWith('linear-gradient(rgb(255, 255, 255)'))).toBe(true);
		}
	});

	test('no rule of a table has a hole, on no sheet', async () => {
		const rules = await rulesOfTables(phone.page);
		expect(rules.flat().length).toBeGreaterThan(500);
		let number = 0;
		for await (const [sheet] of pdfPictures(printed, () => [copier])) {
			number += 1;
			expect(holesIn(present(sheet, 'a picture'), rules[number - 1] ?? []), `page ${number}`).toEqual([]);
			if (number > 1) continue;
			// The test itself sees a hole: of the same sheet without ink.
			const white = present(sheet, 'a picture');
			const blank = { ...white, pixels: new Uint8Array(white.pixels.length).fill(255) };
			expect(holesIn(blank, rules[0] ?? []).length).toBeGreaterThan(50);
		}
		expect(number).toBe(rules.length);
	});

	test('names no host, no agency and no number of a person', () => {
		expect(text).not.toMatch(/https?:|www\./);
		expect(text).not.toMatch(/\bCRI\b|myrada|survivor/i);
		expect(text).not.toMatch(/\b\d{4}[ -]\d{4}[ -]\d{4}\b/);
	});

	const isCopied = (page: number) => page % 3 === 1;
	const hasCode = (page: number) => pages[page - 1]?.text.includes('How to check this paper') === true;

	// The sheets of all groups are drawn by one style: those of one group are copied and compared, of the others the code is read.
	if (eventsOn === threeYearsWithLoan)
		test('is legible after a copier that knows black and white only', async () => {
			let number = 0;
			// The ruler tells a copy that cannot be read; one page shows that. Every third page has all that the others have.
			const dots = (page: number) =>
				page === 1 ? [drawn, copier, poor] : isCopied(page) ? [drawn, copier] : [];
			for await (const [fine, copy, unreadable] of pdfPictures(printed, dots)) {
				number += 1;
				if (!isCopied(number)) continue;
				if (fine === undefined || copy === undefined) throw new Error('two pictures');
				const [sheet, copied] = [photocopied(fine), photocopied(copy)];
				const seen = legibility(sheet, copied);
				expect(seen.pieces, `page ${number}`).toBeGreaterThan(200);
				expect(isLegible(seen), `page ${number}: ${JSON.stringify(seen)}`).toBe(true);
				if (number === 1)
					expect(isLegible(legibility(sheet, photocopied(present(unreadable, 'a poor copy'))))).toBe(false);
			}
			expect(number).toBe(pages.length);
		});

	// The practice group's file has no code.
	if (!practice)
		test('its code reads after the copier', async () => {
			let [number, codes] = [0, 0];
			for await (const [copy] of pdfPictures(printed, (page) => (hasCode(page) ? [copier] : []))) {
				number += 1;
				if (!hasCode(number)) continue;
				codes += 1;
				address = codeIn(photocopied(present(copy, 'a copy')));
				const content = proofParts(fromCameraText(address) ?? new Uint8Array())?.content;
				const { corpus, bank } = bookReport(events, { currency: 'INR', on: today });
				expect(content?.kind).toBe('bank');
				expect(content?.figures.get('corpus')).toBe(corpus);
				expect(content?.figures.get('bank')).toBe(bank);
			}
			expect([number, codes]).toEqual([pages.length, 1]);
		});

	if (!practice)
		test('a camera opens the page of the host: whose paper, until when, its figures in the order of page 1; the host hears none of it', async () => {
			const code = new URL(address).hash.slice(1);
			expect(address).toBe(`https://${host}/verify#${code}`);
			// It has never seen the app.
			const page = await phone.elsewhere();
			await page.goto(address);
			const figures = page.locator('dl > div');
			await figures.first().waitFor();
			const said = await page.locator('body').innerText();
			expect(said).toContain(nameInCode(accountBook(events, { currency: 'INR' }).state.name ?? ''));
			const last = present(meetingList(events, { currency: 'INR', on: today })[0], 'a meeting');
			expect(said).toContain(
				local.say('desk.verify-until', { number: last.number, date: local.day(last.day) })
			);
			// Each figure stands on page 1 too, with the same word, below the one before; only the box is within a sentence there.
			const first = (await phone.page.locator('.page').first().innerText()).replace(/\s+/g, ' ');
			let at = 0;
			for (const figure of await figures.allInnerTexts()) {
				const [word = '', value = ''] = figure.split('\n');
				expect(first).toContain(value);
				if (word === local.say('account.in-box')) continue;
				expect(first.indexOf(word, at), word).toBeGreaterThan(at);
				at = first.indexOf(word, at);
			}
			expect(await figures.count()).toBeGreaterThan(8);
			await page.context().close();
			expect(log.filter((line) => line.startsWith('/verify')).length).toBeGreaterThan(0);
			expect(log.filter((line) => line.includes(code.slice(0, 20)))).toEqual([]);
		});

	test('the screen before it can be used on a cheap phone', async () => {
		expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		expect(await brokenRules(phone.page)).toEqual([]);
		expect(phone.problems).toEqual([]);
	});

	// The sheets of the practice group have no code at their foot: a fault of the loan ledger hid there. One real group says
	// what the others would.
	if (eventsOn === threeYearsWithLoan)
		test('comes sheet by sheet, and nothing of it is on paper before the last one stands', async () => {
			await hands.tap('action.back');
			await phone.page.evaluate(watchSheets);
			await hands.tap('print.bank');
			await phone.page.locator('[data-ready="true"]').waitFor();
			const seen = await phone.page.evaluate(() => (window as unknown as WatchedWindow).seen);
			expect(seen.filter(({ canPrint }) => canPrint)).toEqual([{ sheets: pages.length, canPrint: true }]);
			for (const [place, { sheets }] of seen.entries())
				expect(sheets - (seen[place - 1]?.sheets ?? 0)).toBeLessThanOrEqual(1);
			const papers = phone.page.locator('.papers');
			await papers.evaluate((element) => (element.dataset['ready'] = 'false'));
			const [half] = await readPdf(await phone.page.pdf({ preferCSSPageSize: true }));
			expect(half?.text).toBe('');
		});

	if (eventsOn === withExceptions)
		test('no long book or register of the group runs into the foot of its sheets', async () => {
			await hands.tap('action.back');
			await hands.tap('print.books-open');
			await hands.pick('print.books-year', 'print.books-all-years');
			const [over, seen]: [string[], string[]] = [[], []];
			for (const { title, name } of staffPapersOf({ sharedOutOn: null }).flatMap((list) => list.papers)) {
				if (!longest.includes(name)) continue;
				await hands.tap(title);
				await phone.page.locator('[data-ready="true"]').waitFor();
				if ((await overfullSheets(phone.page)).length > 0) over.push(name);
				seen.push(name);
				await hands.tap('action.back');
			}
			expect(over).toEqual([]);
			expect(seen.toSorted()).toEqual(longest.toSorted());
		});
});

/** The code on a whole sheet. @throws where none is found */
function codeIn(sheet: Grey): string {
	const { width, height } = sheet;
	return decodeQR({ width, height, data: toRgba(sheet) }, { effort: Infinity, timeLimit: 10_000 });
}

interface Watched {
	readonly sheets: number;
	readonly canPrint: boolean;
}
type WatchedWindow = Window & { readonly seen: readonly Watched[] };

/** Runs in the page: what stood there after each task that drew a sheet or made the file ready. */
function watchSheets(): void {
	const seen: Watched[] = [];
	Object.assign(window, { seen });
	new MutationObserver(() => {
		const papers = document.querySelector('.papers');
		if (papers === null) return;
		const now = {
			sheets: papers.querySelectorAll('.room:not(.unseen) .page').length,
			canPrint: document.querySelector('footer .print button:enabled') !== null
		};
		if (JSON.stringify(seen.at(-1)) !== JSON.stringify(now)) seen.push(now);
	}).observe(document.body, { childList: true, subtree: true, attributes: true });
}

const journalOf = (events: readonly GroupEvent[]): string =>
	writeJournal({ book: { id: 'group' as BookId, currency: 'INR' }, events });
