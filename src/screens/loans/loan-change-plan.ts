import type { LocalDate } from '#kernel';
import {
	reschedulePreview,
	topUpPreview,
	type Constitution,
	type Loan,
	type LoanNow,
	type LoanPreview,
	type LoanTerms
} from '#group';
import { zero, type Money } from '#money';
import { firstPayment } from '../frame/loan/loan-times.ts';

/** What the circle can decide about a loan that it gave before. */
export const loanChanges = ['topUp', 'reschedule', 'writeOff'] as const;
export type LoanChangeKind = (typeof loanChanges)[number];
export type LoanChangeStep = 'act' | 'who' | 'which' | 'amount' | 'times' | 'otherTimes' | 'reason' | 'agree';

/** What stands on a slip before or after; minor units. */
export interface LoanStanding {
	readonly outstanding: Money;
	readonly times: number;
	/** The first time from now on. */
	readonly each: Money;
}

/**
 * A loan on a new number of parts keeps its rate, its method and its period. Where interest was kept back nothing is
 * handed over from which it could be kept back again: then it goes on what is left.
 */
export function termsAnew({ terms }: Loan, kind: LoanChangeKind, instalments: number): LoanTerms {
	const { percentPerMonth, method, period } = terms;
	const isKeptBack = kind === 'reschedule' && method === 'upFront';
	return { percentPerMonth, method: isKeptBack ? 'declining' : method, period, instalments };
}

/** The plan as it stands today. */
export function planNow(now: LoanNow, rules: Constitution, day: LocalDate): LoanPreview {
	return topUpPreview(now, { amount: zero }, rules, day);
}

/** @param change `times` null leaves the parts as they are */
export function planAfter(
	now: LoanNow,
	change: { readonly kind: LoanChangeKind; readonly amount: Money; readonly times: number | null },
	rules: Constitution,
	day: LocalDate
): LoanPreview {
	const { kind, amount, times } = change;
	if (times === null) return topUpPreview(now, { amount }, rules, day);
	const terms = termsAnew(now.loan, kind, times);
	return kind === 'reschedule'
		? reschedulePreview(now, terms, rules, day)
		: topUpPreview(now, { amount, terms }, rules, day);
}

export function standingOf(plan: LoanPreview, outstanding: Money): LoanStanding {
	const times = plan.instalments.filter(({ principal }) => principal > 0).length;
	return { outstanding, times, each: firstPayment(plan) };
}

/** The question before this one; null for none, `out` where the whole talk was begun elsewhere. */
export function stepBefore(
	step: LoanChangeStep | null,
	talk: { readonly kind: LoanChangeKind | null; readonly fromMemberPage: boolean; readonly several: boolean }
): LoanChangeStep | 'out' | null {
	const first = talk.fromMemberPage ? 'act' : talk.several ? 'which' : 'who';
	switch (step) {
		case null:
		case 'act':
			return 'out';
		case 'who':
			return null;
		case 'which':
			return 'who';
		case 'amount':
		case 'reason':
			return first;
		case 'times':
			return talk.kind === 'topUp' ? 'amount' : first;
		case 'otherTimes':
			return 'times';
		case 'agree':
			return talk.kind === 'writeOff' ? 'reason' : 'times';
	}
}
