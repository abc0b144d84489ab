import { ok } from '#kernel';
import type { DraftsOf } from '../drafts.ts';

export const openingDrafts: DraftsOf<'EnterOpeningBalances'> = {
	EnterOpeningBalances: (_, { on, balances }) =>
		ok([{ type: 'OpeningBalances', occurredOn: on, ...balances }])
};
