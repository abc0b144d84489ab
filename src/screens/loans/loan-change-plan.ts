import type { LocalDate, MemberId } from '#kernel';
import {
	reschedulePreview,
	topUpPreview,
	writtenParts,
	type Command,
	type Constitution,
	type Loan,
	type LoanNow,
	type LoanPreview,
	type LoanTerms
} from '#group';
import { zero, type Money } from '#money';
import type { LoanSlip } from '#session/loan-slips.ts';
import { paymentsOf, type RepaymentPlan } from '../frame/loan/loan-times.ts';

/** What the circle can decide about a loan that it gave before. */
export const loanChanges = ['topUp', 'reschedule', 'writeOff', 'forgive'] as const;
export type LoanChangeKind = (typeof loanChanges)[number];
/** `none` while nothing about an older loan is asked. */
export type LoanChangeStep =
	| 'none'
	| 'act'
	| 'who'
	| 'which'
	| 'amount'
	| 'times'
	| 'otherTimes'
	| 'reason'
	| 'agree';

/** What is asked first about a loan that is chosen. */
export const firstQuestion = {
	topUp: 'amount',
	reschedule: 'times',
	writeOff: 'reason',
	forgive: 'agree'
} as const satisfies Readonly<Record<LoanChangeKind, LoanChangeStep>>;

/** Whether something can be decided about this loan. @param kind null while that is not known */
export const mayDecide = (kind: LoanChangeKind | null, { outstanding, overdueInterest }: LoanSlip): boolean =>
	kind === 'forgive' ? overdueInterest > 0 : outstanding > 0;

/** What can be decided about one of these loans; there is something to forgive where somebody is late. */
export const kindsOf = (slips: readonly LoanSlip[]): readonly LoanChangeKind[] =>
	loanChanges.filter((kind) => kind !== 'forgive' || slips.some((slip) => mayDecide(kind, slip)));

/** What stands on a slip before or after; minor units. */
export interface LoanStanding {
	readonly outstanding: Money;
	readonly times: number;
	/** What is given from now on. */
	readonly each: RepaymentPlan;
}

/** On new terms: in how many parts, and whether they fall due by the quarter. */
interface NewTimes {
	readonly times: number;
	readonly byQuarter: boolean;
}

/**
 * A loan on a new number of parts keeps its rate, its method and its period. Where interest was kept back nothing is
 * handed over from which it could be kept back again: then it goes on what is left.
 */
export function termsAnew({ terms }: Loan, kind: LoanChangeKind, { times, byQuarter }: NewTimes): LoanTerms {
	const { percentPerMonth, method, period } = terms;
	const isKeptBack = kind === 'reschedule' && method === 'upFront';
	return {
		percentPerMonth,
		method: isKeptBack ? 'declining' : method,
		period,
		...writtenParts(times, byQuarter)
	};
}

/** The plan as it stands today. */
export function planNow(now: LoanNow, rules: Constitution, day: LocalDate): LoanPreview {
	return topUpPreview(now, { amount: zero }, rules, day);
}

/** @param change `anew` null leaves the parts as they are */
export function planAfter(
	now: LoanNow,
	change: { readonly kind: LoanChangeKind; readonly amount: Money; readonly anew: NewTimes | null },
	rules: Constitution,
	day: LocalDate
): LoanPreview {
	const { kind, amount, anew } = change;
	if (anew === null) return topUpPreview(now, { amount }, rules, day);
	const terms = termsAnew(now.loan, kind, anew);
	return kind === 'reschedule'
		? reschedulePreview(now, terms, rules, day)
		: topUpPreview(now, { amount, terms }, rules, day);
}

export function standingOf(plan: LoanPreview, outstanding: Money): LoanStanding {
	const times = plan.instalments.filter(({ principal }) => principal > 0).length;
	return { outstanding, times, each: paymentsOf(plan) };
}

interface LoanChangeAgreed {
	readonly kind: LoanChangeKind;
	readonly on: LocalDate;
	/** The circle. */
	readonly agreedBy: readonly MemberId[];
	/** Minor units that are lent on top. */
	readonly amount: Money;
	/** Null leaves the parts as they are. */
	readonly anew: NewTimes | null;
	/** Why a loan is given up. */
	readonly reason: string;
}

/** What is written when all say yes. */
export function changeCommand(
	loan: Loan,
	{ kind, on, agreedBy, amount, anew, reason }: LoanChangeAgreed
): Command {
	const { loanId } = loan;
	switch (kind) {
		case 'topUp': {
			const terms = anew === null ? {} : { terms: termsAnew(loan, kind, anew) };
			return { type: 'TopUpLoan', on, loanId, amount, ...terms, agreedBy };
		}
		case 'reschedule': {
			const terms = termsAnew(loan, kind, anew ?? { times: 1, byQuarter: false });
			return { type: 'RescheduleLoan', on, loanId, terms, agreedBy };
		}
		case 'forgive':
			return { type: 'ForgiveOverdueInterest', on, loanId, agreedBy };
		case 'writeOff':
			return { type: 'WriteOffLoan', on, loanId, reason, agreedBy };
	}
}
