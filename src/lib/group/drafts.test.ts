import { describe, expect, test } from 'vitest';
import type { BankAccountId } from '#kernel';
import {
	aStamp,
	bookOf,
	day,
	doing,
	loanId,
	openMeeting,
	rules,
	rupees,
	saved,
	withFields
} from '../../../tests/support/builders.ts';

import { terms } from '../../../tests/support/loan-entries.ts';
import {
	agreedBy,
	firstOf,
	here,
	m1,
	m2,
	m3,
	now,
	on,
	refusalOfCommand,
	tapBook
} from '../../../tests/support/tap-book.ts';
import { type Command } from './index.ts';

// Events written by a command: every given field, and the requirements of the app (ledger law 3, 5 and 8).

const b1 = 'b1' as BankAccountId;
const via = 'bank/b1';
const open = bookOf([...tapBook(), ...openMeeting(2, now, ...here)]);

describe('a tap writes every field that it was given', () => {
	const cases: readonly (readonly [Command, object])[] = [
		[
			{
				type: 'OpenBankAccount',
				on,
				bankAccountId: 'b2' as BankAccountId,
				bank: ' Gramin ',
				branch: ' Sonbarsa ',
				lastFour: '1234'
			},
			{ type: 'BankAccountOpened', bankAccountId: 'b2', bank: 'Gramin', branch: 'Sonbarsa', lastFour: '1234' }
		],
		[
			{
				type: 'DescribeGroup',
				on,
				place: { village: ' Sonpur ', street: ' ' },
				codes: { nrlm: 'BR/1' },
				bankAccountId: 'b1' as BankAccountId,
				branch: ' Sonbarsa ',
				ifsc: 'EXMP0000021',
				lastFour: '4321'
			},
			{
				type: 'GroupDescribed',
				place: { village: 'Sonpur' },
				codes: { nrlm: 'BR/1' },
				bankAccountId: 'b1',
				branch: 'Sonbarsa',
				ifsc: 'EXMP0000021',
				lastFour: '4321'
			}
		],
		[
			{ type: 'MarkAttendance', on, memberId: m3, state: 'excused' },
			{ type: 'AttendanceMarked', memberId: 'm3', state: 'excused' }
		],
		[
			{ type: 'DepositSaving', on, memberId: m3, fund: 'voluntary', amount: rupees(7) },
			{ type: 'SavingDeposited', memberId: 'm3', fund: 'voluntary', amount: 700 }
		],
		[
			{ type: 'PayExpense', on, category: 'stationery', amount: rupees(7), via },
			{ type: 'ExpensePaid', category: 'stationery', amount: 700, via }
		],
		[
			{
				type: 'TakeCashToBank',
				on,
				bankAccountId: b1,
				amount: rupees(50),
				slip: 's1',
				by: [m1, m2],
				valueOn: day('2025-02-06')
			},
			{
				type: 'CashTakenToBank',
				bankAccountId: 'b1',
				amount: 5000,
				slip: 's1',
				by: ['m1', 'm2'],
				valueOn: '2025-02-06'
			}
		],
		[
			{
				type: 'CountCash',
				on,
				pieces: new Map([
					[rupees(100), 3],
					[rupees(200), 0],
					[rupees(500), 1]
				])
			},
			{ type: 'CashCounted', pieces: { '10000': 3, '50000': 1 } }
		],
		[
			{ type: 'PayFee', on, memberId: m2, category: 'entrance', amount: rupees(5), via },
			{ type: 'FeePaid', memberId: 'm2', category: 'entrance', amount: 500, via }
		],
		[
			{ type: 'ReceiveIncome', on, memberId: m2, category: 'other', amount: rupees(5), via },
			{ type: 'IncomeReceived', memberId: 'm2', category: 'other', amount: 500, via }
		],
		[
			{ type: 'BuyAsset', on, thing: 'mat', amount: rupees(5), via },
			{ type: 'AssetBought', thing: 'mat', amount: 500, via }
		],
		[
			{ type: 'SellAsset', on, thing: 'scale', amount: rupees(5), via },
			{ type: 'AssetSold', thing: 'scale', amount: 500, via }
		],
		[
			{ type: 'WithdrawSaving', on, memberId: m1, fund: 'regular', amount: rupees(5), via },
			{ type: 'SavingWithdrawn', memberId: 'm1', fund: 'regular', amount: 500, via }
		],
		[
			{
				type: 'DisburseLoan',
				on,
				loanId: loanId('l2'),
				memberId: m2,
				principal: rupees(50),
				terms: terms(),
				purpose: 'health',
				guarantors: [m3],
				agreedBy,
				via
			},
			{
				type: 'LoanDisbursed',
				loanId: 'l2',
				principal: 5000,
				source: 'own',
				guarantors: ['m3'],
				via
			}
		],
		[
			{ type: 'TopUpLoan', on, loanId: loanId('l1'), amount: rupees(50), terms: terms(), agreedBy, via },
			{ type: 'LoanToppedUp', loanId: 'l1', amount: 5000, terms: terms(), via }
		],
		[
			{ type: 'LeaveGroup', on, memberId: m2, reason: 'moved', agreedBy, via },
			{ type: 'MemberLeft', memberId: 'm2', reason: 'moved', via }
		],
		[
			{ type: 'CreditBankInterest', on, bankAccountId: b1, amount: rupees(5), valueOn: day('2025-01-31') },
			{ type: 'BankInterestCredited', amount: 500, valueOn: '2025-01-31' }
		],
		[
			{
				type: 'PayDividend',
				on,
				rule: 'equal',
				amount: rupees(9),
				to: 'box',
				parts: [m1, m2, m3].map((memberId) => ({ memberId, amount: rupees(3) })),
				agreedBy
			},
			{
				type: 'DividendPaid',
				amount: 900,
				parts: ['m1', 'm2', 'm3'].map((memberId) => ({ memberId, amount: 300 }))
			}
		]
	];
	test.each(cases)('%o', (command, event) => {
		expect(firstOf(open, command)).toMatchObject({ ...event, occurredOn: now });
	});

	test('what the bank took, with the bank’s own day; of a count only the rows with something in them', () => {
		const charge = {
			type: 'ChargeBank',
			on,
			bankAccountId: b1,
			amount: rupees(5),
			valueOn: day('2025-01-31')
		} as const;
		expect(firstOf(open, charge)).toMatchObject({ type: 'BankCharged', amount: 500, valueOn: '2025-01-31' });
		const count = {
			type: 'CountCash',
			on,
			pieces: new Map([
				[rupees(100), 0],
				[rupees(500), 1]
			])
		} as const;
		expect(firstOf(open, count)).toHaveProperty('pieces', { '50000': 1 });
	});

	test('half a rupee that no coin can pay is paid to her later, and is hers to be paid now', () => {
		const halves = bookOf([
			...tapBook(),
			...openMeeting(2, now, ...here, withFields(saved('m2', 0.5), { via }))
		]);
		const left = { type: 'LeaveGroup', on, memberId: m2, reason: 'moved', agreedBy } as const;
		expect(firstOf(halves, left)).toMatchObject({ settlement: { savings: 5050, paid: 5000, payable: 50 } });
		expect(firstOf(halves, { ...left, paidNow: rupees(20) })).toMatchObject({
			settlement: { paid: 2000, payable: 3050 }
		});
	});

	test('what is paid to her afterwards, through the bank', () => {
		const left = {
			type: 'LeaveGroup',
			on,
			memberId: m2,
			reason: 'moved',
			paidNow: rupees(20),
			agreedBy
		} as const;
		const gone = doing(open, left, aStamp('gone'));
		const paid = { type: 'PayPayable', on, memberId: m2, amount: rupees(30), via } as const;
		expect(gone.ok && firstOf(gone.value.state, paid)).toMatchObject({
			type: 'PayablePaid',
			memberId: 'm2',
			amount: 3000,
			via
		});
		// She has 50: all of it is accepted, 51 is refused.
		expect(firstOf(open, { ...left, paidNow: rupees(50) })).toMatchObject({
			settlement: { paid: 5000, payable: 0 }
		});
		expect(refusalOfCommand(open, { ...left, paidNow: rupees(51) })).toEqual({
			type: 'MoreThanOwed',
			owed: 5000
		});
		expect(firstOf(open, left)).toMatchObject({ settlement: { paid: 2000, payable: 3000 } });
	});

	test('where the group lives', () => {
		const found = {
			type: 'FoundGroup',
			on,
			name: 'Ujala',
			place: { village: 'Sonbarsa' },
			constitution: rules() as never,
			members: [],
			offices: []
		} as const;
		expect(firstOf(bookOf([]), found)).toMatchObject({ name: 'Ujala', place: { village: 'Sonbarsa' } });
	});
});
