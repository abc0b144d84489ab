import * as v from 'valibot';
import { amount, common, listCode, memberId, saying, text, via } from '../event-fields.ts';

export const feePaid = v.strictObject({
	type: v.literal('FeePaid'),
	...common,
	via,
	memberId: saying(memberId, 'who paid it'),
	category: listCode('category of the fee'),
	amount
});

export const incomeReceived = v.strictObject({
	type: v.literal('IncomeReceived'),
	...common,
	via,
	memberId: saying(memberId, 'who brought it'),
	category: listCode('category of the income'),
	amount
});

export const expensePaid = v.strictObject({
	type: v.literal('ExpensePaid'),
	...common,
	via,
	memberId: saying(memberId, 'who was paid, or paid it out of her pocket'),
	category: listCode('category of the expense'),
	amount
});

export const grantReceived = v.strictObject({
	type: v.literal('GrantReceived'),
	...common,
	via,
	kind: v.picklist(['revolvingFund', 'grant']),
	source: text('who gave it'),
	amount
});
