import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { present } from '#kernel';
import { createWords, loadLanguage, namedMonth } from '#i18n';
import type { Money } from '#money';
import {
	accountBook,
	balanceSheet,
	bankBook,
	cashBook,
	corpusByMonth,
	deposits,
	fiscalYears,
	generalLedger,
	incomeAndExpenditure,
	monthsIn,
	receiptsAndPayments,
	trialBalance,
	wholeBook,
	type AccountBook,
	type FiscalYear
} from '#reports';
import type { GroupEvent } from '#group';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { Hands } from '../support/hands.ts';
import { minorIn } from '../support/libreoffice.ts';
import { brokenRules } from '../support/looks-right.ts';
import { expectNeutralPdf } from '../support/neutral.ts';
import { overfullSheets } from '../support/overfull.ts';
import { readPdf, type PdfPage } from '../support/pdf.ts';
import { practiceEvents } from '../support/practice-events.ts';
import { sharedPhone } from '../support/shared-phone.ts';

/**
 * Staff print the books of the practice group on a laptop: 52 meetings over two years of accounts. Each paper is read
 * back from its PDF and compared with the report of the same events, figure by figure and foot by foot.
 */
let phone: Phone;
let hands: Hands;
let events: readonly GroupEvent[];
let book: AccountBook;
/** The first one, which is over. */
let year: FiscalYear;

const english = createWords('en', await loadLanguage('en'));
const figure = (amount: Money): string => english.money(amount, 'INR');
const figures = (...amounts: readonly Money[]): string => amounts.map(figure).join(' ');

const shared = sharedPhone(open, toList);

beforeEach(() => {
	({ phone, hands, events, book, year } = shared());
});

/** The list of the papers, on a laptop, with the first year chosen. */
async function open() {
	const opened = await openPlainPhone({
		keepsApp: false,
		context: { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false }
	});
	const with_ = new Hands(opened.page);
	await opened.page.goto(`${opened.origin}/`);
	const all = practiceEvents(await opened.today());
	const accounts = accountBook(all, { currency: 'INR' });
	const [first] = fiscalYears(wholeBook(accounts), accounts.yearStart);
	await with_.tap('app.shelf-practice');
	await with_.tap('book.home-print');
	await with_.tap('print.books-open');
	return {
		phone: opened,
		hands: with_,
		events: all,
		book: accounts,
		year: present(first, 'the practice group has a year')
	};
}

type Opened = Awaited<ReturnType<typeof open>>;

async function toList({ phone: { page }, hands: with_, year: first }: Opened): Promise<void> {
	if (new URL(page.url()).pathname === '/print/books/paper') await with_.tap('action.back');
	await with_.see('account.book-cash');
	await with_.pick('print.books-year', new RegExp(`^${first.label}$`));
}

test('the cash book carries every page on, foots, and closes with what the box holds', async () => {
	// Of the whole book: how much of it lies in one year of accounts hangs on the day.
	await hands.pick('print.books-year', 'print.books-all-years');
	const pages = await paper('account.book-cash');
	expect(pages.length).toBeGreaterThan(2);
	const report = cashBook(book, wholeBook(book));
	let [received, paid] = [0, 0];
	for (const [place, page] of pages.entries()) {
		if (place > 0)
			expect(page.text).toContain(`Brought forward ${figures(received as Money, paid as Money)}`);
		for (const line of dayLines(page)) {
			const [into = 0, outOf = 0] = amountsAtEnd(line, 3);
			received += into;
			paid += outOf;
		}
		if (place < pages.length - 1)
			expect(page.text).toContain(`Carried forward ${figures(received as Money, paid as Money)}`);
	}
	expect([received, paid]).toEqual([report.in, report.out]);
	expect(textOf(pages)).toContain(`Total ${figures(report.in, report.out, report.closing)}`);
	for (const month of report.months.filter((one) => one.in > 0 || one.out > 0))
		expect(textOf(pages)).toContain(figures(month.in, month.out, month.closing));
	expect(report.opening + report.in - report.out).toBe(report.closing);
});

test('the bank book and the deposits have each line of the account', async () => {
	const [account] = deposits(events, { currency: 'INR' }).accounts;
	const known = present(account, 'the practice group has a bank account');
	const report = bankBook(events, {
		currency: 'INR',
		bankAccountId: known.bankAccountId,
		from: year.from,
		on: year.to
	});
	// The place of a touch that was kept still lies below the sheet's room: once an empty sheet followed for it.
	await phone.page.evaluate(() => {
		const still = document.createElement('div');
		still.dataset['still'] = '';
		still.style.cssText = 'position:fixed;left:600px;top:740px;width:48px;height:48px;pointer-events:none';
		document.body.append(still);
	});
	const printed = await paper('account.book-bank');
	expect(rowsOf(printed, 3)).toEqual(report.rows.map((row) => [row.in, row.out, row.balance]));
	expect(textOf(printed)).toContain(`Total ${figures(report.in, report.out, report.closing)}`);
	expect(printed[0]?.size).toEqual({ width: 297, height: 210 });

	const passbook = await paper('account.book-deposits');
	const inYear = known.rows.filter(({ bankDay }) => bankDay >= year.from && bankDay <= year.to);
	expect(rowsOf(passbook, 3)).toEqual(inYear.map((row) => [row.in, row.out, row.balance]));
});

test('the trial balance has every account and foots on both sides', async () => {
	const report = trialBalance(book, year.to);
	const pages = await paper('account.book-trial');
	const rows = pages.flatMap(({ lines }) => lines.filter((line) => /(?: –){1}(?: [\d,.]+)?$/.test(line)));
	expect(rows.map((line) => amountsAtEnd(line, 2))).toEqual(
		report.rows.map((row) => [row.debit, row.credit])
	);
	expect(textOf(pages)).toContain(`Total ${figures(report.debit, report.credit)}`);
	expect(report.debit).toBe(report.credit);
	expect(textOf(pages)).toContain(`As at ${english.day(year.to)}`);
});

test('the general ledger of a month has the sums of every account, its head on each page', async () => {
	const month = present(monthsIn(year, book).at(-1), 'a year has months');
	const { key, year: ofYear } = namedMonth(month.month);
	await hands.pick('print.books-month', new RegExp(`^${hands.say(key)} ${ofYear}$`));
	const report = generalLedger(book, month);
	const pages = await paper('account.book-ledger');
	for (const page of pages) expect(page.text).toMatch(/Date +Meeting .*Balance/);
	// Two accounts that only grew stand beside each other, without a column for what was not there; three amounts are those of a group.
	const totals = pages
		.flatMap(({ lines }) => lines.map((line) => / Total( of the account)? ([\d, ]+)$/.exec(line)))
		.flatMap((found) => {
			const amounts = found?.[2]?.split(' ').map(minorIn) ?? [];
			return found?.[1] !== undefined || amounts.length !== 3 ? amounts : [];
		});
	const accounts = report.groups.flatMap((group) => group.accounts);
	const moved = (amounts: readonly number[]) => amounts.filter((amount) => amount !== 0);
	expect(moved(totals)).toEqual(
		moved(accounts.flatMap(({ debit, credit, closing }) => [debit, credit, closing]))
	);
	expect(textOf(pages)).toContain(`All entries ${figures(report.debit, report.credit)}`);
	expect(textOf(pages)).toContain(`Period ${english.day(month.from)} – ${english.day(month.to)}`);
});

test('receipts and payments foot down and across', async () => {
	const report = receiptsAndPayments(book, year);
	const pages = await paper('account.book-receipts');
	expect(pages[0]?.size).toEqual({ width: 297, height: 210 });
	for (const [word, kinds] of [
		['Total receipts', report.receipts],
		['Total payments', report.payments]
	] as const) {
		const [first = [], second = []] = pages
			.flatMap(({ lines }) => lines.filter((line) => line.includes(word)))
			.map((line) => amountsAtEnd(line, line.split(word)[1]?.trim().split(' ').length ?? 0));
		expect(first.slice(0, -1)).toEqual(kinds.totals.slice(0, 6));
		expect(second).toEqual([first.at(-1), ...kinds.totals.slice(6), kinds.total]);
	}
	const closing = present(report.closing.at(-1), 'a year has months');
	const standing = textOf(pages.slice(-1)).split('Closing balance')[1] ?? '';
	expect(/ Total .*/.exec(standing)?.[0]).toMatch(new RegExp(` ${figure(closing.total)}$`));
});

test('income and expenditure, balance sheet and corpus have the figures of their reports', async () => {
	const income = incomeAndExpenditure(book, [year]);
	const printed = textOf(await paper('account.book-income'));
	for (const [word, amount] of [
		['Total income', income.income.total],
		['Total expenditure', income.expense.total],
		['Surplus at the end', present(income.surplus[0], 'a year').closing]
	] as const)
		expect(printed).toContain(`${word} ${figure(amount)}`);

	const sheet = balanceSheet(book, year.to);
	const balance = textOf(await paper('account.book-balance'));
	expect(sheet.assets.total).toBe(sheet.claims);
	for (const [word, amount] of [
		['Total assets', sheet.assets.total],
		['Total liabilities', sheet.liabilities.total],
		['Total own funds', sheet.equity.total],
		['own funds', sheet.claims]
	] as const)
		expect(balance).toContain(`${word} ${figure(amount)}`);

	const corpus = corpusByMonth(book, year);
	const months = await paper('account.book-corpus');
	expect(rowsOf(months, 1)).toEqual(corpus.map((line) => [line.corpus]));
});

test('the files hold the same: every entry in the table, the report itself in the data', async () => {
	await openPaper('account.book-cash');
	const report = cashBook(book, year);
	const table = await file('print.books-as-csv', /^cash-book-\d{4}-\d\d-\d\d\.csv$/);
	expect(table.split('\r\n').filter((line) => /^\d{4}-\d\d-\d\d,/.test(line))).toHaveLength(
		report.rows.length
	);
	const data = JSON.parse(await file('print.books-as-json', /\.json$/)) as { report: typeof report };
	expect(data.report.closing).toBe(report.closing);
	expect(data.report.rows.map((row) => [row.in, row.out])).toEqual(
		report.rows.map((row) => [row.in, row.out])
	);
});

test('the list and a paper can be used on a cheap phone', async () => {
	await phone.page.setViewportSize({ width: 360, height: 640 });
	await hands.button('account.book-cash').waitFor();
	const tooWide = await phone.page.evaluate(() => document.documentElement.scrollWidth > 360);
	expect(tooWide).toBe(false);
	expect(await brokenRules(phone.page)).toEqual([]);
	await openPaper('account.book-trial');
	expect(await brokenRules(phone.page)).toEqual([]);
});

type Key = Parameters<Hands['say']>[0];

async function openPaper(key: Key): Promise<void> {
	await hands.tap(key);
	await phone.page.locator('[data-ready="true"]').waitFor();
}

/** Opens a paper from the list, prints it and goes back; nothing may be cut off at the foot of a sheet. */
async function paper(key: Key): Promise<readonly PdfPage[]> {
	await openPaper(key);
	expect(await overfullSheets(phone.page)).toEqual([]);
	const bytes = await phone.page.pdf({ preferCSSPageSize: true });
	const pages = await readPdf(bytes);
	expectNeutralPdf(bytes, textOf(pages), key);
	for (const [place, page] of pages.entries()) {
		expect(page.text).toContain(`${place + 1} / ${pages.length}`);
		expect(page.text).toContain(english.say(key));
		expect(page.text).toContain('Practice. Nothing here is real.');
	}
	// One sheet of paper for each page that is drawn: none runs over on to another.
	expect(pages).toHaveLength(await phone.page.locator('.page').count());
	await hands.tap('action.back');
	await hands.see('account.book-cash');
	return pages;
}

async function file(key: Key, name: RegExp): Promise<string> {
	const [download] = await Promise.all([phone.page.waitForEvent('download'), hands.tap(key)]);
	expect(download.suggestedFilename()).toMatch(name);
	return readFileSync(await download.path(), 'utf8');
}

const textOf = (pages: readonly PdfPage[]): string => pages.map(({ text }) => text).join('\n');

/** Lines of the table that begin with a day; the foot of the sheet has one too, beside the number of the page. */
function dayLines({ lines }: PdfPage): readonly string[] {
	return lines.filter((line) => /^\d\d-\d\d-\d{4} /.test(line) && !/ \d+ \/ \d+$/.test(line));
}

/** Their last amounts, minor units. */
function rowsOf(pages: readonly PdfPage[], count: number): readonly (readonly number[])[] {
	return pages.flatMap(dayLines).map((line) => amountsAtEnd(line, count));
}

function amountsAtEnd(line: string, count: number): readonly number[] {
	return line
		.replace(/ =$/, '')
		.split(' ')
		.slice(-count)
		.map((text) => (text === '–' ? 0 : Math.round(100 * Number(text.replaceAll(',', '').replace('−', '-')))));
}
