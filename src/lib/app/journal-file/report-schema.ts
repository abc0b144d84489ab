import * as v from 'valibot';
import { mapKeys } from '#kernel';
import { conditionCodes, ratioNames, ratioTable } from '#reports';

const described = (what: string) =>
	v.pipe(v.number(), v.safeInteger(), v.description(`minor units: ${what}`));

const reportDay = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/), v.description('a day, YYYY-MM-DD'));

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

/** Ratios of SAVIX and SEEP. */
const ratiosSchema = v.strictObject({
	since: v.nullable(v.pipe(v.string(), v.description('the first day of the cycle, or of the group'))),
	days: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.description('days since then')),
	of: v.strictObject(mapKeys(ratioNames, (name) => named(ratioTable[name][2])))
});

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

const bankLoansSchema = v.optional(
	v.pipe(v.record(v.string(), bankLoan), v.description('by the id of the borrowing; only with --bank-rule'))
);

const count = (what: string) => v.nullable(v.pipe(v.number(), v.safeInteger(), v.description(what)));

/** Conditions of a bank, as `book report --bank-rule` prints them. */
const bankConditionsSchema = v.optional(
	v.pipe(
		v.array(
			v.strictObject({
				number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
				code: v.picklist(conditionCodes),
				is: v.picklist(['met', 'notMet', 'bank']),
				shows: v.strictObject({
					count: count('months, women, meetings, loans or offices: what the line counts'),
					of: count('of how many'),
					amount: v.nullable(described('what the line counts')),
					ofAmount: v.nullable(described('of how much')),
					day: v.nullable(reportDay),
					evidence: v.pipe(v.array(v.string()), v.description('ids of the entries behind it'))
				})
			})
		),
		v.description('what the bank asks, as page 1 of its file has it; only with --bank-rule')
	)
);

// Output of the command `book`, described for docs/JOURNAL.md and the JSON Schemas. `reports` has no validator and defines
// only types; report-schema.test.ts keeps both in agreement, with the compiler and with real reports.

/** Field omitted if zero. */
const rarely = (what: string) => v.optional(described(`${what}; left out where it is zero`));
const many = (what: string) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.description(what));
const ratio = (what: string) =>
	v.nullable(
		v.pipe(
			v.string(),
			v.regex(/^-?\d+(\.\d{1,6})?$/),
			v.description(
				`${what}; a decimal string with at most six decimals, null where there is nothing to divide by`
			)
		)
	);
const meetingKind = v.picklist(['regular', 'special', 'desk']);
const byAccount = (what: string) => v.record(v.pipe(v.string(), v.description('account')), described(what));

const memberFigures = v.strictObject({
	savings: described('all that she has saved'),
	savingsByFund: v.strictObject({
		regular: described('in the regular fund'),
		voluntary: described('in the voluntary fund'),
		shares: described('in shares')
	}),
	savingsDue: described('what regular meetings asked of her since she joined'),
	savingsArrears: described('of that, and of arrears brought in, what she has not given'),
	loanOutstanding: described('principal of all her loans that is out'),
	interestDue: described('charged and unpaid, arrears included'),
	finesDue: described('fines that are neither paid nor forgiven'),
	attendance: v.strictObject({
		held: many('regular meetings since she joined'),
		present: many('those at which she was present or late')
	})
});

const loanLine = v.strictObject({
	principal: described(
		'given in all: at first, of a loan brought in as the cut-off sheet says, and lent on top'
	),
	outstanding: described('principal that is out'),
	interestPaid: described('interest paid in this book'),
	interestDue: described('charged and unpaid'),
	overdueInterest: v.optional(
		described('what of interestDue is for being late; only of a loan that was given under such a rule')
	),
	overduePrincipal: described(
		'instalments that fell due before the day of the report, at a meeting that is sealed, and are unpaid'
	),
	overdueDays: many('days since the oldest of them fell due'),
	dueToday: described('instalments that fall due on the day of the report and are unpaid: not overdue yet')
});

const meetingLine = v.strictObject({
	number: many('number; each kind counts for itself'),
	kind: meetingKind,
	day: reportDay,
	in: described('put into the box at this meeting, gross'),
	out: described('taken out of the box at this meeting, gross'),
	countedCash: v.nullable(described('counted in the box; null: not counted')),
	difference: v.nullable(described('counted less the book at the seal; null: not counted, or entered late')),
	late: v.pipe(v.boolean(), v.description('a paper meeting that was entered late'))
});

const regularity = v.strictObject({
	meetingsDue: many("regular meetings that were due by the group's rhythm, from its first meeting on"),
	meetingsHeld: many('regular meetings held'),
	longestGapDays: many('the longest time without a regular meeting, up to the day of the report'),
	sealedOnTheDay: many('regular meetings that were sealed on their own day'),
	enteredLate: many('paper meetings that were entered late'),
	attendance: ratio('presences ÷ (members × meetings held)'),
	worstAttendance: ratio('the same at the meeting where fewest came'),
	savingOnTime: ratio(
		'members who had saved all that was due when a regular meeting ended ÷ members, over all of them'
	),
	monthsWithDeposit: many("months with a deposit at the bank, by the bank's day"),
	months: many('months of that time, counted back from the day asked'),
	idleCash: ratio(
		'box and bank less the social fund and what is held for others ÷ corpus, on the day of the report'
	),
	onLoan: ratio('principal that is out ÷ corpus, on the day of the report'),
	everBorrowed: ratio('members who took a loan in that time ÷ members'),
	collectedOverDue: ratio(
		'principal and interest that fell due in that time or was unpaid before: paid ÷ due'
	),
	overdueByAge: v.pipe(
		v.strictObject({
			'1-30': ratio('1 to 30 days'),
			'31-90': ratio('31 to 90 days'),
			over90: ratio('more than 90 days')
		}),
		v.description('overdue principal ÷ all outstanding, by days since it fell due, on the day of the report')
	)
});

const reportFields = {
	trialBalance: v.pipe(
		byAccount('debit positive, credit negative'),
		v.description('by account; accounts at zero are left out')
	),
	balanced: v.pipe(v.boolean(), v.description('debits equal credits')),
	box: described('cash in the box by the book'),
	bank: described('in all bank accounts'),
	members: v.pipe(v.record(v.string(), memberFigures), v.description("by the member's number")),
	loans: v.pipe(v.record(v.string(), loanLine), v.description('by id')),
	meetings: v.pipe(v.array(meetingLine), v.description('in the order in which they were opened')),
	income: v.pipe(byAccount('received'), v.description('by account')),
	expense: v.pipe(byAccount('spent'), v.description('by account')),
	surplus: described('account surplus + income − expense, all years'),
	corpus: described("members' savings + surplus + revolving fund + grants"),
	heldForOthers: v.pipe(
		v.record(
			v.pipe(v.string(), v.description('what it is for')),
			v.pipe(v.record(v.string(), described('held of her')), v.description("by the member's number"))
		),
		v.description('given for others and not handed on: in no surplus and no corpus')
	),
	deposits: v.pipe(
		v.record(v.string(), described('lies there')),
		v.description('savings and shares of the group that somebody else keeps, by where they lie')
	),
	portfolioAtRisk: v.pipe(
		v.string(),
		v.regex(/^\d+(\.\d{1,6})?$/),
		v.description(
			'outstanding of loans with anything overdue more than 30 days ÷ all outstanding; "0" when nothing is out'
		)
	),
	regularity: v.pipe(
		v.strictObject({ last6: regularity, last12: regularity, all: regularity }),
		v.description(
			'six and twelve months up to yesterday; since the first meeting up to today, but for months and what they were to bring'
		)
	),
	ratios: v.pipe(ratiosSchema, v.description('of SAVIX and SEEP, each with what it is made of'))
};

/** A report as the app computes it. */
export const bookReportSchema = v.strictObject(reportFields);

/** Output of `book report`. */
export const reportSchema = v.strictObject({
	...reportFields,
	shareOut: v.optional(
		v.pipe(
			v.strictObject({
				fund: described('what would be shared out, or the amount that was asked for'),
				payouts: v.pipe(
					v.record(v.string(), described('taken home')),
					v.description("by the member's number")
				),
				owedAfter: v.pipe(
					v.record(v.string(), described('still owed')),
					v.description("by the member's number")
				),
				remainder: described('what rounding leaves'),
				enoughInBox: v.pipe(v.boolean(), v.description('the box holds all payouts'))
			}),
			v.description('what a share-out would give: of a group with shares, or with --rule or --distribute')
		)
	),
	conditions: bankConditionsSchema,
	bankLoans: bankLoansSchema,
	chain: v.pipe(
		v.strictObject({
			events: many('events in the file'),
			head: v.pipe(
				v.string(),
				v.regex(/^([0-9a-f]{64})?$/),
				v.description('hash of the last link, hex; empty for a book without events')
			),
			ok: v.pipe(v.boolean(), v.description('the hashes in the file fit; true where it carries none'))
		}),
		v.description('the hash chain over the whole file, whatever the day; docs/adr/0002 defines the bytes')
	)
});

/** Movements of a member in a meeting, and her balances at its end. */
const statementFigures = {
	saved: described('deposited at this meeting'),
	savings: described('all that she has saved, as it ended'),
	interestPaid: described('interest, kept back from a new loan or handed over'),
	principalPaid: described('principal paid back'),
	outstanding: described('principal that is out, as it ended'),
	interestDue: described('charged and unpaid, as it ended'),
	overdueInterest: rarely('what of interestDue is for being late'),
	finesPaid: described('fines paid'),
	paid: described(
		'saved + interestPaid + principalPaid + finesPaid + feesPaid + socialFundPaid + forOthers + recovered − setOff'
	),
	setOff: rarely(
		'what of repayment, interest and fines her own savings paid as she left or the cycle was shared out'
	),
	added: rarely('put to her savings by the cut-off sheet or as a dividend'),
	withdrawn: rarely('taken out of her savings'),
	lent: rarely('lent to her'),
	broughtIn: rarely('principal that the cut-off sheet brought in'),
	givenUp: rarely('principal that the group gave up'),
	recovered: rarely('came back on a loan that was given up'),
	feesPaid: rarely('fees paid'),
	socialFundPaid: rarely('paid into the social fund'),
	socialFundGot: rarely('got from the social fund'),
	forOthers: rarely('given for others: an insurance, a federation'),
	handedOn: rarely('what of hers was handed on to others'),
	shared: rarely('her part of the surplus, in cash or with her settlement'),
	paidOut: rarely(
		'handed to her of a settlement, what was payable, a dividend, or what was held of her for others'
	)
};

/** Output of `book statement`. */
export const statementSchema = v.strictObject({
	opening: v.optional(
		v.pipe(
			v.strictObject({ day: reportDay, ...statementFigures }),
			v.description('what the cut-off sheet brought in for her; only where there is something')
		)
	),
	rows: v.pipe(
		v.array(
			v.strictObject({
				meeting: many('number of the meeting'),
				kind: v.optional(
					v.pipe(
						v.picklist(['special', 'desk']),
						v.description('only where it was not a regular meeting: each kind counts for itself')
					)
				),
				day: reportDay,
				...statementFigures,
				late: v.optional(v.pipe(v.literal(true), v.description('a paper meeting that was entered late'))),
				shares: v.optional(
					v.pipe(v.number(), v.description('shares bought at it; only where the group saves in shares'))
				),
				struck: v.optional(
					v.pipe(
						v.literal(true),
						v.description('was put right: counts for nothing, the row after it stands in its place')
					)
				),
				corrects: v.optional(
					v.pipe(
						v.array(v.string()),
						v.description('stands in the place of a struck row: ids of the entries that were wrong')
					)
				)
			})
		),
		v.description(
			'a row for each regular meeting while she was a member, and for any other at which she moved money, by its day'
		)
	)
});
