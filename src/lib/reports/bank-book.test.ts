import { describe, expect, test } from 'vitest';
import type { BankAccountId } from '#kernel';
import { bookReport } from '#reports';
import {
	bankOpened,
	day,
	desk,
	founded,
	fromBank,
	meeting,
	openMeeting,
	toBank,
	withFields
} from '../../../tests/support/builders.ts';
import {
	bankCharged,
	corrected,
	granted,
	interestCredited,
	matched
} from '../../../tests/support/outside-money.ts';
import { bankBook, bankStatements, type BankBookView } from './bank-book.ts';
import { deposits } from './deposits.ts';

// Expected figures are calculated by hand from ledger law 2, 5 and 9. Amounts are rupees in comments, paise in figures.

const account = (id: string) => id as BankAccountId;
const view = (more: Partial<BankBookView> = {}): BankBookView => ({
	currency: 'INR',
	bankAccountId: account('b1'),
	...more
});

/**
 * January: 500 taken to the bank (slip S-1; value day two days later), a grant of 2,000 into the account.
 * March: 300 deposited (S-2), 100 withdrawn; interest of 12.35 with value day 28 February; a charge of 5.90.
 */
const book = [
	...founded('2025-01-05', { box: 3000 }),
	bankOpened()('2025-01-05'),
	bankOpened('b2')('2025-01-05'),
	...meeting(
		1,
		'2025-01-05',
		withFields(toBank(500, { slip: 'S-1', valueOn: '2025-01-07', by: ['m1', 'm2'] }), { eventId: 's1' }),
		granted(2000, { via: 'bank/b1' })
	),
	...meeting(
		2,
		'2025-03-05',
		withFields(toBank(300, { slip: 'S-2' }), { eventId: 's2' }),
		fromBank(100),
		interestCredited(12.35, { valueOn: '2025-02-28' }),
		bankCharged(5.9)
	)
];

describe('the bank book', () => {
	test('goes by the bank’s days, each line with its balance, and ends where the trial balance stands', () => {
		const { rows, ...page } = bankBook(book, view());
		// 2,000 · + 500 = 2,500 · + 12.35 = 2,512.35 · + 300 = 2,812.35 · − 100 = 2,712.35 · − 5.90 = 2,706.45
		expect(rows.map((row) => [row.day, row.bankDay, row.slip, row.in, row.out, row.balance])).toEqual([
			['2025-01-05', '2025-01-05', null, 200000, 0, 200000],
			['2025-01-05', '2025-01-07', 'S-1', 50000, 0, 250000],
			['2025-03-05', '2025-02-28', null, 1235, 0, 251235],
			['2025-03-05', '2025-03-05', 'S-2', 30000, 0, 281235],
			['2025-03-05', '2025-03-05', null, 0, 10000, 271235],
			['2025-03-05', '2025-03-05', null, 0, 590, 270645]
		]);
		expect(page).toEqual({
			bankAccountId: 'b1',
			bank: 'Gramin Bank',
			branch: null,
			lastFour: null,
			from: null,
			on: '2025-03-05',
			opening: 0,
			in: 281235,
			out: 10590,
			closing: 270645,
			notYetAtBank: 0
		});
		expect(bookReport(book, { currency: 'INR' }).trialBalance['bank/b1']).toBe(270645);
	});

	test('of a period begins where the one before it ended', () => {
		const january = bankBook(book, view({ on: day('2025-01-31') }));
		expect(january).toMatchObject({ opening: 0, in: 250000, out: 0, closing: 250000, notYetAtBank: 0 });
		const after = bankBook(book, view({ from: day('2025-02-01') }));
		// 2,500 + 312.35 − 105.90 = 2,706.45
		expect(after).toMatchObject({ opening: 250000, in: 31235, out: 10590, closing: 270645 });
		expect(after.rows[0]).toMatchObject({ bankDay: '2025-02-28', balance: 251235 });
		// A period in the middle of the book without entries.
		expect(bankBook(book, view({ from: day('2025-02-01'), on: day('2025-02-28') }))).toMatchObject({
			opening: 250000,
			rows: [],
			closing: 250000
		});
		expect(bankBook(book, view({ from: day('2025-01-05'), on: day('2025-01-05') })).rows).toHaveLength(2);
	});

	test('says what the bank has not written yet', () => {
		const sixth = bankBook(book, view({ on: day('2025-01-06') }));
		expect(sixth).toMatchObject({ closing: 250000, notYetAtBank: 50000 });
		expect(bankBook(book, view({ on: day('2025-01-07') })).notYetAtBank).toBe(0);
	});

	test('shows a mistake, what took it out and what stands for it', () => {
		const putRight = [
			...book,
			...openMeeting(
				3,
				'2025-04-05',
				withFields(corrected('s2'), { eventId: 'undo' }),
				withFields(toBank(30, { slip: 'S-2' }), {
					eventId: 'right',
					corrects: 's2',
					occurredOn: '2025-03-05'
				})
			)
		];
		const { rows, opening, closing } = bankBook(putRight, view({ from: day('2025-03-01') }));
		expect(rows.filter((row) => ['s2', 'undo', 'right'].includes(row.eventId))).toMatchObject([
			{
				eventId: 's2',
				day: '2025-03-05',
				in: 30000,
				out: 0,
				reverses: null,
				corrects: null,
				reversedBy: 'undo'
			},
			{ eventId: 'undo', day: '2025-04-05', in: 0, out: 30000, reverses: 's2', reversedBy: null },
			{ eventId: 'right', day: '2025-04-05', in: 3000, out: 0, corrects: 's2', reversedBy: null }
		]);
		// Opening 2,500; 2,706.45 − 300 + 30 = 2,436.45
		expect([opening, closing]).toEqual([250000, 243645]);
		expect(bankBook(putRight, view({ on: day('2025-03-31') })).closing).toBe(270645);
		expect(bookReport(putRight, { currency: 'INR' }).trialBalance['bank/b1']).toBe(243645);
	});

	test('of another account knows nothing of this one; of none there is no book', () => {
		expect(bankBook(book, view({ bankAccountId: account('b2') }))).toMatchObject({ rows: [], closing: 0 });
		expect(() => bankBook(book, view({ bankAccountId: account('b9') }))).toThrow('a known account');
	});
});

describe('deposits', () => {
	test('stand in the order of the passbook, months without one among them', () => {
		const [mine, other] = deposits(book, { currency: 'INR' }).accounts;
		expect(mine?.rows.map((row) => [row.bankDay, row.day, row.slip, row.isDeposit, row.balance])).toEqual([
			['2025-01-05', '2025-01-05', null, false, 200000],
			['2025-01-07', '2025-01-05', 'S-1', true, 250000],
			['2025-02-28', '2025-03-05', null, false, 251235],
			['2025-03-05', '2025-03-05', 'S-2', true, 281235],
			['2025-03-05', '2025-03-05', null, false, 271235],
			['2025-03-05', '2025-03-05', null, false, 270645]
		]);
		expect(mine?.rows[1]?.by).toEqual(['m1', 'm2']);
		expect(mine?.months).toMatchObject([
			{ month: '2025-01', deposits: 1, deposited: 50000, opening: 0, in: 250000, out: 0, closing: 250000 },
			{ month: '2025-02', deposits: 0, deposited: 0, opening: 250000, in: 1235, out: 0, closing: 251235 },
			{
				month: '2025-03',
				deposits: 1,
				deposited: 30000,
				opening: 251235,
				in: 30000,
				out: 10590,
				closing: 270645
			}
		]);
		expect(mine).toMatchObject({
			monthsWithDeposit: 2,
			deposited: 80000,
			in: 281235,
			out: 10590,
			closing: 270645,
			matchedUntil: null
		});
		expect(other).toMatchObject({ bankAccountId: 'b2', rows: [], months: [], closing: 0, deposited: 0 });
	});

	test('are ticked up to the last day on which book and passbook agreed', () => {
		const seen = [...book, ...desk(1, '2025-03-06', matched(2500, { valueOn: '2025-01-31' }))];
		const [mine] = deposits(seen, { currency: 'INR' }).accounts;
		expect(mine?.matchedUntil).toBe('2025-01-31');
		expect(mine?.rows.map((row) => row.matched)).toEqual([true, true, false, false, false, false]);
		// A later comparison with a difference does not reset the day.
		const again = [...seen, matched(1)('2025-03-06')];
		expect(deposits(again, { currency: 'INR' }).accounts[0]?.matchedUntil).toBe('2025-01-31');
	});

	test('go on to the month in which the bank writes them', () => {
		const [mine] = deposits(
			[
				...founded('2025-01-05', { box: 900 }),
				bankOpened()('2025-01-05'),
				...meeting(1, '2025-01-31', toBank(900, { valueOn: '2025-02-03' }))
			],
			{ currency: 'INR' }
		).accounts;
		expect(mine?.months).toMatchObject([{ month: '2025-02', deposits: 1, deposited: 90000, closing: 90000 }]);
	});

	test('stand as they should have been once they are put right', () => {
		const putRight = [
			...book,
			...openMeeting(
				3,
				'2025-04-05',
				corrected('s2'),
				withFields(toBank(30, { slip: 'S-3' }), { corrects: 's2', occurredOn: '2025-03-05' })
			)
		];
		const [mine] = deposits(putRight, { currency: 'INR' }).accounts;
		expect(mine?.rows[3]).toMatchObject({ bankDay: '2025-03-05', slip: 'S-3', in: 3000, corrected: true });
		expect(mine?.rows).toHaveLength(6);
		expect(mine?.closing).toBe(243645);
		expect(mine?.months.at(-1)).toMatchObject({ month: '2025-04', opening: 243645, closing: 243645 });
	});
});

describe('statements', () => {
	test('show the difference as it was seen, and by the bank’s days', () => {
		const looked = [
			...book,
			...desk(
				1,
				'2025-03-10',
				// The bank had not booked the 500 yet: the passbook showed 2,000 on 6 January, while the book now has 2,706.45.
				matched(2000, { valueOn: '2025-01-06' }),
				matched(2700)
			)
		];
		const [mine, other] = bankStatements(looked, { currency: 'INR' }).accounts;
		expect(mine?.looks).toMatchObject([
			{
				day: '2025-03-10',
				on: '2025-01-06',
				balance: 200000,
				book: 270645,
				difference: -70645,
				bookByBankDay: 200000,
				differenceByBankDay: 0,
				matched: true
			},
			{
				on: '2025-03-10',
				balance: 270000,
				book: 270645,
				difference: -645,
				bookByBankDay: 270645,
				differenceByBankDay: -645,
				matched: false
			}
		]);
		expect([mine?.matchedUntil, other?.matchedUntil, other?.looks]).toEqual(['2025-01-06', null, []]);
	});

	test('are explained by what is entered afterwards with the bank’s day', () => {
		// The passbook shows 8.20 more interest, which is entered at the next meeting with the bank's value day.
		const before = [...book, ...meeting(3, '2025-04-05', matched(2714.65, { valueOn: '2025-04-01' }))];
		const differences = (events: typeof before) =>
			bankStatements(events, { currency: 'INR' }).accounts[0]?.looks.map((look) => [
				look.difference,
				look.differenceByBankDay
			]);
		expect(differences(before)).toEqual([[820, 820]]);
		const explained = [
			...before,
			...meeting(4, '2025-05-05', interestCredited(8.2, { valueOn: '2025-03-31' }))
		];
		expect(differences(explained)).toEqual([[820, 0]]);
	});

	test('of a later page come later, in whatever order they were looked at', () => {
		const looked = [
			...book,
			matched(2706.45)('2025-03-09'),
			matched(2500, { valueOn: '2025-01-31' })('2025-03-09')
		];
		const { accounts, on } = bankStatements(looked, { currency: 'INR' });
		expect(on).toBe('2025-03-09');
		expect(accounts[0]?.looks.map((look) => [look.on, look.matched])).toEqual([
			['2025-01-31', true],
			['2025-03-09', true]
		]);
		expect(bankStatements(looked, { currency: 'INR', on: day('2025-03-08') }).accounts[0]?.looks).toEqual([]);
	});
});

test('a book without events has no accounts, as JSON', () => {
	for (const report of [deposits, bankStatements])
		expect(JSON.parse(JSON.stringify(report([], { currency: 'INR' })))).toEqual({
			on: '1900-01-01',
			accounts: []
		});
});
