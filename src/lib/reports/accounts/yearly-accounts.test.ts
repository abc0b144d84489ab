import { describe, expect, test } from 'vitest';
import { day } from '../../../../tests/support/builders.ts';
import { workedAccounts } from '../../../../tests/support/worked-accounts.ts';
import { balanceSheet } from './balance-sheet.ts';
import { corpusAt, corpusByMonth } from './corpus.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import { incomeAndExpenditure, incomeAndExpenditureByYear } from './income-and-expenditure.ts';
import { accountBook, wholeBook } from './posted-lines.ts';
import { receiptsAndPayments } from './cash-book.ts';

// Expected figures are calculated by hand from the table in tests/support/worked-accounts.ts. Minor units.

const book = accountBook(workedAccounts, { currency: 'INR' });
const [firstYear, secondYear] = [
	fiscalYearOf(day('2025-03-31'), '04-01'),
	fiscalYearOf(day('2025-04-01'), '04-01')
];
/** December to March of the twelve columns. */
const winter = <Column>(columns: readonly Column[]) => columns.slice(8);
const held = (box: number, bank: number) => ({ box, bank, total: box + bank });

describe('receipts and payments of the first year', () => {
	const sheet = receiptsAndPayments(book, firstYear);
	const rows = (lines: typeof sheet.contra) =>
		lines.map(({ kind, category, amounts, total }) => [kind, category, winter(amounts), total]);

	test('stand in twelve columns, empty before the book began', () => {
		expect(sheet.months).toHaveLength(12);
		expect(sheet.months[8]).toEqual({ month: '2024-12', from: '2024-12-01', to: '2024-12-31' });
		expect(sheet.receipts.totals.slice(0, 8)).toEqual(Array(8).fill(0));
		expect(sheet.closing[7]).toEqual(held(0, 0));
	});

	test('have a row for each kind; 20 of March stand in a meeting entered late', () => {
		expect(rows(sheet.receipts.rows)).toEqual([
			['opening', undefined, [150_000, 0, 0, 0], 150_000],
			['saving', undefined, [0, 6_500, 4_000, 2_000], 12_500],
			['interest', undefined, [0, 0, 1_000, 800], 1_800],
			['principal', undefined, [0, 0, 10_000, 0], 10_000],
			['fine', undefined, [0, 0, 0, 500], 500],
			['borrowingReceived', undefined, [0, 0, 0, 100_000], 100_000]
		]);
		expect(rows(sheet.payments.rows)).toEqual([
			['loan', undefined, [0, 50_000, 0, 0], 50_000],
			['expense', 'stationery', [0, 3_000, 0, 0], 3_000],
			['bankCharge', undefined, [0, 0, 0, 1_000], 1_000],
			['expense', 'travel', [0, 0, 0, 700], 700]
		]);
	});

	test('foot down and across; what went to the bank is neither', () => {
		expect(winter(sheet.receipts.totals)).toEqual([150_000, 6_500, 15_000, 103_300]);
		expect(winter(sheet.payments.totals)).toEqual([0, 53_000, 0, 1_700]);
		expect([sheet.receipts.total, sheet.payments.total]).toEqual([274_800, 54_700]);
		expect(winter(sheet.opening)).toEqual([
			held(0, 0),
			held(100_000, 50_000),
			held(53_500, 50_000),
			held(38_500, 80_000)
		]);
		expect(winter(sheet.closing)).toEqual([
			held(100_000, 50_000),
			held(53_500, 50_000),
			held(38_500, 80_000),
			held(41_100, 179_000)
		]);
		expect(rows(sheet.contra)).toEqual([['toBank', undefined, [0, 0, 30_000, 0], 30_000]]);
	});
});

describe('receipts and payments of April and May', () => {
	test('have the correction of January in April, and each part of a repayment to the lender', () => {
		const sheet = receiptsAndPayments(book, { from: secondYear.from, to: day('2025-05-31') });
		expect(sheet.receipts.rows).toEqual([
			{ kind: 'correction', corrected: 'expense', category: 'stationery', amounts: [3_000, 0], total: 3_000 },
			{ kind: 'recovery', amounts: [0, 5_000], total: 5_000 },
			{ kind: 'grant', amounts: [0, 10_000], total: 10_000 },
			{ kind: 'bankInterest', amounts: [0, 1_250], total: 1_250 }
		]);
		expect(sheet.payments.rows).toEqual([
			{ kind: 'expense', category: 'stationery', amounts: [2_000, 0], total: 2_000 },
			{ kind: 'borrowingPrincipal', amounts: [20_000, 0], total: 20_000 },
			{ kind: 'borrowingInterest', amounts: [1_500, 0], total: 1_500 },
			{ kind: 'borrowingCharges', amounts: [500, 0], total: 500 },
			{ kind: 'loan', amounts: [0, 27_000], total: 27_000 },
			{ kind: 'settlement', amounts: [0, 2_500], total: 2_500 },
			{ kind: 'dividend', amounts: [0, 6_000], total: 6_000 },
			{ kind: 'short', amounts: [0, 200], total: 200 }
		]);
		expect(sheet.opening[0]).toEqual(held(41_100, 179_000));
		expect(sheet.closing[1]).toEqual(held(21_400, 158_250));
	});
});

describe('income and expenditure', () => {
	const sheet = incomeAndExpenditureByYear(book);
	const rows = (side: typeof sheet.income) =>
		side.rows.map(({ account, amounts, total }) => [account, amounts, total]);

	test('of both years side by side: the second takes out what the first had too much', () => {
		expect(sheet.periods.map((year) => year.label)).toEqual(['2024-25', '2025-26']);
		expect(rows(sheet.income)).toEqual([
			['interest', [1_800, 3_000], 4_800],
			['fines', [500, 0], 500],
			['bank-interest', [0, 1_250], 1_250],
			['recovered', [0, 5_000], 5_000]
		]);
		expect(rows(sheet.expense)).toEqual([
			['interest-paid', [0, 1_500], 1_500],
			['bank-charges', [1_000, 500], 1_500],
			['stationery', [3_000, -1_000], 2_000],
			['travel', [700, 0], 700],
			['loans-written-off', [0, 40_000], 40_000],
			['cash-short', [0, 200], 200]
		]);
	});

	test('foots down and across to the shortfall', () => {
		expect([sheet.income.totals, sheet.income.total]).toEqual([[2_300, 9_250], 11_550]);
		expect([sheet.expense.totals, sheet.expense.total]).toEqual([[4_700, 41_200], 45_900]);
		expect([sheet.excess, sheet.excessInAll]).toEqual([[-2_400, -31_950], -34_350]);
	});

	test('carries the surplus on: 900 brought in, 60 shared', () => {
		expect(sheet.surplus).toEqual([
			{ opening: 0, excess: -2_400, moved: 90_000, closing: 87_600 },
			{ opening: 87_600, excess: -31_950, moved: -6_000, closing: 49_650 }
		]);
	});

	test('of one year is its column', () => {
		const one = incomeAndExpenditure(book, [firstYear]);
		expect(one.income.rows.map((row) => row.account)).toEqual(['interest', 'fines']);
		expect(one.excess).toEqual([-2_400]);
	});
});

describe('the balance sheet', () => {
	test('at the end of the first year: 411 + 1790 + 400 = 125 + 1000 + 600 + 876', () => {
		const sheet = balanceSheet(book, firstYear.to);
		expect(sheet.assets.groups.map(({ root, amount }) => [root, amount])).toEqual([
			['box', 41_100],
			['bank', 179_000],
			['loans', 40_000]
		]);
		expect(sheet.liabilities.groups.map(({ root, amount }) => [root, amount])).toEqual([
			['savings', 12_500],
			['borrowings', 100_000]
		]);
		expect(
			sheet.liabilities.groups[0]?.accounts.map(({ account, number, amount }) => [account, number, amount])
		).toEqual([
			['savings/m1/regular', 1, 4_000],
			['savings/m2/regular', 2, 6_000],
			['savings/m3/regular', 3, 2_000],
			['savings/m3/voluntary', 3, 500]
		]);
		expect(sheet.equity).toEqual({
			revolvingFund: 60_000,
			grants: 0,
			surplus: 87_600,
			surplusAccount: 90_000,
			income: 2_300,
			expense: 4_700,
			total: 147_600
		});
		expect([sheet.assets.total, sheet.claims]).toEqual([260_100, 260_100]);
	});

	test('at the end of the book: 214 + 1582.50 + 300 = 100 + 800 + 600 + 100 + 496.50', () => {
		const sheet = balanceSheet(book, book.on);
		expect([sheet.assets.total, sheet.liabilities.total, sheet.equity.total, sheet.claims]).toEqual([
			209_650, 90_000, 119_650, 209_650
		]);
		expect(sheet.equity.surplus).toBe(49_650);
	});
});

describe('the corpus', () => {
	test('at month ends, the last at the end of the period', () => {
		const lines = corpusByMonth(book, wholeBook(book));
		expect(
			lines.map(({ on, savings, surplus, revolvingFund, grants, corpus }) => [
				on,
				savings,
				surplus,
				revolvingFund,
				grants,
				corpus
			])
		).toEqual([
			['2024-12-31', 0, 90_000, 60_000, 0, 150_000],
			['2025-01-31', 6_500, 87_000, 60_000, 0, 153_500],
			['2025-02-28', 10_500, 88_000, 60_000, 0, 158_500],
			['2025-03-31', 12_500, 87_600, 60_000, 0, 160_100],
			// 876 + 30 − 20 − 15 − 5
			['2025-04-30', 12_500, 86_600, 60_000, 0, 159_100],
			['2025-05-05', 10_000, 49_650, 60_000, 10_000, 129_650]
		]);
	});

	test('counts voluntary savings, by fund', () => {
		expect(corpusAt(book, [day('2025-03-31')])[0]?.savingsByFund).toEqual({
			regular: 12_000,
			voluntary: 500,
			shares: 0
		});
	});
});

test('every report of accounts becomes JSON and back as it is', () => {
	for (const report of [
		receiptsAndPayments(book, firstYear),
		incomeAndExpenditureByYear(book),
		balanceSheet(book, book.on)
	])
		expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});
