import * as v from 'valibot';
import {
	amount,
	balance,
	common,
	count,
	listCode,
	memberId,
	saying,
	toOthers,
	via
} from '../event-fields.ts';

const nameHash = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f]{64}$/, 'the hash of a name is 64 hex digits'),
	v.description('keyed hash of her name (docs/adr/0151); the name itself stands in no event')
);

export const memberJoined = v.strictObject({
	type: v.literal('MemberJoined'),
	...common,
	memberId,
	number: count(1, 9999, 'number of the member, given once'),
	symbol: v.optional(listCode('symbol of the member')),
	name: saying(nameHash, 'keyed hash of the name that she came with (docs/adr/0151)')
});

export const memberNamed = v.strictObject({
	type: v.literal('MemberNamed'),
	...common,
	memberId,
	name: nameHash
});

export const memberErased = v.strictObject({
	type: v.literal('MemberErased'),
	...common,
	memberId: v.pipe(memberId, v.description('whose record of people was erased; her figures stay'))
});

export const consentScope = v.pipe(
	v.array(v.picklist(['name', 'photo', 'voice', 'shareWithNgo'])),
	v.minLength(1),
	v.maxLength(4),
	v.description('what may be kept, or shown to the NGO')
);

export const consentGiven = v.strictObject({
	type: v.literal('ConsentGiven'),
	...common,
	memberId,
	notice: v.pipe(listCode('version of the notice that was read out'), v.description('version of the notice')),
	language: v.pipe(
		v.string(),
		v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language is a tag such as "hi"'),
		v.description('language in which it was read out')
	),
	scope: consentScope
});

export const consentWithdrawn = v.strictObject({
	type: v.literal('ConsentWithdrawn'),
	...common,
	memberId,
	scope: v.optional(consentScope)
});

/** What a woman who leaves gets and owes; minor units. savings + surplus = loan + interest + fines + paid + payable. */
export const settlement = v.strictObject({
	savings: v.pipe(balance, v.description('all her savings, every fund')),
	surplus: v.pipe(balance, v.description('her part of the surplus, by the rule of exit')),
	loan: v.pipe(balance, v.description('principal of her loans that is taken off')),
	interest: v.pipe(balance, v.description('interest that is taken off')),
	fines: v.pipe(balance, v.description('fines that are taken off')),
	paid: v.pipe(balance, v.description('paid out now')),
	payable: v.pipe(balance, v.description('still to be paid to her or her heirs'))
});

export type Settlement = v.InferOutput<typeof settlement>;

export const memberLeft = v.strictObject({
	type: v.literal('MemberLeft'),
	...common,
	via,
	memberId,
	reason: v.picklist(['moved', 'wish', 'death', 'excluded']),
	settlement: v.optional(
		v.pipe(settlement, v.description('computed where it is missing; kept where it is given'))
	),
	toOthers
});

export const payablePaid = v.strictObject({
	type: v.literal('PayablePaid'),
	...common,
	via,
	memberId,
	amount
});

/** Kinds of events about the women: each has its admission, its facts and its legs. */
export type MemberEventType =
	| 'MemberJoined'
	| 'MemberNamed'
	| 'MemberErased'
	| 'ConsentGiven'
	| 'ConsentWithdrawn'
	| 'MemberLeft'
	| 'PayablePaid';
