import { compareDays, type LocalDate } from '#kernel';
import { exact, money, percentOf, zero, type Exact, type Money } from '#money';
import type { RegularMeeting } from '../state.ts';
import { chargeDays, chargesInAll, chargesLeft, lastChargedOn, partDays } from './charge-days.ts';
import {
	flatParts,
	inParts,
	keptBackAtFirst,
	keptBackOnExtra,
	principalsBefore,
	unpaidInterest
} from './charges.ts';
import type { Loan } from './loan.ts';
import { overdueCharges } from './overdue-interest.ts';
import { phasesOf, type LoanPhase } from './phases.ts';

/** One charge behind the interest of a loan. */
export interface LoanCharge {
	/** The day on which it fell due. */
	readonly on: LocalDate;
	/** Base of the charge, minor units: for a declining loan, the principal at the end of the day before. */
	readonly principal: Money;
	/** Minor units, exact: only the sum is rounded, that of overdue interest separately. Below zero for interest forgiven or written off. */
	readonly amount: Exact;
	readonly why:
		| 'charge'
		| 'overdue'
		| 'arrearsBroughtIn'
		| 'keptBack'
		| 'paidOffEarly'
		| 'forgiven'
		| 'givenUp';
}

/**
 * Returns every charge on a loan up to and including `on`, in the order of days, over all its terms (ledger law 6.1 and fine print 8 to 10). The
 * rounded sum is `chargedUntil`.
 *
 * @param held regular meetings, oldest first
 */
export function chargesOf(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): readonly LoanCharge[] {
	return [
		...broughtIn(loan),
		...phasesOf(loan)
			.filter((phase) => phase.since <= on)
			.flatMap((phase) => chargesOn(phase, loan, on, held)),
		...late(loan, on, held),
		...givenUp(loan, on, held)
	].sort((one, other) => compareDays(one.on, other.on));
}

/** Overdue interest, and its forgiven part as negative charges. */
function late(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): readonly LoanCharge[] {
	const forgiven = loan.forgiven.filter((one) => one.on <= on);
	return [
		...overdueCharges(loan, on, held).map((charge) => ({ ...charge, why: 'overdue' as const })),
		...forgiven.map((one) => ({
			on: one.on,
			principal: zero,
			amount: exact(-one.amount),
			why: 'forgiven' as const
		}))
	];
}

function broughtIn({ opening, movements }: Loan): readonly LoanCharge[] {
	if (opening === null || opening.interestArrears === 0) return [];
	const principal = movements[0]?.principal ?? zero;
	return [{ on: opening.on, principal, amount: exact(opening.interestArrears), why: 'arrearsBroughtIn' }];
}

function chargesOn(
	phase: LoanPhase,
	loan: Loan,
	on: LocalDate,
	held: readonly RegularMeeting[]
): readonly LoanCharge[] {
	switch (phase.terms.method) {
		case 'declining':
			return declining(phase, loan, on, held);
		case 'flat':
			return flat(phase, loan, on, held);
		case 'upFront':
			return upFront(phase, loan, on, held);
	}
}

function declining(phase: LoanPhase, loan: Loan, on: LocalDate, held: readonly RegularMeeting[]) {
	const days = chargeDays(phase, lastChargedOn(loan, on), held);
	return principalsBefore(loan, days).flatMap((principal, place): readonly LoanCharge[] => {
		const day = days[place];
		if (day === undefined || principal === 0) return [];
		const amount = percentOf(principal, phase.terms.percentPerMonth, day.months);
		return [{ on: day.on, principal, amount, why: 'charge' }];
	});
}

/** One equal part on each charge day of the term; if the loan is paid off early, all the rest at once unless the group grants a rebate. */
function flat(phase: LoanPhase, loan: Loan, on: LocalDate, held: readonly RegularMeeting[]) {
	const { flatRebate } = phase.terms;
	const all = chargesInAll(phase);
	const extras = phase.extras.filter((extra) => extra.on <= on);
	const paidOff =
		phase.until === null && loan.principalPaidOn !== null && loan.principalPaidOn <= on
			? loan.principalPaidOn
			: null;
	const until = (parts: number) => flatParts(phase, parts, extras, held);
	const days = partDays(phase, paidOff ?? on, held);
	const charges = days.map((day, place): LoanCharge => {
		const amount = until(place + 1).minus(until(place));
		return { on: day.on, principal: lentFor(phase, place + 1, held), amount, why: 'charge' };
	});
	if (paidOff !== null && flatRebate === 'none' && days.length < all) {
		const amount = until(all).minus(until(days.length));
		const principal = lentFor(phase, all, held);
		charges.push({ on: paidOff, principal, amount, why: 'paidOffEarly' });
	}
	return charges;
}

/** Base of part `place` of a flat loan, minor units: a top-up counts from the first part after it. */
function lentFor(phase: LoanPhase, place: number, held: readonly RegularMeeting[]): Money {
	const all = chargesInAll(phase);
	return phase.extras.reduce(
		(sum, { on, amount }) => (place > all - chargesLeft(phase, on, held) ? money(sum + amount) : sum),
		phase.principal
	);
}

function upFront(
	phase: LoanPhase,
	loan: Loan,
	on: LocalDate,
	held: readonly RegularMeeting[]
): readonly LoanCharge[] {
	const { after, principal, opening } = phase;
	const back = (day: LocalDate, of: Money, amount: Money): LoanCharge => ({
		on: day,
		principal: of,
		amount: exact(amount),
		why: 'keptBack'
	});
	const extras = phase.extras.filter((extra) => extra.on <= on);
	return [
		...(opening === null
			? [back(after, principal, keptBackAtFirst(phase))]
			: flat(inParts(phase), loan, on, held).filter(({ amount }) => !amount.isZero())),
		...extras.map((extra) => back(extra.on, extra.amount, keptBackOnExtra(phase, extra, held)))
	];
}

/** Interest unpaid at the write-off, as a negative charge. */
function givenUp(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): readonly LoanCharge[] {
	const { writtenOff } = loan;
	if (writtenOff === null || on < writtenOff.on) return [];
	const unpaid = unpaidInterest(loan, on, held);
	if (unpaid === 0) return [];
	return [{ on: writtenOff.on, principal: writtenOff.principal, amount: exact(-unpaid), why: 'givenUp' }];
}
