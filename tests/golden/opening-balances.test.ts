import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { bookReport, whyOwed } from '#reports';
import type { GroupEvent } from '#group';
import {
	bookOf,
	bankOpened,
	day,
	founded,
	loanId,
	meeting,
	opening,
	refusalOf,
	repaid,
	saved
} from '../support/builders.ts';

// An old group comes to the book. Worked by hand from ledger law 5 and fine print 7.

const terms = { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 10 };

/** 1,000 lent in November 2024; four of ten parts are paid, 600 are out; the book begins on 31 March 2025. */
const oldLoan = (more: object = {}) => ({
	loanId: 'l1',
	memberId: 'm1',
	principal: 100000,
	outstanding: 60000,
	instalmentsPaid: 4,
	disbursedOn: '2024-11-05',
	source: 'own',
	terms,
	...more
});

const withLoan = (more: object = {}) => [
	...founded('2025-03-31'),
	opening({ box: 50000, loans: [oldLoan(more)], surplus: 110000 })('2025-03-31')
];

const loanAt = (events: readonly GroupEvent[], on: string) =>
	present(bookReport(events, { currency: 'INR', on: day(on) }).loans['l1'], 'the loan is known');

describe('a loan that is brought in', () => {
	test('is charged only for what comes after the opening', () => {
		expect(loanAt(withLoan(), '2025-03-31')).toMatchObject({
			principal: 100000,
			outstanding: 60000,
			interestDue: 0
		});
		expect(loanAt(withLoan(), '2025-04-01').interestDue).toBe(1200);
	});

	test('brings its arrears of interest', () => {
		const events = withLoan({ interestArrears: 3000 });
		expect(loanAt(events, '2025-03-31').interestDue).toBe(3000);
		expect(loanAt(events, '2025-04-01').interestDue).toBe(4200);
		const loan = present(bookOf(events).loans.get(loanId('l1')), 'the loan is known');
		expect(whyOwed(loan, day('2025-04-30'), [])).toEqual([
			{ on: '2025-03-31', principal: 60000, amount: '3000', why: 'arrearsBroughtIn' },
			{ on: '2025-04-01', principal: 60000, amount: '1200', why: 'charge' }
		]);
	});

	test('goes in equal parts over the instalments that are left, the first at the first charge after the opening', () => {
		const events = [...withLoan(), ...meeting(1, '2025-04-05'), ...meeting(2, '2025-05-05')];
		expect(loanAt(events, '2025-04-05')).toMatchObject({ overduePrincipal: 0, dueToday: 10000 });
		expect(loanAt(events, '2025-05-05')).toMatchObject({
			overduePrincipal: 10000,
			overdueDays: 30,
			dueToday: 10000
		});
	});

	test('is due whole at once when all its instalments are said to be paid', () => {
		const events = [...withLoan({ instalmentsPaid: 10 }), ...meeting(1, '2025-04-05')];
		expect(loanAt(events, '2025-04-05').dueToday).toBe(60000);
	});

	test('flat: the interest that is left is the whole in proportion to the instalments left', () => {
		// 1,000 × 2 % × 10 = 200, of which six tenths: 120, in six parts of 20.
		const events = withLoan({ terms: { ...terms, method: 'flat' } });
		expect(loanAt(events, '2025-04-01').interestDue).toBe(2000);
		expect(loanAt(events, '2025-09-01').interestDue).toBe(12000);
		expect(loanAt(events, '2026-09-01').interestDue).toBe(12000);
	});

	test('flat: the cut-off sheet may say what interest is left', () => {
		const events = withLoan({ terms: { ...terms, method: 'flat' }, interestLeft: 6000 });
		expect(loanAt(events, '2025-04-01').interestDue).toBe(1000);
		expect(loanAt(events, '2026-04-01').interestDue).toBe(6000);
	});

	test('with interest kept back long ago owes no more of it', () => {
		expect(loanAt(withLoan({ terms: { ...terms, method: 'upFront' } }), '2026-04-01').interestDue).toBe(0);
	});

	test('is known from the opening on: an earlier payment is refused', () => {
		const state = bookOf([...withLoan(), ...meeting(1, '2025-03-31').slice(0, -1)]);
		expect(refusalOf(state, repaid('l1', 10)('2025-03-30'))).toMatchObject({ type: 'DayBeforeMeeting' });
		expect(refusalOf(state, repaid('l1', 10)('2025-03-31'))).toBeNull();
	});
});

describe('savings that are brought in', () => {
	const events = [
		...founded('2025-03-31'),
		opening({
			box: 50000,
			savings: [{ memberId: 'm1', fund: 'regular', amount: 50000 }],
			savingsArrears: [{ memberId: 'm1', amount: 4000 }],
			finesDue: [{ fineId: 'f1', memberId: 'm1', amount: 500 }]
		})('2025-03-31')
	];
	const hers = (more: readonly GroupEvent[] = []) =>
		bookReport([...events, ...more], { currency: 'INR' }).members['1'];

	test('do not offset what falls due in this book; arrears are carried on', () => {
		expect(hers()).toMatchObject({ savings: 50000, savingsDue: 0, savingsArrears: 4000, finesDue: 500 });
		expect(hers(meeting(1, '2025-04-05', saved('m1', 30)))).toMatchObject({
			savings: 53000,
			savingsDue: 2000,
			savingsArrears: 3000
		});
	});
});

describe('the cut-off sheet must balance', () => {
	const state = bookOf([...founded('2025-03-31'), bankOpened()('2025-03-31')]);
	const sheet = { box: 50000, bank: [{ bankAccountId: 'b1', amount: 25050 }], expense: { travel: 950 } };

	test.each([
		[{ surplus: 76000 }, null],
		[{ surplus: 75000, income: { bankInterest: 1000 } }, null],
		[{ savings: [{ memberId: 'm2', fund: 'regular', amount: 80000 }], deficit: 4000 }, null],
		[{ surplus: 75999 }, { type: 'OpeningNotBalanced', debits: 76000, credits: 75999 }],
		[{}, { type: 'OpeningNotBalanced', debits: 76000, credits: 0 }],
		[
			{ surplus: 76000, grants: 100 },
			{ type: 'OpeningNotBalanced', debits: 76000, credits: 76100 }
		]
	])('%j', (rest, refused) => {
		expect(refusalOf(state, opening({ ...sheet, ...rest })('2025-03-31'))).toEqual(refused);
	});
});
