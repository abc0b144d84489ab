import { describe, expect, test } from 'vitest';
import { compact, expand } from '#group';
import { money } from '#money';
import { bookReport, memberPage, panchasutra } from '#reports';
import { bookOf, day, entry, founded, lent, meeting, memberId, opening } from '../support/builders.ts';

/**
 * What was lent in all (ledger fine print 32), by hand. The cut-off sheet of 5 January brings a loan of 1,000 of which
 * 600 are out; 500 are lent that day. On 5 February 400 are lent on top of the old loan, 300 on top of the new one:
 * 1,000 + 400 and 500 + 300.
 */
const terms = { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 10 };
const toppedUp = (loanId: string, amount: number) =>
	entry({ type: 'LoanToppedUp', loanId, amount: amount * 100 });
const sheet = opening({
	box: 200_000,
	loans: [
		{
			loanId: 'old',
			memberId: 'm1',
			principal: 100_000,
			outstanding: 60_000,
			instalmentsPaid: 4,
			disbursedOn: '2024-09-05',
			source: 'own',
			terms,
			purpose: 'seed'
		}
	],
	surplus: 260_000
});
const events = [
	...founded('2025-01-05'),
	sheet('2025-01-05'),
	...meeting(1, '2025-01-05', lent('new', 'm2', 500)),
	...meeting(2, '2025-02-05', toppedUp('old', 400), toppedUp('new', 300))
];
const lentIn = (on: string) => {
	const { loans } = bookReport(events, { currency: 'INR', on: day(on) });
	return [loans['old']?.principal, loans['new']?.principal];
};

describe('what was lent in all', () => {
	test('is the first sum, of a loan brought in what it was at first, and what was lent on top', () => {
		expect(lentIn('2025-02-05')).toEqual([140_000, 80_000]);
	});

	test('counts a top-up from its day on', () => {
		expect(lentIn('2025-02-04')).toEqual([100_000, 50_000]);
	});

	test('stands so in the file for the bank and on her page', () => {
		const view = { currency: 'INR', on: day('2025-02-05') } as const;
		const { lending } = panchasutra(events, view).all;
		expect(lending.given.map(({ principal }) => principal)).toEqual([140_000, 80_000]);
		expect(lending).toMatchObject({
			// What was brought in is no loan that this book saw given.
			here: 1,
			average: 80_000,
			byUse: { income: { amount: 140_000 }, household: { amount: 80_000 } }
		});
		expect(memberPage(events, { ...view, memberId: memberId('m1') }).loans[0]?.principal).toBe(140_000);
	});

	test('is mended in balances that were kept before top-ups counted', () => {
		const state = bookOf(events);
		const kept = compact(state);
		const before = {
			...kept,
			loans: kept.loans.map(([id, loan]) => [id, { ...loan, principal: money(50_000) }] as const)
		};
		expect(expand(kept).loans).toEqual(state.loans);
		expect(expand(before).loans.get('new' as never)?.principal).toBe(80_000);
	});
});
