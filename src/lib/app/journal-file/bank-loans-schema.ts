import * as v from 'valibot';
import { conditionCodes } from '#reports';

/** What `book report --bank-rule` prints beside a report. */

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.description('a day, YYYY-MM-DD'));
const minor = (what: string) => v.pipe(v.number(), v.safeInteger(), v.description(`minor units: ${what}`));
const days = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.description('days'));
const percent = v.optional(v.pipe(v.string(), v.description('percent a year, a decimal string')));

const notPrompt = v.variant('why', [
	v.strictObject({
		why: v.picklist(['instalmentLate', 'olderUnpaid']),
		dueOn: day,
		daysLate: days,
		amount: minor('the instalment')
	}),
	v.strictObject({ why: v.literal('abovePower'), from: day, days }),
	v.strictObject({
		why: v.literal('interestNotCovered'),
		month: v.pipe(v.string(), v.description('YYYY-MM')),
		amount: minor('interest that nothing paid in covers')
	})
]);

const bankLoan = v.strictObject({
	lender: v.string(),
	isCashCredit: v.boolean(),
	outstanding: minor('owed'),
	overdue: minor('unpaid of what was due, or owed above the drawing power'),
	overdueDays: days,
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
					from: day,
					to: day,
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

const count = (what: string) => v.nullable(v.pipe(v.number(), v.safeInteger(), v.description(what)));

export const bankConditionsSchema = v.optional(
	v.pipe(
		v.array(
			v.strictObject({
				number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
				code: v.picklist(conditionCodes),
				is: v.picklist(['met', 'notMet', 'bank']),
				shows: v.strictObject({
					count: count('months, women, meetings, loans or offices: what the line counts'),
					of: count('of how many'),
					amount: v.nullable(minor('what the line counts')),
					ofAmount: v.nullable(minor('of how much')),
					day: v.nullable(day),
					evidence: v.pipe(v.array(v.string()), v.description('ids of the entries behind it'))
				})
			})
		),
		v.description('what the bank asks, as page 1 of its file has it; only with --bank-rule')
	)
);
