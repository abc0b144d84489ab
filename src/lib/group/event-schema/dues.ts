import * as v from 'valibot';
import { amount, common, fineId, listCode, memberId, savingFund, saying, via } from './shared.ts';

const finesGo = v.picklist(['group', 'socialFund']);

export const savingWithdrawn = v.strictObject({
	type: v.literal('SavingWithdrawn'),
	...common,
	via,
	memberId,
	fund: savingFund,
	amount
});

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
	amount
});

export const feePaid = v.strictObject({
	type: v.literal('FeePaid'),
	...common,
	via,
	memberId: saying(memberId, 'who paid it'),
	category: listCode('category of the fee'),
	amount
});

export const incomeReceived = v.strictObject({
	type: v.literal('IncomeReceived'),
	...common,
	via,
	memberId: saying(memberId, 'who brought it'),
	category: listCode('category of the income'),
	amount
});

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
	)
});
