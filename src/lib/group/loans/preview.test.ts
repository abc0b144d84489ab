import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { money } from '#money';
import { loanPreview, withDefaults, type Constitution, type LoanTerms } from '../index.ts';

/*
 * The plan of a loan, computed by hand. 300 lent on 5 January, flat at 2 percent a month for three months: 18. It is repaid within three weeks from
 * 12 January on, so no charge falls due before the last 100: then the whole 18 is charged, or nothing if the rules charge only what has fallen due.
 */
const rules = (more: object = {}): Constitution =>
	withDefaults(
		{
			kind: 'shg',
			meetingRhythm: { every: 'week' },
			saving: { mode: 'fixed', amount: money(2000) },
			interest: { percentPerMonth: '2' },
			...more
		},
		'INR'
	);
const terms: LoanTerms = {
	percentPerMonth: '2',
	method: 'flat',
	period: 'anniversary',
	instalments: 3,
	months: 3,
	firstDueOn: '2025-01-12' as LocalDate
};
const planned = (constitution: Constitution, on: LoanTerms = terms) =>
	loanPreview(money(30_000), on, constitution, '2025-01-05' as LocalDate).instalments.map(
		({ on: day, principal, interest }) => [day, principal / 100, interest / 100]
	);

test('who has given all back before the interest falls due is asked for it with the last part', () => {
	expect(planned(rules())).toEqual([
		['2025-01-12', 100, 0],
		['2025-01-19', 100, 0],
		['2025-01-26', 100, 18]
	]);
});

test('and for nothing of it where the rules leave out what is not due yet', () => {
	expect(planned(rules({ flatRebate: 'notYetDue' }))).toEqual([
		['2025-01-12', 100, 0],
		['2025-01-19', 100, 0],
		['2025-01-26', 100, 0]
	]);
});

test('by the meeting of a weekly group each part has a quarter of a month’s interest', () => {
	// 300, 200 and 100: 1.50, 1 and 0.50, so the sums 1.5, 2.5 and 3 round to 2, 3 and 3 rupees.
	const { firstDueOn: _, months: __, ...plain } = terms;
	expect(planned(rules(), { ...plain, method: 'declining', period: 'meeting' })).toEqual([
		['2025-01-12', 100, 2],
		['2025-01-19', 100, 1],
		['2025-01-26', 100, 0]
	]);
});
