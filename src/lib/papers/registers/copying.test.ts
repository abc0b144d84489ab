import { expect, test } from 'vitest';
import {
	bankOpened,
	founded,
	meeting,
	saved,
	toBank,
	withFields
} from '../../../../tests/support/builders.ts';
import { borrowed, debited, paidBack } from '../../../../tests/support/outside-money.ts';
import { contextOf, linesOf } from '../../../../tests/support/register-papers.ts';
import { registerPaper } from './registers.ts';

test('for copying: cash and account are kept apart, and what a lender added to the loan is said', () => {
	const book = [
		...founded('2025-01-05', { members: 2, box: 2000 }),
		bankOpened()('2025-01-05'),
		...meeting(
			1,
			'2025-01-05',
			borrowed(1500, { via: 'bank/b1' }),
			saved('m1', 30),
			withFields(saved('m2', 20), { via: 'bank/b1' }),
			toBank(500),
			debited({ interest: 1375 }),
			paidBack(100, { via: 'bank/b1' })
		)
	];
	const { paper } = registerPaper('copying', contextOf(book, '2025-01-05', '2025-01-05'));
	// 50 saved, of them 20 over the account; cash: 30 − 500; account: 1,500 + 20 + 500 − 100.
	expect(linesOf(paper.leaves[0])).toEqual([
		'1 | A | 30 | 0 | 0 | 0',
		'2 | A | 20 | 0 | 0 | 0',
		'Total |  | 50 | 0 | 0 | 0',
		'through the bank |  | 20 | 0 | 0 | 0',
		'Paid · Deposited in bank 500',
		"Interest or charge added to the group's loan 13.75",
		'Received · Loan taken by the group 1,500',
		'Received · Savings 20',
		'Received · Deposited in bank 500',
		"Paid · Group's loan repaid 100",
		'Cash box before 2,000 + Received 30 − Paid 500 = Cash box after 1,530',
		'Cash counted Not counted'
	]);
});
