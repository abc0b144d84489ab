import { expect, test } from 'vitest';
import { present, type LocalDate, type MemberId } from '#kernel';
import { slipsOf } from '#session/loan-slips.ts';
import { whyPages, type WhyPage } from './loan-why.ts';
import { bookOf, openMeeting } from '../../../../tests/support/builders.ts';
import { lateLoans } from '../../../../tests/support/late-loans.ts';

/**
 * Explanation of the interest owed on a loan. Worked by hand: the fourth woman has four charges of 2 % on 1,000, and three overdue charges (200, 400
 * and 600 at 1 %); the sixth has three on 600 and two overdue charges.
 */
const today = '2026-11-27' as LocalDate;
const state = bookOf([...lateLoans(today), ...openMeeting(6, today)]);
const slipOf = (memberId: string) =>
	present(slipsOf(state, memberId as MemberId, today)[0], `a loan of ${memberId}`);
const rows = ({ lines, hasCovered }: WhyPage) => lines.length + (hasCovered ? 1 : 0);

test('three rows stand on a page, and each charge stands once', () => {
	const pages = whyPages([slipOf('m4')], state, today);
	expect(pages.map(rows)).toEqual([3, 3, 1]);
	const lines = pages.flatMap((page) => page.lines);
	expect(lines.map(({ amount }) => amount / 100).toSorted((one, other) => one - other)).toEqual([
		2, 4, 6, 20, 20, 20, 20
	]);
	expect(new Set(lines.map(({ key }) => key)).size).toBe(7);
});

test('of two loans one follows the other, and which it is has a row of its own', () => {
	const pages = whyPages([slipOf('m4'), slipOf('m6')], state, today);
	expect(pages.map(rows)).toEqual([2, 2, 2, 1, 2, 2, 1]);
	expect(pages.map(({ slip }) => slip.loan.memberId)).toEqual(['m4', 'm4', 'm4', 'm4', 'm6', 'm6', 'm6']);
});

test('a loan of which nothing is owed has one page', () => {
	const [page, ...more] = whyPages(
		[slipOf('m4')],
		state,
		present(lateLoans(today)[0], 'the founding').occurredOn
	);
	expect(more).toEqual([]);
	expect(page?.lines).toEqual([]);
});
