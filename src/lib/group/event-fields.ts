import {
	isDay,
	isInstant,
	saysSomething,
	type ApplicationId,
	type BankAccountId,
	type BorrowingId,
	type EventId,
	type FineId,
	type LoanId,
	type MemberId
} from '#kernel';
import { isMoney } from '#money';
import * as v from 'valibot';

/**
 * Field schemas shared by all events. One schema documents, validates and types each field: docs/JOURNAL.md, the validator and the JSON Schema are
 * generated from it.
 */

/** ₹10 crore in paise: two hundred thousand events of this amount still add up to a safe integer. */
export const amountMax = 10_000_000_000;

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

function id<Id extends string>(what: string) {
	return v.pipe(
		v.string(),
		v.regex(idPattern, `${what} is 1 to 64 letters, digits or . _ : -`),
		v.guard((text: string): text is Id => idPattern.test(text)),
		v.description(what)
	);
}

export const eventId = id<EventId>('id of an event');

export const memberId = id<MemberId>('id of a member');

export const loanId = id<LoanId>('id of a loan');

export const bankAccountId = id<BankAccountId>('id of a bank account');

export const fineId = id<FineId>('id of a fine');

export const borrowingId = id<BorrowingId>('id of a borrowing');

export const applicationId = id<ApplicationId>('id of an application');

export const day = v.pipe(
	v.string(),
	v.guard(isDay, 'a day is written YYYY-MM-DD, exists in the calendar and lies in the years 1900 to 2199'),
	v.description('a day, YYYY-MM-DD'),
	v.metadata({ format: 'date' })
);

export const instant = v.pipe(
	v.string(),
	v.guard(isInstant, 'an instant is written YYYY-MM-DDThh:mm:ssZ'),
	v.description("the device's clock, a claim only, YYYY-MM-DDThh:mm:ss.sssZ")
);

const wholeNumber = (least: number, most: number, message: string) =>
	v.pipe(v.number(message), v.safeInteger(message), v.minValue(least, message), v.maxValue(most, message));

/** Minor units (paise), above zero. */
export const amount = v.pipe(
	wholeNumber(1, amountMax, `an amount is a whole number of minor units (paise) from 1 to ${amountMax}`),
	v.guard(isMoney),
	v.description('minor units (paise), whole, above zero')
);

/** Minor units (paise), zero or more, for opening lines. */
export const balance = v.pipe(
	wholeNumber(0, amountMax, `a balance is a whole number of minor units (paise) from 0 to ${amountMax}`),
	v.guard(isMoney),
	v.description('minor units (paise), whole, zero or more')
);

export const count = (least: number, most: number, what: string) =>
	v.pipe(wholeNumber(least, most, `${what} is a whole number from ${least} to ${most}`), v.description(what));

/** A decimal number as a string, so that it stays exact: "2", "1.5". */
export const percentPerMonth = v.pipe(
	v.string(),
	v.regex(/^\d{1,3}(\.\d{1,6})?$/, 'a rate is a decimal string such as "2" or "1.5"'),
	v.description('percent a month, as a decimal string')
);

/** An optional field with a description of its own, where the shared one is not enough. */
export const saying = <Schema extends v.GenericSchema>(schema: Schema, what: string) =>
	v.optional(v.pipe(schema, v.description(what)));

/** The part of a payment that belongs to members whose share-out was cut (ledger law 45). */
export const toOthers = v.optional(
	v.pipe(
		v.strictObject({
			interest: v.pipe(
				balance,
				v.description('of it interest, or what came back of a loan that was given up')
			),
			fines: v.pipe(balance, v.description('of it fines; the rest is principal')),
			owners: v.pipe(v.array(v.strictObject({ memberId, amount })), v.maxLength(60))
		}),
		v.description(
			'what of it belongs to women whose parts of a share-out were cut for these debts: payable to them; computed where it is missing'
		)
	)
);

const toFundNamed = (fund: string) =>
	saying(
		amount,
		`of its interest what belongs to the ${fund}, from which she had borrowed; computed where it is missing, refused where it is something else`
	);

/** The part of the settled interest that belongs to each fund. */
export const interestToFunds = {
	toFund: toFundNamed('social fund'),
	toVulnerabilityFund: toFundNamed('fund for the most vulnerable')
};

/** A code from a list that groups may extend: lower camel case or kebab case, 40 characters at most. */
export const listCode = (what: string) =>
	v.pipe(
		v.string(),
		v.regex(/^[a-z][A-Za-z0-9-]{0,39}$/, `${what} is a code of letters, digits and -`),
		v.description(what)
	);

/** Free text, used only for the group's name and places. */
export const text = (what: string, most = 80) =>
	v.pipe(
		v.string(),
		v.minLength(1, `${what} is not empty`),
		v.check((value) => value === value.trim(), `${what} does not begin or end with a space`),
		v.maxLength(most, `${what} has at most ${most} letters`),
		// eslint-disable-next-line no-control-regex -- control characters are just what is refused here
		v.regex(/^[^\u0000-\u001f\u007f]*$/, `${what} has no control characters`),
		// A twelve-digit number may be an identity number, which a book must not hold.
		v.check(
			(value) => !/\d{4}[ -]?\d{4}[ -]?\d{4}/.test(value),
			`${what} must not hold an identity number of twelve digits`
		),
		v.description(what)
	);

/** Placeholder for a paper number that is asked last, so that other rejections are shown before. */
export const paperNotSaid = 'paper-not-said-yet';

/** Mandatory number of a paper; a dash alone is not accepted. */
export const paperNumber = (what: string, most = 80, said = what) =>
	v.pipe(
		text(what, most),
		v.check((value) => saysSomething(value), `${what} has a letter or a figure`),
		v.description(said)
	);

/** Details of a bank account for papers; the full number is never stored. */
export const accountFields = {
	branch: v.optional(text('branch')),
	ifsc: v.optional(v.pipe(v.string(), v.regex(/^[A-Z0-9]{4,15}$/, 'an IFSC has capital letters and digits'))),
	lastFour: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/, 'the last four digits of the account')))
};

export const savingFund = v.pipe(
	v.picklist(['regular', 'voluntary', 'shares']),
	v.description('what each meeting asks · what she gives beside it · shares, where the group saves in shares')
);

export type SavingFund = v.InferOutput<typeof savingFund>;

export const loanSource = v.pipe(
	v.picklist(['own', 'revolvingFund', 'cif', 'bank', 'socialFund', 'vulnerabilityFund']),
	v.description(
		'whose money is lent: own savings and surplus · revolving fund · community investment fund · bank · social fund or fund for the most vulnerable, whose the interest is then'
	)
);

export type LoanSource = v.InferOutput<typeof loanSource>;

export const interestMethod = v.pipe(
	v.picklist(['declining', 'flat', 'upFront']),
	v.description('on what is out · on the whole, fixed at the start · kept back when the loan is given')
);

export type InterestMethod = v.InferOutput<typeof interestMethod>;

export const interestPeriod = v.pipe(
	v.picklist(['calendarMonth', 'anniversary', 'meeting']),
	v.description(
		"interest falls due on the first of each month · each month on the loan's day · at each regular meeting"
	)
);

export type InterestPeriod = v.InferOutput<typeof interestPeriod>;

export const instalmentsBy = v.pipe(
	v.picklist(['charge', 'quarter']),
	v.description(
		'principal falls due with each charge of interest · with each charge that completes three months'
	)
);

export type InstalmentsBy = v.InferOutput<typeof instalmentsBy>;

export const loanTerms = v.strictObject({
	percentPerMonth,
	method: interestMethod,
	period: interestPeriod,
	instalments: count(1, 240, 'number of instalments'),
	instalmentsBy: saying(instalmentsBy, 'when an instalment falls due; charge when left out'),
	months: v.optional(
		v.union([
			count(1, 240, 'months that a flat rate is counted for'),
			v.pipe(
				v.string(),
				v.regex(/^\d{1,3}(\.\d{1,4})?$/, 'months is a whole number or a decimal string such as "2.5"'),
				v.description('months as a decimal string, where they are not whole')
			)
		])
	),
	firstDueOn: saying(day, 'the first instalment falls due at the first regular meeting on or after this day')
});

export type LoanTerms = v.InferOutput<typeof loanTerms>;

/** Money moves through the box unless `via` names a bank account. */
export const via = v.optional(
	v.pipe(
		v.string(),
		v.regex(/^bank\/[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, 'via is "bank/" and the id of a bank account'),
		v.description('"bank/<bankAccountId>" when the money moves through a bank account; the box otherwise')
	)
);

const common = {
	occurredOn: day,
	eventId: v.optional(eventId),
	recordedAt: v.optional(instant),
	approvedBy: v.optional(
		v.pipe(
			v.array(memberId),
			v.maxLength(30),
			v.description(
				'members who approved it by their codes, or on paper; in a meeting of the app those of its seal do'
			)
		)
	),
	corrects: saying(
		eventId,
		'id of the event that this one replaces; it follows the EventReversed of that one directly'
	)
};

/** Returns the schema of a kind of event, including the common fields. */
export const event = <Type extends string, Entries extends v.ObjectEntries>(type: Type, entries: Entries) =>
	v.strictObject({ type: v.literal(type), ...common, ...entries });

export const valueOn = saying(day, "the bank's day");

export const attendanceState = v.pipe(
	v.picklist(['present', 'late', 'absent', 'excused']),
	v.description('present and late count as present; who is not marked was absent')
);

export type AttendanceState = v.InferOutput<typeof attendanceState>;

/** Steps of a meeting that a member can do herself on the phone. */
export const penStep = v.pipe(
	v.picklist(['roll', 'giveBack', 'fines', 'loan', 'count']),
	v.description('roll with saving · giving back · fines · a new loan · counting the box')
);

export type PenStep = v.InferOutput<typeof penStep>;

export const meetingKind = v.pipe(
	v.picklist(['regular', 'special', 'desk']),
	v.description('by the rhythm · called for a reason · what happens between meetings')
);

export type MeetingKind = v.InferOutput<typeof meetingKind>;

export const office = v.picklist(['president', 'secretary', 'treasurer', 'writer', 'keyHolder']);

export type Office = v.InferOutput<typeof office>;

export const borrowingKind = v.pipe(
	v.picklist(['bank', 'cashCredit', 'cif', 'federation', 'other']),
	v.description(
		'loan of a bank · cash credit of a bank, drawn and repaid on one account · community investment fund · federation · any other lender'
	)
);

export type BorrowingKind = v.InferOutput<typeof borrowingKind>;

/** Terms of the lender for the repayment plan; its interest is entered from the lender's statement, never computed. */
export const borrowingTerms = v.strictObject({
	percentPerMonth: v.optional(percentPerMonth),
	instalments: v.optional(count(1, 240, 'number of instalments')),
	instalmentAmount: saying(amount, 'minor units of one instalment, as the lender says'),
	firstDueOn: saying(day, 'first instalment falls due')
});

export type BorrowingTerms = v.InferOutput<typeof borrowingTerms>;

export const paymentSplit = v.strictObject({
	interestArrears: balance,
	interestDue: balance,
	principal: balance
});

export type PaymentSplit = v.InferOutput<typeof paymentSplit>;

/** Settlement of a leaver; minor units. savings + surplus = loss + loan + interest + fines + paid + payable. */
export const settlement = v.strictObject({
	savings: v.pipe(balance, v.description('all her savings, every fund')),
	surplus: v.pipe(balance, v.description('her part of the surplus, by the rule of exit')),
	loss: saying(amount, 'her part of a loss, by the rule of exit'),
	loan: v.pipe(balance, v.description('principal of her loans that is taken off')),
	interest: v.pipe(balance, v.description('interest that is taken off')),
	fines: v.pipe(balance, v.description('fines that are taken off')),
	paid: v.pipe(balance, v.description('paid out now')),
	payable: v.pipe(balance, v.description('still to be paid to her or her heirs'))
});

export type Settlement = v.InferOutput<typeof settlement>;

/** Share-out of one member, minor units: part + voluntary = loan + interest + fines + paid + kept + payable. */
export const sharedOutLine = v.strictObject({
	memberId,
	savings: v.pipe(balance, v.description('her regular savings and shares, which go up in her part')),
	part: v.pipe(balance, v.description('her savings and profit, rounded, before her debts')),
	voluntary: saying(amount, 'of her voluntary savings: pays debts that her part does not cover'),
	loan: v.pipe(balance, v.description('principal of her loans that is taken off')),
	interest: v.pipe(balance, v.description('interest fallen due that is taken off')),
	fines: v.pipe(balance, v.description('fines that are taken off')),
	paid: v.pipe(balance, v.description('paid out of the box')),
	kept: v.pipe(balance, v.description('her saving for the next cycle')),
	payable: v.pipe(balance, v.description('what no coin can pay: still to be paid to her')),
	cut: saying(amount, 'what her part lacks because debtors owe more than they have: it is hers as they pay')
});

export type SharedOutLine = v.InferOutput<typeof sharedOutLine>;
