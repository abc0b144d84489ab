import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import type { GroupEvent } from '#group';
import { bankInterestOf, borrowings, type BankInterest } from '#reports';
import { bankRules } from '../../../src/lib/app/bank-rules/index.ts';
import { bankOpened, day, founded, meeting, opened, withFields } from '../../support/builders.ts';
import { borrowed, creditOpened, debited, drawn, paidBack } from '../../support/outside-money.ts';

/*
 * What a bank takes by what is owed, and whether a group paid promptly, quarter by quarter: worked by hand from the terms of a rule
 * file (docs/BANK-RULES.md). Amounts in rupees in the comments, in paise in the figures.
 */
const interest: BankInterest = {
	slabs: [{ upTo: 300_000, percentPerYear: '7' }, { upTo: 500_000, atMostPercentPerYear: '10' }, {}],
	prompt: {
		relief: '3',
		termLoan: { daysLateMost: 0 },
		cashCredit: { daysAboveMost: 30, interestEachMonth: true }
	}
};
const told = (events: readonly GroupEvent[], on: string, rule: BankInterest = interest) =>
	bankInterestOf(
		present(borrowings(events, { currency: 'INR', on: day(on) }).borrowings[0], 'the group borrowed'),
		rule,
		day(on)
	);
const verdicts = (events: readonly GroupEvent[], on: string, rule?: BankInterest) =>
	told(events, on, rule).quarters?.map(({ from, verdict }) => [from, verdict]);

const via = { via: 'bank/b1' };
const cc = { borrowingId: 'cc' };
const start = [...founded('2024-01-05', { box: 200_000 }), bankOpened()('2024-01-05')];

describe('what the bank takes', () => {
	const owing = (amount: number) => [...start, ...meeting(1, '2024-01-10', borrowed(amount, via))];

	test.each([
		[240_000, { percentPerYear: '7' }],
		[300_000, { percentPerYear: '7' }],
		[300_001, { atMostPercentPerYear: '10' }],
		[500_000, { atMostPercentPerYear: '10' }],
		[500_001, {}]
	])('of %d rupees owed stands in its slab', (amount, slab) => {
		expect(told(owing(amount), '2024-02-01').slab).toMatchObject(slab);
	});

	test('is nothing where nothing is owed, or no slab reaches so far', () => {
		const paid = [...owing(5000), ...meeting(2, '2024-02-10', paidBack(5000, via))];
		expect(told(paid, '2024-02-11').slab).toBeNull();
		expect(told(owing(5001), '2024-02-01', { slabs: [{ upTo: 5000, percentPerYear: '7' }] }).slab).toBeNull();
	});

	test('moves no money: the bank’s own book says what it debited', () => {
		expect(borrowings(owing(240_000), { currency: 'INR', on: day('2025-12-31') }).outstanding).toBe(
			24_000_000
		);
	});
});

/*
 * A term loan of 10,000 in three parts of the principal: 3,333 due on 5 February, 3,333 on 5 March, 3,334 on 5 April. Paid: 3,333 on
 * 5 February; 2,000 on 5 March; the bank debits 300 on 31 March; 2,000 on 5 April: 300 for the debit, 1,333 complete the second part,
 * 31 days late, 367 are of the third.
 */
describe('a term loan', () => {
	const loan = [
		...start,
		...meeting(
			1,
			'2024-01-05',
			withFields(borrowed(10_000, { ...via, terms: { instalments: 3, firstDueOn: '2024-02-05' } }), {
				eventId: 'got'
			})
		),
		...meeting(2, '2024-02-05', withFields(paidBack(3333, via), { eventId: 'feb' })),
		...meeting(3, '2024-03-05', withFields(paidBack(2000, via), { eventId: 'mar' })),
		...meeting(
			4,
			'2024-04-05',
			withFields(debited({ interest: 30_000, valueOn: '2024-03-31' }), { eventId: 'debit' }),
			withFields(paidBack(2000, via), { eventId: 'apr' })
		)
	];

	test('was prompt where each instalment was paid by its day', () => {
		// The second part is due on 5 March: that day it is not late, the day after it is.
		const untilMarch = loan.filter(({ occurredOn }) => occurredOn <= '2024-02-05');
		expect(verdicts(untilMarch, '2024-03-05')).toEqual([['2024-01-01', 'soFar']]);
		expect(verdicts(untilMarch, '2024-03-06')).toEqual([['2024-01-01', 'late']]);
	});

	test('names what was late, by how many days, and the lines of the bank’s book', () => {
		expect(told(loan, '2024-04-10').quarters).toEqual([
			{
				from: '2024-01-01',
				to: '2024-03-31',
				verdict: 'late',
				// From 5 March to 5 April.
				reasons: [{ why: 'instalmentLate', dueOn: '2024-03-05', daysLate: 31, amount: 333_300 }],
				entries: ['got', 'feb', 'mar', 'debit']
			},
			{
				from: '2024-04-01',
				to: '2024-06-30',
				verdict: 'late',
				reasons: [
					{ why: 'olderUnpaid', dueOn: '2024-03-05', daysLate: 31, amount: 333_300 },
					{ why: 'instalmentLate', dueOn: '2024-04-05', daysLate: 5, amount: 333_400 }
				],
				entries: ['apr']
			}
		]);
	});

	test('is given so many days of grace as the rule says', () => {
		const grace = (daysLateMost: number): BankInterest => ({
			...interest,
			prompt: { termLoan: { daysLateMost } }
		});
		expect(verdicts(loan, '2024-04-05', grace(31))).toEqual([
			['2024-01-01', 'prompt'],
			['2024-04-01', 'soFar']
		]);
		expect(verdicts(loan, '2024-04-05', grace(30))).toEqual([
			['2024-01-01', 'late'],
			['2024-04-01', 'late']
		]);
	});

	test('that is paid is asked nothing in later quarters', () => {
		const paid = [...loan, ...meeting(5, '2024-04-20', paidBack(2967, via))];
		expect(verdicts(paid, '2025-03-31')?.map(([from]) => from)).toEqual(['2024-01-01', '2024-04-01']);
	});

	test('of which the bank named no instalments, and of a rule without a test, nothing is said', () => {
		const plain = [...start, ...meeting(1, '2024-01-10', borrowed(5000, via))];
		expect(told(plain, '2024-12-31').quarters).toBeNull();
		expect(told(loan, '2024-12-31', { slabs: interest.slabs }).quarters).toBeNull();
		expect(
			told(loan, '2024-12-31', {
				...interest,
				prompt: { cashCredit: { daysAboveMost: 30, interestEachMonth: true } }
			}).quarters
		).toBeNull();
	});
});

/*
 * A cash credit of 10 January: drawing power 3,00,000. January: 2,50,000 drawn. February: 80,000 paid in, 1,750 debited. March, on the
 * 10th: 1,28,250 drawn, 2,100 debited: 3,02,100 are owed, above the drawing power; nothing is paid in. On `back` 12,100 are paid in.
 */
const account = (back: string): readonly GroupEvent[] => [
	...start,
	creditOpened(300_000, { limit: 60_000_000 })('2024-01-10'),
	...meeting(1, '2024-01-10', drawn(250_000, via)),
	...meeting(2, '2024-02-10', paidBack(80_000, { ...cc, ...via }), debited({ ...cc, interest: 175_000 })),
	...meeting(3, '2024-03-10', drawn(128_250, via), debited({ ...cc, interest: 210_000 })),
	...meeting(4, back, paidBack(12_100, { ...cc, ...via }))
];

describe('a cash credit', () => {
	test('asks each month for as much as the interest of that month; the month in which it was opened asks nothing', () => {
		const [first] = told(account('2024-04-09'), '2024-05-01').quarters ?? [];
		expect(first).toMatchObject({
			verdict: 'late',
			reasons: [{ why: 'interestNotCovered', month: '2024-03', amount: 210_000 }]
		});
		// A month that is not over may still be paid.
		const untilMarch = account('2024-04-09').filter(({ occurredOn }) => occurredOn <= '2024-03-10');
		expect(verdicts(untilMarch, '2024-03-31')).toEqual([['2024-01-01', 'soFar']]);
		expect(verdicts(untilMarch, '2024-04-01')?.[0]).toEqual(['2024-01-01', 'late']);
	});

	test('paid in less than the interest is not covered by the rest of it', () => {
		const less = [
			...account('2024-03-20').slice(0, -3),
			opened(4)('2024-03-20'),
			paidBack(2000, { ...cc, ...via })('2024-03-20')
		];
		expect(told(less, '2024-04-01').quarters?.[0]?.reasons).toEqual([
			{ why: 'interestNotCovered', month: '2024-03', amount: 10_000 }
		]);
	});

	test('may be above the drawing power for thirty days in a row, not for thirty-one', () => {
		// From 10 March: 8 April is the thirtieth day, 9 April the thirty-first.
		expect(told(account('2024-04-09'), '2024-04-30').quarters?.[1]?.reasons).toEqual([]);
		expect(told(account('2024-04-10'), '2024-04-30').quarters?.[1]?.reasons).toEqual([
			{ why: 'abovePower', from: '2024-03-10', days: 31 }
		]);
		// In March itself it was above for 22 days: the first quarter is late for its interest alone.
		expect(told(account('2024-04-10'), '2024-04-30').quarters?.[0]?.reasons).toHaveLength(1);
	});

	test('is asked nothing while nothing is owed', () => {
		const idle = [...start, creditOpened(300_000, { limit: 60_000_000 })('2024-01-10')];
		expect(told(idle, '2024-12-31').quarters).toEqual([]);
	});
});

test('the rules that come with the app say what was seen, and no relief of today', () => {
	const said = bankRules.flatMap((rule) => (rule.kind === 'loanDose' ? [[rule.id, rule.interest]] : []));
	const [now] = said;
	expect(now).toEqual(['day-nrlm-2025', { slabs: interest.slabs, sources: [expect.anything()] }]);
	const [, then] = said.find(([id]) => id === 'day-nrlm-2016') ?? [];
	expect(then).toMatchObject({ prompt: interest.prompt });
});
