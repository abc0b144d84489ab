import * as v from 'valibot';
import {
	amount,
	count,
	interestMethod,
	interestPeriod,
	listCode,
	memberId,
	percentPerMonth
} from './shared.ts';

const weekday = count(0, 6, 'weekday, 0 = Sunday … 6 = Saturday');

const meetingRhythm = v.strictObject({
	every: v.picklist(['week', 'fortnight', 'month']),
	weekday: v.optional(weekday),
	dayOfMonth: v.optional(count(1, 32, 'day of the month')),
	last: v.optional(v.pipe(weekday, v.description('the last such weekday of the month'))),
	calendar: v.optional(v.picklist(['gregorian', 'bikramSambat']))
});

const saving = v.variant('mode', [
	v.strictObject({ mode: v.literal('fixed'), amount, voluntary: v.optional(v.boolean()) }),
	v.strictObject({
		mode: v.literal('perMember'),
		amounts: v.pipe(v.array(v.strictObject({ memberId, amount })), v.maxLength(60)),
		voluntary: v.optional(v.boolean())
	}),
	v.strictObject({
		mode: v.literal('shares'),
		shareValue: amount,
		sharesMax: v.optional(count(1, 100, 'shares a member may buy at one meeting')),
		voluntary: v.optional(v.boolean())
	})
]);

const fines = v.strictObject({
	absent: v.optional(amount),
	late: v.optional(amount),
	savingMissed: v.optional(amount),
	instalmentMissed: v.optional(amount),
	to: v.optional(v.picklist(['group', 'socialFund']))
});

const loanLimit = v.strictObject({
	timesSavings: v.optional(count(1, 100, 'times her savings')),
	amount: v.optional(amount),
	loansAtOnce: v.optional(count(1, 20, 'loans at once')),
	monthsMax: v.optional(count(1, 240, 'months at most'))
});

const officers = count(1, 10, 'officers who must agree');

/** The rules that a group gave itself. What is left out takes the default of `withDefaults`. */
export const constitutionSchema = v.strictObject({
	kind: v.picklist(['shg', 'vsla']),
	meetingRhythm,
	saving,
	interest: v.strictObject({
		percentPerMonth,
		method: v.optional(interestMethod),
		period: v.optional(interestPeriod)
	}),
	paymentOrder: v.optional(
		v.pipe(
			v.array(v.picklist(['interestArrears', 'interestDue', 'principal'])),
			v.length(3),
			v.check((order) => new Set(order).size === 3, 'a payment order names each of its three parts once')
		)
	),
	overpayment: v.optional(v.picklist(['refuse', 'voluntarySaving'])),
	flatRebate: v.optional(v.picklist(['none', 'notYetDue'])),
	loanLimit: v.optional(loanLimit),
	fines: v.optional(fines),
	socialFund: v.optional(v.strictObject({ amount, sharedOut: v.optional(v.boolean()) })),
	quorum: v.optional(
		v.pipe(v.string(), v.regex(/^[1-9]\d?\/[1-9]\d?$/, 'a quorum is a fraction such as "2/3"'))
	),
	approvals: v.optional(
		v.strictObject({
			seal: v.optional(officers),
			loan: v.optional(officers),
			cashDifference: v.optional(officers),
			correction: v.optional(officers),
			rule: v.optional(officers)
		})
	),
	boxLimit: v.optional(amount),
	buyIn: v.optional(v.union([v.strictObject({ amount }), v.picklist(['averageSavings', 'averageSurplus'])])),
	exit: v.optional(
		v.strictObject({
			savings: v.optional(v.literal('all')),
			surplus: v.optional(listCode('rule of sharing, or none')),
			debts: v.optional(v.literal('netted'))
		})
	),
	remainder: v.optional(v.picklist(['stays', 'spread'])),
	yearStart: v.optional(
		v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'yearStart is MM-DD'))
	),
	roundingUnit: v.optional(amount),
	moneylenderPercentPerMonth: v.optional(
		v.pipe(
			percentPerMonth,
			v.description('what a moneylender takes, for comparison on the loan screen; not a rule')
		)
	)
});

/** As written in an event: what the group left out is left out. */
export type ConstitutionWritten = v.InferOutput<typeof constitutionSchema>;
