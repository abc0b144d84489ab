import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import type { GroupEvent } from '#group';
import { founded, lent, meeting, repaid, saved, sealed } from '../../../../tests/support/builders.ts';
import { correctedYear } from '../../../../tests/support/corrected-year.ts';
import { late, rescheduled, toppedUp, writtenOff } from '../../../../tests/support/loan-entries.ts';
import { left } from '../../../../tests/support/people.ts';
import { loanLedger } from './loan-ledger.ts';

const view = { currency: 'INR' };
const loanIn = (events: readonly GroupEvent[]) =>
	present(loanLedger(events, view).loans[0], 'there is a loan');
/** Day and kind of each row, with outstanding principal and interest due after it, in rupees. */
const linesOf = (events: readonly GroupEvent[]) =>
	loanIn(events).rows.map((row) => [row.day, row.kind, row.outstanding / 100, row.interestDue / 100]);

describe('a loan with a repayment that was put right', () => {
	// Expected figures are from tests/support/corrected-year.ts.
	const loan = loanIn(correctedYear);

	test('says on what terms it was given, and who stands in', () => {
		expect(loan).toMatchObject({
			loanId: 'l1',
			number: 1,
			source: 'own',
			purpose: 'health',
			guarantors: [2],
			broughtIn: false,
			terms: { percentPerMonth: '2', method: 'declining', instalments: 5 },
			takenOut: false
		});
	});

	test('every row, the wrong one struck beside the right one', () => {
		expect(linesOf(correctedYear)).toEqual([
			['2025-01-05', 'given', 500, 0],
			['2025-02-01', 'charged', 500, 10],
			['2025-02-05', 'repaid', 500, 10],
			['2025-02-05', 'repaid', 400, 0],
			['2025-03-01', 'charged', 400, 8],
			['2025-03-05', 'repaid', 350, 0],
			['2025-04-01', 'charged', 350, 6]
		]);
		const [, , struck, right] = loan.rows;
		expect(struck).toMatchObject({ correctedBy: 'back-paid', principalPaid: 5000, interestPaid: 1000 });
		expect(right).toMatchObject({ corrects: 'paid', principalPaid: 10000, interestPaid: 1000 });
	});

	test('totals count the right row only', () => {
		expect(loan.totals).toMatchObject({
			lent: 50000,
			interestCharged: 2500,
			interestPaid: 1900,
			principalPaid: 15000
		});
		expect([loan.outstanding, loan.interestDue, loan.interestAhead]).toEqual([35000, 600, 0]);
		expect(loanLedger(correctedYear, view)).toMatchObject({
			bySource: { own: 35000, bank: 0 },
			totals: { outstanding: 35000, interestDue: 600 }
		});
	});
});

const january = (terms: object = {}) => [
	...founded('2025-01-05', { box: 1000 }),
	...meeting(1, '2025-01-05', lent('l1', 'm1', 100, terms))
];

test('a loan that is given up and of which something comes back', () => {
	const events = [
		...january({ instalments: 1 }),
		...meeting(2, '2025-02-05'),
		...meeting(3, '2025-03-05', writtenOff()),
		...meeting(4, '2025-04-05', repaid('l1', 30))
	];
	// Interest of 2 a month in February and March: 4 is written off with the 100.
	expect(linesOf(events)).toEqual([
		['2025-01-05', 'given', 100, 0],
		['2025-02-01', 'charged', 100, 2],
		['2025-03-01', 'charged', 100, 4],
		['2025-03-05', 'charged', 100, 0],
		['2025-03-05', 'writtenOff', 0, 0],
		['2025-04-05', 'recovered', 0, 0]
	]);
	expect(loanIn(events).totals).toEqual({
		lent: 10000,
		interestCharged: 400,
		interestPaid: 0,
		principalPaid: 0,
		principalGivenUp: 10000,
		interestGivenUp: 400,
		recovered: 3000
	});
	expect(loanIn(events).writtenOffOn).toBe('2025-03-05');
});

test('new terms and money on top stand where they were agreed', () => {
	const events = [
		...january(),
		...meeting(2, '2025-02-05', toppedUp(50)),
		...meeting(3, '2025-03-05', rescheduled({ percentPerMonth: '1', instalments: 3 }))
	];
	// Interest of 2 on 100 in February, 3 on 150 in March.
	expect(linesOf(events)).toEqual([
		['2025-01-05', 'given', 100, 0],
		['2025-02-01', 'charged', 100, 2],
		['2025-02-05', 'toppedUp', 150, 2],
		['2025-03-01', 'charged', 150, 5],
		['2025-03-05', 'rescheduled', 150, 5]
	]);
	expect(loanIn(events).rescheduledOn).toBe('2025-03-05');
	expect(loanIn(events).rows.at(-1)?.terms).toMatchObject({ percentPerMonth: '1', instalments: 3 });
});

test('a woman who leaves pays her loan out of what she has saved', () => {
	const events = [
		...founded('2025-01-05', { box: 1000, members: 4 }),
		...meeting(1, '2025-01-05', saved('m3', 20), saved('m3', 50, 'voluntary'), lent('l1', 'm3', 50)),
		...meeting(2, '2025-02-05', left('m3'))
	];
	// Interest of 1 fell due on 1 February.
	expect(linesOf(events)).toEqual([
		['2025-01-05', 'given', 50, 0],
		['2025-02-01', 'charged', 50, 1],
		['2025-02-05', 'settled', 0, 0]
	]);
	expect(loanIn(events).rows.at(-1)).toMatchObject({ principalPaid: 5000, interestPaid: 100 });
});

test('a repayment of a meeting entered late stands on its day', () => {
	const events = [
		...january(),
		...meeting(2, '2025-03-05'),
		...[late(3), repaid('l1', 12), sealed].map((make) => make('2025-02-05'))
	];
	// 2 of the 12 is interest; March is charged on the remaining 90.
	expect(loanIn(events).rows.map((row) => [row.day, row.kind, row.late, row.interestDue])).toEqual([
		['2025-01-05', 'given', false, 0],
		['2025-02-01', 'charged', false, 200],
		['2025-02-05', 'repaid', true, 0],
		['2025-03-01', 'charged', false, 200]
	]);
});
