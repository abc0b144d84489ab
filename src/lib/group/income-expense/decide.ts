import { ok } from '#kernel';
import type { DraftsOf } from '../drafts.ts';
import { optional } from '../optional.ts';
import { tidy } from '../tidy.ts';

export const incomeExpenseDrafts: DraftsOf<'PayExpense' | 'PayFee' | 'ReceiveIncome' | 'ReceiveGrant'> = {
	PayExpense: (_, { on, category, amount, via }) =>
		ok([{ type: 'ExpensePaid', occurredOn: on, category, amount, ...optional('via', via) }]),
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
	ReceiveIncome: (_, { on, memberId, category, amount, via }) =>
		ok([
			{
				type: 'IncomeReceived',
				occurredOn: on,
				...optional('memberId', memberId),
				category,
				amount,
				...optional('via', via)
			}
		]),
	ReceiveGrant: (_, { on, kind, source, amount, via }) => {
		const grant = { kind, source: tidy(source), amount, ...optional('via', via) };
		return ok([{ type: 'GrantReceived', occurredOn: on, ...grant }]);
	}
};
