import * as v from 'valibot';
import {
	amount,
	applicationId,
	balance,
	borrowingId,
	common,
	count,
	day,
	listCode,
	percentPerMonth,
	saying,
	text,
	valueOn,
	via
} from '../event-fields.ts';

export const loanApplied = v.strictObject({
	type: v.literal('LoanApplied'),
	...common,
	applicationId,
	lender: text('lender'),
	amount,
	rule: v.optional(listCode('rule that the amount was worked out by'))
});

export const loanAnswered = v.strictObject({
	type: v.literal('LoanAnswered'),
	...common,
	applicationId,
	answer: v.pipe(
		v.picklist(['sanctioned', 'returned', 'refused']),
		v.description('agreed · sent back to be completed · said no')
	),
	amount: saying(amount, 'minor units that were sanctioned'),
	reason: v.optional(listCode('why it was returned or refused'))
});

export const borrowingKind = v.pipe(
	v.picklist(['bank', 'cashCredit', 'cif', 'federation', 'other']),
	v.description(
		'loan of a bank · cash credit of a bank, drawn and repaid on one account · community investment fund · federation · any other lender'
	)
);

export type BorrowingKind = v.InferOutput<typeof borrowingKind>;

/** What the lender asks, for the plan of repayment; its interest is entered from the lender's book, never computed. */
export const borrowingTerms = v.strictObject({
	percentPerMonth: v.optional(percentPerMonth),
	instalments: v.optional(count(1, 240, 'number of instalments')),
	instalmentAmount: saying(amount, 'minor units of one instalment, as the lender says'),
	firstDueOn: saying(day, 'first instalment falls due')
});

export type BorrowingTerms = v.InferOutput<typeof borrowingTerms>;

const limit = v.pipe(amount, v.description('minor units that the account may owe at most, as sanctioned'));

const drawingPower = v.pipe(amount, v.description('minor units that may be owed when money is drawn'));

const from = saying(day, "the drawing power holds from this day; the event's own day where it is left out");

/** Of a cash credit that the cut-off sheet brings in. */
export const openCashCredit = v.strictObject({ limit, drawingPower });

export const cashCreditOpened = v.strictObject({
	type: v.literal('CashCreditOpened'),
	...common,
	borrowingId,
	lender: text('lender'),
	limit,
	drawingPower,
	from,
	applicationId: v.optional(applicationId)
});

export const drawingPowerSet = v.strictObject({
	type: v.literal('DrawingPowerSet'),
	...common,
	borrowingId,
	drawingPower,
	from,
	limit: saying(amount, 'minor units of a new limit, where the bank fixed one with it')
});

export const borrowingReceived = v.strictObject({
	type: v.literal('BorrowingReceived'),
	...common,
	via,
	valueOn,
	borrowingId,
	lender: text('lender'),
	kind: borrowingKind,
	amount,
	terms: v.optional(borrowingTerms),
	applicationId: v.optional(applicationId)
});

const debited = {
	interest: saying(balance, 'minor units of interest'),
	charges: saying(balance, 'minor units of other charges')
};

export const borrowingCharged = v.strictObject({
	type: v.literal('BorrowingCharged'),
	...common,
	valueOn,
	borrowingId,
	...debited
});

export const borrowingRepaid = v.strictObject({
	type: v.literal('BorrowingRepaid'),
	...common,
	via,
	valueOn,
	borrowingId,
	principal: v.pipe(balance, v.description('minor units that lessen the debt')),
	...debited
});
