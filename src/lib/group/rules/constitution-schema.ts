import * as v from 'valibot';
import {
	amount,
	count,
	instalmentsBy,
	interestMethod,
	interestPeriod,
	memberId,
	percentPerMonth,
	saying
} from '../event-fields.ts';

const weekday = count(0, 6, 'weekday, 0 = Sunday … 6 = Saturday');

const meetingRhythm = v.strictObject({
	every: v.pipe(v.picklist(['week', 'fortnight', 'month']), v.description('how often the group meets')),
	weekday: v.optional(weekday),
	dayOfMonth: v.optional(count(1, 32, 'day of the month')),
	last: v.optional(v.pipe(weekday, v.description('the last such weekday of the month'))),
	calendar: saying(v.picklist(['gregorian', 'bikramSambat']), 'whose months; gregorian when left out')
});

const voluntary = saying(v.boolean(), 'members may save more, in the voluntary fund; no when left out');

const saving = v.variant('mode', [
	v.strictObject({ mode: v.literal('fixed'), amount, voluntary }),
	v.strictObject({
		mode: v.literal('perMember'),
		amounts: v.pipe(
			v.array(v.strictObject({ memberId, amount })),
			v.maxLength(60),
			v.description('what each meeting asks of each member')
		),
		voluntary
	}),
	v.strictObject({
		mode: v.literal('shares'),
		shareValue: v.pipe(amount, v.description('minor units of one share')),
		sharesMax: v.optional(count(1, 100, 'shares a member may buy at one meeting; 5 when left out')),
		voluntary
	})
]);

const fines = v.strictObject({
	absent: saying(amount, 'minor units for not coming'),
	late: saying(amount, 'minor units for coming late'),
	savingMissed: saying(amount, 'minor units for not saving'),
	instalmentMissed: saying(amount, 'minor units for a missed instalment'),
	to: saying(v.picklist(['group', 'socialFund']), 'where fines go; group when left out')
});

const loanSlab = v.strictObject({
	from: v.pipe(amount, v.description('minor units that she has saved at least, in all funds')),
	amount: v.pipe(amount, v.description('minor units that she may owe then at most'))
});

const loanLimit = v.strictObject({
	timesSavings: v.optional(count(1, 100, 'times her savings')),
	amount: saying(amount, 'minor units that a member may owe at most'),
	slabs: saying(
		v.pipe(
			v.array(loanSlab),
			v.maxLength(10),
			v.check(
				(slabs) => slabs.every(({ from }, place) => from > (slabs[place - 1]?.from ?? 0)),
				'each slab of savings begins above the one before'
			)
		),
		'in place of `amount`: what the last slab says that her savings reach; below the first `amount`, or nothing where that is left out'
	),
	loansAtOnce: v.optional(count(1, 20, 'loans at once')),
	monthsMax: v.optional(count(1, 240, 'months at most'))
});

const lateTerms = v.strictObject({
	times: saying(
		v.picklist(['month', 'day', 'once']),
		'with each charge of interest, a thirtieth of it each day, or all of it once for each part that is late; month when left out'
	),
	base: saying(
		v.picklist(['principalDue', 'instalment']),
		'of the principal that is unpaid, or of the whole part of it that is not fully paid; principalDue when left out'
	),
	graceDays: v.optional(
		count(0, 90, 'days after the due day on which a part is not late yet; 0 when left out')
	)
});

/** Rules of overdue interest (ledger law 52). */
export interface LateTerms {
	readonly times: 'month' | 'day' | 'once';
	readonly base: 'principalDue' | 'instalment';
	readonly graceDays: number;
}

const officers = count(1, 10, 'officers who must agree; 2 when left out');

/** Rules for sharing an amount among members (ledger law 7). */
export const sharingRules = [
	'equal',
	'bySavings',
	'byShares',
	'bySavingMonths',
	'bySavingMeetings',
	'interestBack',
	'fixedRate',
	'mixed'
] as const;

export const sharingRule = v.picklist(sharingRules);

export type SharingRule = v.InferOutput<typeof sharingRule>;

/** Rules of a group as given; omitted fields take the defaults of `withDefaults`. */
export const constitutionSchema = v.strictObject({
	kind: v.pipe(
		v.picklist(['shg', 'vsla']),
		v.description('keeps saving for years · saves in shares and shares out after a cycle')
	),
	meetingRhythm,
	saving,
	interest: v.strictObject({
		percentPerMonth,
		method: saying(interestMethod, 'default of new loans; declining when left out'),
		period: saying(
			interestPeriod,
			'default of new loans; when left out, calendarMonth for monthly groups, anniversary for the others'
		),
		instalmentsBy: saying(instalmentsBy, 'default of new loans; charge when left out'),
		overduePercentPerMonth: saying(
			percentPerMonth,
			'percent a month, as a decimal string, of principal that fell due and was not repaid, beside the rate; of loans from that day on; nothing when left out'
		),
		late: saying(lateTerms, 'how that percentage is asked for; of loans from that day on')
	}),
	paymentOrder: v.optional(
		v.pipe(
			v.array(v.picklist(['interestArrears', 'interestDue', 'principal'])),
			v.length(3),
			v.check((order) => new Set(order).size === 3, 'a payment order names each of its three parts once'),
			v.description('what a payment is used for first; in this order when left out')
		)
	),
	overpayment: saying(
		v.picklist(['refuse', 'voluntarySaving']),
		'what is paid beyond the debt; refuse when left out'
	),
	flatRebate: saying(
		v.picklist(['none', 'notYetDue']),
		'what is forgiven when a flat loan is paid off early; none when left out'
	),
	loanLimit: v.optional(loanLimit),
	fines: v.optional(fines),
	socialFund: v.optional(
		v.strictObject({ amount, sharedOut: saying(v.boolean(), 'shared out with the rest; no when left out') })
	),
	savingInterest: saying(
		v.strictObject({
			percentPerYear: v.pipe(
				v.string(),
				v.regex(/^\d{1,3}(\.\d{1,6})?$/, 'a rate is a decimal string such as "8" or "7.5"'),
				v.description('percent a year, as a decimal string')
			),
			funds: saying(v.picklist(['voluntary', 'all']), 'which savings earn it; voluntary when left out'),
			every: saying(
				v.picklist(['quarter', 'halfYear', 'year']),
				'credited as each such part of the year of accounts ends; year when left out'
			)
		}),
		'interest on women’s savings, on the lowest balance of each month; none when left out'
	),
	quorum: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[1-9]\d?\/[1-9]\d?$/, 'a quorum is a fraction such as "2/3"'),
			v.description('part of the members that must be there to decide; "2/3" when left out')
		)
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
	membersMost: v.optional(
		count(
			1,
			40,
			'women at once; 20, of savings and loan associations 30, when left out; more than that only in rupees of Nepal'
		)
	),
	boxLimit: saying(amount, 'minor units that may stay in the box; more should go to the bank'),
	buyIn: saying(
		v.union([v.strictObject({ amount }), v.picklist(['averageSavings', 'averageSurplus'])]),
		'what a woman pays who joins later'
	),
	exit: v.optional(
		v.strictObject({
			savings: saying(v.literal('all'), 'a member who leaves gets all her savings'),
			surplus: saying(
				v.picklist(['none', 'equal', 'bySavings', 'byShares', 'bySavingMonths', 'interestBack']),
				'the rule by which she gets a part of the surplus; none when left out'
			),
			loss: saying(
				v.picklist(['none', 'bySavings']),
				'the rule by which she bears a part of a loss, up to her regular savings and shares; none when left out'
			),
			debts: saying(v.literal('netted'), 'what she owes is taken off')
		})
	),
	remainder: saying(
		v.picklist(['stays', 'spread']),
		'what is left when profit is divided; stays in the box when left out'
	),
	yearStart: v.optional(
		v.pipe(
			v.string(),
			v.regex(
				/^(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|bs-(?:0[1-9]|1[0-2])-01)$/,
				'yearStart is MM-DD, or bs-MM-01'
			),
			v.description(
				'first day of the year of accounts, MM-DD; bs-MM-01 for the first of a month of Bikram Sambat, so bs-04-01 for 1 Shrawan; when left out "04-01", in rupees of Nepal "bs-04-01"'
			)
		)
	),
	roundingUnit: saying(amount, 'minor units to which charges and parts are rounded; 1 rupee when left out'),
	moneylenderPercentPerMonth: v.optional(
		v.pipe(
			percentPerMonth,
			v.description('what a moneylender takes, for comparison on the loan screen; not a rule')
		)
	)
});

/** The rules as written in an event, without defaults. */
export type ConstitutionWritten = v.InferOutput<typeof constitutionSchema>;
