import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import type { GroupEvent } from '#group';
import { bookReport } from '#reports';
import {
	bankOpened,
	day,
	founded,
	meeting,
	opening,
	openMeeting,
	withFields
} from '../../../tests/support/builders.ts';
import {
	answered,
	applied,
	borrowed,
	corrected,
	debited,
	paidBack
} from '../../../tests/support/outside-money.ts';
import { applications } from './applications.ts';
import { borrowings } from './borrowings.ts';

// Expected figures are calculated by hand from ledger law 4 and 5. Amounts are rupees in comments, paise in figures.

const view = { currency: 'INR' };
const via = { via: 'bank/b1' };
const start = [...founded('2025-01-05', { box: 1000 }), bankOpened()('2025-01-05')];

const only = (events: readonly GroupEvent[], on?: string) =>
	present(
		borrowings(events, { ...view, ...(on === undefined ? {} : { on: day(on) }) }).borrowings[0],
		'the group borrowed'
	);

/**
 * 10,000 with the principal in three parts: 3,333, 3,333 and 3,334, due on 5 February, March and April. The bank debits 300
 * on 31 March. Paid: 3,333 on time; 2,000 on 5 March; 2,000 on 5 April, of which 300 covers the debit.
 */
const terms = { instalments: 3, firstDueOn: '2025-02-05' };
const divided = [
	...start,
	...meeting(1, '2025-01-05', borrowed(10000, { ...via, terms })),
	...meeting(2, '2025-02-05', paidBack(3333, via)),
	...meeting(3, '2025-03-05', paidBack(2000, { ...via, charges: 500 })),
	...meeting(
		4,
		'2025-04-05',
		debited({ interest: 25000, charges: 5000, valueOn: '2025-03-31' }),
		withFields(paidBack(2000, via), { eventId: 'last' })
	)
];

describe('a borrowing', () => {
	test('stands line by line in the order of the lender’s book, and foots', () => {
		const { rows, totals, ...loan } = only(divided);
		// 10,000 − 3,333 = 6,667 − 2,000 = 4,667 + 300 = 4,967 − 2,000 = 2,967
		expect(
			rows.map((row) => [row.bankDay, row.received, row.interestCharged, row.repaid, row.outstanding])
		).toEqual([
			['2025-01-05', 1000000, 0, 0, 1000000],
			['2025-02-05', 0, 0, 333300, 666700],
			['2025-03-05', 0, 0, 200000, 466700],
			['2025-03-31', 0, 25000, 0, 496700],
			['2025-04-05', 0, 0, 200000, 296700]
		]);
		expect(rows[3]).toMatchObject({ day: '2025-04-05', chargesCharged: 5000 });
		expect(totals).toEqual({
			received: 1000000,
			interestCharged: 25000,
			chargesCharged: 5000,
			repaid: 733300,
			credited: 0,
			interestPaid: 0,
			chargesPaid: 500
		});
		expect(loan).toMatchObject({
			borrowingId: 'bl1',
			lender: 'Gramin Bank',
			kind: 'bank',
			receivedOn: '2025-01-05',
			broughtIn: false,
			outstanding: 296700
		});
		expect(bookReport(divided, view).trialBalance['borrowings/bl1']).toBe(-296700);
		expect(borrowings(divided, view).outstanding).toBe(296700);
	});

	test('whose principal is divided pays what was debited first', () => {
		// Second instalment: 2,000 of 3,333 in March, the other 1,333 of the 1,700 in April; 367 is left for the third.
		expect(only(divided).instalments).toEqual([
			{ number: 1, dueOn: '2025-02-05', amount: 333300, paid: 333300, paidOn: '2025-02-05', daysLate: 0 },
			{ number: 2, dueOn: '2025-03-05', amount: 333300, paid: 333300, paidOn: '2025-04-05', daysLate: 31 },
			{ number: 3, dueOn: '2025-04-05', amount: 333400, paid: 36700, paidOn: null, daysLate: 0 }
		]);
	});

	test('is overdue from the day after its instalment', () => {
		expect(only(divided)).toMatchObject({ overdue: 0, overdueDays: 0 });
		// 3,334 − 367 = 2,967
		expect(only(divided, '2025-04-06')).toMatchObject({ overdue: 296700, overdueDays: 1 });
		// On 20 March 1,333 of the second instalment is unpaid; the third is not due yet.
		expect(only(divided, '2025-03-20')).toMatchObject({ overdue: 133300, overdueDays: 15 });
		expect(only(divided, '2025-03-20').instalments.map((part) => part.daysLate)).toEqual([0, 15, 0]);
	});

	test('whose instalment the lender named counts whatever was paid', () => {
		// Two instalments of 510: 500 and 10 of interest on value day 3 February; then 400 on 10 March, five days late.
		const named = [
			...start,
			...meeting(1, '2025-01-05', borrowed(1000, { terms: { instalments: 2, instalmentAmount: 51000 } })),
			...meeting(2, '2025-02-05', paidBack(500, { interest: 1000, valueOn: '2025-02-03' })),
			...meeting(3, '2025-03-10', paidBack(400))
		];
		expect(only(named, '2025-03-15')).toMatchObject({
			instalments: [
				{ dueOn: '2025-02-05', paid: 51000, paidOn: '2025-02-03', daysLate: 0 },
				{ dueOn: '2025-03-05', paid: 40000, paidOn: null, daysLate: 10 }
			],
			overdue: 11000,
			overdueDays: 10,
			outstanding: 10000
		});
	});

	test('without terms has no instalments and is never overdue', () => {
		const events = [...start, ...meeting(1, '2025-01-05', borrowed(1000))];
		expect(only(events, '2026-01-05')).toMatchObject({ instalments: [], overdue: 0, overdueDays: 0 });
	});

	test('that came with the cut-off sheet begins with what was out', () => {
		const events = [
			...founded('2025-01-05'),
			opening({
				box: 60000,
				borrowings: [{ borrowingId: 'bl1', lender: 'Cluster fund', kind: 'cif', outstanding: 50000 }],
				surplus: 10000
			})('2025-01-05'),
			...meeting(1, '2025-02-05', paidBack(100))
		];
		expect(only(events)).toMatchObject({
			kind: 'cif',
			broughtIn: true,
			totals: { received: 50000, repaid: 10000 },
			outstanding: 40000
		});
	});

	test('stands as it should have been once it is put right', () => {
		const events = [
			...divided,
			...openMeeting(
				5,
				'2025-05-05',
				corrected('last'),
				withFields(paidBack(1500, via), { corrects: 'last', occurredOn: '2025-04-05' })
			)
		];
		// 4,967 − 1,500 = 3,467
		const { rows, outstanding } = only(events);
		expect(rows).toHaveLength(5);
		expect(rows[4]).toMatchObject({
			day: '2025-04-05',
			repaid: 150000,
			outstanding: 346700,
			corrected: true
		});
		expect(outstanding).toBe(346700);
		expect(bookReport(events, view).trialBalance['borrowings/bl1']).toBe(-346700);
	});

	test('is kept apart from another one', () => {
		const events = [
			...start,
			...meeting(
				1,
				'2025-01-05',
				borrowed(1000),
				borrowed(200, { borrowingId: 'bl2', kind: 'federation' }),
				paidBack(50)
			)
		];
		const { borrowings: all, outstanding } = borrowings(events, view);
		expect(all.map((one) => [one.borrowingId, one.rows.length, one.outstanding])).toEqual([
			['bl1', 2, 95000],
			['bl2', 1, 20000]
		]);
		expect(outstanding).toBe(115000);
	});
});

describe('applications', () => {
	test('keep every answer with its reason, and the loan that came of them', () => {
		const events = [
			...start,
			applied(150000)('2025-01-10'),
			answered('returned', { reason: 'papersMissing' })('2025-01-20'),
			answered('sanctioned', { amount: 10000000 })('2025-02-10'),
			applied(5000, { applicationId: 'a2', lender: 'Federation', rule: undefined })('2025-02-11'),
			...meeting(1, '2025-03-05', borrowed(100000, { ...via, applicationId: 'a1' }))
		];
		expect(applications(events, view)).toMatchObject([
			{
				applicationId: 'a1',
				lender: 'Gramin Bank',
				amount: 15000000,
				rule: 'nrlm-dose-1',
				appliedOn: '2025-01-10',
				answers: [
					{ on: '2025-01-20', answer: 'returned', amount: null, reason: 'papersMissing' },
					{ on: '2025-02-10', answer: 'sanctioned', amount: 10000000, reason: null }
				],
				open: false,
				borrowings: ['bl1']
			},
			{ applicationId: 'a2', rule: null, answers: [], open: true, borrowings: [] }
		]);
		const [first] = applications(events, { ...view, on: day('2025-01-31') });
		expect(first).toMatchObject({ open: true, borrowings: [], answers: [{ answer: 'returned' }] });
	});
});
