import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { money } from '#money';
import { day, founded, lent, meeting, repaid, type Entry } from '../../../../tests/support/builders.ts';
import { loanOf, rescheduled, toppedUp, writtenOff } from '../../../../tests/support/loan-entries.ts';
import type { GroupEvent } from '../event-types.ts';
import type { Loan } from './loan.ts';
import { withoutRepayment, withRepayment } from './movements.ts';

/*
 * A wrong repayment is removed from its loan and the right one inserted, if nothing else about the loan matters. Otherwise the result is null, and
 * the book is folded again. 1,000 at 2 percent a month, 20 of interest on 5 February.
 */
const lentOnce: readonly GroupEvent[] = [
	...founded('2025-01-05', { box: 5000, constitution: { interest: { percentPerMonth: '2' } } }),
	...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { instalments: 5 }))
];
const then = (...entries: readonly Entry[]): Loan =>
	loanOf([...lentOnce, ...meeting(2, '2025-02-05', ...entries)]);
const later = (first: Entry, ...entries: readonly Entry[]): Loan =>
	loanOf([...lentOnce, ...meeting(2, '2025-02-05', first), ...meeting(3, '2025-03-05', ...entries)]);
const paid = (loan: Loan) => present(loan.movements[1], 'it was repaid');
const back = { on: day('2025-02-05'), principal: money(-20_000), interest: money(2000) };
/** Figures of a loan that must be equal in both ways. */
const figures = ({ movements, outstanding, interestPaid, principalPaidOn, principal, terms }: Loan) => ({
	movements,
	outstanding,
	interestPaid,
	principalPaidOn,
	principal,
	terms
});

describe('a repayment taken out', () => {
	test('leaves the loan as if it had never been made', () => {
		const loan = then(repaid('l1', 220));
		expect(paid(loan)).toMatchObject(back);
		expect(figures(present(withoutRepayment(loan, back), 'nothing else is looked at'))).toEqual(
			figures(loanOf(lentOnce))
		);
	});

	test('is looked at where it was not the only one of its day', () => {
		expect(withoutRepayment(then(repaid('l1', 120), repaid('l1', 100)), back)).toBeNull();
		const loan = then(repaid('l1', 120), repaid('l1', 100));
		expect(withoutRepayment(loan, paid(loan))).toBeNull();
	});

	test('is looked at where the loan holds other sums of that day, or none', () => {
		const loan = then(repaid('l1', 220));
		expect(withoutRepayment(loan, { ...back, principal: money(-19_900) })).toBeNull();
		expect(withoutRepayment(loan, { ...back, interest: money(1900) })).toBeNull();
		expect(withoutRepayment(loan, { ...back, on: day('2025-02-06') })).toBeNull();
	});

	test('is never the giving of the loan itself', () => {
		const loan = then(repaid('l1', 220));
		expect(withoutRepayment(loan, present(loan.movements[0], 'it was given'))).toBeNull();
	});

	test.each([
		['lent on top', () => later(repaid('l1', 220), toppedUp(500))],
		['put on new terms', () => later(repaid('l1', 220), rescheduled({ instalments: 9 }))],
		['given up', () => later(repaid('l1', 220), writtenOff())]
	])('is looked at where the loan was %s', (_, loan) => {
		expect(paid(loan())).toMatchObject(back);
		expect(withoutRepayment(loan(), back)).toBeNull();
	});
});

describe('a repayment put in', () => {
	test('stands in the place of its day, before what came later', () => {
		const without = later((on) => repaid('l1', 20)(on), repaid('l1', 220));
		const right = { on: day('2025-02-19'), principal: money(-10_000), interest: money(0) };
		const loan = present(withRepayment(without, right), 'nothing else is looked at');
		expect(loan.movements.map(({ on }) => on)).toEqual([
			'2025-01-05',
			'2025-02-05',
			'2025-02-19',
			'2025-03-05'
		]);
		expect(loan.outstanding).toBe(without.outstanding - 10_000);
		expect(loan.interestPaid).toBe(without.interestPaid);
	});

	test('as the last one it says when the loan was paid off', () => {
		const whole = { on: day('2025-02-05'), principal: money(-100_000), interest: money(2000) };
		expect(withRepayment(loanOf(lentOnce), whole)).toMatchObject({
			outstanding: 0,
			interestPaid: 2000,
			principalPaidOn: '2025-02-05'
		});
	});

	test('is looked at where something else stands on its day', () => {
		expect(withRepayment(then(repaid('l1', 120)), back)).toBeNull();
		expect(withRepayment(later(repaid('l1', 20), repaid('l1', 20)), back)).toBeNull();
	});

	test('is looked at on the day of the loan, and before it', () => {
		const loan = loanOf(lentOnce);
		expect(withRepayment(loan, { ...back, on: day('2025-01-05') })).toBeNull();
		expect(withRepayment(loan, { ...back, on: day('2025-01-04') })).toBeNull();
	});

	test.each([
		['lent on top', () => later(repaid('l1', 20), toppedUp(500))],
		['put on new terms', () => later(repaid('l1', 20), rescheduled({ instalments: 9 }))],
		['given up', () => later(repaid('l1', 20), writtenOff())]
	])('is looked at where the loan was %s', (_, loan) => {
		expect(withRepayment(loan(), { ...back, on: day('2025-02-19') })).toBeNull();
	});
});
