import { err, ok, type Result } from '#kernel';
import { credit, debit, entryOf } from '#ledger';
import * as v from 'valibot';
import {
	admitMovement,
	needsAccountOf,
	needsActiveMember,
	needsMeeting,
	needsWholeCoins
} from '../checks.ts';
import {
	expenseAccount,
	feesIncome,
	grants,
	helpFunds,
	moneyAccount,
	otherIncome,
	revolvingFund
} from '../chart.ts';
import { codeLists } from '../codes.ts';
import { amount, event, listCode, memberId, saying, text, via } from '../event-fields.ts';
import { noFacts, type AskedFor, type Drafted, type DraftsOf, type KindsOf } from '../kind.ts';
import { optional, tidy } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';

const feePaid = event('FeePaid', {
	via,
	memberId: saying(memberId, 'who paid it'),
	category: listCode('category of the fee'),
	amount
});

export type FeePaid = v.InferOutput<typeof feePaid>;

const incomeReceived = event('IncomeReceived', {
	via,
	memberId: saying(memberId, 'who brought it'),
	category: listCode('category of the income'),
	amount
});

export type IncomeReceived = v.InferOutput<typeof incomeReceived>;

const expensePaid = event('ExpensePaid', {
	via,
	memberId: saying(memberId, 'who was paid, or paid it out of her pocket'),
	category: listCode('category of the expense'),
	amount
});

export type ExpensePaid = v.InferOutput<typeof expensePaid>;

const grantReceived = event('GrantReceived', {
	via,
	kind: v.pipe(
		v.picklist(codeLists.grantKinds),
		v.description(
			'revolving fund · for whatever the group decides · for the most vulnerable, which is no money of the group (vulnerability reduction fund)'
		)
	),
	source: text('who gave it'),
	amount
});

export type GrantReceived = v.InferOutput<typeof grantReceived>;

declare module '../event-types.ts' {
	interface EventKinds {
		FeePaid: FeePaid;
		IncomeReceived: IncomeReceived;
		ExpensePaid: ExpensePaid;
		GrantReceived: GrantReceived;
	}
}

export type PayFee = AskedFor<'PayFee', FeePaid, 'memberId' | 'category' | 'amount' | 'via'>;

export type ReceiveIncome = AskedFor<
	'ReceiveIncome',
	IncomeReceived,
	'memberId' | 'category' | 'amount' | 'via'
>;

export type ReceiveGrant = AskedFor<'ReceiveGrant', GrantReceived, 'kind' | 'source' | 'amount' | 'via'>;

export type PayExpense = AskedFor<'PayExpense', ExpensePaid, 'category' | 'amount' | 'via'>;

export type IncomeExpenseCommand = PayFee | ReceiveIncome | PayExpense | ReceiveGrant;

/** Account of each kind of grant; that for the most vulnerable is restricted and not part of the corpus. */
export const grantAccounts = {
	revolvingFund,
	grant: grants,
	vulnerabilityFund: helpFunds.vulnerabilityFund
} as const;

export const incomeExpenseKinds = {
	FeePaid: {
		fields: feePaid,
		admit: admitMovement,
		legs: (_, event) =>
			entryOf([debit(moneyAccount(event.via), event.amount), credit(feesIncome, event.amount)]),
		facts: noFacts,
		shown: { words: 'meeting.other-fee', picture: 'receipt', account: 'paper.money-fee' }
	},
	IncomeReceived: {
		fields: incomeReceived,
		admit: admitMovement,
		legs: (_, event) =>
			entryOf([
				debit(moneyAccount(event.via), event.amount),
				credit(otherIncome(event.category), event.amount)
			]),
		facts: noFacts,
		shown: { words: 'meeting.other-earned', picture: 'coins', account: 'paper.money-income' }
	},
	ExpensePaid: {
		fields: expensePaid,
		admit: admitExpense,
		legs: (_, event) =>
			entryOf([
				debit(expenseAccount(event.category), event.amount),
				credit(moneyAccount(event.via), event.amount)
			]),
		facts: noFacts,
		shown: { words: 'meeting.other-expense', picture: 'money-spent', account: 'paper.expense' }
	},
	GrantReceived: {
		fields: grantReceived,
		admit: admitGrant,
		legs: (_, { kind, amount, via }) =>
			entryOf([debit(moneyAccount(via), amount), credit(grantAccounts[kind], amount)]),
		facts: noFacts,
		shown: { words: 'book.entry-grant', picture: 'from-outside', account: 'paper.money-grant' }
	}
} as const satisfies KindsOf<FeePaid | IncomeReceived | ExpensePaid | GrantReceived>;

export const incomeExpenseDrafts: DraftsOf<IncomeExpenseCommand> = {
	PayFee: (_, { on, memberId, category, amount, via }) =>
		ok([
			{
				type: 'FeePaid',
				occurredOn: on,
				...optional('memberId', memberId),
				category,
				amount,
				...optional('via', via)
			}
		]),
	ReceiveIncome: draftIncome,
	PayExpense: (_, { on, category, amount, via }) =>
		ok([{ type: 'ExpensePaid', occurredOn: on, category, amount, ...optional('via', via) }]),
	ReceiveGrant: (_, { on, kind, source, amount, via }) => {
		const grant = { kind, source: tidy(source), amount, ...optional('via', via) };
		return ok([{ type: 'GrantReceived', occurredOn: on, ...grant }]);
	}
};

function admitExpense(state: GroupState, event: ExpensePaid): Result<ExpensePaid, Rejection> {
	const refused =
		needsMeeting(state) ??
		needsActiveMember(state, event.memberId, event.occurredOn) ??
		needsAccountOf(state, event.via) ??
		needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

function admitGrant(state: GroupState, event: GrantReceived): Result<GrantReceived, Rejection> {
	const refused =
		needsMeeting(state) ??
		needsAccountOf(state, event.via) ??
		needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

function draftIncome(_: GroupState, { on, memberId, category, amount, via }: ReceiveIncome): Drafted {
	if (isGrant(category)) return err({ type: 'GrantNotIncome' });
	return ok([
		{
			type: 'IncomeReceived',
			occurredOn: on,
			...optional('memberId', memberId),
			category,
			amount,
			...optional('via', via)
		}
	]);
}

/** True for money from the government, which the group must keep: as income it would be shared out as profit. Older books have such income. */
export const isGrant = (incomeCategory: string): boolean => incomeCategory === 'government';
