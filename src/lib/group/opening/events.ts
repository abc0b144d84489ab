import * as v from 'valibot';
import { borrowingKind, openCashCredit } from '../borrowing/events.ts';
import {
	amount,
	balance,
	bankAccountId,
	borrowingId,
	common,
	count,
	day,
	fineId,
	listCode,
	loanId,
	loanSource,
	loanTerms,
	memberId,
	savingFund,
	saying,
	text
} from '../event-fields.ts';

const openingLoan = v.strictObject({
	loanId,
	memberId,
	principal: saying(amount, 'minor units lent at first; what is out when left out'),
	outstanding: v.pipe(amount, v.description('minor units of principal that are out')),
	instalmentsPaid: v.optional(count(0, 240, 'instalments paid before')),
	interestArrears: saying(balance, 'minor units charged before and unpaid'),
	interestLeft: saying(
		balance,
		'minor units of flat interest still to fall due; in proportion to the instalments left when left out'
	),
	disbursedOn: day,
	source: loanSource,
	terms: loanTerms,
	purpose: v.optional(listCode('purpose of the loan'))
});

const openingIncome = v.strictObject({
	interest: v.optional(balance),
	fines: v.optional(balance),
	fees: v.optional(balance),
	bankInterest: v.optional(balance),
	recovered: v.optional(balance),
	cashOver: v.optional(balance)
});

const openingExpense = v.strictObject({
	interestPaid: v.optional(balance),
	bankCharges: v.optional(balance),
	stationery: v.optional(balance),
	travel: v.optional(balance),
	honorarium: v.optional(balance),
	meetings: v.optional(balance),
	loansWrittenOff: v.optional(balance),
	cashShort: v.optional(balance)
});

const many = <Item extends v.GenericSchema>(item: Item) =>
	v.optional(v.pipe(v.array(item), v.maxLength(200)));

export const openingBalances = v.strictObject({
	type: v.literal('OpeningBalances'),
	...common,
	booksSince: saying(day, 'since when the group has kept books on paper'),
	seenBy: saying(v.pipe(v.array(memberId), v.maxLength(30)), 'who compared the sheet with the paper book'),
	fromPages: saying(
		v.strictObject({
			pages: count(2, 200, 'how many pages gave them'),
			on: v.pipe(day, v.description('day of the meeting that the pages are of'))
		}),
		'only where no book was left: the figures were given back by pages that the women keep'
	),
	box: v.pipe(balance, v.description('minor units of cash in the box')),
	bank: many(v.strictObject({ bankAccountId, amount: balance })),
	savings: many(v.strictObject({ memberId, fund: savingFund, amount: balance })),
	savingsArrears: many(v.strictObject({ memberId, amount: balance })),
	finesDue: many(v.strictObject({ fineId, memberId, amount })),
	loans: many(openingLoan),
	borrowings: many(
		v.strictObject({
			borrowingId,
			lender: text('lender'),
			kind: borrowingKind,
			outstanding: amount,
			cashCredit: v.optional(
				v.pipe(openCashCredit, v.description('only of a cash credit: what the bank lets the group draw'))
			)
		})
	),
	assets: saying(
		v.pipe(
			v.array(v.strictObject({ thing: listCode('the thing: a code of the group'), amount })),
			v.maxLength(40)
		),
		'what the group owns, at what it cost'
	),
	payables: saying(
		v.pipe(v.array(v.strictObject({ memberId, amount })), v.maxLength(200)),
		'what was still to be paid to a woman'
	),
	socialFund: v.optional(balance),
	revolvingFund: v.optional(balance),
	grants: v.optional(balance),
	income: v.optional(openingIncome),
	expense: v.optional(openingExpense),
	surplus: saying(balance, 'minor units earned before and kept; this or deficit balances the sheet'),
	deficit: saying(balance, 'minor units lost before')
});
