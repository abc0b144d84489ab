import { smallestCoin, type CurrencyCode, type Money } from '#money';
import type { InstalmentsBy, InterestMethod, InterestPeriod } from '../event-fields.ts';
import type { ConstitutionWritten, LateTerms } from './constitution-schema.ts';

export type PaymentPart = 'interestArrears' | 'interestDue' | 'principal';

export type Rhythm = ConstitutionWritten['meetingRhythm'];

/** The rules of a group with all defaults filled in (ledger law 3). */
export interface Constitution {
	readonly kind: 'shg' | 'vsla';
	readonly meetingRhythm: Rhythm;
	readonly saving: ConstitutionWritten['saving'];
	readonly percentPerMonth: string;
	readonly interestMethod: InterestMethod;
	readonly interestPeriod: InterestPeriod;
	/** Default of new loans: with each charge of interest, or by the quarter (ADR 0090). */
	readonly instalmentsBy: InstalmentsBy;
	/** Percent a month on overdue principal, in addition to the rate; "0" for none. */
	readonly overduePercentPerMonth: string;
	/** If left out, it is charged with each charge on what is unpaid, from the first day. */
	readonly late?: LateTerms;
	readonly paymentOrder: readonly PaymentPart[];
	readonly overpayment: 'refuse' | 'voluntarySaving';
	readonly flatRebate: 'none' | 'notYetDue';
	readonly loanLimit: NonNullable<ConstitutionWritten['loanLimit']>;
	readonly fines: NonNullable<ConstitutionWritten['fines']>;
	readonly socialFund: ConstitutionWritten['socialFund'] | null;
	/** If left out, savings earn no interest. */
	readonly savingInterest?: {
		readonly percentPerYear: string;
		readonly funds: 'voluntary' | 'all';
		readonly every: 'quarter' | 'halfYear' | 'year';
	};
	/** Fraction of the active members that must be present to decide, such as "2/3". */
	readonly quorum: string;
	readonly approvals: {
		readonly seal: number;
		readonly loan: number;
		readonly cashDifference: number;
		readonly correction: number;
		readonly rule: number;
	};
	/** Maximum number of simultaneous members; if left out, that of the kind of group. */
	readonly membersMost?: number;
	readonly boxLimit: Money | null;
	/** Buy-in of a later joiner; null for none. */
	readonly buyIn: NonNullable<ConstitutionWritten['buyIn']> | null;
	readonly exit: {
		readonly savings: 'all';
		readonly debts: 'netted';
		readonly surplus: NonNullable<NonNullable<ConstitutionWritten['exit']>['surplus']>;
		/** If left out, leavers bear no part of a loss. */
		readonly loss?: 'bySavings';
	};
	/** Minor units to which charges and parts are rounded. */
	readonly roundingUnit: Money;
	readonly remainder: 'stays' | 'spread';
	/** "MM-DD" */
	readonly yearStart: string;
	/** Rate of a moneylender, percent a month, for comparison with the group's own cost. */
	readonly moneylenderPercentPerMonth: string;
}

/** Default interest period: monthly groups charge by calendar months, the others from the loan's own day (ledger law 6.2). */
export function defaultPeriod(every: Rhythm['every']): InterestPeriod {
	return every === 'month' ? 'calendarMonth' : 'anniversary';
}

/** Months between two meetings: ¼, ½ or 1, which doubles hold exactly (ledger law 6.2). */
export function monthsBetweenMeetings(every: Rhythm['every']): number {
	return every === 'week' ? 0.25 : every === 'fortnight' ? 0.5 : 1;
}

const lateWith = ({
	times = 'month',
	base = 'principalDue',
	graceDays = 0
}: NonNullable<ConstitutionWritten['interest']['late']>): LateTerms => ({ times, base, graceDays });

const earning = ({
	percentPerYear,
	funds = 'voluntary',
	every = 'year'
}: NonNullable<ConstitutionWritten['savingInterest']>): NonNullable<Constitution['savingInterest']> => ({
	percentPerYear,
	funds,
	every
});

export function withDefaults(written: ConstitutionWritten, currency: CurrencyCode): Constitution {
	const { interest, approvals } = written;
	return {
		kind: written.kind,
		meetingRhythm: written.meetingRhythm,
		saving: written.saving,
		percentPerMonth: interest.percentPerMonth,
		interestMethod: interest.method ?? 'declining',
		interestPeriod: interest.period ?? defaultPeriod(written.meetingRhythm.every),
		instalmentsBy: interest.instalmentsBy ?? 'charge',
		overduePercentPerMonth: interest.overduePercentPerMonth ?? '0',
		...(interest.late === undefined ? {} : { late: lateWith(interest.late) }),
		paymentOrder: written.paymentOrder ?? ['interestArrears', 'interestDue', 'principal'],
		overpayment: written.overpayment ?? 'refuse',
		flatRebate: written.flatRebate ?? 'none',
		loanLimit: written.loanLimit ?? {},
		fines: written.fines ?? {},
		socialFund: written.socialFund ?? null,
		...(written.savingInterest === undefined || Number(written.savingInterest.percentPerYear) === 0
			? {}
			: { savingInterest: earning(written.savingInterest) }),
		quorum: written.quorum ?? '2/3',
		approvals: {
			seal: approvals?.seal ?? 2,
			loan: approvals?.loan ?? 2,
			cashDifference: approvals?.cashDifference ?? 2,
			correction: approvals?.correction ?? 2,
			rule: approvals?.rule ?? 2
		},
		...(written.membersMost === undefined ? {} : { membersMost: written.membersMost }),
		boxLimit: written.boxLimit ?? null,
		buyIn: written.buyIn ?? null,
		exit: {
			savings: 'all',
			debts: 'netted',
			surplus: written.exit?.surplus ?? 'none',
			...(written.exit?.loss === 'bySavings' ? { loss: written.exit.loss } : {})
		},
		roundingUnit: written.roundingUnit ?? smallestCoin(currency),
		remainder: written.remainder ?? 'stays',
		yearStart: written.yearStart ?? (currency === 'NPR' ? 'bs-04-01' : '04-01'),
		moneylenderPercentPerMonth: written.moneylenderPercentPerMonth ?? '5'
	};
}

/** Number of `active` members that make a quorum: the fraction rounded up. */
export function quorumOf(constitution: Constitution, active: number): number {
	const [part = 2, whole = 3] = constitution.quorum.split('/').map(Number);
	return Math.ceil((active * part) / whole);
}

/** Converts rules back to the complete form of an event, as the start of a change (ledger law 3). */
export function writtenRules(rules: Constitution): ConstitutionWritten {
	const { percentPerMonth, interestMethod: method, interestPeriod: period, fines, loanLimit } = rules;
	const { overduePercentPerMonth, instalmentsBy, late } = rules;
	return {
		kind: rules.kind,
		meetingRhythm: rules.meetingRhythm,
		saving: rules.saving,
		interest: {
			percentPerMonth,
			method,
			period,
			...(instalmentsBy === 'charge' ? {} : { instalmentsBy }),
			...(Number(overduePercentPerMonth) === 0 ? {} : { overduePercentPerMonth }),
			...(late === undefined ? {} : { late })
		},
		paymentOrder: [...rules.paymentOrder],
		overpayment: rules.overpayment,
		flatRebate: rules.flatRebate,
		loanLimit,
		fines,
		...(rules.socialFund ? { socialFund: rules.socialFund } : {}),
		...(rules.savingInterest === undefined ? {} : { savingInterest: rules.savingInterest }),
		quorum: rules.quorum,
		approvals: rules.approvals,
		...(rules.membersMost === undefined ? {} : { membersMost: rules.membersMost }),
		...(rules.boxLimit === null ? {} : { boxLimit: rules.boxLimit }),
		...(rules.buyIn === null ? {} : { buyIn: rules.buyIn }),
		exit: rules.exit,
		remainder: rules.remainder,
		yearStart: rules.yearStart,
		roundingUnit: rules.roundingUnit,
		moneylenderPercentPerMonth: rules.moneylenderPercentPerMonth
	};
}

/**
 * Larger groups would need registration as a company (self-help group: Companies Act of India, 1956, section 11, kept in the rules of banks and
 * mission) or do not occur (savings and loan association).
 */
const membersByKind = { shg: 20, vsla: 30 } as const;

/** Limit in Nepal, where that law does not apply and groups of 29 publish their accounts (chhimeki.org): the number of symbols that tell members apart. */
const membersInNepal = 40;

/** Maximum size of this kind of group by the law of the country. */
export const membersAllowed = (kind: Constitution['kind'], currency: string): number =>
	currency === 'NPR' ? membersInNepal : membersByKind[kind];

export const membersMost = ({
	kind,
	membersMost: own
}: Pick<ConstitutionWritten, 'kind' | 'membersMost'>): number => own ?? membersByKind[kind];
