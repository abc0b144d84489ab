import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';
import type { MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import { readJournal } from '#app';
import { createWords, loadLanguage } from '#i18n';
import { zero, type Money } from '#money';
import { meetingSheet, memberStatement } from '#reports';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { overfullSheets } from '../support/overfull.ts';
import { readPdf, type PdfPage } from '../support/pdf.ts';
import { practiceEvents } from '../support/practice-events.ts';
import { story } from '../support/story.ts';
import { silence } from '../tasks/silence.ts';
import { flower } from '../support/flowers.ts';

/** The practice group on a phone, and the same year computed here: paper and reports must agree. */
let phone: Phone;
let events: readonly GroupEvent[];
const words = createWords('hi', await loadLanguage('hi'));
const borrower = 10;
const figure = (amount: Money): string => words.money(amount, 'INR');

beforeAll(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	await silence(phone.context);
	await phone.page.goto(`${phone.origin}/`);
	events = practiceEvents(await phone.today());
	await press('app.shelf-practice');
	await button('book.home-members').waitFor();
});

afterAll(() => phone.close());

const step = story('papers of the practice group');

step('her page is two touches from home and prints what the report says', async () => {
	await press('book.home-members');
	await phone.page.getByRole('button', { name: new RegExp(`, ${borrower} `) }).click();
	await press('member.print');
	// What is shown because no voice says it stands on the screen, not on paper.
	await phone.page.locator('[data-ready="true"]').waitFor();
	await phone.page.locator('header [data-listen]').click();
	const shown = phone.page.locator('[role="status"]', { hasText: words.say('print.ready') });
	await shown.waitFor();
	await phone.page.emulateMedia({ media: 'print' });
	expect(await shown.isVisible()).toBe(false);
	await phone.page.emulateMedia({ media: null });
	const [page, ...statement] = await printed();
	const { rows } = memberStatement(events, { currency: 'INR', memberId: `practice-${borrower}` as MemberId });
	const last = rows.at(-1);
	if (page === undefined || last === undefined) throw new Error('she has a page and meetings');
	// Half of a sheet as large as those of her passbook: a printer has one paper.
	expect(page.size).toEqual({ width: 297, height: 210 });
	expect(page.text).toContain(`₹ ${figure(last.savings)}`);
	expect(page.text).toContain(`₹ ${figure(last.outstanding)}`);

	const printedRows = statement.flatMap(({ lines }) =>
		lines.filter((line) => /^\d+ \d\d-\d\d-\d{4} /.test(line))
	);
	expect(printedRows).toEqual(
		rows.map((row) =>
			[
				String(row.meeting),
				words.day(row.day),
				...[row.saved, row.savings, row.lent ?? zero].map(figure),
				...[row.principalPaid, row.outstanding, row.interestPaid, row.interestDue].map(figure),
				// This woman was lent to, and paid fees: what she never moved has no column.
				...[row.feesPaid ?? row.socialFundPaid ?? zero, row.paid].map(figure)
			].join(' ')
		)
	);
	for (const [place, sheet] of statement.entries()) {
		expect(sheet.size).toEqual({ width: 297, height: 210 });
		expect(sheet.text).toContain(`${place + 1} / ${statement.length}`);
	}
});

step('every sheet says that practice is not real, in two scripts, in the font that ships', async () => {
	const bytes = await pdf();
	for (const sheet of await readPdf(bytes)) {
		expect(sheet.text).toContain('Practice. Nothing here is real.');
		expect(sheet.text.replaceAll(' ', '')).toContain('बचत');
	}
	const raw = Buffer.from(bytes).toString('latin1');
	const fonts = new Set([...raw.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name]) => name));
	expect(fonts.size).toBeGreaterThan(0);
	expect([...fonts].filter((name) => name?.startsWith('NotoSansDevanagari') !== true)).toEqual([]);
	expect(raw).toContain('/FontFile2');
});

step('no name is on paper until names are asked for', async () => {
	const name = flower(borrower, 'hi');
	const nameless = await printed();
	expect(nameless.some(({ text }) => text.replaceAll(' ', '').includes(name))).toBe(false);
	await press('print.with-names');
	const named = await printed();
	expect(named.some(({ text }) => text.replaceAll(' ', '').includes(name))).toBe(true);
});

step('the sheet of the last meeting has room for thumbs, foots and cross-foots', async () => {
	await press('action.back');
	await press('action.back');
	await press('action.back');
	await press('book.home-print');
	await press('print.meeting');
	const pages = await printed();
	expect(pages).toHaveLength(2);
	expect(await overfullSheets(phone.page)).toEqual([]);
	// A thumb needs 12 mm; a CSS px is 1/96 inch.
	const signed = await phone.page.locator('.page tbody tr[data-kind="plain"] td:last-child').all();
	const heights = await Promise.all(
		signed.map(async (cell) => (await cell.evaluate((one) => one.clientHeight)) / 96)
	);
	expect(heights.length).toBeGreaterThanOrEqual(20);
	expect(Math.min(...heights.slice(0, 20)) * 25.4).toBeGreaterThanOrEqual(12);
	const text = pages.map((page) => page.text).join(' ');
	const sheet = meetingSheet(events, { currency: 'INR', number: 52, kind: 'regular' });
	if (sheet === null) throw new Error('the practice year has 52 meetings');
	const { totals } = sheet;
	const columns = [
		totals.saved,
		totals.savings,
		totals.principalPaid,
		totals.interestPaid,
		totals.lent,
		totals.outstanding
	];
	expect(text).toContain(`Total ${columns.map(figure).join(' ')}`);
	expect(numbersIn(pages, sheet.rows.length)).toEqual(columns.map(Number));
	for (const amount of [sheet.openingBox, sheet.cashIn, sheet.cashOut, sheet.closingBox])
		expect(text).toContain(figure(amount));
	expect(sheet.openingBox + sheet.cashIn - sheet.cashOut).toBe(sheet.closingBox);
	expect(text).toMatch(/\d\d \d\d \d\d \d\d/);
});

step('the open file holds the whole book, reads back, and names nobody', async () => {
	await press('action.back');
	await press('print.export');
	const [download] = await Promise.all([phone.page.waitForEvent('download'), press('action.save-file')]);
	expect(download.suggestedFilename()).toMatch(/^notes-\d{4}-\d\d-\d\d\.json$/);
	const journal = readJournal(readFileSync(await download.path(), 'utf8'));
	if (!journal.ok) throw new Error(JSON.stringify(journal.error));
	// The book says that the file was handed out.
	expect(journal.value.events.map(({ type }) => type)).toEqual([
		...events.map(({ type }) => type),
		'AccessNoted'
	]);
	expect(journal.value.people).toEqual([]);
	expect(journal.value.records).not.toBeNull();
});

step('the chart for the wall is two sheets for twenty women, foots, and shows no loan', async () => {
	await press('print.wall');
	const pages = await printed();
	expect(pages.map(({ size }) => size)).toEqual(
		Array.from({ length: 2 }, () => ({ width: 297, height: 210 }))
	);
	const savings = Array.from({ length: 20 }, (_, place) => {
		const memberId = `practice-${place + 1}` as MemberId;
		return memberStatement(events, { currency: 'INR', memberId }).rows.at(-1)?.savings ?? (0 as Money);
	});
	/** Her number, what her notes say where each lies apart, and her sum. */
	const rowPattern = /^(\d+) ((?:\d+ )*)₹ ?([\d,]+)$/;
	const drawn = pages.flatMap(({ lines }) =>
		lines.flatMap((line, place) => {
			const [, number = '', notes = '', sum = ''] = rowPattern.exec(line) ?? [];
			const isCounted = lines[place - 1]?.startsWith('×') !== true;
			return number === '' ? [] : [{ number, sum, notes: isCounted ? notes.trim() : '' }];
		})
	);
	const rows = drawn.map(({ number, sum }) => `${number} ₹${sum}`);
	const apart = drawn.filter(({ notes }) => notes !== '');
	expect(apart.length).toBeGreaterThan(10);
	for (const { notes, sum } of apart)
		expect(notes.split(' ').reduce((all, note) => all + Number(note), 0)).toBe(
			Number(sum.replaceAll(',', ''))
		);
	const all = savings.reduce((sum, one) => sum + one, 0) as Money;
	const meetings = events.filter(({ type }) => type === 'MeetingOpened').length;
	expect(rows).toEqual([
		...savings.map((saved, place) => `${place + 1} ₹${figure(saved)}`),
		`${meetings} ₹${figure(all)}`
	]);
	// Nothing lies over the foot of the sheet, at its own size.
	expect(await overfullSheets(phone.page)).toEqual([]);
});

step('nothing on the way was refused by the content security policy', () => {
	expect(phone.problems).toEqual([]);
});

type Key = Parameters<typeof words.say>[0];
const button = (key: Key) => phone.page.getByRole('button', { name: words.say(key), exact: true });
const press = (key: Key) => button(key).click();

async function pdf(): Promise<Uint8Array> {
	await phone.page.locator('[data-ready="true"]').waitFor();
	return phone.page.pdf({ preferCSSPageSize: true });
}

async function printed(): Promise<readonly PdfPage[]> {
	return readPdf(await pdf());
}

/** Sums of the six columns of money over the members' lines as printed, in minor units. */
function numbersIn(pages: readonly PdfPage[], members: number): readonly number[] {
	const lines = pages.flatMap((page) => page.lines).filter((line) => /^\d+(?: (?:[\d,]+|–)){6}$/.test(line));
	expect(lines).toHaveLength(members);
	const cells = lines.map((line) => line.split(' ').slice(1));
	return Array.from({ length: 6 }, (_, column) =>
		cells.reduce(
			(sum, row) => sum + 100 * Number((row[column] ?? '').replaceAll(',', '').replace('–', '0')),
			0
		)
	);
}
