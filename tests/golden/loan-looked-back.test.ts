import { describe, expect, test } from 'vitest';
import { instalmentsOf, keptTerms, withDefaults } from '#group';
import { outstandingOn } from '../../src/lib/group/loans/movements.ts';
import { dueDayByRhythm } from '../../src/lib/group/loans/charge-days.ts';
import {
	bookOf,
	day,
	founded,
	lent,
	meeting,
	opening,
	openMeeting,
	refusalOf,
	repaid,
	rules,
	sealed
} from '../support/builders.ts';
import {
	asked,
	balance,
	behind,
	interestDue,
	figures,
	late,
	loanOf,
	positionAt,
	rescheduled,
	terms,
	toppedUp,
	writtenOff
} from '../support/loan-entries.ts';

// A loan on a day that is past, and what of it is kept apart. Worked by hand from ledger law 6 and fine print 2, 4, 7 to 10 and 14.
// Amounts in the helpers are rupees, in the figures paise. Charges fall on the first of each month.

describe('a day that is past', () => {
	const march = [...behind().slice(0, -1), toppedUp(400)('2025-03-05'), sealed('2025-03-05')];
	const planAt = (on: string) =>
		instalmentsOf(loanOf(march), day(on), bookOf(march).regularMeetings).map(({ place, amount }) => [
			place,
			amount
		]);
	const tenOf = (amounts: readonly number[]) => amounts.map((amount, index) => [index + 1, amount]);

	test('does not know what was lent on top later: 400 over eight parts only from its day on', () => {
		const each = [100, 100, 100, 100, 100, 100, 100, 100, 100, 100].map((part) => part * 100);
		expect(planAt('2025-03-04')).toEqual(tenOf(each));
		expect(planAt('2025-03-05')).toEqual(tenOf(each.map((part, index) => (index < 2 ? part : part + 5000))));
	});

	test('has asked for the parts of the meetings held by then, and knows what was repaid by then', () => {
		expect(asked(march, '2025-02-04')).toEqual({ fallen: 0, paid: 0 });
		expect(asked(march, '2025-02-05')).toEqual({ fallen: 10000, paid: 10000 });
		expect(asked(march, '2025-03-05')).toEqual({ fallen: 20000, paid: 10000 });
		expect([
			outstandingOn(loanOf(march), day('2025-02-04')),
			outstandingOn(loanOf(march), day('2025-02-05'))
		]).toEqual([100000, 90000]);
	});

	test('still asks for what was given up only afterwards', () => {
		const events = [...behind(), ...meeting(4, '2025-04-05', writtenOff())];
		expect(asked(events, '2025-04-04')).toEqual({ fallen: 20000, paid: 10000 });
		expect(asked(events, '2025-04-05')).toEqual({ fallen: 10000, paid: 10000 });
	});

	// February: 20 of interest and 900 of principal. March: 500 on top. A page of 20 February is entered afterwards.
	test.each(['declining', 'flat'])('no more is repaid on it than was out then: 100 (%s)', (method) => {
		const events = [
			...founded('2025-01-05', { box: 5000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { method })),
			...meeting(2, '2025-02-05', repaid('l1', 920)),
			...meeting(3, '2025-03-05', toppedUp(500)),
			late(4)('2025-02-20')
		];
		const state = bookOf(events);
		expect(refusalOf(state, repaid('l1', 101)('2025-02-20'))).toEqual({ type: 'MoreThanOwed', owed: 10000 });
		expect(refusalOf(state, repaid('l1', 100)('2025-02-20'))).toBeNull();
	});
});

describe('what a loan is known by', () => {
	test('the terms that it stands on now, and whether it was put on new ones', () => {
		const events = [...behind(), ...meeting(4, '2025-04-05', rescheduled({ percentPerMonth: '1' }))];
		expect(loanOf(events)).toMatchObject({ terms: { percentPerMonth: '1' }, rescheduledOn: '2025-04-05' });
		const interestOnly = [...behind(), ...meeting(4, '2025-04-05', repaid('l1', 18))];
		expect(loanOf(interestOnly)).toMatchObject({ terms: { percentPerMonth: '2' }, rescheduledOn: null });
	});

	test('the day of the last principal, whatever interest is paid later; none when it was given up', () => {
		// Flat: 200 of interest in all. Paid in February: 20 + 1,000 + 100 of the 180 that fall due at once; March the rest.
		const events = [
			...founded('2025-01-05', { box: 5000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { method: 'flat' })),
			...meeting(2, '2025-02-05', repaid('l1', 1120)),
			...meeting(3, '2025-03-05', repaid('l1', 80))
		];
		expect(loanOf(events)).toMatchObject({ principalPaidOn: '2025-02-05', interestPaid: 20000 });
		expect(interestDue(events, '2025-03-05')).toBe(0);
		expect(interestDue(events, '2025-02-28')).toBe(8000);
		const given = [...behind(), ...meeting(4, '2025-04-05', writtenOff())];
		expect(loanOf(given).principalPaidOn).toBeNull();
		// 900 and 18 + 18 may still come back.
		expect(positionAt(given, '2025-04-05')).toEqual({
			interestArrears: 0,
			interestDue: 0,
			overdueInterest: 0,
			principalDue: 0,
			outstanding: 0,
			payOff: 93600
		});
	});
});

describe('interest kept back does not pay other interest', () => {
	// March: 18 are unpaid, 900 are out. 200 on top on up-front terms: 1,100 × 2 % × 5 = 110 kept back. April: 500 more without
	// terms, over the four parts to come: 500 × 2 % × 5 × 4 ÷ 5 = 40 kept back.
	const events = [
		...behind().slice(0, -1),
		toppedUp(200, { terms: terms({ method: 'upFront', instalments: 5 }) })('2025-03-05'),
		sealed('2025-03-05'),
		...meeting(4, '2025-04-05', toppedUp(500)),
		...openMeeting(5, '2025-05-05')
	];

	test('18 stay owed, and all that was kept back counts as paid', () => {
		expect(loanOf(events).interestPaid).toBe((20 + 110 + 40) * 100);
		expect(['2025-03-05', '2025-04-05', '2025-05-05'].map((on) => interestDue(events, on))).toEqual([
			1800, 1800, 1800
		]);
		expect(balance(events, 'box')).toBe((5000 - 1000 + 120 - (200 - 110) - (500 - 40)) * 100);
	});

	test('arrears stay arrears in the meeting in which something is kept back', () => {
		// 20 of 1 February were unpaid at the meeting of February, 20 of 1 March came since; 1,200 × 2 % × 5 = 120 are kept back.
		const march = [
			...founded('2025-01-05', { box: 5000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000)),
			...meeting(2, '2025-02-05'),
			...openMeeting(3, '2025-03-05', toppedUp(200, { terms: terms({ method: 'upFront', instalments: 5 }) }))
		];
		expect(positionAt(march, '2025-03-05')).toMatchObject({ interestArrears: 2000, interestDue: 2000 });
	});

	test('what is put on new terms is what was out after the repayment of the same day', () => {
		// 18 of interest and 100 of principal; 800 + 200 = 1,000 on new terms.
		const repaidFirst = [
			...behind().slice(0, -1),
			repaid('l1', 118)('2025-03-05'),
			toppedUp(200, { terms: terms({ method: 'upFront', instalments: 5 }) })('2025-03-05')
		];
		expect(loanOf(repaidFirst).interestPaid).toBe((20 + 18 + 100) * 100);
	});
});

describe('a loan that is older than the book', () => {
	const brought = (more: object = {}) => [
		...founded('2025-04-01'),
		opening({
			box: 50000,
			loans: [
				{
					loanId: 'l1',
					memberId: 'm1',
					principal: 100000,
					outstanding: 60000,
					instalmentsPaid: 4,
					disbursedOn: '2024-11-05',
					source: 'own',
					terms: terms(),
					purpose: 'health',
					...more
				}
			],
			surplus: 110000
		})('2025-04-01')
	];

	test('on a day of charge: that charge is the paper book’s, and the first part comes with the next', () => {
		const events = [...brought(), ...meeting(1, '2025-04-05'), ...meeting(2, '2025-05-05')];
		expect(interestDue(events, '2025-04-30')).toBe(0);
		expect(interestDue(events, '2025-05-01')).toBe(1200);
		expect(figures(events, '2025-04-05')).toMatchObject({ overduePrincipal: 0 });
		expect(figures(events, '2025-05-05')).toMatchObject({ overduePrincipal: 0, dueToday: 10000 });
		expect(loanOf(events)).toMatchObject({ purpose: 'health', guarantors: [] });
	});

	test('on new flat terms is charged by them, not by what was left of the old ones', () => {
		// 60 left in six parts: 10 on 1 May. Then 600 × 2 % × 6 = 72 in six parts of 12, from 1 June on.
		const flat = { method: 'flat', instalments: 6 } as const;
		const events = [
			...brought({ terms: terms({ method: 'flat' }), interestLeft: 6000 }),
			...meeting(1, '2025-05-05', rescheduled(flat))
		];
		expect(interestDue(events, '2025-05-31')).toBe(1000);
		expect(interestDue(events, '2025-06-01')).toBe(2200);
		expect(interestDue(events, '2026-06-01')).toBe(8200);
	});
});

describe('in a group that meets every week', () => {
	const weekly = rules({ meetingRhythm: { every: 'week' } }) as Parameters<typeof withDefaults>[0];

	test('a loan that is charged by the month counts a month for each instalment, one by the meeting a quarter', () => {
		const constitution = withDefaults(weekly, 'INR');
		expect(keptTerms(terms({ instalments: 4 }), constitution).months).toBe('4');
		expect(keptTerms(terms({ instalments: 4, period: 'meeting' }), constitution).months).toBe('1');
		const events = [
			...founded('2025-01-05', { box: 5000, constitution: { meetingRhythm: { every: 'week' } } }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { method: 'flat', instalments: 4 }))
		];
		// 1,000 × 2 % × 4 = 80
		expect(interestDue(events, '2025-12-31')).toBe(8000);
	});

	test.each([
		['week', '2025-01-19'],
		['fortnight', '2025-02-02'],
		['month', '2025-03-05']
	] as const)('parts by the rhythm: every %s, the third on %s', (every, third) => {
		expect(dueDayByRhythm(day('2025-01-05'), { every, chargesPerInstalment: 1 }, 3)).toBe(third);
	});
});
