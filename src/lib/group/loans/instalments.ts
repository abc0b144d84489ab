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

/** One instalment of the principal and the meeting at which it falls due. */
export interface Instalment {
	readonly place: number;
	readonly amount: Money;
	/** Due date by the plan; null while the meetings that determine it have not been held. */
	readonly plannedOn: LocalDate | null;
	/** The regular meeting at which it fell due; null if none was held since. */
	readonly dueAt: RegularMeeting | null;
	/** Unpaid amount, minor units; repaid principal covers the instalments in order. */
	readonly unpaid: Money;
}

/**
 * Returns the instalments of the terms in force at the end of `until`: instalment k falls due at the first regular meeting held on or after charge k,
 * or by the rhythm from `firstDueOn` on (ledger law 6.4 and fine print 5–7). New terms replan the whole principal, fallen due or not (fine print 8);
 * a top-up is spread over the remaining instalments (9). A written-off loan has none, even if a late page wrote it off before a payment.
 *
 * @param until later meetings are ignored
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

/** The same for one set of terms. @param repaid principal that covers the instalments in order, minor units */
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

/** Splits the principal equally, and each top-up over the instalments still to come at its day, at least the last. */
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

/** Unpaid principal that fell due by `until`, at an open meeting too; minor units. */
export function principalDue(loan: Loan, until: LocalDate, held: readonly RegularMeeting[]): Money {
	return sumUnpaid(instalmentsOf(loan, until, held), (part) => part.dueAt !== null);
}

/** An instalment that has fallen due, with the day of its meeting. */
export interface FallenPart extends Pick<Instalment, 'place' | 'amount' | 'unpaid'> {
	readonly dueOn: LocalDate;
}

/** Returns the instalments of these terms due by the end of `day`, with the amounts unpaid at that time. */
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

/** An overdue instalment: its unpaid amount in minor units, and days since the meeting at which it fell due. */
export interface OverduePart {
	readonly unpaid: Money;
	readonly dueOn: LocalDate;
	readonly days: number;
}

/** Unpaid principal by due date, minor units: before the given day, and on it. */
export interface Overdue {
	readonly principal: Money;
	/** Days since the due meeting of the oldest overdue instalment; 0 if nothing is overdue. */
	readonly days: number;
	/** Overdue instalments, oldest first; their sum is `principal`. */
	readonly parts: readonly OverduePart[];
	/** Amount due on the given day or at an open meeting: it may still be paid in time. */
	readonly dueToday: Money;
}

/**
 * Returns the overdue part of a loan at the end of `on`: it fell due before that day at a sealed meeting, and is unpaid. This is the only definition
 * of overdue, for screens, papers and commands (ledger law 54 and fine print 6).
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

/** Returns the due date of each instalment, as far as it is known. */
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
	// The first instalment of an opening loan falls on the first charge after the opening that completes an instalment.
	const skipped = Math.floor(chargesBefore(phase) / each);
	return (place) => monthlyChargeDay(phase.since, period, (place + skipped) * each);
}

/** Principal due and repaid by the end of a day, over the whole life of a loan. */
export interface PrincipalAsked {
	/** Minor units; a written-off amount is no longer due. */
	readonly fallen: Money;
	readonly paid: Money;
}

/** New terms replan the unpaid principal, so for earlier terms the amount due equals the amount repaid. */
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
