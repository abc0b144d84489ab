import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { reschedulePreview, rulesOn } from '#group';
import { whyOwed } from '#reports';
import {
	bookOf,
	day,
	founded,
	lent,
	loanId,
	meeting,
	opened,
	openMeeting,
	repaid,
	type Entry
} from '../support/builders.ts';
import {
	asked,
	behind,
	dated,
	figures,
	interestDue,
	loanOf,
	positionAt,
	rescheduled,
	terms
} from '../support/loan-entries.ts';

// Loans on new terms. Worked by hand from ledger law 6.4 and fine print 2, 4, 5 and 8.
// Amounts in the helpers are rupees, in the figures paise. Charges fall on the first of each month.

describe('a declining loan is put on new terms', () => {
	// On 5 April: 18 of March and 18 of April are unpaid. 900 go on 1 percent in six parts of 150.
	const events = [
		...behind(),
		...meeting(4, '2025-04-05', rescheduled({ percentPerMonth: '1', instalments: 6 }))
	];

	test('what was charged stays owed; what was overdue is on the new plan', () => {
		expect(figures(events, '2025-04-04')).toMatchObject({
			interestDue: 3600,
			overduePrincipal: 10000,
			overdueDays: 30
		});
		expect(figures(events, '2025-04-05')).toMatchObject({
			principal: 100000,
			outstanding: 90000,
			interestDue: 3600,
			overduePrincipal: 0,
			overdueDays: 0
		});
		expect(loanOf(events).rescheduledOn).toBe('2025-04-05');
	});

	test('from then on the new rate counts, and its parts fall due from the next charge on', () => {
		// 1 May: 36 + 9.
		expect(interestDue(events, '2025-05-01')).toBe(4500);
		const may = [...events, ...openMeeting(5, '2025-05-05')];
		expect(positionAt(may, '2025-05-05')).toEqual({
			interestArrears: 3600,
			interestDue: 900,
			overdueInterest: 0,
			principalDue: 15000,
			outstanding: 90000,
			payOff: 94500
		});
	});

	test('the sum of its life is rounded once: 72.50 is 73, 80 is 80', () => {
		// 20 + 18 + 18 + 9 = 65 are paid; 750 are out: 7.50 a month.
		const paid = [...events, ...meeting(5, '2025-05-05', repaid('l1', 195))];
		expect(interestDue(paid, '2025-05-31')).toBe(0);
		expect(interestDue(paid, '2025-06-01')).toBe(800);
		expect(interestDue(paid, '2025-07-01')).toBe(1500);
	});

	test('what is asked and paid in its whole life, for demand and collection', () => {
		expect(asked(events, '2025-04-04')).toEqual({ fallen: 20000, paid: 10000 });
		expect(asked(events, '2025-04-05')).toEqual({ fallen: 10000, paid: 10000 });
		expect(asked([...events, ...meeting(5, '2025-05-05')], '2025-05-05')).toEqual({
			fallen: 25000,
			paid: 10000
		});
	});

	test('a payment of the same day, before or after, is on the right plan', () => {
		const newTerms = rescheduled({ percentPerMonth: '1', instalments: 6 });
		// 36 of interest and 300: 600 in six parts of 100.
		const before = [...behind(), ...meeting(4, '2025-04-05', repaid('l1', 336), newTerms)];
		expect(asked([...before, ...meeting(5, '2025-05-05')], '2025-05-05')).toEqual({
			fallen: 50000,
			paid: 40000
		});
		// 900 in six parts of 150, of which two are covered.
		const after = [...behind(), ...meeting(4, '2025-04-05', newTerms, repaid('l1', 336))];
		expect(figures([...after, ...meeting(5, '2025-05-05')], '2025-05-05').overduePrincipal).toBe(0);
		expect(asked([...after, ...meeting(5, '2025-05-05')], '2025-05-05')).toEqual({
			fallen: 25000,
			paid: 40000
		});
	});

	test('why is this owed: each month at the rate it stood on', () => {
		expect(whyOwed(loanOf(events), day('2025-05-31'), []).map((line) => [line.on, line.amount])).toEqual([
			['2025-02-01', '2000'],
			['2025-03-01', '1800'],
			['2025-04-01', '1800'],
			['2025-05-01', '900']
		]);
	});

	test('the plan that is read aloud before: six parts, 36 of arrears in the first', () => {
		const state = bookOf([...behind(), opened(4)('2025-04-05')]);
		const plan = reschedulePreview(
			{ loan: present(state.loans.get(loanId('l1')), 'it is known'), held: state.regularMeetings },
			terms({ percentPerMonth: '1', instalments: 6 }),
			present(rulesOn(state, day('2025-04-05')), 'a founded group has rules'),
			day('2025-04-05')
		);
		// Charged in all: 56, then 9, 7.50, 6, 4.50, 3, 1.50 on 900, 750 … = 65, 73 (72.50), 79 (78.50), 83, 86, 88 (87.50).
		expect(plan.instalments.map((part) => [part.on, part.principal, part.interest, part.left])).toEqual([
			['2025-05-01', 15000, 4500, 75000],
			['2025-06-01', 15000, 800, 60000],
			['2025-07-01', 15000, 600, 45000],
			['2025-08-01', 15000, 400, 30000],
			['2025-09-01', 15000, 300, 15000],
			['2025-10-01', 15000, 200, 0]
		]);
		// A moneylender at 5 percent: 45 + 37.50 + 30 + 22.50 + 15 + 7.50 = 157.50.
		expect(plan).toMatchObject({
			firstDueOn: '2025-05-01',
			interest: 6800,
			total: 96800,
			moneylenderInterest: 15800,
			keptBack: 0
		});
	});
});

describe('a flat loan is put on new terms', () => {
	// 1,200 × 2 % × 12 = 288: 24 with each part of 100. Two are paid; April's 24 is not. 1,000 go on 1 percent flat in
	// five parts: 50, 10 a month. The nine parts of 24 that had not fallen due are cancelled.
	const flat = (constitution: object, ...more: readonly Entry[]) => [
		...founded('2025-01-05', { box: 5000, constitution }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1200, { method: 'flat', instalments: 12 })),
		...meeting(2, '2025-02-05', repaid('l1', 124)),
		...meeting(3, '2025-03-05', repaid('l1', 124)),
		...meeting(4, '2025-04-05', ...more)
	];
	const newFlat = rescheduled({ percentPerMonth: '1', method: 'flat', instalments: 5 });

	test.each([
		['2025-04-05', 2400],
		['2025-05-01', 3400],
		['2025-09-01', 7400],
		['2025-12-01', 7400]
	])('owes by %s %d paise', (at, due) => {
		expect(interestDue(flat({}, newFlat), at)).toBe(due);
	});

	test('paid off early all of the new interest is owed, unless the group forgives it', () => {
		const may = (constitution: object) => [...flat(constitution, newFlat), ...openMeeting(5, '2025-05-05')];
		expect(positionAt(may({}), '2025-05-05').payOff).toBe(107400);
		expect(positionAt(may({ flatRebate: 'notYetDue' }), '2025-05-05').payOff).toBe(103400);
		const paid = [...may({}), repaid('l1', 1074)('2025-05-05')];
		expect(figures(paid, '2025-05-05')).toMatchObject({
			outstanding: 0,
			interestPaid: 12200,
			interestDue: 0
		});
		const rebated = [...may({ flatRebate: 'notYetDue' }), repaid('l1', 1034)('2025-05-05')];
		expect(interestDue(rebated, '2025-12-31')).toBe(0);
	});

	test('on what is out: 20 in May on 1,000', () => {
		expect(interestDue(flat({}, rescheduled({})), '2025-05-01')).toBe(4400);
	});

	test('twice: only the terms that stand now go on', () => {
		const twice = [...flat({}, newFlat), ...meeting(5, '2025-05-05', rescheduled({ instalments: 4 }))];
		// 72 + 10 were charged, 48 are paid; June 20.
		expect(interestDue(twice, '2025-05-31')).toBe(3400);
		expect(interestDue(twice, '2025-06-01')).toBe(5400);
	});
});

describe('new terms that round to another unit', () => {
	test('take nothing back that was charged', () => {
		const changed = { ...constitutionOf({ roundingUnit: 1000 }) };
		const events = [
			...behind(),
			dated({ type: 'ConstitutionChanged', constitution: changed })('2025-03-31'),
			...meeting(4, '2025-04-05', rescheduled({}))
		];
		// 56 rupees were charged, to tens it would be 60; then 74 → 70.
		expect(interestDue(events, '2025-04-04')).toBe(3600);
		expect(interestDue(events, '2025-04-05')).toBe(4000);
		expect(interestDue(events, '2025-05-01')).toBe(5000);
	});
});

function constitutionOf(more: object): object {
	const [founding] = founded('2025-01-05', { constitution: more });
	return founding?.type === 'GroupFounded' ? founding.constitution : {};
}
