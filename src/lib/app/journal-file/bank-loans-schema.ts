import * as v from 'valibot';
import { described, reportDay } from './report-fields.ts';

/** Loans of banks as `book report --bank-rule` prints them. */

const days = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.description('days'));
const percent = v.optional(v.pipe(v.string(), v.description('percent a year, a decimal string')));

const notPrompt = v.variant('why', [
	v.strictObject({
		why: v.picklist(['instalmentLate', 'olderUnpaid']),
		dueOn: reportDay,
		daysLate: days,
		amount: described('the instalment')
	}),
	v.strictObject({ why: v.literal('abovePower'), from: reportDay, days }),
	v.strictObject({
		why: v.literal('interestNotCovered'),
		month: v.pipe(v.string(), v.description('YYYY-MM')),
		amount: described('interest that nothing paid in covers')
	})
]);

const bankLoan = v.strictObject({
	lender: v.string(),
	isCashCredit: v.boolean(),
	outstanding: described('owed'),
	overdue: described('unpaid of what was due, or owed above the drawing power'),
	overdueDays: days,
	overdueKnown: v.pipe(
		v.boolean(),
		v.description('false where something is owed and the book knows no instalments')
	),
	slab: v.nullable(
		v.pipe(
			v.strictObject({
				upTo: v.optional(v.pipe(v.number(), v.description('whole units of the currency'))),
				percentPerYear: percent,
				atMostPercentPerYear: percent
			}),
			v.description('what the rule says that the bank takes of what is owed; null where nothing is')
		)
	),
	quarters: v.nullable(
		v.pipe(
			v.array(
				v.strictObject({
					from: reportDay,
					to: reportDay,
					verdict: v.picklist(['prompt', 'late', 'soFar']),
					reasons: v.array(notPrompt),
					entries: v.pipe(v.array(v.string()), v.description('events of the lines of the bank’s book'))
				})
			),
			v.description('quarters in which something was asked; null where the rule asks nothing of such a loan')
		)
	)
});

export const bankLoansSchema = v.optional(
	v.pipe(v.record(v.string(), bankLoan), v.description('by the id of the borrowing; only with --bank-rule'))
);
