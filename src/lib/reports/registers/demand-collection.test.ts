import { describe, expect, test } from 'vitest';
import { day, founded, lent, meeting, repaid } from '../../../../tests/support/builders.ts';
import { correctedYear } from '../../../../tests/support/corrected-year.ts';
import { writtenOff } from '../../../../tests/support/loan-entries.ts';
import { demandCollection, type DemandSheet } from './demand-collection.ts';

const period = { currency: 'INR', from: day('2025-01-01'), to: day('2025-12-31') };
/** Opening, lent, demand (principal, interest), paid (principal, interest), unpaid (both), balance, overdue; rupees. */
const inRupees = ({ totals }: DemandSheet) =>
	[
		totals.opening,
		totals.lent,
		totals.principalDemand,
		totals.interestDemand,
		totals.principalPaid,
		totals.interestPaid,
		totals.principalUnpaid,
		totals.interestUnpaid,
		totals.balance,
		totals.overdue
	].map((amount) => amount / 100);

describe('a loan of 500 in five parts, of which one was paid late', () => {
	// Figures from tests/support/corrected-year.ts: 110 in February, 59 in March, nothing in April; 10, 8 and 7 charged.
	// Overdue excludes dues of the day: 50 of March, which was only due on 5 March, and the 100 of 5 April.
	const expected = [
		[0, 500, 0, 0, 0, 0, 0, 0, 500],
		[500, 0, 100, 10, 100, 10, 0, 0, 400],
		[400, 0, 100, 8, 50, 9, 50, 0, 350],
		[350, 0, 150, 6, 0, 0, 150, 6, 350]
	];
	const withOverdue = (overdue: readonly number[]) =>
		expected.map((line, place) => [...line, overdue[place] ?? 0]);

	test('month by month', () => {
		expect(demandCollection(correctedYear, { ...period, by: 'month' }).map(inRupees)).toEqual(
			withOverdue([0, 0, 50, 50])
		);
	});

	test('meeting by meeting: a meeting ends the time since the one before', () => {
		const sheets = demandCollection(correctedYear, { ...period, by: 'meeting' });
		expect(sheets.map(inRupees)).toEqual(withOverdue([0, 0, 0, 50]));
		expect(sheets.map((sheet) => [sheet.from, sheet.to, sheet.meeting?.number])).toEqual([
			['2025-01-01', '2025-01-05', 1],
			['2025-01-06', '2025-02-05', 2],
			['2025-02-06', '2025-03-05', 3],
			['2025-03-06', '2025-04-05', 4]
		]);
	});

	test('over the whole time: 300 and 25 were asked for, 150 and 19 came', () => {
		const [sheet] = demandCollection(correctedYear, { ...period, by: 'period' });
		expect(sheet && inRupees(sheet)).toEqual([0, 500, 300, 25, 150, 19, 150, 6, 350, 50]);
		expect(sheet?.rows.map((row) => row.number)).toEqual([1]);
		expect(sheet?.bySource).toEqual({ own: sheet?.totals });
	});

	test('1 of interest in March was paid ahead, after the correction', () => {
		const march = demandCollection(correctedYear, { ...period, by: 'month' })[2];
		expect(march?.totals).toMatchObject({ interestCollected: 800, interestAhead: 100, principalAhead: 0 });
	});

	test('on 5 April 50 are 31 days late and 100 fell due that day: the whole loan is at risk', () => {
		const [sheet] = demandCollection(correctedYear, { ...period, by: 'period' });
		expect(sheet?.ageing).toEqual({
			dueToday: 10000,
			'1-30': 0,
			'31-90': 5000,
			over90: 0,
			overdue: 5000,
			outstanding: 35000,
			atRisk: 35000,
			portfolioAtRisk: '1'
		});
	});

	test('at the end of March the 50 were 26 days late: nothing was at risk yet', () => {
		const march = demandCollection(correctedYear, { ...period, by: 'month' })[2];
		expect(march?.ageing).toMatchObject({
			'1-30': 5000,
			overdue: 5000,
			atRisk: 0,
			portfolioAtRisk: '0'
		});
	});
});

test('sources are kept apart, what is given up is no collection, and what comes back stands alone', () => {
	const events = [
		...founded('2025-01-05', { box: 1000 }),
		...meeting(
			1,
			'2025-01-05',
			lent('l1', 'm1', 100, { instalments: 1 }),
			(on) => ({ ...lent('l2', 'm1', 200, { instalments: 2 })(on), source: 'bank' }) as never
		),
		...meeting(2, '2025-02-05', writtenOff(), repaid('l2', 104)),
		...meeting(3, '2025-03-05', repaid('l1', 40))
	];
	const [, february, march] = demandCollection(events, { ...period, by: 'month' });
	// 104 paid on 200: 4 of interest and 100 for the first instalment.
	expect(february?.bySource.bank).toMatchObject({
		opening: 20000,
		principalDemand: 10000,
		principalPaid: 10000
	});
	expect(february?.bySource.own).toMatchObject({
		opening: 10000,
		givenUp: 10000,
		principalPaid: 0,
		balance: 0
	});
	expect(february?.totals).toMatchObject({
		opening: 30000,
		givenUp: 10000,
		balance: 10000,
		interestPaid: 400
	});
	expect(march?.bySource.own).toMatchObject({ recovered: 4000, principalPaid: 0, balance: 0 });
});
