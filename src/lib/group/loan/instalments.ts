import { daysBetween, type LocalDate } from '#kernel';
import { atLeastZero, least, money, splitIntoInstalments, subtract, zero, type Money } from '#money';
import type { RegularMeeting } from '../state.ts';
import { chargeDays, dueDayByRhythm, monthlyChargeDay, placeAfter } from './charge-days.ts';
import type { Loan } from './loan.ts';

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
 * Part k falls due at the first regular meeting held on or after charge k, or by the rhythm from `firstDueOn` on
 * (ledger law 6.4 and fine print 5–7).
 *
 * @param until meetings after this day are not looked at
 */
export function instalmentsOf(
	loan: Loan,
	until: LocalDate,
	held: readonly RegularMeeting[]
): readonly Instalment[] {
	const parts = splitIntoInstalments(loan.principal, loan.terms.instalments, loan.terms.roundingUnit);
	const planned = plannedDays(loan, until, held);
	let repaid = loan.principal - loan.outstanding;
	return parts.map((amount, index) => {
		const covered = least(money(repaid), amount);
		repaid -= covered;
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

export interface Overdue {
	/** Minor units of principal. */
	readonly principal: Money;
	/** Days since the meeting at which the oldest unpaid part fell due; 0 when nothing is overdue. */
	readonly days: number;
}

/** A part is overdue once the meeting at which it fell due is sealed and it is not repaid. */
export function overdueOn(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): Overdue {
	const late = instalmentsOf(loan, on, held).filter((part) => part.dueAt?.sealed === true && part.unpaid > 0);
	const oldest = late[0]?.dueAt;
	return {
		principal: late.reduce((total, part) => money(total + part.unpaid), zero),
		days: oldest ? daysBetween(oldest.day, on) : 0
	};
}

/** The first day on which this loan asks for a part, as far as it is known; for the loan screen. */
export function plannedDays(
	loan: Loan,
	until: LocalDate,
	held: readonly RegularMeeting[]
): (place: number) => LocalDate | null {
	const { firstDueOn, every, period } = loan.terms;
	if (firstDueOn !== null) return (place) => dueDayByRhythm(firstDueOn, every, place);
	if (period === 'meeting') {
		const days = chargeDays(loan, until, held);
		return (place) => days[place - 1]?.on ?? null;
	}
	const skipped = loan.opening === null ? 0 : chargesBefore(loan, loan.opening.on, period);
	return (place) => monthlyChargeDay(loan.disbursedOn, period, place + skipped);
}

/** Charge days of a loan brought in that lie before its opening: the first part comes at the first charge after it. */
function chargesBefore(loan: Loan, day: LocalDate, period: 'calendarMonth' | 'anniversary'): number {
	let count = 0;
	while (monthlyChargeDay(loan.disbursedOn, period, count + 1) <= day) count += 1;
	return count;
}

function sumUnpaid(parts: readonly Instalment[], which: (part: Instalment) => boolean): Money {
	return atLeastZero(money(parts.reduce((total, part) => total + (which(part) ? part.unpaid : 0), 0)));
}
