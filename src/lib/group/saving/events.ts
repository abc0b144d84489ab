import * as v from 'valibot';
import { amount, common, memberId, savingFund, via } from '../event-fields.ts';

export const savingWithdrawn = v.strictObject({
	type: v.literal('SavingWithdrawn'),
	...common,
	via,
	memberId,
	fund: savingFund,
	amount
});

export const savingDeposited = v.strictObject({
	type: v.literal('SavingDeposited'),
	...common,
	via,
	memberId,
	fund: savingFund,
	amount
});
