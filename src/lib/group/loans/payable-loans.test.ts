import { expect, test } from 'vitest';
import { bookOf, lent, openMeeting, repaid, rupees } from '../../../../tests/support/builders.ts';
import { writtenOff } from '../../../../tests/support/loan-entries.ts';
import { written } from '../../../../tests/support/people.ts';
import { here, m1, now, on, tapBook } from '../../../../tests/support/tap-book.ts';
import { openLoansOf } from '../index.ts';

test('what is paid off or given up is not offered to be repaid; what was given up still takes what comes back', () => {
	// l1: 200 since January, 4 of interest on 1 February. l2 is paid off, l3 is written off.
	const loans = [lent('l2', 'm1', 10), repaid('l2', 10), lent('l3', 'm1', 20), writtenOff('l3')];
	const state = bookOf([...tapBook(), ...openMeeting(2, now, ...here, ...loans)]);
	expect(openLoansOf(state, m1, on).map((loan) => loan.loanId)).toEqual(['l1']);
	const paying = { type: 'RepayLoans', on, memberId: m1, amount: rupees(214) } as const;
	expect(written(state, paying)).toMatchObject([
		{ type: 'LoanRepaid', loanId: 'l1', amount: 20400 },
		{ type: 'LoanRepaid', loanId: 'l3', amount: 1000 }
	]);
});
