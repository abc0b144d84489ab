import type { LocalDate } from '#kernel';
import { add, exact, money, percentOf, roundHalfUpTo, zero, type Exact, type Money } from '#money';
import type { RegularMeeting } from '../state.ts';
import { chargeDays, type ChargeDay } from './charge-days.ts';
import type { Loan, KeptTerms } from './loan.ts';

/**
 * Interest that fell due on a loan up to and including `until`, for its whole life: the rounded exact sum of all its
 * charges, recomputed from its movements (ledger fine print 2). What was rounded before is never rounded again.
 *
 * @returns minor units, zero or more; never falls as `until` grows
 */
export function chargedUntil(loan: Loan, until: LocalDate, held: readonly RegularMeeting[]): Money {
	const brought = loan.opening?.interestArrears ?? zero;
	if (loan.terms.method === 'upFront') return add(brought, upFrontInterest(loan));
	const days = chargeDays(loan, until, held);
	const sum = loan.terms.method === 'flat' ? flatUntil(loan, until, days) : decliningOver(loan, days);
	return add(brought, roundHalfUpTo(sum, loan.terms.roundingUnit));
}

/** A day and the principal that was out at the end of the day before it; for "why is this owed?". */
export interface DecliningCharge extends ChargeDay {
	readonly principal: Money;
	readonly amount: Exact;
}

/** Each charge of a declining loan, exact (ledger law 6.1). */
export function decliningCharges(loan: Loan, days: readonly ChargeDay[]): readonly DecliningCharge[] {
	const principals = principalsBefore(loan, days);
	return days.map((day, index) => {
		const principal = money(principals[index] ?? 0);
		return { ...day, principal, amount: percentOf(principal, loan.terms.percentPerMonth, day.months) };
	});
}

/** Minor units that were out at the end of the day before each of `days`, which are in order. */
function principalsBefore(loan: Loan, days: readonly ChargeDay[]): readonly number[] {
	let place = 0;
	let principal = 0;
	return days.map(({ on }) => {
		for (let next = loan.movements[place]; next && next.on < on; next = loan.movements[place]) {
			principal += next.principal;
			place += 1;
		}
		return principal;
	});
}

/** The whole interest of a flat or up-front loan: principal × rate × months, exact; of one brought in, what was left. */
export function wholeFlatInterest(loan: Pick<Loan, 'principal' | 'terms' | 'opening'>): Exact {
	return loan.opening === null ? flatInterest(loan.principal, loan.terms) : exact(loan.opening.interestLeft);
}

export function flatInterest(principal: Money, terms: Pick<KeptTerms, 'percentPerMonth' | 'months'>): Exact {
	return percentOf(principal, terms.percentPerMonth, exact(terms.months));
}

/** The sum of all charges. Months are quarters, so principal × months adds up exactly before the rate is applied once. */
function decliningOver(loan: Loan, days: readonly ChargeDay[]): Exact {
	const principals = principalsBefore(loan, days);
	const quarters = days.reduce((sum, { months }, index) => sum + (principals[index] ?? 0) * months * 4, 0);
	return percentOf(money(quarters), loan.terms.percentPerMonth, 0.25);
}

/** Parts fall due one with each charge day of the term; when the principal is paid off, by the group's rebate rule. */
function flatUntil(loan: Loan, until: LocalDate, days: readonly ChargeDay[]): Exact {
	const whole = wholeFlatInterest(loan);
	const { instalments, flatRebate } = loan.terms;
	const paidOff = loan.principalPaidOn;
	if (paidOff !== null && paidOff <= until && flatRebate === 'none') return whole;
	const counted = paidOff !== null && paidOff <= until ? days.filter((day) => day.on <= paidOff) : days;
	const fallenDue = Math.min(counted.length, instalments);
	return whole.times(fallenDue).dividedBy(instalments);
}

function upFrontInterest(loan: Loan): Money {
	return roundHalfUpTo(wholeFlatInterest(loan), loan.terms.roundingUnit);
}
