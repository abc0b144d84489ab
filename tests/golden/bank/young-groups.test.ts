import { describe, expect, test } from 'vitest';
import { money } from '#money';
import type { GroupEvent } from '#group';
import { indicatorsOf, panchasutra, scorecard, type GroupAge, type ScorecardRule } from '#reports';
import { day, founded, lent, meeting, repaid, saved } from '../../support/builders.ts';
import { bankRules } from '../../../src/lib/app/bank-rules/index.ts';

const cardOf = (id: string): ScorecardRule => {
	const card = bankRules.find((rule) => rule.id === id);
	if (card?.kind !== 'scorecard') throw new Error(`no card ${id}`);
	return card;
};
const figuresOn = (events: readonly GroupEvent[], on: string, group: Partial<GroupAge> = {}) =>
	indicatorsOf(panchasutra(events, { currency: 'INR', on: day(on) }).all, {
		activeSince: null,
		firstLoanOn: null,
		members: 3,
		savings: money(0),
		...group
	});

/** Weekly, three women of 20 rupees: 15, 22, 29 January, 5, 12, 19, 26 February; eight weeks fit into no whole months. */
const days = ['01-15', '01-22', '01-29', '02-05', '02-12', '02-19', '02-26'].map((text) => `2025-${text}`);
const young = [
	...founded('2025-01-15', { constitution: { meetingRhythm: { every: 'week' } } }),
	...days.flatMap((on, place) => meeting(place + 1, on, saved('m1', 20), saved('m2', 20), saved('m3', 20)))
];

describe('a group of six weeks', () => {
	// By hand: 17 days of January's 31 and 26 of February's 28 are 1.476959 months; 7 meetings and 420 rupees.
	const figures = figuresOn(young, '2025-02-26', { activeSince: day('2025-01-15') });
	test('meets and saves so often a month of the days that it has', () => {
		expect(figures).toMatchObject({ meetingsPerMonth: '4.73947', savingsPerMonth: '284.368175' });
	});

	test('has the marks of four meetings a month', () => {
		const { items } = scorecard(cardOf('evaluation-chart-partial'), figures);
		const marks = Object.fromEntries(items.map((item) => [item.id, item.marks]));
		expect(marks).toMatchObject({ meetings: 10, collection: 10 });
	});
});

test('a group is over one year old the day after its birthday', () => {
	const since = { activeSince: day('2024-02-26') };
	const age = (on: string) =>
		scorecard(cardOf('evaluation-chart-partial'), figuresOn(young, on, since)).items.find(
			({ id }) => id === 'age'
		)?.marks;
	expect([age('2025-02-26'), age('2025-02-27')]).toEqual([null, 10]);
});

describe('what is overdue, with its interest', () => {
	/**
	 * 1,000 at 2 % over ten months on 5 January 2024; nothing is paid back until 5 March: 100 + 100 of principal, 20 + 20
	 * of interest. Then 200 come: 40 of interest, 160 of principal. One day of March's 31 is 0.032258 months.
	 */
	const events = [
		...founded('2024-01-05', { box: 5000 }),
		...meeting(1, '2024-01-05', lent('l1', 'm1', 1000)),
		...meeting(2, '2024-02-05'),
		...meeting(3, '2024-03-05')
	];

	test('is principal and interest by the meetings that are over', () => {
		expect(figuresOn(events, '2024-03-06')).toMatchObject({
			overdueShare: '0.24',
			overdueDaysOldest: '30',
			overdueMonthsOldest: '1.032258'
		});
		const { repayment } = panchasutra(events, { currency: 'INR', on: day('2024-03-06') }).all;
		expect(repayment.overdueInterest).toEqual([
			{ loanId: 'l1', number: 1, amount: 4000, since: '2024-02-05' }
		]);
	});

	test('what is due today is not overdue (bank-next, 7): 100 and 20 since February', () => {
		expect(figuresOn(events, '2024-03-05')).toMatchObject({ overdueShare: '0.12', overdueDaysOldest: '29' });
		expect(figuresOn(events.slice(0, -2), '2024-02-05')).toMatchObject({
			overdueShare: '0',
			overdueDaysOldest: '0'
		});
	});

	test('interest that was paid is not overdue, and what is charged after the meeting is not yet', () => {
		const paid = [...events.slice(0, -1), repaid('l1', 200)('2024-03-05'), ...events.slice(-1)];
		// 40 of 200 are late since the meeting of 5 March; 840 are out.
		expect(figuresOn(paid, '2024-04-01')).toMatchObject({
			overdueShare: '0.047619',
			overdueDaysOldest: '27'
		});
	});

	test('counts a whole year, a leap year too, as twelve months', () => {
		const items = (on: string) => scorecard(cardOf('myrada-checklist'), figuresOn(events, on)).items;
		const old = (on: string) => items(on).find(({ id }) => id === 'overdueOld')?.met;
		expect([old('2025-02-05'), old('2025-02-06')]).toEqual([true, false]);
		expect(items('2024-03-06').find(({ id }) => id === 'overdue')?.met).toBe(false);
	});
});

test('loans that all earn are at least one to one with others', () => {
	const seed = (on: string) => ({ ...lent('l1', 'm1', 100)(on), purpose: 'seed' }) as GroupEvent;
	const book = [...founded('2025-01-05', { box: 500 }), ...meeting(1, '2025-01-05', seed)];
	expect(figuresOn(book, '2025-01-05').productiveToOther).toBe('1');
	expect(figuresOn(young, '2025-02-26').productiveToOther).toBeNull();
});
