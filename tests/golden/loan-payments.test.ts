import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { bookReport } from '#reports';
import { record, type GroupEvent, type PaymentSplit } from '#group';
import {
	bookOf,
	day,
	founded,
	lent,
	loanId,
	meeting,
	opened,
	refusalOf,
	repaid,
	type Entry
} from '../support/builders.ts';

// What a payment is used for. Worked by hand from ledger law 6.1, 6.3, 6.4 and fine print 2, 4 and 5. Amounts in the
// helpers are rupees, in the figures paise.

const loanAt = (events: readonly GroupEvent[], on: string, id = 'l1') =>
	present(bookReport(events, { currency: 'INR', on: day(on) }).loans[id], 'the loan is in the report');

/** How a payment at meeting `number` on `on` would be used. */
function splitAt(before: readonly GroupEvent[], number: number, on: string, payment: Entry): PaymentSplit {
	const recorded = record(bookOf([...before, opened(number)(on)]), payment(on));
	if (!recorded.ok) throw new Error(JSON.stringify(recorded.error));
	const { event } = recorded.value;
	if (event.type !== 'LoanRepaid') throw new Error('a repayment was recorded');
	return present(event.split, 'a repayment keeps its split');
}

/** 1,000 lent in January at 2 percent in ten parts of 100; nothing paid in February; March is to come. */
const behind = (constitution: object = {}) => [
	...founded('2025-01-05', { box: 5000, constitution }),
	...meeting(1, '2025-01-05', lent('l1', 'm1', 1000)),
	...meeting(2, '2025-02-05')
];

describe('interest first, then principal', () => {
	test.each([
		[10, { interestArrears: 1000, interestDue: 0, principal: 0 }],
		[30, { interestArrears: 2000, interestDue: 1000, principal: 0 }],
		[40, { interestArrears: 2000, interestDue: 2000, principal: 0 }],
		[240, { interestArrears: 2000, interestDue: 2000, principal: 20000 }],
		[1040, { interestArrears: 2000, interestDue: 2000, principal: 100000 }]
	])('%d rupees after a missed month', (amount, split) => {
		expect(splitAt(behind(), 3, '2025-03-05', repaid('l1', amount))).toEqual(split);
	});

	test('one rupee more than all that is owed is refused', () => {
		const state = bookOf([...behind(), opened(3)('2025-03-05')]);
		expect(refusalOf(state, repaid('l1', 1041)('2025-03-05'))).toEqual({
			type: 'MoreThanOwed',
			owed: 104000
		});
	});
});

describe('principal first', () => {
	const rules = { paymentOrder: ['principal', 'interestArrears', 'interestDue'] };

	test.each([
		// Two parts of 100 have fallen due by March; then arrears, then the month, then the rest of the principal.
		[150, { interestArrears: 0, interestDue: 0, principal: 15000 }],
		[210, { interestArrears: 1000, interestDue: 0, principal: 20000 }],
		[240, { interestArrears: 2000, interestDue: 2000, principal: 20000 }],
		[300, { interestArrears: 2000, interestDue: 2000, principal: 26000 }],
		[1040, { interestArrears: 2000, interestDue: 2000, principal: 100000 }]
	])('%d rupees', (amount, split) => {
		expect(splitAt(behind(rules), 3, '2025-03-05', repaid('l1', amount))).toEqual(split);
	});

	test('what was paid ahead covers the next parts, so that interest comes first the next time', () => {
		const ahead = [...behind(rules), ...meeting(3, '2025-03-05', repaid('l1', 340))];
		// 300 of principal are paid, three parts have fallen due by April: nothing of it is asked.
		expect(splitAt(ahead, 4, '2025-04-05', repaid('l1', 14))).toEqual({
			interestArrears: 0,
			interestDue: 1400,
			principal: 0
		});
	});
});

describe('arrears between interest and the month', () => {
	test('the month first, then arrears, where the group decided so', () => {
		const rules = { paymentOrder: ['interestDue', 'interestArrears', 'principal'] };
		expect(splitAt(behind(rules), 3, '2025-03-05', repaid('l1', 30))).toEqual({
			interestArrears: 1000,
			interestDue: 2000,
			principal: 0
		});
	});
});

describe('a flat loan of 1,000 over ten months at 2 percent: 20 a month, 200 in all', () => {
	const flat = (flatRebate: string) => [
		...founded('2025-01-05', { box: 5000, constitution: { flatRebate } }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { method: 'flat' })),
		...meeting(2, '2025-02-05', repaid('l1', 120))
	];

	test('without a rebate, paying off early pays the interest of the whole term', () => {
		const events = flat('none');
		expect(splitAt(events, 3, '2025-03-05', repaid('l1', 1080))).toEqual({
			interestArrears: 0,
			interestDue: 18000,
			principal: 90000
		});
		const state = bookOf([...events, opened(3)('2025-03-05')]);
		expect(refusalOf(state, repaid('l1', 1081)('2025-03-05'))).toEqual({
			type: 'MoreThanOwed',
			owed: 108000
		});
	});

	test('without a rebate, all remaining parts fall due once the principal is paid', () => {
		const events = [...flat('none'), ...meeting(3, '2025-03-05', repaid('l1', 920))];
		expect(loanAt(events, '2025-03-05')).toMatchObject({
			outstanding: 0,
			interestPaid: 4000,
			interestDue: 16000
		});
		expect(loanAt(events, '2026-03-05')).toMatchObject({ interestDue: 16000 });
		const settled = [...events, ...meeting(4, '2025-04-05', repaid('l1', 160))];
		expect(loanAt(settled, '2025-04-05')).toMatchObject({ interestPaid: 20000, interestDue: 0 });
	});

	test('with a rebate only what has fallen due is owed', () => {
		const events = flat('notYetDue');
		const state = bookOf([...events, opened(3)('2025-03-05')]);
		expect(refusalOf(state, repaid('l1', 921)('2025-03-05'))).toEqual({ type: 'MoreThanOwed', owed: 92000 });
		const settled = [...events, ...meeting(3, '2025-03-05', repaid('l1', 920))];
		expect(loanAt(settled, '2026-03-05')).toMatchObject({
			outstanding: 0,
			interestPaid: 4000,
			interestDue: 0
		});
	});

	test('nothing is charged after the term, however late she pays', () => {
		const events = flat('none');
		expect(loanAt(events, '2025-11-01').interestDue).toBe(18000);
		expect(loanAt(events, '2027-11-01').interestDue).toBe(18000);
	});

	test('months may be said apart from instalments: 1,000 over ten parts for five months costs 100', () => {
		const events = [
			...founded('2025-01-05', { box: 5000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { method: 'flat', months: 5 }))
		];
		expect(loanAt(events, '2025-02-01').interestDue).toBe(1000);
		expect(loanAt(events, '2025-12-01').interestDue).toBe(10000);
	});

	test('a flat loan of a weekly group that charges by the meeting counts a quarter month for each part', () => {
		// 8 parts × ¼ = 2 months: 1,000 × 2 % × 2 = 40, 5 a meeting.
		const events = [
			...founded('2025-01-06', { box: 5000, constitution: { meetingRhythm: { every: 'week' } } }),
			...meeting(
				1,
				'2025-01-06',
				lent('l1', 'm1', 1000, { method: 'flat', period: 'meeting', instalments: 8 })
			),
			...meeting(2, '2025-01-13'),
			...meeting(3, '2025-01-20')
		];
		expect(loanAt(events, '2025-01-20').interestDue).toBe(1000);
	});
});

describe('interest kept back when the loan is given', () => {
	const events = [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { method: 'upFront', instalments: 5 }))
	];

	test('she gets 900 of 1,000 and owes 1,000; no interest falls due later', () => {
		const report = bookReport(events, { currency: 'INR', on: day('2025-12-31') });
		expect(report).toMatchObject({ box: 410000, income: { interest: 10000 } });
		expect(report.loans['l1']).toMatchObject({ outstanding: 100000, interestPaid: 10000, interestDue: 0 });
		expect(report.meetings[0]).toMatchObject({ in: 0, out: 90000 });
	});

	test('all that she pays is principal', () => {
		expect(splitAt(events, 2, '2025-02-05', repaid('l1', 200))).toEqual({
			interestArrears: 0,
			interestDue: 0,
			principal: 20000
		});
	});
});

test('several loans of one woman are charged each by its own terms', () => {
	const events = [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000), lent('l2', 'm1', 500, { percentPerMonth: '3' })),
		...meeting(2, '2025-02-05', repaid('l1', 120), repaid('l2', 15))
	];
	expect(loanAt(events, '2025-03-01', 'l1')).toMatchObject({ outstanding: 90000, interestDue: 1800 });
	expect(loanAt(events, '2025-03-01', 'l2')).toMatchObject({ outstanding: 50000, interestDue: 1500 });
	expect(bookReport(events, { currency: 'INR', on: day('2025-03-01') }).members['1']).toMatchObject({
		loanOutstanding: 140000,
		interestDue: 3300
	});
});

test('a split that a file gives is kept, and what was paid too much is used by the next charges', () => {
	const split = { interestArrears: 0, interestDue: 3000, principal: 9000 };
	const events = [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000)),
		...meeting(2, '2025-02-05', repaid('l1', 120, { split }))
	];
	expect(loanAt(events, '2025-02-05')).toMatchObject({
		outstanding: 91000,
		interestPaid: 3000,
		interestDue: 0
	});
	// Charged: 20 + 18.20 = 38 rupees; 30 are paid.
	expect(loanAt(events, '2025-03-01').interestDue).toBe(800);
});

test('a loan keeps the day on which it was paid off', () => {
	const events = [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 100)),
		...meeting(2, '2025-01-20', repaid('l1', 100))
	];
	expect(bookOf(events).loans.get(loanId('l1'))).toMatchObject({
		outstanding: 0,
		principalPaidOn: '2025-01-20'
	});
	expect(loanAt(events, '2025-06-01').interestDue).toBe(0);
});

test('a payment entered for an earlier day of a meeting that went on for days takes its place', () => {
	const events = [
		...founded('2025-01-05', {
			box: 5000,
			constitution: { interest: { percentPerMonth: '2', period: 'anniversary' } }
		}),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { period: 'anniversary' })),
		...meeting(
			2,
			'2025-02-03',
			() => repaid('l1', 300)('2025-02-05'),
			() => repaid('l1', 200)('2025-02-04'),
			() => repaid('l1', 1)('2025-02-05')
		).slice(0, -1)
	];
	// On 5 February 800 were out at the end of the day before: 16 rupees, not the 20 that were paid first. 519 are left:
	// 16 + 10.38 are charged by March, 20 are paid.
	expect(loanAt(events, '2025-03-05')).toMatchObject({
		outstanding: 51900,
		interestPaid: 2000,
		interestDue: 600
	});
});
