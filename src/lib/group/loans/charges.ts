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
 * Interest that fell due on a loan up to and including `until`, for its whole life: the rounded exact sum of all its
 * charges, recomputed from its movements, on whatever terms it stood (ledger fine print 2). What was kept back is
 * rounded apart, and what is overdue too (ADR 0083). What a loan owed when it was written off is given up with it (fine
 * print 10).
 *
 * @param forgivenBy what was forgiven up to and including this day is left out
 * @returns minor units, zero or more; never falls as `until` grows, but for what is given up or forgiven
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

/** The same if the principal were repaid in full on `on`: without a rebate all that a flat loan would still charge. */
export function chargedIfPaidOff(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): Money {
	return chargedInAll(loan, on, held, loan.principalPaidOn ?? on);
}

/** Whether paying a loan off can change what it charged until then: only what falls due in parts knows a rebate. */
export const isChargedByPayingOff = (loan: Loan): boolean => phasesOf(loan).some(fallsDueInParts);

/** Charged up to and including `on` and not paid, whether it was given up or not; minor units. */
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
		// New terms may round to another unit; what was charged before is not taken back by that.
		rounded = money(Math.max(rounded, roundHalfUpTo(sum, phase.terms.roundingUnit)));
	}
	return add(apart, rounded);
}

/** Minor units that were out at the end of the day before each of `days`, which are in order. */
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

/** The sum of all charges. Months are quarters, so principal × months adds up exactly before the rate is applied once. */
function decliningOver(loan: Loan, phase: LoanPhase, days: readonly ChargeDay[]): Exact {
	const principals = principalsBefore(loan, days);
	const quarters = days.reduce((sum, { months }, index) => sum + (principals[index] ?? 0) * months * 4, 0);
	return percentOf(money(quarters), phase.terms.percentPerMonth, quarter);
}

/** The flat sum of a principal: principal × rate × months, exact (ledger law 6.1). */
export function flatInterest(principal: Money, terms: Pick<KeptTerms, 'percentPerMonth' | 'months'>): Exact {
	return percentOf(principal, terms.percentPerMonth, exact(terms.months));
}

/** The flat interest of what was put on these terms at first; of a loan brought in, what was left of it. */
export function wholeFlatInterest({ principal, terms, opening }: LoanPhase): Exact {
	return opening === null ? flatInterest(principal, terms) : exact(opening.interestLeft);
}

/** Flat interest, and what the cut-off sheet says is still to fall due of an up-front loan. */
function fallsDueInParts({ terms, opening }: LoanPhase): boolean {
	return terms.method === 'flat' || (opening !== null && !exact(opening.interestLeft).isZero());
}

/** The terms as far as their interest falls due in parts: of what is lent on top of an up-front loan it is kept back. */
export function inParts(phase: LoanPhase): LoanPhase {
	return phase.terms.method === 'flat' ? phase : { ...phase, extras: [] };
}

/** Flat interest on what is lent on top: rate × extra × months × charges left ÷ all (ledger fine print 9), exact. */
export function flatOnExtra(phase: LoanPhase, amount: Money, left: number): Exact {
	return flatInterest(amount, phase.terms).times(left).dividedBy(chargesInAll(phase));
}

/** What `fallenDue` parts of a flat loan come to, exact: of each extra only those that came after it. */
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

/** Parts fall due one with each charge day of the term; when the principal is paid off, by the group's rebate rule. */
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

/** Interest that was kept back on these terms by the end of `until`, minor units, each sum rounded for itself. */
function keptBackUntil(phase: LoanPhase, until: LocalDate, held: readonly RegularMeeting[]): Money {
	return phase.extras
		.filter(({ on }) => on <= until)
		.reduce((sum, extra) => add(sum, keptBackOnExtra(phase, extra, held)), keptBackAtFirst(phase));
}

/** Of a loan brought in it was kept back long ago. */
export function keptBackAtFirst({ principal, terms, opening }: LoanPhase): Money {
	return opening === null ? keptBack(principal, terms) : zero;
}

/** What is kept back of a principal that is given on up-front terms, minor units; of other terms nothing. */
export function keptBack(principal: Money, terms: KeptTerms): Money {
	return terms.method === 'upFront'
		? roundHalfUpTo(flatInterest(principal, terms), terms.roundingUnit)
		: zero;
}

/** Interest that is kept back of what is lent on top without terms of its own; minor units. */
export function keptBackOnExtra(
	phase: LoanPhase,
	{ on, amount }: Extra,
	held: readonly RegularMeeting[]
): Money {
	return phase.terms.method === 'upFront'
		? roundHalfUpTo(flatOnExtra(phase, amount, chargesLeft(phase, on, held)), phase.terms.roundingUnit)
		: zero;
}
