import * as v from 'valibot';
import { indicatorCodes } from '#reports';

/**
 * Schema of a file with a rule or a card of a bank (docs/BANK-RULES.md); docs/bank-rule.schema.json is generated from it.
 * Such files come from outside: everything is checked, and unknown fields are rejected.
 */

const said = (what: string, most: number) =>
	v.pipe(v.string(), v.minLength(1), v.maxLength(most), v.description(what));

const bothTexts = (what: string, most = 200) =>
	v.pipe(v.strictObject({ en: said('in English', most), hi: said('in Hindi', most) }), v.description(what));

const units = v.pipe(
	v.number(),
	v.safeInteger(),
	v.minValue(0),
	v.maxValue(100_000_000),
	v.description('whole units of the currency: rupees')
);
const whole = (least: number, most: number, what: string) =>
	v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most), v.description(what));

const decimal = v.pipe(
	v.string(),
	v.regex(/^\d{1,9}(\.\d{1,6})?$/, 'a decimal number as text: "0.8"'),
	v.description('a decimal number as text; a share lies between "0" and "1"')
);

const source = v.strictObject({
	title: said('the circular, page or booklet; without an address', 200),
	hi: v.optional(said('the same in Hindi, for the Hindi of a paper; the title where it is left out', 200)),
	year: said('as the source says it; "n.d." where it does not', 20)
});

const head = {
	format: v.pipe(v.literal('bahi-bank-rule'), v.description('says what the file is')),
	version: v.pipe(v.literal(1), v.description('of the form of this file')),
	id: v.pipe(
		v.string(),
		v.regex(/^[a-z0-9][a-z0-9-]{1,59}$/, 'an id is small letters, digits and -'),
		v.description('the name of the file, without .json')
	),
	name: bothTexts('name of the rule or card, as it is printed'),
	asOf: v.pipe(
		v.string(),
		v.regex(/^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?|\d{3}0s|n\.d\.)$/, 'a year, month or day: 2025-01, 1990s, n.d.'),
		v.description(
			'as of when the rule holds; the version that is printed; "n.d." where the source has no date'
		)
	),
	sources: v.pipe(v.array(source), v.minLength(1), v.maxLength(10), v.description('where the rule was read')),
	seen: v.pipe(
		v.picklist(['whole', 'partly']),
		v.description('read in the source itself · second-hand, or only a part of it')
	)
};

const doseStep = v.strictObject({
	dose: whole(1, 20, 'which loan of a bank it is, from 1; the last step stands for every later one'),
	times: v.optional(
		v.pipe(
			v.strictObject({ least: whole(1, 50, 'at least so many times'), most: whole(1, 50, 'at most') }),
			v.description('times the base; left out: the floor alone')
		)
	),
	base: v.pipe(
		v.picklist(['corpus', 'corpusInAYear']),
		v.description('the corpus of the day · with the saving of the next twelve months')
	),
	atLeast: units,
	above: v.optional(v.pipe(v.boolean(), v.description('the sum lies above atLeast, not at it'))),
	atMost: v.optional(units),
	alsoSeen: v.optional(
		v.pipe(v.array(units), v.maxLength(5), v.description('other floors that were seen for the same step'))
	),
	needs: v.pipe(
		v.array(v.picklist(['microCreditPlan', 'creditHistory'])),
		v.description('what the bank asks beside the books')
	)
});

const indicator = v.pipe(v.picklist(indicatorCodes), v.description('a figure that the book gives'));

const condition = v.strictObject({
	indicator,
	is: v.picklist(['atLeast', 'over', 'atMost', 'under']),
	limit: decimal
});
const conditions = v.pipe(v.array(condition), v.maxLength(5), v.description('all of them must hold'));

const percentPerYear = v.pipe(
	v.string(),
	v.regex(/^\d{1,2}(\.\d{1,2})?$/, 'percent a year as text: "7" or "9.5"'),
	v.description('percent a year as text')
);

const interestSlab = v.pipe(
	v.strictObject({
		upTo: v.optional(
			v.pipe(units, v.minValue(1), v.description('owed up to this sum; left out: above all others'))
		),
		percentPerYear: v.optional(percentPerYear),
		atMostPercentPerYear: v.optional(percentPerYear)
	}),
	v.check(
		(slab) => slab.percentPerYear === undefined || slab.atMostPercentPerYear === undefined,
		'a slab has a rate, or the most that the bank may take'
	),
	v.description(
		'percentPerYear, or atMostPercentPerYear of the bank’s own rate; neither: the bank’s own rate'
	)
);

const interest = v.strictObject({
	sources: v.optional(
		v.pipe(
			v.array(source),
			v.minLength(1),
			v.maxLength(3),
			v.description('where the rates were read; left out: where the rule was')
		)
	),
	slabs: v.pipe(
		v.array(interestSlab),
		v.minLength(1),
		v.maxLength(10),
		v.check(
			(slabs) =>
				slabs.every(
					({ upTo }, place) => (upTo ?? Infinity) > (place === 0 ? 0 : (slabs[place - 1]?.upTo ?? Infinity))
				),
			'each slab ends above the one before'
		),
		v.description('what the bank takes by what is owed')
	),
	prompt: v.optional(
		v.pipe(
			v.strictObject({
				relief: v.optional(percentPerYear),
				termLoan: v.optional(
					v.strictObject({ daysLateMost: whole(0, 90, 'days that an instalment may be late') })
				),
				cashCredit: v.optional(
					v.strictObject({
						daysAboveMost: whole(0, 90, 'days in a row above the drawing power at most'),
						interestEachMonth: v.pipe(
							v.boolean(),
							v.description('each month the group pays in at least the interest that was debited in it')
						)
					})
				)
			}),
			v.check(
				({ termLoan, cashCredit }) => termLoan !== undefined || cashCredit !== undefined,
				'a test of prompt payment says what it asks of a term loan or of a cash credit'
			),
			v.description('by what a group is said to have paid promptly, quarter by quarter')
		)
	)
});

const loanDoseRule = v.strictObject({
	...head,
	kind: v.pipe(v.literal('loanDose'), v.description('how much a group may ask for')),
	currency: v.picklist(['INR', 'NPR']),
	eligibility: v.strictObject({
		monthsActive: whole(0, 60, 'months active by the books of account'),
		membersLeast: whole(1, 50, 'members at least'),
		membersLeastHardArea: whole(1, 50, 'members at least in hard areas'),
		membersMost: whole(1, 50, 'members at most')
	}),
	doses: v.pipe(v.array(doseStep), v.minLength(1), v.maxLength(10)),
	cashCredit: v.optional(
		v.strictObject({ atLeast: units, years: whole(1, 10, 'years that the limit runs') })
	),
	limits: v.optional(
		v.pipe(
			v.array(condition),
			v.minLength(1),
			v.maxLength(12),
			v.description('of the last six months, for the lines of the first page; left out: the bank judges')
		)
	),
	interest: v.optional(v.pipe(interest, v.description('what the bank takes; it is told, never computed'))),
	memberDetails: v.optional(
		v.pipe(
			v.strictObject({ above: units, sources: v.pipe(v.array(source), v.minLength(1), v.maxLength(3)) }),
			v.description('of a member who asks for more than this, the bank takes down more')
		)
	),
	noCollateralUpTo: v.optional(units)
});

const amountByGradeRule = v.strictObject({
	...head,
	kind: v.pipe(v.literal('amountByGrade'), v.description('a look-up: grade in, amount out')),
	currency: v.picklist(['INR', 'NPR']),
	fund: v.picklist(['revolvingFund', 'cif']),
	amounts: v.record(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9+-]{0,3}$/)), units)
});

const scorecardItem = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9-]{0,39}$/), v.description('a word for the item')),
	name: bothTexts('as it is printed'),
	indicator: v.optional(indicator),
	met: v.optional(v.pipe(conditions, v.minLength(1))),
	bands: v.optional(
		v.pipe(
			v.array(
				v.strictObject({
					when: conditions,
					marks: v.pipe(
						v.nullable(whole(0, 100, 'marks')),
						v.description('null where the source cannot be read: the bank fills')
					)
				})
			),
			v.minLength(1),
			v.maxLength(12),
			v.description('the first band whose conditions all hold gives the marks')
		)
	)
});

const scorecardRule = v.strictObject({
	...head,
	kind: v.pipe(v.literal('scorecard'), v.description('items with limits or marks')),
	months: v.optional(v.pipe(v.picklist([6, 12]), v.description('months looked at; left out: all'))),
	items: v.pipe(v.array(scorecardItem), v.minLength(1), v.maxLength(40)),
	grades: v.optional(
		v.array(
			v.strictObject({
				grade: v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9+-]{0,3}$/)),
				atLeast: v.pipe(decimal, v.description('least share of all marks'))
			})
		)
	),
	notSeen: v.optional(bothTexts('items of the source that were not seen', 400))
});

/** Schema of a rule file; its printed fields hold no web address. */
export const bankRuleSchema = v.pipe(
	v.variant('kind', [loanDoseRule, amountByGradeRule, scorecardRule]),
	v.check(
		(rule) => !/https?:|www\./i.test(JSON.stringify(rule)),
		'a rule names its sources without addresses'
	)
);
