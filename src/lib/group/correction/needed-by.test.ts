import { describe, expect, test } from 'vitest';
import type { JournalLine } from '../journal.ts';
import { neededBy } from './needed-by.ts';

// Entries that depend on an entry of a sealed page and must be corrected before it (ledger law 6.5).

/** A minimal entry: its kind and references. */
const line = (event: object, eventId = 'later'): JournalLine =>
	({
		event: { eventId, occurredOn: '2025-02-05', ...event },
		entry: null,
		meeting: null
	}) as unknown as JournalLine;

/** Without owners of loans and fines, only direct references count. */
const noDebts = { loans: new Map(), fines: new Map() };

const lent = { type: 'LoanDisbursed', loanId: 'l1', memberId: 'm1', guarantors: ['m2'] };
const sheet = {
	type: 'OpeningBalances',
	loans: [{ loanId: 'l1', memberId: 'm1' }],
	finesDue: [{ fineId: 'f1', memberId: 'm1' }],
	borrowings: [{ borrowingId: 'b1' }]
};
const joined = { type: 'MemberJoined', memberId: 'm1' };
const account = { type: 'BankAccountOpened', bankAccountId: 'b1' };
/** A cut-off sheet with one line. */
const bringing = (lines: object) => ({ type: 'OpeningBalances', ...lines });
const shared = { type: 'DividendPaid', parts: [{ memberId: 'm1' }, { memberId: 'm2' }] };

describe('is needed', () => {
	const cases: readonly (readonly [string, object, object])[] = [
		['a loan by what was repaid', lent, { type: 'LoanRepaid', loanId: 'l1' }],
		['a loan by its top-up', lent, { type: 'LoanToppedUp', loanId: 'l1' }],
		[
			'a top-up by what was repaid',
			{ type: 'LoanToppedUp', loanId: 'l1' },
			{ type: 'LoanRepaid', loanId: 'l1' }
		],
		[
			'a repayment by the giving up',
			{ type: 'LoanRepaid', loanId: 'l1' },
			{ type: 'LoanWrittenOff', loanId: 'l1' }
		],
		[
			'a reschedule by the giving up',
			{ type: 'LoanRescheduled', loanId: 'l1' },
			{ type: 'LoanWrittenOff', loanId: 'l1' }
		],
		[
			'a borrowing by its repayment',
			{ type: 'BorrowingReceived', borrowingId: 'b1' },
			{ type: 'BorrowingRepaid', borrowingId: 'b1' }
		],
		[
			'a fine by its payment',
			{ type: 'FineImposed', fineId: 'f1', memberId: 'm1' },
			{ type: 'FinePaid', fineId: 'f1' }
		],
		[
			'a fine by its forgiving',
			{ type: 'FineImposed', fineId: 'f1', memberId: 'm1' },
			{ type: 'FineForgiven', fineId: 'f1' }
		],
		[
			'an application by its answer',
			{ type: 'LoanApplied', applicationId: 'a1' },
			{ type: 'LoanAnswered', applicationId: 'a1' }
		],
		[
			'a joining by a deposit',
			{ type: 'MemberJoined', memberId: 'm1' },
			{ type: 'SavingDeposited', memberId: 'm1' }
		],
		['a joining by a loan that she stands in for', { type: 'MemberJoined', memberId: 'm2' }, lent],
		[
			'a joining by her saving in the paper book',
			joined,
			bringing({ savings: [{ memberId: 'm1', amount: 100 }] })
		],
		['a joining by her loan in the paper book', joined, sheet],
		[
			'an account by what lay there in the paper book',
			account,
			bringing({ bank: [{ bankAccountId: 'b1', amount: 100 }] })
		],
		[
			'a joining by a share-out that had nothing for her',
			{ type: 'MemberJoined', memberId: 'm2' },
			{ type: 'CycleSharedOut', parts: [], lines: [{ memberId: 'm2', savings: 100, part: 0 }] }
		],
		['a joining by a part', { type: 'MemberJoined', memberId: 'm2' }, shared],
		[
			'an account by a trip',
			{ type: 'BankAccountOpened', bankAccountId: 'b1' },
			{ type: 'CashTakenToBank', bankAccountId: 'b1' }
		],
		[
			'an account by what went through it',
			{ type: 'BankAccountOpened', bankAccountId: 'b1' },
			{ type: 'ExpensePaid', via: 'bank/b1' }
		],
		['the sheet by a repayment of its loan', sheet, { type: 'LoanRepaid', loanId: 'l1' }],
		['the sheet by a payment of its fine', sheet, { type: 'FinePaid', fineId: 'f1' }],
		['the sheet by a repayment of its borrowing', sheet, { type: 'BorrowingRepaid', borrowingId: 'b1' }],
		['a thing by its sale', { type: 'AssetBought', thing: 'scale' }, { type: 'AssetSold', thing: 'scale' }],
		[
			'a dispute by its end',
			{ type: 'DisputeRaised', about: 'e1', memberId: 'm1' },
			{ type: 'DisputeSettled', about: 'e1' }
		],
		[
			'a deposit by her leaving',
			{ type: 'SavingDeposited', memberId: 'm1' },
			{ type: 'MemberLeft', memberId: 'm1' }
		],
		['a guarantee by the leaving of her who stands in', lent, { type: 'MemberLeft', memberId: 'm2' }],
		['parts by the leaving of one who got one', shared, { type: 'MemberLeft', memberId: 'm2' }]
	];
	test.each(cases)('%s', (_, original, later) => {
		expect(neededBy(noDebts, line(original, 'original'), [line(later)])).toBe('later');
	});
});

describe('is not needed', () => {
	const other = { type: 'ExpensePaid', category: 'tea' };
	const cases: readonly (readonly [string, object, object])[] = [
		[
			'a joining by a sheet that brings her nothing',
			joined,
			bringing({ savings: [{ memberId: 'm1', amount: 0 }] })
		],
		['an account by a sheet of another', account, bringing({ bank: [{ bankAccountId: 'b2', amount: 100 }] })],
		['a loan by another', lent, { type: 'LoanRepaid', loanId: 'l2' }],
		[
			'a repayment by the next one',
			{ type: 'LoanRepaid', loanId: 'l1' },
			{ type: 'LoanRepaid', loanId: 'l1' }
		],
		[
			'a repayment by the giving up of another',
			{ type: 'LoanRepaid', loanId: 'l1' },
			{ type: 'LoanWrittenOff', loanId: 'l2' }
		],
		[
			'a deposit by the giving up of a loan',
			{ type: 'SavingDeposited', memberId: 'm1' },
			{ type: 'LoanWrittenOff', loanId: 'l1' }
		],
		[
			'a borrowing by another',
			{ type: 'BorrowingReceived', borrowingId: 'b1' },
			{ type: 'BorrowingRepaid', borrowingId: 'b2' }
		],
		[
			'a fine by another',
			{ type: 'FineImposed', fineId: 'f1', memberId: 'm1' },
			{ type: 'FinePaid', fineId: 'f2' }
		],
		[
			'an application by another',
			{ type: 'LoanApplied', applicationId: 'a1' },
			{ type: 'LoanAnswered', applicationId: 'a2' }
		],
		[
			'a joining by what another does',
			{ type: 'MemberJoined', memberId: 'm1' },
			{ type: 'SavingDeposited', memberId: 'm2' }
		],
		[
			'a joining by what nobody in particular does',
			{ type: 'MemberJoined', memberId: 'm1' },
			{ type: 'FeePaid', memberId: undefined }
		],
		[
			'a joining by a loan without anybody who stands in',
			{ type: 'MemberJoined', memberId: 'm2' },
			{ ...lent, guarantors: undefined }
		],
		[
			'a joining by shares that are not yet reckoned',
			{ type: 'MemberJoined', memberId: 'm2' },
			{ ...shared, parts: undefined }
		],
		[
			'an account by another',
			{ type: 'BankAccountOpened', bankAccountId: 'b1' },
			{ type: 'CashTakenToBank', bankAccountId: 'b2' }
		],
		[
			'an account by what went through another',
			{ type: 'BankAccountOpened', bankAccountId: 'b1' },
			{ type: 'ExpensePaid', via: 'bank/b2' }
		],
		['the sheet by another loan', sheet, { type: 'LoanRepaid', loanId: 'l2' }],
		['the sheet by another fine', sheet, { type: 'FinePaid', fineId: 'f2' }],
		['the sheet by another borrowing', sheet, { type: 'BorrowingRepaid', borrowingId: 'b2' }],
		[
			'a bare sheet by what it did not bring',
			{ type: 'OpeningBalances' },
			{ type: 'LoanRepaid', loanId: 'l1' }
		],
		[
			'a thing by the sale of another',
			{ type: 'AssetBought', thing: 'scale' },
			{ type: 'AssetSold', thing: 'mat' }
		],
		[
			'a thing by another of its kind',
			{ type: 'AssetBought', thing: 'scale' },
			{ type: 'AssetBought', thing: 'scale' }
		],
		[
			'a dispute by the end of another',
			{ type: 'DisputeRaised', about: 'e1', memberId: 'm1' },
			{ type: 'DisputeSettled', about: 'e2' }
		],
		[
			'a dispute by the next about the same',
			{ type: 'DisputeRaised', about: 'e1', memberId: 'm1' },
			{ type: 'DisputeRaised', about: 'e1', memberId: 'm2' }
		],
		[
			'a mark by her leaving',
			{ type: 'AttendanceMarked', memberId: 'm1' },
			{ type: 'MemberLeft', memberId: 'm1' }
		],
		['a pen by her leaving', { type: 'PenTaken', memberId: 'm1' }, { type: 'MemberLeft', memberId: 'm1' }],
		[
			'a deposit by the leaving of another',
			{ type: 'SavingDeposited', memberId: 'm1' },
			{ type: 'MemberLeft', memberId: 'm2' }
		],
		[
			'a deposit by a later one',
			{ type: 'SavingDeposited', memberId: 'm1' },
			{ type: 'SavingDeposited', memberId: 'm1' }
		]
	];
	test.each(cases)('%s', (_, original, later) => {
		expect(neededBy(noDebts, line(original, 'original'), [line(later)])).toBeNull();
	});

	test.each(cases.map(([, original]) => original))('%o by tea', (original) => {
		expect(neededBy(noDebts, line(original, 'original'), [line(other)])).toBeNull();
	});
});

test('the first that needs it is named', () => {
	const repaid = { type: 'LoanRepaid', loanId: 'l1' };
	const later = [line({ type: 'ExpensePaid' }, 'e1'), line(repaid, 'e2'), line(repaid, 'e3')];
	expect(neededBy(noDebts, line(lent, 'original'), later)).toBe('e2');
});
