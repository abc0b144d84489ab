import { ok } from '#kernel';
import type { DraftsOf } from '../drafts.ts';
import { optional } from '../optional.ts';

export const assetDrafts: DraftsOf<'BuyAsset' | 'SellAsset'> = {
	BuyAsset: (_, { on, thing, amount, via }) =>
		ok([{ type: 'AssetBought', occurredOn: on, thing, amount, ...optional('via', via) }]),
	SellAsset: (_, { on, thing, amount, cost, via }) =>
		ok([
			{
				type: 'AssetSold',
				occurredOn: on,
				thing,
				amount,
				...optional('cost', cost),
				...optional('via', via)
			}
		])
};
