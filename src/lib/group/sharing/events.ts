import * as v from 'valibot';
import { amount, common, count, memberId, saying, via } from '../event-fields.ts';
import { sharingRule } from '../rules/constitution-schema.ts';

const sharedPart = v.strictObject({ memberId, amount });

export const dividendPaid = v.strictObject({
	type: v.literal('DividendPaid'),
	...common,
	via,
	rule: sharingRule,
	weights: v.optional(
		v.pipe(
			v.record(
				v.picklist(['equal', 'bySavings', 'byShares', 'bySavingMonths', 'interestBack']),
				count(0, 100, 'weight')
			),
			v.description('of `mixed`: rule → its share in hundredths, 100 in all')
		)
	),
	amount: v.pipe(amount, v.description('minor units to be shared')),
	parts: saying(
		v.pipe(v.array(sharedPart), v.maxLength(60)),
		'what each woman gets; computed where it is missing, kept where it is given'
	),
	to: v.pipe(v.picklist(['box', 'savings']), v.description('paid out, or added to her regular savings'))
});
