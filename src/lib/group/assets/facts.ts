import { noFacts, type FactsOf } from '../facts.ts';

export const assetFacts: FactsOf<'AssetBought' | 'AssetSold'> = {
	AssetBought: noFacts,
	AssetSold: noFacts
};
