import { expect, test } from 'vitest';
import {
	bookOf,
	day,
	event,
	founded,
	joined,
	lent,
	loanId,
	marked,
	meeting,
	openMeeting,
	repaid,
	saved,
	sealed,
	spent
} from '../../../tests/support/builders.ts';
import { toSocialFund } from '../../../tests/support/dues.ts';
import { left, sharedOut } from '../../../tests/support/people.ts';
import { linesOf, type GroupEvent } from '../group/index.ts';
import { present } from '#kernel';
import { bookPages } from './meeting-pages.ts';
import { groupRatios, ratioNames, type RatioName } from './ratios.ts';

/*
 * Half a year of a group, calculated by hand with the formulas of SAVIX and SEEP. Four members save 500 each; the first borrows 600 and
 * repays nothing, the second borrows 300 and repays it all, the third borrows 100 that is written off. The fourth leaves with her 500; two
 * members join and save 250 each, and one of them borrows 400. Income 300, travel 20, social fund 50. Savings: 2,000. Box: 1,230, of which
 * the loan fund 1,180; outstanding 1,000. Profit: 300 − 20 − 100 = 180; net worth: 2,180. From 5 January to 6 July are 182 days, 26 weeks:
 * half a year.
 */
const free = { percentPerMonth: '0', instalments: 3 };
const came = (...women: readonly number[]) => women.map((number) => marked(`m${number}`));
const received = (amount: number) => (occurredOn: string) =>
	event({ type: 'IncomeReceived', occurredOn, category: 'other', amount: amount * 100 });
const written = [
	...founded('2025-01-05', {
		members: 4,
		constitution: { kind: 'vsla', saving: { mode: 'fixed', amount: 2000 } }
	}),
	...meeting(
		1,
		'2025-01-05',
		...came(1, 2, 3, 4),
		...[1, 2, 3, 4].map((number) => saved(`m${number}`, 500)),
		lent('l1', 'm1', 600, free),
		lent('l2', 'm2', 300, free)
	),
	...meeting(2, '2025-02-02', ...came(1, 2, 3), lent('l3', 'm3', 100, free)),
	...meeting(3, '2025-03-02', ...came(1, 2), repaid('l2', 300), left('m4')),
	joined(5)('2025-04-06'),
	joined(6)('2025-04-06'),
	...meeting(4, '2025-04-06', ...came(1, 2, 5), (occurredOn: string) =>
		event({ type: 'LoanWrittenOff', occurredOn, loanId: loanId('l3'), reason: 'other' })
	),
	...meeting(
		5,
		'2025-07-06',
		...came(1, 2, 3, 5),
		saved('m5', 250),
		saved('m6', 250),
		received(300),
		spent('travel', 20),
		toSocialFund('m1', 50),
		lent('l4', 'm5', 400, free)
	)
];
const recorded = (events: readonly GroupEvent[]) =>
	linesOf(present(bookOf(events).journal, 'the whole book is there')).map((line) => line.event);
const ratios = groupRatios(bookPages(recorded(written), { currency: 'INR' }));

const expected: Readonly<Record<RatioName, readonly [string, number, number]>> = {
	// The last four meetings: 3 of 4, 2 of the original 4, 3 of 5, 4 of 5.
	attendance: ['0.666667', 12, 18],
	retention: ['0.75', 3, 4],
	dropOut: ['0.25', 1, 4],
	membershipGrowth: ['0.25', 1, 4],
	averageSavings: ['40000', 200_000, 5],
	averageNetWorth: ['43600', 218_000, 5],
	returnOnSavings: ['0.09', 18_000, 200_000],
	annualisedReturn: ['0.18', 18_000, 200_000],
	// Assets were 0 at first and are 2,230 now: 1,115 on average; 180 ÷ 1,115 × 2.
	returnOnAssets: ['0.32287', 18_000, 111_500],
	averageLoan: ['35000', 140_000, 4],
	averageOutstanding: ['50000', 100_000, 2],
	membersWithLoan: ['0.4', 2, 5],
	everBorrowed: ['0.8', 4, 5],
	portfolioAtRisk: ['0.6', 60_000, 100_000],
	writtenOffLoans: ['0.25', 1, 4],
	writtenOffValue: ['0.1', 10_000, 100_000],
	loanFundUse: ['0.458716', 100_000, 218_000],
	fundTurnover: ['0.7', 140_000, 200_000]
};

test.each(ratioNames)('%s', (name) => {
	const { value, part, whole } = ratios.of[name];
	expect([value, part, whole]).toEqual(expected[name]);
});

test('each with its entries, that add up to it', () => {
	expect([ratios.since, ratios.days]).toEqual(['2025-01-05', 182]);
	for (const name of ratioNames) {
		const { part, whole, entries } = ratios.of[name];
		expect(entries.reduce((sum, entry) => sum + entry.part, 0)).toBe(part);
		expect(entries.reduce((sum, entry) => sum + entry.whole, 0)).toBe(whole);
	}
	expect(ratios.of.attendance.entries).toEqual([
		{ meeting: 2, part: 3, whole: 4 },
		{ meeting: 3, part: 2, whole: 4 },
		{ meeting: 4, part: 3, whole: 5 },
		{ meeting: 5, part: 4, whole: 5 }
	]);
	expect(ratios.of.portfolioAtRisk.entries).toEqual([
		{ loan: 'l1', part: 60_000, whole: 60_000 },
		{ loan: 'l4', part: 0, whole: 40_000 }
	]);
	expect(ratios.of.returnOnSavings.entries).toContainEqual({
		account: 'loans-written-off',
		part: -10_000,
		whole: 0
	});
	expect(ratios.of.dropOut.entries).toContainEqual({ member: 4, part: 1, whole: 1 });
});

test('of an empty book nothing can be said, and the first day of a book is no year', () => {
	const { since, of } = groupRatios(bookPages(recorded(founded('2025-01-05')), { currency: 'INR' }));
	expect(since).toBe('2025-01-05');
	expect([of.attendance.value, of.returnOnSavings.value, of.annualisedReturn.value]).toEqual([
		null,
		null,
		null
	]);
	expect(of.retention.value).toBe('1');
	expect(groupRatios(bookPages([], { currency: 'INR' })).since).toBeNull();
});

test('a new cycle begins with what the last one left: its loans and leavers are not counted again', () => {
	const [on, next, later] = ['2025-07-07', '2025-08-03', '2025-08-04'];
	const again = recorded([
		...written,
		...openMeeting(6, on, sharedOut({ basis: 'netted' })),
		sealed(on),
		...meeting(7, next, ...came(1, 2, 3, 5), saved('m1', 100), saved('m2', 100)),
		...openMeeting(8, later)
	]);
	const { since, days, of } = groupRatios(bookPages(again, { currency: 'INR' }));
	expect([since, days]).toEqual([day('2025-07-08'), 27]);
	expect([of.dropOut.part, of.dropOut.whole, of.averageLoan.whole]).toEqual([0, 5, 0]);
	expect(of.averageSavings.part).toBe(20_000);
});
