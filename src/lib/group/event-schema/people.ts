import * as v from 'valibot';
import { constitutionSchema, sharingRule } from './constitution.ts';
import { amount, balance, common, count, eventId, listCode, memberId, saying, text, via } from './shared.ts';

export const constitutionChanged = v.strictObject({
	type: v.literal('ConstitutionChanged'),
	...common,
	constitution: constitutionSchema,
	resolution: saying(eventId, 'the ResolutionPassed that decided it')
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
	)
});

export const payablePaid = v.strictObject({
	type: v.literal('PayablePaid'),
	...common,
	via,
	memberId,
	amount
});

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

const plannedLoan = v.strictObject({
	memberId,
	amount,
	purpose: listCode('purpose of the loan'),
	instalments: v.optional(count(1, 240, 'number of instalments'))
});

export const resolutionPassed = v.strictObject({
	type: v.literal('ResolutionPassed'),
	...common,
	kind: listCode('kind of resolution'),
	text: v.optional(text('a resolution about the group', 500)),
	forIt: count(0, 60, 'women who said yes'),
	present: count(0, 60, 'women who were there'),
	plan: saying(
		v.pipe(v.array(plannedLoan), v.minLength(1), v.maxLength(30)),
		'of a micro-credit plan: who is to get how much of what the group asks for, and what for; each woman once'
	)
});

export const disputeRaised = v.strictObject({
	type: v.literal('DisputeRaised'),
	...common,
	about: v.pipe(eventId, v.description('id of the entry that she disputes')),
	memberId: v.pipe(memberId, v.description('who says that it is wrong')),
	kind: listCode('what is disputed')
});

export const disputeSettled = v.strictObject({
	type: v.literal('DisputeSettled'),
	...common,
	about: v.pipe(eventId, v.description('id of the disputed entry')),
	outcome: v.pipe(
		v.picklist(['upheld', 'corrected', 'withdrawn']),
		v.description('the entry stands · it was corrected · she takes the dispute back')
	)
});
