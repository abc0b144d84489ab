import * as v from 'valibot';
import { amount, common, fineId, listCode, memberId, saying, toOthers, via } from '../event-fields.ts';

const finesGo = v.picklist(['group', 'socialFund']);

export const fineImposed = v.strictObject({
	type: v.literal('FineImposed'),
	...common,
	fineId,
	memberId,
	reason: listCode('reason of the fine: absent, late, savingMissed, instalmentMissed or a code of the group'),
	amount,
	to: saying(finesGo, 'where it goes; by the rules of that day when left out, and kept')
});

export const fineForgiven = v.strictObject({ type: v.literal('FineForgiven'), ...common, fineId });

export const finePaid = v.strictObject({
	type: v.literal('FinePaid'),
	...common,
	via,
	fineId,
	amount,
	toOthers
});
