import { smallestCoin, type CurrencyCode, type Money } from '#money';
import type { InstalmentsBy, InterestMethod, InterestPeriod } from '../event-fields.ts';
import type { ConstitutionWritten, LateTerms } from './constitution-schema.ts';

export type PaymentPart = 'interestArrears' | 'interestDue' | 'principal';

export type Rhythm = ConstitutionWritten['meetingRhythm'];

/** The group's rules with every default filled in (ledger law 3). */
export interface Constitution {
	readonly kind: 'shg' | 'vsla';
	readonly meetingRhythm: Rhythm;
	readonly saving: ConstitutionWritten['saving'];
	readonly percentPerMonth: string;
	readonly interestMethod: InterestMethod;
	readonly interestPeriod: InterestPeriod;
	/** Default of new loans: with each charge of interest, or by the quarter (ADR 0090). */
	readonly instalmentsBy: InstalmentsBy;
	/** Percent a month of what is overdue, beside the rate; "0" for nothing. */
	readonly overduePercentPerMonth: string;
	/** Left out: with each charge, of what is unpaid, from the first day. */
	readonly late?: LateTerms;
	readonly paymentOrder: readonly PaymentPart[];
	readonly overpayment: 'refuse' | 'voluntarySaving';
	readonly flatRebate: 'none' | 'notYetDue';
	readonly loanLimit: NonNullable<ConstitutionWritten['loanLimit']>;
	readonly fines: NonNullable<ConstitutionWritten['fines']>;
	readonly socialFund: ConstitutionWritten['socialFund'] | null;
	/** Left out: savings earn nothing. */
	readonly savingInterest?: {
		readonly percentPerYear: string;
		readonly funds: 'voluntary' | 'all';
		readonly every: 'quarter' | 'halfYear' | 'year';
	};
	/** "2/3": the part of the active members that must be there to decide. */
	readonly quorum: string;
	readonly approvals: {
		readonly seal: number;
		readonly loan: number;
		readonly cashDifference: number;
		readonly correction: number;
		readonly rule: number;
	};
	/** Women at once; left out: what the kind of the group has. */
	readonly membersMost?: number;
	readonly boxLimit: Money | null;
	/** What a woman pays who joins later; null: nothing. */
	readonly buyIn: NonNullable<ConstitutionWritten['buyIn']> | null;
	readonly exit: {
		readonly savings: 'all';
		readonly debts: 'netted';
		readonly surplus: NonNullable<NonNullable<ConstitutionWritten['exit']>['surplus']>;
		/** Left out: nobody who leaves bears a part of a loss. */
		readonly loss?: 'bySavings';
	};
	/** Minor units to which charges and parts are rounded. */
	readonly roundingUnit: Money;
	readonly remainder: 'stays' | 'spread';
	/** "MM-DD" */
	readonly yearStart: string;
	/** What a moneylender takes, percent a month; shown beside the group's own cost. */
	readonly moneylenderPercentPerMonth: string;
}

/** Monthly groups count months, not days; the others count from the loan's own day (ledger law 6.2). */
export function defaultPeriod(every: Rhythm['every']): InterestPeriod {
	return every === 'month' ? 'calendarMonth' : 'anniversary';
}

/** Part of a month between two meetings, as a number that doubles hold exactly (ledger law 6.2). */
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

/** How many of `active` members make a quorum: the fraction rounded up. */
export function quorumOf(constitution: Constitution, active: number): number {
	const [part = 2, whole = 3] = constitution.quorum.split('/').map(Number);
	return Math.ceil((active * part) / whole);
}

/** The rules in force as an event writes them, whole: what a change begins with (ledger law 3). */
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
 * More would need registration as a company (self-help group: Companies Act of India, 1956, section 11, which rules of banks and mission keep) or is unheard
 * of (savings and loan association).
 */
const membersByKind = { shg: 20, vsla: 30 } as const;

/** That law does not hold in Nepal, where groups of 29 publish their accounts (chhimeki.org); by forty pictures women are told apart. */
const membersInNepal = 40;

/** The most women that a group of this kind may take by the law of its country. */
export const membersAllowed = (kind: Constitution['kind'], currency: string): number =>
	currency === 'NPR' ? membersInNepal : membersByKind[kind];

/** The most women at once by the group's own rules. */
export const membersMost = ({
	kind,
	membersMost: own
}: Pick<ConstitutionWritten, 'kind' | 'membersMost'>): number => own ?? membersByKind[kind];
