import { describe, expect, test } from 'vitest';
import type { LocalDate, MemberId } from '#kernel';
import { createWords, loadLanguage } from '#i18n';
import * as reports from '#reports';
import type { Money } from '#money';
import type { PaperRow, TablePaperData } from '../table-types.ts';
import { cellText } from '../cell-text.ts';
import { workedAccounts } from '../../../../tests/support/worked-accounts.ts';
import { booksContext } from '../context.ts';
import { bookPaper } from '../registers/registers.ts';
import { csvOf, jsonOf } from '../file/table-file.ts';
import { choiceFrom, periodOf, queryOf } from '../period.ts';

// Expected figures are calculated by hand from the table in tests/support/worked-accounts.ts.

const english = createWords('en', await loadLanguage('en'));
const both = { local: createWords('hi', await loadLanguage('hi')), english };
const book = reports.accountBook(workedAccounts, { currency: 'INR' });
const years = reports.fiscalYears(reports.wholeBook(book), book.yearStart);

function context(from: string, to: string, nameOf: (memberId: MemberId) => string | null = () => null) {
	const made = booksContext({ reports, events: workedAccounts, currency: 'INR', book }, nameOf);
	return { ...made, period: { from: from as LocalDate, to: to as LocalDate } };
}
const firstYear = context('2024-04-01', '2025-03-31');
const secondYear = context('2025-04-01', '2026-03-31');

const alone = { local: english, english };
const said = (row: PaperRow): string => row.cells.map((cell) => cellText(cell, alone, 'INR')).join(' | ');
const linesOf = (paper: TablePaperData, leaf = 0): readonly string[] =>
	(paper.leaves[leaf]?.sections ?? []).flatMap((section) => section.rows.map(said));

describe('the cash book of the first year', () => {
	const { paper } = bookPaper('cash-book', firstYear);
	const lines = linesOf(paper);

	test('puts savings of one meeting on one line, and a corrected one by itself, struck', () => {
		expect(lines.slice(0, 3)).toEqual([
			'Opening balance | 0',
			'05-12-2024 |  | From the paper book | 1,000 | 0 | 1,000',
			'Total of the month December · 2024 | 1,000 | 0 | 1,000'
		]);
		// Three members save 20 each, and one of them 5 more: four entries, 65.
		expect(lines).toContain('05-01-2025 | 1 | Savings × 4 | 65 | 0 | 1,065');
		const rows = paper.leaves[0]?.sections[0]?.rows ?? [];
		expect(rows.filter((row) => row.struck).map(said)).toEqual([
			'05-01-2025 | 1 | Expense: paper and pen – struck out, corrected on 05-04-2025 | 0 | 30 | 535'
		]);
	});

	test('marks what was entered late', () => {
		expect(lines).toContain('20-03-2025 | 5 | Expense: travel – Entered later | 0 | 7 | 411');
	});

	test('foots: 1,248 in, 837 out, 411 left', () => {
		// In: 1000 + 65 + (40 + 110) + (8 + 5) + 20 = 1,248; out: 500 + 30 + 300 + 7 = 837.
		expect([lines[0], lines.at(-1)]).toEqual(['Opening balance | 0', 'Total | 1,248 | 837 | 411']);
	});

	test('has each entry by itself for the file', () => {
		const { detail } = bookPaper('cash-book', firstYear);
		const rows = detail === undefined ? [] : linesOf(detail);
		expect(rows.filter((line) => line.startsWith('05-01-2025 | 1 | Savings'))).toEqual([
			'05-01-2025 | 1 | Savings · 1 | 20 | 0 | 1,020',
			'05-01-2025 | 1 | Savings · 2 | 20 | 0 | 1,040',
			'05-01-2025 | 1 | Savings · 3 | 20 | 0 | 1,060',
			'05-01-2025 | 1 | Savings · 3 | 5 | 0 | 1,065'
		]);
	});
});

test('the correction and the new line stand in the second year and name the day of the wrong one', () => {
	const lines = linesOf(bookPaper('cash-book', secondYear).paper);
	expect(lines.slice(0, 3)).toEqual([
		'Opening balance | 411',
		'05-04-2025 | 4 | Correction: Expense: paper and pen – puts right the line of 05-01-2025 | 30 | 0 | 441',
		'05-04-2025 | 4 | Expense: paper and pen – puts right the line of 05-01-2025 | 0 | 20 | 421'
	]);
});

test('the bank book opens with what the year before left: 1,790, and closes with 1,582.50', () => {
	const lines = linesOf(bookPaper('bank-book', secondYear).paper);
	expect(lines[0]).toBe('Opening balance | 1,790');
	// Received: 12.50 of interest; paid: 200 + 15 + 5.
	expect(lines.at(-1)).toBe('Total | 12.50 | 220 | 1,582.50');
});

test('deposits are cut by the days of the bank, month by month below', () => {
	const { paper } = bookPaper('deposits', firstYear);
	expect(linesOf(paper)).toContain('Total | 1,800 | 10 | 1,790 | ');
	// One trip with 300 in February; December has a receipt of 500, March 1,000 from the lender less a charge of 10.
	expect(linesOf(paper, 1)).toEqual([
		'December · 2024 | 0 | 0 | 0 | 500 | 0 | 500',
		'January · 2025 | 0 | 0 | 500 | 0 | 0 | 500',
		'February · 2025 | 1 | 300 | 500 | 300 | 0 | 800',
		'March · 2025 | 0 | 0 | 800 | 1,000 | 10 | 1,790',
		'Total | 1 | 300 | 0 | 1,800 | 10 | 1,790',
		'Months with a deposit 1 / 4'
	]);
});

test('the general ledger has an account’s opening, lines, sums and closing, and the sum of women’s accounts', () => {
	const { paper } = bookPaper('ledger', firstYear);
	const lines = paper.leaves.flatMap((_, place) => linesOf(paper, place));
	// Loan of 500, of which 100 was repaid.
	expect(lines).toContain('05-01-2025 | 1 | Loan given · 1 | 500 | 0 | 500');
	expect(lines).toContain('05-02-2025 | 2 | Loan repaid · 1 | 0 | 100 | 400');
	// Total savings: 65 + 40 + 20.
	expect(lines).toContain('Total | 0 | 125 | 125');
	expect(lines[lines.indexOf('Total | 0 | 125 | 125') - 1]).toBe('Opening balance | 0');
});

test('the trial balance foots on both sides', () => {
	const lines = linesOf(bookPaper('trial-balance', firstYear).paper);
	// Debit: box 411, bank 1790, loan 400, charge 10, stationery 30, travel 7.
	expect(lines.at(-1)).toBe('Total | 2,648 | 2,648');
	expect(lines).toContain('Savings of members = |  | 125');
	expect(lines).toContain('Loans to members · 1 | 400 | 0');
});

test('the balance sheet: assets are liabilities and own funds', () => {
	const lines = linesOf(bookPaper('balance-sheet', firstYear).paper);
	// 411 + 1790 + 400 = 125 saved + 1000 borrowed + 600 + (900 + 23 − 47).
	expect(lines).toContain('Total assets |  | 2,601');
	expect(lines).toContain('Total liabilities |  | 1,125');
	expect(lines).toContain('Surplus |  | 876');
	expect(lines.at(-1)).toBe('Liabilities and own funds |  | 2,601');
});

test('receipts and payments stand on two sheets of six months; the second carries the first on', () => {
	const { paper } = bookPaper('receipts-payments', firstYear);
	expect(paper.leaves).toHaveLength(2);
	expect(paper.leaves.map(({ columns }) => columns.length)).toEqual([8, 9]);
	// Before, October … March, total: 1500 brought in; 65; 40 + 10 + 100; 20 + 8 + 5 + 1000.
	expect(linesOf(paper, 1)).toContain('Total receipts | 0 | 0 | 0 | 1,500 | 65 | 150 | 1,033 | 2,748');
	expect(linesOf(paper, 1)).toContain('Total payments | 0 | 0 | 0 | 0 | 530 | 0 | 17 | 547');
});

test('income and expenditure of a year stands beside the year before it', () => {
	const { paper } = bookPaper('income-expenditure', secondYear);
	expect(paper.leaves[0]?.columns.map(({ key }) => key)).toEqual(['words', '2024-25', '2025-26']);
	const lines = linesOf(paper);
	// Interest 18, and 30 deducted at disbursement; a fine of 5; 50 recovered; bank 12.50.
	expect(lines).toContain('Total income | 23 | 92.50');
	// Stationery 30, then −30 + 20; travel 7; charges 10 and 5; interest 15; written off 400; shortage 2.
	expect(lines).toContain('Total expenditure | 47 | 412');
	expect(lines).toContain('Income less expenditure | −24 | −319.50');
	// 900 brought in; 60 shared in May.
	expect(lines.slice(-4)).toEqual([
		'Surplus at the beginning | 0 | 876',
		'Income less expenditure | −24 | −319.50',
		'Brought in, shared or given out | 900 | −60',
		'Surplus at the end | 876 | 496.50'
	]);
});

test('the corpus at the end of March', () => {
	const { paper } = bookPaper('corpus', firstYear);
	// 120 regular + 5 voluntary + 876 + revolving fund 600.
	expect(linesOf(paper).at(-1)).toBe('31-03-2025 | 120 | 5 | 0 | 125 | 876 | 600 | 0 | 1,601');
});

test('a name is there only where it was asked for', () => {
	const nameOf = (memberId: MemberId) => ((memberId as string) === 'm1' ? 'Example' : null);
	const named = linesOf(bookPaper('cash-book', context('2024-04-01', '2025-03-31', nameOf)).paper);
	expect(named.some((line) => line.includes('Loan given · 1 Example'))).toBe(true);
	expect(linesOf(bookPaper('cash-book', firstYear).paper).join()).not.toContain('Example');
});

describe('files', () => {
	test('a table has plain amounts and days, and says what was struck', () => {
		const { detail, paper } = bookPaper('cash-book', firstYear);
		const text = csvOf(detail ?? paper, both, 'INR');
		expect(text.startsWith('\ufeffनकद पुस्तक / Cash book,,2024-04-01 – 2025-03-31\r\n')).toBe(true);
		const struck = text.split('\r\n').filter((line) => line.endsWith('Struck out'));
		expect(struck).toHaveLength(1);
		expect(struck[0]).toMatch(/^2025-01-05,1,.*,0\.00,30\.00,535\.00,/);
	});

	test('a name that a spreadsheet would reckon is a text; an amount below zero is an amount', () => {
		const paper: TablePaperData = {
			title: 'account.book-cash',
			size: 'a4',
			from: null,
			to: '2025-03-31' as LocalDate,
			leaves: [
				{
					key: 'one',
					of: { text: '=1+1' },
					columns: [
						{ key: 'a', head: { text: 'a "b"' }, kind: 'text' },
						{ key: 'm', head: null, kind: 'money' }
					],
					sections: [
						{
							key: 'one',
							heading: null,
							rows: [{ key: 'r', kind: 'plain', cells: [{ text: '-x, y' }, { money: -150 as Money }] }]
						}
					]
				}
			]
		};
		expect(csvOf(paper, alone, 'INR').split('\r\n')).toEqual([
			"\ufeffCash book / Cash book,'=1+1,2025-03-31",
			'"a ""b""",',
			'"\'-x, y",-1.50',
			''
		]);
	});

	test('data are the report itself', () => {
		const { report } = bookPaper('trial-balance', firstYear);
		const read = JSON.parse(jsonOf(report, { kind: 'trial-balance' })) as { kind: string; report: unknown };
		expect(read).toEqual({ kind: 'trial-balance', report: JSON.parse(JSON.stringify(report)) as unknown });
	});
});

describe('the period of an address', () => {
	const read = (query: string) => {
		const choice = choiceFrom(new URLSearchParams(query), years);
		return { query: queryOf(choice), ...periodOf(choice, book, '2025-06-15' as LocalDate, reports) };
	};

	test.each([
		// Without parameters: the latest year, up to today.
		['', 'year=2025-26', '2025-04-01', '2025-06-15'],
		['year=2024-25', 'year=2024-25', '2024-04-01', '2025-03-31'],
		['year=2024-25&month=2025-02', 'year=2024-25&month=2025-02', '2025-02-01', '2025-02-28'],
		['year=2024-25&until=2025-01-10', 'year=2024-25&until=2025-01-10', '2024-04-01', '2025-01-10'],
		// A day outside its year is ignored.
		['year=2024-25&until=2026-01-10', 'year=2024-25', '2024-04-01', '2025-03-31'],
		['year=1900', 'year=2025-26', '2025-04-01', '2025-06-15'],
		['year=all', 'year=all', '2024-12-05', '2025-05-05']
	])('%s', (query, same, from, to) => {
		expect(read(query)).toEqual({ query: same, from, to });
	});
});
