import * as v from 'valibot';
import { amount, balance, common, listCode, loanId, loanTerms, saying, via } from './shared.ts';

export const loanRescheduled = v.strictObject({
	type: v.literal('LoanRescheduled'),
	...common,
	loanId,
	terms: loanTerms
});

export const loanToppedUp = v.strictObject({
	type: v.literal('LoanToppedUp'),
	...common,
	via,
	loanId,
	amount: v.pipe(amount, v.description('minor units lent on top')),
	terms: saying(
		loanTerms,
		'new terms for all that is out; when left out, the extra is spread over the parts to come'
	)
});

export const loanWrittenOff = v.strictObject({
	type: v.literal('LoanWrittenOff'),
	...common,
	loanId,
	reason: listCode('why it will not come back'),
	principal: v.optional(
		v.pipe(amount, v.description('minor units that are given up: all that was out; computed when left out'))
	),
	interest: v.optional(
		v.pipe(
			balance,
			v.description('minor units of interest that were charged by its day and unpaid; computed when left out')
		)
	)
});
