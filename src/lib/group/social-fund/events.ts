import * as v from 'valibot';
import { amount, common, listCode, memberId, via } from '../event-fields.ts';

export const socialFundPaidIn = v.strictObject({
	type: v.literal('SocialFundPaidIn'),
	...common,
	via,
	memberId,
	amount
});

export const socialFundPaidOut = v.strictObject({
	type: v.literal('SocialFundPaidOut'),
	...common,
	via,
	memberId,
	amount,
	reason: v.optional(listCode('what it was given for'))
});
