import { err, ok } from '#kernel';
import type { Drafted, DraftsOf } from '../drafts.ts';
import { optional } from '../optional.ts';
import type { GroupState } from '../state.ts';
import { tidy } from '../tidy.ts';
import type { ReceiveIncome } from './commands.ts';

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
	ReceiveIncome: draftIncome,
	ReceiveGrant: (_, { on, kind, source, amount, via }) => {
		const grant = { kind, source: tidy(source), amount, ...optional('via', via) };
		return ok([{ type: 'GrantReceived', occurredOn: on, ...grant }]);
	}
};

/** What the government gives is the group's to keep: as income it would be a profit that is shared out. Books have it from before. */
export const isGrant = (incomeCategory: string): boolean => incomeCategory === 'government';

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
