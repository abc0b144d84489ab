import type { LocalDate } from '#kernel';
import {
	add,
	atLeastZero,
	exact,
	least,
	money,
	percentOf,
	roundHalfUpTo,
	subtract,
	zero,
	type Exact,
	type Money
} from '#money';
import type { RegularMeeting } from '../state.ts';
import {
	chargeDays,
	chargesInAll,
	chargesLeft,
	lastChargedOn,
	partDays,
	type ChargeDay
} from './charge-days.ts';
import { isGivenUp, type KeptTerms, type Loan } from './loan.ts';
import { overdueCharged } from './overdue-interest.ts';
import { phasesOf, type Extra, type LoanPhase } from './phases.ts';

/**
 * Interest that fell due on a loan up to and including `until` over its whole life: the exact sum of all charges on all terms, recomputed from its
 * movements and rounded once (ledger fine print 2). Up-front interest is rounded separately, and overdue interest too (ADR 0083). Interest unpaid at
 * a write-off is written off with the loan (fine print 10).
 *
 * @param forgivenBy interest forgiven up to and including this day is left out
 * @returns minor units, zero or more; grows with `until`, except for what is written off or forgiven
 */
export function chargedUntil(
	loan: Loan,
	until: LocalDate,
	held: readonly RegularMeeting[],
	forgivenBy = until
): Money {
	const charged = chargedInAll(loan, until, held, loan.principalPaidOn, forgivenBy);
	return isGivenUp(loan, until) ? least(charged, loan.interestPaid) : charged;
}

/** The same with the principal repaid in full on `on`: without a rebate it includes all future flat interest. */
export function chargedIfPaidOff(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): Money {
	return chargedInAll(loan, on, held, loan.principalPaidOn ?? on);
}

/** True if paying the loan off can change its charges until then: only interest in equal parts has a rebate. */
export const isChargedByPayingOff = (loan: Loan): boolean => phasesOf(loan).some(fallsDueInParts);

/** Interest charged up to and including `on` and unpaid, written off or not; minor units. */
export function unpaidInterest(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): Money {
	return atLeastZero(subtract(chargedInAll(loan, on, held, loan.principalPaidOn), loan.interestPaid));
}

function chargedInAll(
	loan: Loan,
	until: LocalDate,
	held: readonly RegularMeeting[],
	paidOffOn: LocalDate | null,
	forgivenBy = until
): Money {
	let apart = add(loan.opening?.interestArrears ?? zero, overdueCharged(loan, until, held, forgivenBy));
	let sum = exact(0);
	let rounded: Money = zero;
	for (const phase of phasesOf(loan)) {
		if (phase.since > until) break;
		if (phase.terms.method === 'upFront') apart = add(apart, keptBackUntil(phase, until, held));
		if (phase.terms.method === 'declining')
			sum = sum.plus(decliningOver(loan, phase, chargeDays(phase, lastChargedOn(loan, until), held)));
		else if (fallsDueInParts(phase))
			sum = sum.plus(flatUntil(inParts(phase), until, partDays(phase, until, held), paidOffOn, held));
		else continue;
		// New terms may have another rounding unit; that must not reduce what was charged before.
		rounded = money(Math.max(rounded, roundHalfUpTo(sum, phase.terms.roundingUnit)));
	}
	return add(apart, rounded);
}

/** Principal at the end of the day before each of `days`, minor units; `days` are in order. */
export function principalsBefore(loan: Loan, days: readonly ChargeDay[]): readonly Money[] {
	let place = 0;
	let principal = 0;
	return days.map(({ on }) => {
		for (let next = loan.movements[place]; next && next.on < on; next = loan.movements[place]) {
			principal += next.principal;
			place += 1;
		}
		return money(principal);
	});
}

const quarter = exact('0.25');

/** Sum of all charges. Months are multiples of ¼, so principal × months adds up exactly before the rate is applied once. */
function decliningOver(loan: Loan, phase: LoanPhase, days: readonly ChargeDay[]): Exact {
	const principals = principalsBefore(loan, days);
	const quarters = days.reduce((sum, { months }, index) => sum + (principals[index] ?? 0) * months * 4, 0);
	return percentOf(money(quarters), phase.terms.percentPerMonth, quarter);
}

/** Total flat interest: principal × rate × months, exact (ledger law 6.1). */
export function flatInterest(principal: Money, terms: Pick<KeptTerms, 'percentPerMonth' | 'months'>): Exact {
	return percentOf(principal, terms.percentPerMonth, exact(terms.months));
}

/** Flat interest of the initial principal of these terms; for an opening loan, the interest left of it. */
export function wholeFlatInterest({ principal, terms, opening }: LoanPhase): Exact {
	return opening === null ? flatInterest(principal, terms) : exact(opening.interestLeft);
}

/** True for flat interest, and for an opening up-front loan with interest still to fall due. */
function fallsDueInParts({ terms, opening }: LoanPhase): boolean {
	return terms.method === 'flat' || (opening !== null && !exact(opening.interestLeft).isZero());
}

/** The phase reduced to interest in equal parts: on a top-up of an up-front loan it is kept back instead. */
export function inParts(phase: LoanPhase): LoanPhase {
	return phase.terms.method === 'flat' ? phase : { ...phase, extras: [] };
}

/** Flat interest on a top-up: rate × extra × months × charges left ÷ all (ledger fine print 9), exact. */
export function flatOnExtra(phase: LoanPhase, amount: Money, left: number): Exact {
	return flatInterest(amount, phase.terms).times(left).dividedBy(chargesInAll(phase));
}

/** Flat interest of the first `fallenDue` parts, exact: for each top-up only the parts after it. */
export function flatParts(
	phase: LoanPhase,
	fallenDue: number,
	extras: readonly Extra[],
	held: readonly RegularMeeting[]
): Exact {
	const all = chargesInAll(phase);
	return extras.reduce((sum, { on, amount }) => {
		const before = all - chargesLeft(phase, on, held);
		return sum.plus(flatOnExtra(phase, amount, Math.max(0, fallenDue - before)));
	}, wholeFlatInterest(phase).times(fallenDue).dividedBy(all));
}

/** One part falls due on each charge day of the term; after the principal is paid off, the rebate rule of the group decides. */
function flatUntil(
	phase: LoanPhase,
	until: LocalDate,
	days: readonly ChargeDay[],
	paidOffOn: LocalDate | null,
	held: readonly RegularMeeting[]
): Exact {
	const all = chargesInAll(phase);
	const extras = phase.extras.filter(({ on }) => on <= until);
	const isPaidOff = phase.until === null && paidOffOn !== null && paidOffOn <= until;
	if (isPaidOff && phase.terms.flatRebate === 'none') return flatParts(phase, all, extras, held);
	const counted = isPaidOff ? days.filter((day) => day.on <= paidOffOn) : days;
	return flatParts(phase, Math.min(counted.length, all), extras, held);
}

/** Up-front interest kept back on these terms by the end of `until`, minor units, each amount rounded separately. */
function keptBackUntil(phase: LoanPhase, until: LocalDate, held: readonly RegularMeeting[]): Money {
	return phase.extras
		.filter(({ on }) => on <= until)
		.reduce((sum, extra) => add(sum, keptBackOnExtra(phase, extra, held)), keptBackAtFirst(phase));
}

/** Up-front interest of the initial principal; zero for an opening loan, where it was kept back before. */
export function keptBackAtFirst({ principal, terms, opening }: LoanPhase): Money {
	return opening === null ? keptBack(principal, terms) : zero;
}

/** Up-front interest of a principal, minor units; zero for other methods. */
export function keptBack(principal: Money, terms: KeptTerms): Money {
	return terms.method === 'upFront'
		? roundHalfUpTo(flatInterest(principal, terms), terms.roundingUnit)
		: zero;
}

/** Up-front interest of a top-up without terms of its own; minor units. */
export function keptBackOnExtra(
	phase: LoanPhase,
	{ on, amount }: Extra,
	held: readonly RegularMeeting[]
): Money {
	return phase.terms.method === 'upFront'
		? roundHalfUpTo(flatOnExtra(phase, amount, chargesLeft(phase, on, held)), phase.terms.roundingUnit)
		: zero;
}
