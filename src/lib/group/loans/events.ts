import * as v from 'valibot';
import {
	amount,
	amountMax,
	balance,
	common,
	listCode,
	loanId,
	loanSource,
	loanTerms,
	memberId,
	saying,
	toOthers,
	via
} from '../event-fields.ts';

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

export const overdueInterestForgiven = v.strictObject({
	type: v.literal('OverdueInterestForgiven'),
	...common,
	loanId,
	amount: v.optional(
		v.pipe(
			amount,
			v.description(
				'minor units of interest for being late that are owed no more; all that is unpaid when left out'
			)
		)
	)
});

export const loanDisbursed = v.strictObject({
	type: v.literal('LoanDisbursed'),
	...common,
	via,
	loanId,
	memberId,
	principal: v.pipe(amount, v.description('minor units lent')),
	source: loanSource,
	terms: loanTerms,
	purpose: listCode('purpose of the loan'),
	guarantors: saying(v.pipe(v.array(memberId), v.maxLength(10)), 'members who stand in for it')
});

export const paymentSplit = v.strictObject({
	interestArrears: balance,
	interestDue: balance,
	principal: balance
});

export type PaymentSplit = v.InferOutput<typeof paymentSplit>;

export const loanRepaid = v.strictObject({
	type: v.literal('LoanRepaid'),
	...common,
	via,
	loanId,
	amount,
	split: v.optional(
		v.pipe(
			paymentSplit,
			v.description(
				'what the payment was used for; computed where it is missing, kept where it is given; all zero where the loan was written off: the whole amount is recovered'
			)
		)
	),
	toOthers,
	rounding: saying(
		v.pipe(v.number(), v.integer(), v.minValue(-amountMax), v.maxValue(amountMax)),
		'what no coin can pay of a loan that is paid off, in minor units: above zero the group forgoes it, below zero it keeps it; the split is the amount and this'
	)
});
