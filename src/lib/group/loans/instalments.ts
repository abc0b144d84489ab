import { daysBetween, type LocalDate } from '#kernel';
import { atLeastZero, least, money, splitIntoInstalments, subtract, sum, type Money } from '#money';
import type { RegularMeeting } from '../state.ts';
import {
	chargesBefore,
	dueDayByRhythm,
	monthlyChargeDay,
	partDays,
	partsLeft,
	placeAfter
} from './charge-days.ts';
import { isGivenUp, type Loan } from './loan.ts';
import { phaseOn, phasesOf, type LoanPhase } from './phases.ts';

/** One part of the principal and the meeting at which it falls due. */
export interface Instalment {
	readonly place: number;
	readonly amount: Money;
	/** The day from which it is asked for; null while the meetings that count it have not been held. */
	readonly plannedOn: LocalDate | null;
	/** The regular meeting at which it fell due; null while none was held. */
	readonly dueAt: RegularMeeting | null;
	/** Minor units of it that are not repaid; principal paid covers the parts in their order. */
	readonly unpaid: Money;
}

/**
 * The parts of the terms that the loan stood on at the end of `until`: part k falls due at the first regular meeting held
 * on or after charge k, or by the rhythm from `firstDueOn` on (ledger law 6.4 and fine print 5–7). New terms take the
 * whole principal with them, fallen due or not (fine print 8); what is lent on top goes over the parts to come (9). Of a loan that was given
 * up none is asked for any more, also where a late page gave it up before a payment.
 *
 * @param until meetings after this day are not looked at
 */
export function instalmentsOf(
	loan: Loan,
	until: LocalDate,
	held: readonly RegularMeeting[]
): readonly Instalment[] {
	if (isGivenUp(loan, until)) return [];
	const phase = phaseOn(loan, until);
	return instalmentsIn(phase, phase.settled, until, held);
}

/** The same of one set of terms. @param repaid minor units of principal that cover the parts in their order */
function instalmentsIn(
	phase: LoanPhase,
	repaid: Money,
	until: LocalDate,
	held: readonly RegularMeeting[]
): readonly Instalment[] {
	const planned = plannedDays(phase, until, held);
	let settled: number = repaid;
	return partsOf(phase, until, held).map((amount, index) => {
		const covered = least(money(settled), amount);
		settled -= covered;
		const plannedOn = planned(index + 1);
		const dueAt = plannedOn === null ? null : firstFrom(held, plannedOn, until);
		return {
			place: index + 1,
			amount,
			plannedOn,
			dueAt,
			unpaid: subtract(amount, covered)
		};
	});
}

/** Equal parts of the principal, and of what was lent on top over those whose charge day was to come, or the last. */
function partsOf(phase: LoanPhase, until: LocalDate, held: readonly RegularMeeting[]): readonly Money[] {
	const { instalments, roundingUnit } = phase.terms;
	const parts = [...splitIntoInstalments(phase.principal, instalments, roundingUnit)];
	for (const { on, amount } of phase.extras) {
		if (on > until) continue;
		const over = Math.max(1, partsLeft(phase, on, held));
		const more = splitIntoInstalments(amount, over, roundingUnit);
		for (const [place, part] of more.entries()) {
			const at = instalments - over + place;
			parts[at] = money((parts[at] ?? 0) + part);
		}
	}
	return parts;
}

function firstFrom(held: readonly RegularMeeting[], day: LocalDate, until: LocalDate): RegularMeeting | null {
	let place = placeAfter(held, day);
	while (place > 0 && held[place - 1]?.day === day) place -= 1;
	const found = held[place];
	return found !== undefined && found.day <= until ? found : null;
}

/** Principal that has fallen due by `until` (an open meeting counts) and is not repaid. */
export function principalDue(loan: Loan, until: LocalDate, held: readonly RegularMeeting[]): Money {
	return sumUnpaid(instalmentsOf(loan, until, held), (part) => part.dueAt !== null);
}

/** A part that has fallen due, and the day of the meeting at which it did. */
export interface FallenPart extends Pick<Instalment, 'place' | 'amount' | 'unpaid'> {
	readonly dueOn: LocalDate;
}

/** Parts that had fallen due on these terms by the end of `day`, with what of them was not repaid by then. */
export function fallenAtEndOf(
	phase: LoanPhase,
	day: LocalDate,
	held: readonly RegularMeeting[]
): readonly FallenPart[] {
	const repaid = sum(phase.repaid.filter(({ on }) => on <= day).map(({ amount }) => amount));
	return instalmentsIn(phase, repaid, day, held).flatMap(({ place, amount, unpaid, dueAt }) =>
		dueAt === null ? [] : [{ place, amount, unpaid, dueOn: dueAt.day }]
	);
}

/** A part of a loan that is overdue: minor units of it that are unpaid, and days since the meeting at which it fell due. */
export interface OverduePart {
	readonly unpaid: Money;
	readonly dueOn: LocalDate;
	readonly days: number;
}

/** Minor units of principal that fell due and are unpaid: before the day asked, and on it. */
export interface Overdue {
	readonly principal: Money;
	/** Days since the meeting at which the oldest overdue part fell due; 0 when nothing is overdue. */
	readonly days: number;
	/** Overdue parts, oldest first; together they are `principal`. */
	readonly parts: readonly OverduePart[];
	/** What falls due on the day asked, or at a meeting that is still open: it may still be paid. */
	readonly dueToday: Money;
}

/**
 * What of a loan is overdue at the end of `on`: it fell due before that day, at a meeting that is sealed, and is unpaid. The
 * one meaning of overdue, for screens, papers and commands (ledger law 54 and fine print 6).
 */
export function overdueOn(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): Overdue {
	const fallen = instalmentsOf(loan, on, held).flatMap(({ dueAt, unpaid }) =>
		dueAt === null || unpaid === 0 ? [] : [{ unpaid, dueOn: dueAt.day, sealed: dueAt.sealed }]
	);
	const parts = fallen.flatMap(({ unpaid, dueOn, sealed }) =>
		sealed && dueOn < on ? [{ unpaid, dueOn, days: daysBetween(dueOn, on) }] : []
	);
	const principal = sum(parts.map(({ unpaid }) => unpaid));
	return {
		principal,
		days: parts[0]?.days ?? 0,
		parts,
		dueToday: subtract(sum(fallen.map(({ unpaid }) => unpaid)), principal)
	};
}

/** The day from which each part is asked for, as far as it is known. */
function plannedDays(
	phase: LoanPhase,
	until: LocalDate,
	held: readonly RegularMeeting[]
): (place: number) => LocalDate | null {
	const { firstDueOn, period, chargesPerInstalment: each } = phase.terms;
	if (firstDueOn !== null) return (place) => dueDayByRhythm(firstDueOn, phase.terms, place);
	if (period === 'meeting') {
		const days = partDays(phase, until, held);
		return (place) => days[place * each - 1]?.on ?? null;
	}
	// Of a loan brought in the first part comes at the first charge after the opening that is one of an instalment.
	const skipped = Math.floor(chargesBefore(phase) / each);
	return (place) => monthlyChargeDay(phase.since, period, (place + skipped) * each);
}

/** Principal that had fallen due by the end of a day, in the loan's whole life, and what of it was repaid by then. */
export interface PrincipalAsked {
	/** Minor units; what is given up is asked for no more. */
	readonly fallen: Money;
	readonly paid: Money;
}

/** New terms put what was unpaid on a new plan: what was repaid before counts as all that was asked before. */
export function principalAsked(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): PrincipalAsked {
	const repaid = loan.movements.filter((movement) => movement.on <= on && movement.givenUp !== true);
	const paid = sum(repaid.map(({ principal }) => atLeastZero(money(-principal))));
	if (isGivenUp(loan, on)) return { fallen: paid, paid };
	const phase = phaseOn(loan, on);
	const before = phasesOf(loan).filter((earlier) => earlier.until !== null && earlier.until <= phase.after);
	const due = instalmentsOf(loan, on, held).filter((part) => part.dueAt !== null);
	const fallen = [...before.map(({ settled }) => settled), ...due.map(({ amount }) => amount)];
	return { fallen: sum(fallen), paid };
}

function sumUnpaid(parts: readonly Instalment[], which: (part: Instalment) => boolean): Money {
	return atLeastZero(money(parts.reduce((total, part) => total + (which(part) ? part.unpaid : 0), 0)));
}
