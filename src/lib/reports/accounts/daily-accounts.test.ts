import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { replayUntil } from '#group';
import { day, founded, marked, meeting, saved } from '../../../../tests/support/builders.ts';
import { workedAccounts } from '../../../../tests/support/worked-accounts.ts';
import { bookReport } from '../book-report.ts';
import { cashBook } from './cash-book.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import { generalLedger } from './general-ledger.ts';
import { accountBook, wholeBook } from './posted-lines.ts';
import { trialBalance } from './balance-sheet.ts';

// Expected figures are calculated by hand from the table in tests/support/worked-accounts.ts. Minor units.

const view = { currency: 'INR' };
const book = accountBook(workedAccounts, view);
const secondYear = fiscalYearOf(day('2025-04-01'), '04-01');

describe('the book behind the accounts', () => {
	test('runs from its first money to its last day', () => {
		expect(wholeBook(book)).toEqual({ from: '2024-12-05', to: '2025-05-05' });
		expect(book.yearStart).toBe('04-01');
	});

	test('as at a day is the book without what was posted later', () => {
		const inMarch = accountBook(workedAccounts, { ...view, on: day('2025-03-31') });
		expect(inMarch.rows.map((row) => row.head.eventId)).toEqual(
			book.rows.filter((row) => row.head.day <= '2025-03-31').map((row) => row.head.eventId)
		);
		// The entry of January is corrected in April, which is not visible in March.
		const wrong = inMarch.rows.find((row) => row.head.eventId === 'wrong');
		expect(wrong?.head.correctedBy).toBeNull();
	});

	test('runs from a first meeting at which no money lay on the table', () => {
		const events = [
			...founded('2025-01-05', { box: 0 }),
			...meeting(1, '2025-02-05', marked('m1', 'present')),
			...meeting(2, '2025-03-05', saved('m1', 20))
		];
		expect(wholeBook(accountBook(events, view))).toEqual({ from: '2025-02-05', to: '2025-03-05' });
	});

	test('without events is empty', () => {
		const empty = accountBook([], view);
		expect(cashBook(empty, wholeBook(empty))).toMatchObject({ opening: 0, closing: 0, rows: [] });
	});
});

describe('the cash book', () => {
	test('of January to March, with the late meeting on its own day', () => {
		const page = cashBook(book, { from: day('2025-01-01'), to: day('2025-03-31') });
		// Opening 1000; in 65 + 150 + 8 + 5 + 20 = 248, out 500 + 30 + 300 + 7 = 837; 1000 + 248 − 837 = 411.
		expect(page).toMatchObject({ opening: 100_000, in: 24_800, out: 83_700, closing: 41_100 });
		expect(page.months).toEqual([
			{
				month: '2025-01',
				from: '2025-01-01',
				to: '2025-01-31',
				opening: 100_000,
				in: 6_500,
				out: 53_000,
				closing: 53_500
			},
			{
				month: '2025-02',
				from: '2025-02-01',
				to: '2025-02-28',
				opening: 53_500,
				in: 15_000,
				out: 30_000,
				closing: 38_500
			},
			{
				month: '2025-03',
				from: '2025-03-01',
				to: '2025-03-31',
				opening: 38_500,
				in: 3_300,
				out: 700,
				closing: 41_100
			}
		]);
		expect(
			page.rows
				.slice(6)
				.map(({ day: on, kind, number, in: into, out, balance, late }) => [
					on,
					kind,
					number,
					into,
					out,
					balance,
					late
				])
		).toEqual([
			['2025-02-05', 'interest', 1, 1_000, 0, 54_500, false],
			['2025-02-05', 'principal', 1, 10_000, 0, 64_500, false],
			['2025-02-05', 'saving', 1, 2_000, 0, 66_500, false],
			['2025-02-05', 'saving', 2, 2_000, 0, 68_500, false],
			['2025-02-05', 'toBank', null, 0, 30_000, 38_500, false],
			['2025-03-05', 'interest', 1, 800, 0, 39_300, false],
			['2025-03-05', 'fine', 3, 500, 0, 39_800, false],
			['2025-03-20', 'saving', 2, 2_000, 0, 41_800, true],
			['2025-03-20', 'expense', null, 0, 700, 41_100, true]
		]);
	});

	test('shows what was wrong, what took it out and what stands for it', () => {
		const { rows } = cashBook(book, wholeBook(book));
		const about = rows.filter(({ eventId }) => ['wrong', 'out', 'right'].includes(eventId));
		expect(about).toMatchObject([
			{
				eventId: 'wrong',
				day: '2025-01-05',
				kind: 'expense',
				category: 'stationery',
				out: 3_000,
				correctedBy: 'out',
				corrects: null,
				meeting: { kind: 'regular', number: 1 }
			},
			{
				eventId: 'out',
				day: '2025-04-05',
				kind: 'correction',
				corrected: 'expense',
				category: 'stationery',
				in: 3_000,
				takesOut: 'ExpensePaid',
				correctedBy: null,
				corrects: 'wrong',
				meeting: { kind: 'regular', number: 4 }
			},
			{
				eventId: 'right',
				day: '2025-04-05',
				kind: 'expense',
				out: 2_000,
				takesOut: null,
				correctedBy: null,
				corrects: 'wrong'
			}
		]);
	});
});

describe('the general ledger of the second year', () => {
	const ledger = generalLedger(book, { from: secondYear.from, to: day('2025-05-05') });
	const account = (code: string) =>
		present(
			ledger.groups.flatMap((group) => group.accounts).find((one) => one.account === code),
			'the account is in the ledger'
		);

	test('has stationery as it was wrong, taken out and right', () => {
		expect(account('stationery')).toMatchObject({
			opening: 3_000,
			debit: 2_000,
			credit: 3_000,
			closing: 2_000
		});
		expect(account('stationery').rows).toMatchObject([
			{
				type: 'EventReversed',
				takesOut: 'ExpensePaid',
				debit: 0,
				credit: 3_000,
				balance: 0,
				against: ['box']
			},
			{ type: 'ExpensePaid', debit: 2_000, credit: 0, balance: 2_000, against: ['box'] }
		]);
	});

	test('has the loan that was written off, with its member', () => {
		expect(account('loans/m1/own')).toMatchObject({
			memberId: 'm1',
			number: 1,
			opening: 40_000,
			credit: 40_000,
			closing: 0,
			rows: [{ type: 'LoanWrittenOff', number: 1, credit: 40_000, against: ['loans-written-off'] }]
		});
	});

	test('has members’ savings under one control account', () => {
		const savings = ledger.groups.find((group) => group.root === 'savings');
		expect(savings).toMatchObject({
			type: 'liability',
			opening: 12_500,
			debit: 2_500,
			credit: 0,
			closing: 10_000
		});
		expect(savings?.accounts.map((one) => [one.account, one.closing])).toEqual([
			['savings/m1/regular', 4_000],
			['savings/m2/regular', 6_000],
			['savings/m3/regular', 0],
			['savings/m3/voluntary', 0]
		]);
	});

	test('counts every leg once on each side', () => {
		// April 30 + 20 + 220; May 400 + 50 + 300 + 100 + 12.50 + 25 + 60 + 2 = 1219.50
		expect([ledger.debit, ledger.credit]).toEqual([121_950, 121_950]);
	});
});

describe('the trial balance', () => {
	test('at the end foots to 2555.50 on both sides', () => {
		const sheet = trialBalance(book, day('2025-05-05'));
		expect(sheet.rows.map((row) => [row.account, row.debit, row.credit])).toEqual([
			['box', 21_400, 0],
			['bank/b1', 158_250, 0],
			['loans/m2/own', 30_000, 0],
			['savings/m1/regular', 0, 4_000],
			['savings/m2/regular', 0, 6_000],
			['borrowings/bl1', 0, 80_000],
			['revolving-fund', 0, 60_000],
			['grants', 0, 10_000],
			['surplus', 0, 84_000],
			['interest', 0, 4_800],
			['fines', 0, 500],
			['bank-interest', 0, 1_250],
			['recovered', 0, 5_000],
			['interest-paid', 1_500, 0],
			['bank-charges', 1_500, 0],
			['stationery', 2_000, 0],
			['travel', 700, 0],
			['loans-written-off', 40_000, 0],
			['cash-short', 200, 0]
		]);
		expect([sheet.debit, sheet.credit]).toEqual([255_550, 255_550]);
	});

	test('on any day is the one of the report', () => {
		for (const on of ['2025-01-05', '2025-03-19', '2025-03-31', '2025-05-05'].map(day)) {
			const { trialBalance: reported } = bookReport(workedAccounts, { ...view, on });
			const rows = trialBalance(book, on).rows.map((row) => [row.account, row.debit - row.credit]);
			expect(Object.fromEntries(rows)).toEqual(reported);
			const state = replayUntil(workedAccounts, 'INR', on);
			expect(state.ok && Object.fromEntries(state.value.balances)).toEqual(reported);
		}
	});
});
