import { beforeEach, expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { createWords, loadLanguage } from '#i18n';
import type { Money } from '#money';
import {
	attendanceRegister,
	demandCollection,
	federationReport,
	loanLedger,
	minutesOf,
	type Period
} from '#reports';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { Hands } from '../support/hands.ts';
import { expectNeutralPdf } from '../support/neutral.ts';
import { overfullSheets } from '../support/overfull.ts';
import { readPdf, type PdfPage } from '../support/pdf.ts';
import { practiceEvents } from '../support/practice-events.ts';
import { sharedPhone } from '../support/shared-phone.ts';
import { flower } from '../support/flowers.ts';

/** Registers of the practice group as printed, beside the same reports computed here. */
let phone: Phone;
let events: readonly GroupEvent[];
const words = createWords('hi', await loadLanguage('hi'));
const currency = 'INR';
const figure = (amount: Money): string => words.money(amount, currency);
const dashed = (amount: Money): string => (amount === 0 ? '–' : figure(amount));

type Key = Parameters<typeof words.say>[0];
const button = (key: Key) => phone.page.getByRole('button', { name: words.say(key), exact: true });
const press = (key: Key) => button(key).click();

const shared = sharedPhone(async () => {
	phone = await openPlainPhone({ keepsApp: false });
	await phone.page.goto(`${phone.origin}/`);
	const today = await phone.today();
	await press('app.shelf-practice');
	await button('book.home-members').waitFor();
	await press('book.home-print');
	await press('print.books-open');
	return { phone, events: practiceEvents(today) };
}, toList);

beforeEach(() => {
	({ phone, events } = shared());
});

/** The list of the papers, of the whole book. */
async function toList(): Promise<void> {
	await button('register.title-attendance').waitFor();
	await new Hands(phone.page).pick('print.books-year', 'print.books-all-years');
}

const whole = (): Period => {
	const days = events.map(({ occurredOn }) => occurredOn).sort();
	return { from: days[0] as LocalDate, to: days.at(-1) as LocalDate };
};

test('attendance and savings foot down to each meeting and across to all savings', async () => {
	const { from, to } = whole();
	const report = attendanceRegister(events, { currency, from, to, on: to });
	const pages = await register('register.title-attendance');
	for (const { size, text } of pages) {
		expect(size).toEqual({ width: 297, height: 210 });
		// Twenty women are on one sheet: nothing is carried over.
		expect(text).not.toContain('Carried forward');
	}
	const text = allText(pages);
	for (const column of report.columns) expect(text).toContain(words.day(column.day));
	const { totals } = report;
	const row = [totals.opening, totals.saved, totals.voluntary, totals.elsewhere, totals.added];
	const figures = [...row, totals.withdrawn, totals.closing].map(figure).join(' ');
	expect(text).toContain(`Total ${totals.present}/${totals.held} ${figures}`);
	for (const hers of report.rows) {
		const cells = [hers.opening, hers.saved, hers.voluntary, hers.elsewhere, hers.added, hers.withdrawn];
		const line = [...cells, hers.closing].map(dashed).join(' ');
		expect(text).toContain(`${hers.number} ${hers.present}/${hers.held} ${line}`);
	}
	expect(pages.at(-1)?.text).toContain(`${pages.length} / ${pages.length}`);
});

test('the loan ledger ends with what all loans come to', async () => {
	const { totals } = loanLedger(events, { currency, on: whole().to });
	const columns = [
		totals.lent,
		(totals.interestCharged - totals.interestGivenUp) as Money,
		totals.interestPaid,
		totals.principalPaid,
		totals.principalGivenUp,
		totals.recovered,
		totals.outstanding,
		totals.interestDue
	];
	const text = allText(await register('register.title-loans'));
	expect(text).toContain(`Total ${columns.map(figure).join(' ')}`);
});

test('demand, collection and balance are those of the report', async () => {
	const { from, to } = whole();
	const [sheet] = demandCollection(events, { currency, from, to, on: to, by: 'period' });
	if (sheet === undefined) throw new Error('a period has a sheet');
	const { totals } = sheet;
	const columns = [
		totals.opening,
		(totals.lent + totals.broughtIn) as Money,
		totals.principalDemand,
		totals.principalCollected,
		totals.principalAhead,
		totals.principalPaid,
		totals.givenUp,
		totals.balance,
		totals.principalUnpaid,
		totals.overdue
	];
	const text = allText(await register('register.title-demand'));
	expect(text).toContain(`Total ${columns.map(figure).join(' ')}`);
});

test('each month of the report to the federation is a page that ends with the corpus', async () => {
	const { from, to } = whole();
	const pages = await register('register.title-federation');
	const first = federationReport(events, { currency, month: from.slice(0, 7) });
	const last = federationReport(events, { currency, month: to.slice(0, 7) });
	for (const [page, { savings, corpus }] of [
		[pages[0], first],
		[pages.at(-1), last]
	] as const) {
		const text = page?.text.replaceAll('\n', ' ') ?? '';
		expect(text).toContain(`Closing balance ${figure(savings.closing)}`);
		expect(text).toContain(`Corpus ${figure(corpus)}`);
	}
});

test('the minutes of the last meeting have its money, which foots', async () => {
	const minutes = minutesOf(events, { currency, kind: 'regular', number: 52 });
	if (minutes === null) throw new Error('the practice year has 52 meetings');
	await press('register.minutes');
	await phone.page.getByRole('button', { name: words.day(minutes.day) }).click();
	const text = allText(await printed()).replaceAll('\n', ' ');
	const { money, quorum } = minutes;
	expect(text).toContain(`Cash box after ${figure(money.closingBox)}`);
	expect(money.openingBox + money.cashIn - money.cashOut).toBe(money.closingBox);
	// The cell may break anywhere, and a line of paper runs over all its columns.
	expect(text).toMatch(
		new RegExp(`${quorum?.there} .{0,60}present,.{0,60} ${quorum?.needed} needed: reached`)
	);
	await press('action.back');
	await press('action.back');
});

test('a loan is copied out of the minutes with its amount in words, and names nobody', async () => {
	await press('register.extract');
	await phone.page
		.getByRole('button', { name: words.say('register.decided-loan', { who: 10 }) })
		.first()
		.click();
	const [page, ...more] = await printed();
	expect(more).toEqual([]);
	expect(page?.text).toContain('Certified extract of the minutes');
	expect(page?.text).toContain('Loan to member 10');
	expect(page?.text).toMatch(/rupees/);
	expect(page?.text).toContain('Stamp of the group');
	expect(page?.text.replaceAll(' ', '')).not.toContain(flower(10, 'hi'));
});

/** Opens a register from the list, prints it, and goes back to the list. */
async function register(key: Key): Promise<readonly PdfPage[]> {
	await press(key);
	const pages = await printed();
	await press('action.back');
	return pages;
}

async function printed(): Promise<readonly PdfPage[]> {
	await phone.page.locator('[data-ready="true"]').waitFor();
	expect(await overfullSheets(phone.page)).toEqual([]);
	const bytes = await phone.page.pdf({ preferCSSPageSize: true });
	const pages = await readPdf(bytes);
	expectNeutralPdf(bytes, allText(pages), new URL(phone.page.url()).search);
	return pages;
}

const allText = (pages: readonly PdfPage[]): string => pages.map(({ text }) => text).join('\n');
