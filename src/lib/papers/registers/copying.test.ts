import { expect, test } from 'vitest';
import {
	bankOpened,
	founded,
	lent,
	meeting,
	saved,
	toBank,
	withFields
} from '../../../../tests/support/builders.ts';
import { borrowed, debited, paidBack } from '../../../../tests/support/outside-money.ts';
import { fined } from '../../../../tests/support/dues.ts';
import { left } from '../../../../tests/support/people.ts';
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
	// 50 saved, 20 of it through the account; cash: 30 − 500; account: 1,500 + 20 + 500 − 100.
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

test('for copying, what her savings closed as she left is a transfer, and cash is what she was handed', () => {
	// 150 lent on 5 January at 2 percent a month: 3 in February. 200 − 150 − 3 − 15 = 32.
	const settlement = {
		...{ savings: 20_000, surplus: 0, loan: 15_000, interest: 300, fines: 1500 },
		...{ paid: 3200, payable: 0 }
	};
	const book = [
		...founded('2025-01-05', { members: 3, box: 2000 }),
		...meeting(1, '2025-01-05', saved('m2', 200), lent('l1', 'm2', 150)),
		...meeting(2, '2025-02-05', saved('m1', 30), fined('f1', 'm2', 15), left('m2', { settlement }))
	];
	const { paper } = registerPaper('copying', contextOf(book, '2025-02-05', '2025-02-05'));
	// Cash: 30 − 32.
	expect(linesOf(paper.leaves[0])).toEqual([
		'1 | A | 30 | 0 | 0 | 0 | 0',
		'2 | A | 0 | 0 | 0 | 0 | 32',
		'3 | A | 0 | 0 | 0 | 0 | 0',
		'Total |  | 30 | 0 | 0 | 0 | 32',
		'2 · Savings withdrawn 200 − Principal 150 − Interest 3 − Fine 15 = Paid out 32',
		'–',
		'–',
		'Cash box before 2,050 + Received 30 − Paid 32 = Cash box after 2,048',
		'Cash counted Not counted'
	]);
});
