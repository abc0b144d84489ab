import * as v from 'valibot';
import { amount, common, listCode, saying, via } from '../event-fields.ts';

const thing = listCode('the thing: a code of the group');

export const assetBought = v.strictObject({
	type: v.literal('AssetBought'),
	...common,
	via,
	thing,
	amount
});

export const assetSold = v.strictObject({
	type: v.literal('AssetSold'),
	...common,
	via,
	thing,
	amount: v.pipe(
		amount,
		v.description('minor units received; the gain or loss against the book goes to other income or expense')
	),
	cost: saying(
		amount,
		'of a part: what it stood at in the book, in minor units; only that is booked out. Left out, all of the thing is sold'
	)
});
