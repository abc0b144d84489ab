import fc from 'fast-check';
import type { MemberId } from '#kernel';
import type { ConstitutionWritten } from '#group';
import { money } from '#money';

/** Steps of saving from which a woman may owe more. */
const slabs = [
	[[50, 600]],
	[
		[20, 400],
		[100, 1500]
	]
].map((steps) =>
	steps.map(([from = 0, amount = 0]) => ({ from: money(from * 100), amount: money(amount * 100) }))
);

/** Any rules that a group may give itself: every field of the constitution, left out or in each of its values. */

/** The woman of a place, counted from 0. */
export const woman = (place: number): MemberId => `w${place + 1}` as MemberId;

const rupees = (...amounts: readonly number[]) =>
	fc.constantFrom(...amounts.map((much) => money(much * 100)));
const maybe = { requiredKeys: [] as [] };
const weekday = fc.nat({ max: 6 });
const calendar = fc.constantFrom('gregorian' as const, 'bikramSambat' as const);

const meetingRhythm: fc.Arbitrary<ConstitutionWritten['meetingRhythm']> = fc.oneof(
	fc.record(
		{ every: fc.constantFrom('week' as const, 'fortnight' as const), weekday },
		{ requiredKeys: ['every'] }
	),
	fc.record({ every: fc.constant('month' as const), dayOfMonth: fc.integer({ min: 1, max: 32 }), calendar }),
	fc.record({ every: fc.constant('month' as const), last: weekday, calendar })
);

const voluntary = fc.boolean();
const fixed = fc.record(
	{ mode: fc.constant('fixed' as const), amount: rupees(10, 20, 25), voluntary },
	{ requiredKeys: ['mode', 'amount'] }
);
/** Who joins later may have no amount of her own. */
const perMember = fc.record(
	{
		mode: fc.constant('perMember' as const),
		amounts: fc
			.array(rupees(10, 20, 50), { minLength: 3, maxLength: 12, size: 'max' })
			.map((amounts) => amounts.map((amount, place) => ({ memberId: woman(place), amount }))),
		voluntary
	},
	{ requiredKeys: ['mode', 'amounts'] }
);
const shares = fc.record(
	{
		mode: fc.constant('shares' as const),
		shareValue: rupees(10, 20),
		sharesMax: fc.integer({ min: 1, max: 6 }),
		voluntary
	},
	{ requiredKeys: ['mode', 'shareValue'] }
);

const officers = fc.constantFrom(1, 2, 2, 2, 3);

const interest = fc.record(
	{
		percentPerMonth: fc.constantFrom('0', '1', '1.5', '2', '2.75', '3'),
		method: fc.constantFrom('declining' as const, 'flat' as const, 'upFront' as const),
		period: fc.constantFrom('calendarMonth' as const, 'anniversary' as const, 'meeting' as const)
	},
	{ requiredKeys: ['percentPerMonth'] }
);

/** Groups with some rates lend by the quarter. */
const byQuarter: ReadonlySet<string> = new Set(['1', '2.75']);

/** Groups with some rates ask for more of what is late. */
const overdue: Readonly<Record<string, string>> = { '1.5': '1', '2.75': '1.25', '3': '3' };
/** Some of these count by the day of the whole instalment, some once after days of grace. */
const lateOf: Readonly<Record<string, Pick<ConstitutionWritten['interest'], 'late'>>> = {
	'2.75': { late: { times: 'day', base: 'instalment' } },
	'3': { late: { times: 'once', graceDays: 3 } }
};
function withMoreTerms<Interest extends { readonly percentPerMonth: string }>(written: Interest) {
	const overduePercentPerMonth = overdue[written.percentPerMonth];
	return {
		...written,
		...(byQuarter.has(written.percentPerMonth) && { instalmentsBy: 'quarter' as const }),
		...(overduePercentPerMonth !== undefined && { overduePercentPerMonth }),
		...lateOf[written.percentPerMonth]
	};
}

const anyRules: fc.Arbitrary<ConstitutionWritten> = fc.record(
	{
		kind: fc.constantFrom('shg' as const, 'vsla' as const),
		meetingRhythm,
		saving: fc.oneof({ weight: 2, arbitrary: fixed }, { weight: 1, arbitrary: perMember }, shares),
		interest: interest.map((written) => withMoreTerms(written)),
		paymentOrder: fc.shuffledSubarray(
			['interestArrears' as const, 'interestDue' as const, 'principal' as const],
			{ minLength: 3 }
		),
		overpayment: fc.constantFrom('refuse' as const, 'voluntarySaving' as const),
		flatRebate: fc.constantFrom('none' as const, 'notYetDue' as const),
		loanLimit: fc.oneof(
			{
				weight: 3,
				arbitrary: fc.record(
					{
						timesSavings: fc.constantFrom(3, 20, 100),
						amount: rupees(300, 2000),
						loansAtOnce: fc.integer({ min: 1, max: 3 }),
						monthsMax: fc.constantFrom(6, 12)
					},
					maybe
				)
			},
			fc.record({
				amount: rupees(300),
				slabs: fc.constantFrom(...slabs)
			})
		),
		fines: fc.record(
			{
				absent: rupees(5, 10),
				late: rupees(2),
				savingMissed: rupees(3),
				instalmentMissed: rupees(7),
				to: fc.constantFrom('group' as const, 'socialFund' as const)
			},
			maybe
		),
		savingInterest: fc.record(
			{
				percentPerYear: fc.constantFrom('7', '8.5', '15'),
				funds: fc.constantFrom('voluntary' as const, 'all' as const),
				every: fc.constantFrom('quarter' as const, 'halfYear' as const, 'year' as const)
			},
			{ requiredKeys: ['percentPerYear'] }
		),
		socialFund: fc.record({ amount: rupees(2, 5), sharedOut: fc.boolean() }, { requiredKeys: ['amount'] }),
		quorum: fc.constantFrom('1/3', '1/2', '2/3', '3/4'),
		approvals: fc.record(
			{ seal: officers, loan: officers, cashDifference: officers, correction: officers, rule: officers },
			maybe
		),
		boxLimit: rupees(500, 5000),
		buyIn: fc.oneof(
			fc.record({ amount: rupees(50) }),
			fc.constantFrom('averageSavings' as const, 'averageSurplus' as const)
		),
		exit: fc.record(
			{
				savings: fc.constant('all' as const),
				surplus: fc.constantFrom(
					'none' as const,
					'equal' as const,
					'bySavings' as const,
					'byShares' as const,
					'bySavingMonths' as const,
					'interestBack' as const
				),
				loss: fc.constantFrom('none' as const, 'bySavings' as const),
				debts: fc.constant('netted' as const)
			},
			maybe
		),
		remainder: fc.constantFrom('stays' as const, 'spread' as const),
		yearStart: fc.constantFrom('04-01', '07-16', '01-01', '02-29', 'bs-04-01', 'bs-01-01'),
		roundingUnit: fc.constantFrom(money(1), money(100), money(500), money(1000)),
		moneylenderPercentPerMonth: fc.constantFrom('5', '10')
	},
	{ requiredKeys: ['kind', 'meetingRhythm', 'saving', 'interest'] }
);

/** Groups with a small box are small too: of those that share out twenty women in place of thirty. */
const smallBox = money(50_000);

/** Plain objects, as a file gives them. */
export const constitution = anyRules.map((rules) =>
	structuredClone({ ...rules, ...(rules.boxLimit === smallBox && { membersMost: 20 }) })
);
