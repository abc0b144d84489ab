import { ok } from '#kernel';
import type { DraftsOf } from '../drafts.ts';
import { optional } from '../optional.ts';

export const savingDrafts: DraftsOf<'DepositSaving' | 'WithdrawSaving'> = {
	DepositSaving: (_, { on, memberId, fund, amount }) =>
		ok([{ type: 'SavingDeposited', occurredOn: on, memberId, fund, amount }]),
	WithdrawSaving: (_, { on, memberId, fund, amount, via }) =>
		ok([{ type: 'SavingWithdrawn', occurredOn: on, memberId, fund, amount, ...optional('via', via) }])
};
