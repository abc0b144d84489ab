import * as v from 'valibot';
import {
	amount,
	balance,
	bankAccountId,
	common,
	day,
	listCode,
	loanId,
	loanSource,
	loanTerms,
	memberId,
	savingFund,
	saying,
	via
} from './shared.ts';

export const savingDeposited = v.strictObject({
	type: v.literal('SavingDeposited'),
	...common,
	via,
	memberId,
	fund: savingFund,
	amount
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
	)
});

export const expensePaid = v.strictObject({
	type: v.literal('ExpensePaid'),
	...common,
	via,
	memberId: saying(memberId, 'who was paid, or paid it out of her pocket'),
	category: listCode('category of the expense'),
	amount
});

const betweenBoxAndBank = {
	bankAccountId,
	amount,
	slip: v.optional(
		v.pipe(v.string(), v.regex(/^[A-Za-z0-9/-]{1,30}$/, 'a slip number has letters, digits, / and -'))
	),
	by: v.optional(v.pipe(v.array(memberId), v.maxLength(5), v.description('who went to the bank'))),
	valueOn: v.optional(v.pipe(day, v.description("the bank's day")))
};

export const cashTakenToBank = v.strictObject({
	type: v.literal('CashTakenToBank'),
	...common,
	...betweenBoxAndBank
});
export const cashTakenFromBank = v.strictObject({
	type: v.literal('CashTakenFromBank'),
	...common,
	...betweenBoxAndBank
});
