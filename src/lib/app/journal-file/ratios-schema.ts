import * as v from 'valibot';

const part = v.number();

const made = v.strictObject({
	value: v.nullable(
		v.pipe(
			v.string(),
			v.regex(/^-?\d+(\.\d{1,6})?$/),
			v.description('part ÷ whole, of a yearly one times 52 ÷ weeks; null where the whole is nothing')
		)
	),
	part,
	whole: part,
	entries: v.array(
		v.strictObject({
			account: v.optional(v.string()),
			member: v.optional(v.pipe(v.number(), v.description('by number'))),
			loan: v.optional(v.pipe(v.string(), v.description('by id'))),
			meeting: v.optional(v.pipe(v.number(), v.description('a regular meeting, by number'))),
			part,
			whole: part
		})
	)
});

const named = (what: string) => v.pipe(made, v.description(what));

/** Of SAVIX and SEEP. */
export const ratiosSchema = v.strictObject({
	since: v.nullable(v.pipe(v.string(), v.description('the first day of the cycle, or of the group'))),
	days: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.description('days since then')),
	of: v.strictObject({
		attendance: named('who came ÷ members, of the last four regular meetings'),
		retention: named('members of the first day who stayed ÷ members of the first day'),
		dropOut: named('members of the first day who left ÷ members of the first day'),
		membershipGrowth: named('(members now − members of the first day) ÷ members of the first day'),
		averageSavings: named('savings ÷ members, minor units'),
		averageNetWorth: named(
			'loan-fund cash, bank, loans and things less what the group owes ÷ members, minor units; the social fund is no part of it'
		),
		returnOnSavings: named('surplus, with income less expense ÷ savings'),
		annualisedReturn: named('the same × 52 ÷ weeks since the first day'),
		returnOnAssets: named('profit ÷ average of assets on the first day and now, × 52 ÷ weeks'),
		averageLoan: named('loans given since the first day ÷ their number, minor units'),
		averageOutstanding: named('what is out ÷ number of open loans, minor units'),
		membersWithLoan: named('members with an open loan ÷ members'),
		everBorrowed: named('members who ever had a loan ÷ members'),
		portfolioAtRisk: named('what is out on loans overdue more than 30 days ÷ all that is out'),
		writtenOffLoans: named('loans written off ÷ loans, by number'),
		writtenOffValue: named('principal written off ÷ all that is out'),
		loanFundUse: named('what is out ÷ what is out and cash of the loan fund'),
		fundTurnover: named('loans given since the first day ÷ savings')
	})
});
