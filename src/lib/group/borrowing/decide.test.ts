import { describe, expect, test } from 'vitest';
import type { ApplicationId, BankAccountId, BorrowingId } from '#kernel';
import { money } from '#money';
import {
	bankOpened,
	bookOf,
	day,
	doing,
	founded,
	openMeeting,
	rupees,
	toBank,
	type Entry
} from '../../../../tests/support/builders.ts';
import { applied, borrowed, creditOpened } from '../../../../tests/support/outside-money.ts';
import { type Command, type GroupState } from '../index.ts';

// Each command for bank or outside money writes one event.

const on = '2025-01-05';
const b1 = 'b1' as BankAccountId;
const loan = 'bl1' as BorrowingId;
const credit = 'cc' as BorrowingId;
const asked = 'a1' as ApplicationId;

/** A group with 1,000 in the box and one empty bank account. */
const group = [...founded(on, { box: 1000 }), bankOpened()(on)];
const openWith = (...entries: readonly Entry[]): GroupState =>
	bookOf([...group, ...openMeeting(1, on, ...entries)]);

describe('what a screen asks for', () => {
	const written = (state: GroupState, command: Command) => {
		const decision = doing(state, command);
		return decision.ok ? decision.value.steps.map((step) => step.event) : decision.error;
	};
	const stamp = { eventId: 'x1', recordedAt: '2026-11-24T09:00:00.000Z', occurredOn: on };
	const today = day(on);
	const state = openWith(toBank(500), applied(500), borrowed(500), creditOpened(300));
	const valueOn = day('2025-01-03');

	const cases: readonly (readonly [Command, object])[] = [
		[
			{ type: 'CreditBankInterest', on: today, bankAccountId: b1, amount: money(1235), valueOn },
			{ type: 'BankInterestCredited', bankAccountId: 'b1', amount: 1235, valueOn }
		],
		[
			{ type: 'ChargeBank', on: today, bankAccountId: b1, amount: money(590) },
			{ type: 'BankCharged', bankAccountId: 'b1', amount: 590 }
		],
		[
			{ type: 'MatchStatement', on: today, bankAccountId: b1, balance: money(50000), valueOn },
			{ type: 'BankStatementMatched', bankAccountId: 'b1', balance: 50000, valueOn }
		],
		[
			{
				type: 'ReceiveGrant',
				on: today,
				kind: 'grant',
				source: ' Mission\n',
				amount: rupees(10),
				via: 'bank/b1'
			},
			{ type: 'GrantReceived', kind: 'grant', source: 'Mission', amount: 1000, via: 'bank/b1' }
		],
		[
			{
				type: 'ApplyForLoan',
				on: today,
				applicationId: 'a2' as ApplicationId,
				lender: ' Bank ',
				amount: rupees(9),
				rule: 'nrlm-dose-1'
			},
			{ type: 'LoanApplied', applicationId: 'a2', lender: 'Bank', amount: 900, rule: 'nrlm-dose-1' }
		],
		[
			{
				type: 'AnswerApplication',
				on: today,
				applicationId: asked,
				answer: 'refused',
				reason: 'papersMissing'
			},
			{ type: 'LoanAnswered', applicationId: 'a1', answer: 'refused', reason: 'papersMissing' }
		],
		[
			{
				type: 'AnswerApplication',
				on: today,
				applicationId: asked,
				answer: 'sanctioned',
				amount: rupees(400)
			},
			{ type: 'LoanAnswered', applicationId: 'a1', answer: 'sanctioned', amount: 40000 }
		],
		[
			{
				type: 'ReceiveBorrowing',
				on: today,
				borrowingId: 'bl2' as BorrowingId,
				lender: 'Federation ',
				kind: 'federation',
				amount: rupees(20),
				terms: { instalments: 2 },
				applicationId: asked,
				via: 'bank/b1',
				valueOn
			},
			{
				type: 'BorrowingReceived',
				borrowingId: 'bl2',
				lender: 'Federation',
				kind: 'federation',
				amount: 2000,
				terms: { instalments: 2 },
				applicationId: 'a1',
				via: 'bank/b1',
				valueOn
			}
		],
		[
			{
				type: 'ChargeBorrowing',
				on: today,
				borrowingId: loan,
				interest: money(77),
				charges: money(0),
				valueOn
			},
			{ type: 'BorrowingCharged', borrowingId: 'bl1', interest: 77, valueOn }
		],
		[
			{
				type: 'RepayBorrowing',
				on: today,
				borrowingId: loan,
				principal: rupees(100),
				interest: money(0),
				charges: money(50),
				via: 'bank/b1',
				valueOn
			},
			{ type: 'BorrowingRepaid', borrowingId: 'bl1', principal: 10000, charges: 50, via: 'bank/b1', valueOn }
		],
		[
			{
				type: 'OpenCashCredit',
				on: today,
				borrowingId: 'cc2' as BorrowingId,
				lender: ' Gramin Bank\t',
				limit: rupees(600),
				drawingPower: rupees(300),
				applicationId: asked
			},
			{
				type: 'CashCreditOpened',
				borrowingId: 'cc2',
				lender: 'Gramin Bank',
				limit: 60000,
				drawingPower: 30000,
				applicationId: 'a1'
			}
		],
		[
			{
				type: 'SetDrawingPower',
				on: today,
				borrowingId: credit,
				drawingPower: rupees(500),
				from: day('2025-02-01'),
				limit: rupees(700)
			},
			{
				type: 'DrawingPowerSet',
				borrowingId: 'cc',
				drawingPower: 50000,
				from: '2025-02-01',
				limit: 70000
			}
		],
		[
			{ type: 'SetDrawingPower', on: today, borrowingId: credit, drawingPower: rupees(200) },
			{ type: 'DrawingPowerSet', borrowingId: 'cc', drawingPower: 20000 }
		],
		[
			{
				type: 'DrawCashCredit',
				on: today,
				borrowingId: credit,
				amount: rupees(100),
				via: 'bank/b1',
				valueOn
			},
			{
				type: 'BorrowingReceived',
				borrowingId: 'cc',
				lender: 'Gramin Bank',
				kind: 'cashCredit',
				amount: 10000,
				via: 'bank/b1',
				valueOn
			}
		],
		[
			{ type: 'TakeCashFromBank', on: today, bankAccountId: b1, amount: rupees(20), slip: 'W-7', valueOn },
			{ type: 'CashTakenFromBank', bankAccountId: 'b1', amount: 2000, slip: 'W-7', valueOn }
		]
	];

	test.each(cases.map((one) => [one[0].type, ...one] as const))('%s', (_, command, expected) => {
		expect(written(state, command)).toEqual([{ ...stamp, ...expected }]);
	});

	test('of a cash credit that nobody opened nothing is drawn', () => {
		const borrowingId = 'other' as BorrowingId;
		const command = { type: 'DrawCashCredit', on: today, borrowingId, amount: rupees(1) } as const;
		expect(written(state, command)).toEqual({ type: 'BorrowingUnknown', borrowingId: 'other' });
	});

	test('is refused for the reason of the event', () => {
		const command = { type: 'RepayBorrowing', on: today, borrowingId: loan, principal: rupees(501) } as const;
		expect(written(state, command)).toEqual({ type: 'MoreThanOwed', owed: 50000 });
	});
});
