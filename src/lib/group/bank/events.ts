import * as v from 'valibot';
import {
	accountFields,
	amount,
	balance,
	bankAccountId,
	common,
	day,
	memberId,
	text,
	valueOn
} from '../event-fields.ts';

export const bankAccountOpened = v.strictObject({
	type: v.literal('BankAccountOpened'),
	...common,
	bankAccountId,
	bank: text('bank'),
	...accountFields
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

export const bankInterestCredited = v.strictObject({
	type: v.literal('BankInterestCredited'),
	...common,
	bankAccountId,
	amount,
	valueOn
});

export const bankCharged = v.strictObject({
	type: v.literal('BankCharged'),
	...common,
	bankAccountId,
	amount,
	valueOn
});

export const bankStatementMatched = v.strictObject({
	type: v.literal('BankStatementMatched'),
	...common,
	bankAccountId,
	balance: v.pipe(balance, v.description("minor units that the bank's passbook shows")),
	valueOn
});
