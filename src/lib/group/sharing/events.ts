import * as v from 'valibot';
import { amount, balance, common, count, memberId, saying, toOthers, via } from '../event-fields.ts';
import { countedPieces } from '../meeting/events.ts';
import { sharingRule } from '../rules/constitution-schema.ts';

const sharedPart = v.strictObject({ memberId, amount });

export const sharingWeights = v.optional(
	v.pipe(
		v.record(
			v.picklist(['equal', 'bySavings', 'byShares', 'bySavingMonths', 'bySavingMeetings', 'interestBack']),
			count(0, 100, 'weight')
		),
		v.description('of `mixed`: rule → its share in hundredths, 100 in all')
	)
);

const percent = v.pipe(
	v.string(),
	v.regex(/^(?:0|[1-9]\d{0,2})(?:\.\d{1,2})?$/, 'a percentage is a decimal such as "12.5"')
);

export const sharingRate = v.optional(
	v.strictObject({
		percent: v.pipe(percent, v.description('of `fixedRate`: what each hundred of her savings brings')),
		taxPercent: saying(percent, 'of what it brings, kept back for a tax')
	})
);

export const dividendPaid = v.strictObject({
	type: v.literal('DividendPaid'),
	...common,
	via,
	rule: sharingRule,
	weights: sharingWeights,
	rate: sharingRate,
	amount: v.pipe(amount, v.description('minor units to be shared')),
	parts: saying(
		v.pipe(v.array(sharedPart), v.maxLength(60)),
		'what each woman gets; computed where it is missing, refused where the rule gives something else'
	),
	to: v.pipe(v.picklist(['box', 'savings']), v.description('paid out, or added to her regular savings'))
});

/** What one woman got at a share-out, minor units: part + voluntary = loan + interest + fines + paid + kept + payable. */
export const sharedOutLine = v.strictObject({
	memberId,
	savings: v.pipe(balance, v.description('her regular savings and shares, which go up in her part')),
	part: v.pipe(balance, v.description('her savings and profit, rounded, before her debts')),
	voluntary: saying(amount, 'of her voluntary savings: pays debts that her part does not cover'),
	loan: v.pipe(balance, v.description('principal of her loans that is taken off')),
	interest: v.pipe(balance, v.description('interest fallen due that is taken off')),
	fines: v.pipe(balance, v.description('fines that are taken off')),
	paid: v.pipe(balance, v.description('paid out of the box')),
	kept: v.pipe(balance, v.description('her saving for the next cycle')),
	payable: v.pipe(balance, v.description('what no coin can pay: still to be paid to her')),
	cut: saying(amount, 'what her part lacks because debtors owe more than they have: it is hers as they pay')
});

export type SharedOutLine = v.InferOutput<typeof sharedOutLine>;

export const cycleSharedOut = v.strictObject({
	type: v.literal('CycleSharedOut'),
	...common,
	rule: sharingRule,
	weights: sharingWeights,
	rate: sharingRate,
	basis: v.pipe(
		v.picklist(['whole', 'netted']),
		v.description('all that the group has · less what the part of a debtor does not cover')
	),
	unit: saying(
		amount,
		'minor units to which parts are rounded; the rounding unit of the rules when left out'
	),
	notes: saying(
		countedPieces,
		'the notes and coins that lie in the box: what is paid is rounded down to what can be laid with them, and `unit` is the smallest piece to which that needs rounding, computed where it is missing'
	),
	keep: saying(
		v.pipe(v.array(sharedPart), v.maxLength(60)),
		'what each woman leaves with the group as her first saving of the next cycle'
	),
	parts: saying(
		v.pipe(v.array(sharedPart), v.maxLength(60)),
		'what each woman gets before her debts; computed where it is missing, refused where the rule gives something else'
	),
	lines: saying(
		v.pipe(v.array(sharedOutLine), v.maxLength(60)),
		'how each part was used; computed where it is missing, refused where it is something else'
	),
	socialFund: saying(amount, 'minor units of the social fund that are shared out, where the rules say so'),
	toOthers,
	setAside: saying(
		balance,
		'what of the box belongs to others and stayed there; computed where it is missing, refused where it is something else'
	)
});
