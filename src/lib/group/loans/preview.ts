import {
	addDays,
	addMonths,
	compareDays,
	present,
	type LoanId,
	type LocalDate,
	type MemberId
} from '#kernel';
import {
	add,
	atLeastZero,
	exact,
	money,
	percentOf,
	roundHalfUpTo,
	subtract,
	sum,
	zero,
	type Money
} from '#money';
import type { LoanTerms } from '../event-fields.ts';
import { monthsBetweenMeetings, type Constitution } from '../rules/constitution.ts';
import type { RegularMeeting } from '../state.ts';
import { chargeDays } from './charge-days.ts';
import { chargedIfPaidOff, chargedUntil } from './charges.ts';
import { instalmentsOf } from './instalments.ts';
import { keptTerms, usualTerms } from './kept-terms.ts';
import type { KeptTerms, Loan } from './loan.ts';
import { withMovement } from './movements.ts';
import { phaseOn } from './phases.ts';
import { newLoan } from './new-loan.ts';
import { topUpOf } from './top-up.ts';

/** Cost of a loan that is paid as agreed, shown before the decision. Minor units. */
export interface LoanPreview {
	readonly instalments: readonly PlannedPayment[];
	readonly firstDueOn: LocalDate;
	/** Interest still to come, including up-front and unpaid interest. */
	readonly interest: Money;
	/** Outstanding principal plus `interest`. */
	readonly total: Money;
	/** Interest of a moneylender for the same instalments, charged on the outstanding principal. */
	readonly moneylenderInterest: Money;
	/** Up-front interest deducted from the payout; zero for other methods. */
	readonly keptBack: Money;
}

export interface PlannedPayment {
	readonly on: LocalDate;
	readonly principal: Money;
	readonly interest: Money;
	readonly pays: Money;
	readonly left: Money;
}

/** A loan before a change, and the meetings of the book. */
export interface LoanNow {
	readonly loan: Loan;
	readonly held: readonly RegularMeeting[];
}

/**
 * Returns the plan of a loan given on `on`, assuming that every meeting is held and every instalment is paid on its day. Charges by the meeting are
 * planned by the rhythm.
 */
export function loanPreview(
	principal: Money,
	terms: LoanTerms,
	constitution: Constitution,
	on: LocalDate
): LoanPreview {
	const loan = loanToCome(principal, terms, constitution, on);
	return previewOf({ loan, held: [] }, constitution, on, loan.interestPaid);
}

/** Interest of a loan by the group's rules, given on `on` and repaid in full on `back`, without meetings in between; minor units. */
export function interestUntil(
	principal: Money,
	constitution: Constitution,
	on: LocalDate,
	back: LocalDate
): Money {
	return chargedIfPaidOff(loanToCome(principal, usualTerms(constitution, 1), constitution, on), back, []);
}

function loanToCome(principal: Money, terms: LoanTerms, constitution: Constitution, on: LocalDate): Loan {
	const nobody = { loanId: 'preview' as LoanId, memberId: 'preview' as MemberId };
	const given = { ...nobody, occurredOn: on, principal, source: 'own', terms, purpose: 'preview' } as const;
	return newLoan({ type: 'LoanDisbursed', ...given }, constitution, 0);
}

/** Returns the plan of a loan whose whole principal gets new terms on `on` (ledger fine print 8). */
export function reschedulePreview(
	now: LoanNow,
	terms: LoanTerms,
	constitution: Constitution,
	on: LocalDate
): LoanPreview {
	const kept = keptTerms(terms, constitution);
	const loan = withMovement(now.loan, { on, principal: zero, interest: zero, terms: kept });
	return previewOf({ ...now, loan }, constitution, on, zero);
}

/** Returns the plan of a loan topped up by `extra` on `on`, with new terms or its present ones (ledger fine print 9). */
export function topUpPreview(
	now: LoanNow,
	extra: { readonly amount: Money; readonly terms?: LoanTerms },
	constitution: Constitution,
	on: LocalDate
): LoanPreview {
	const { loanId } = now.loan;
	const event = { type: 'LoanToppedUp', occurredOn: on, loanId, ...extra } as const;
	const movement = topUpOf(now.loan, event, constitution, now.held);
	return previewOf({ ...now, loan: withMovement(now.loan, movement) }, constitution, on, movement.interest);
}

function previewOf(
	{ loan, held }: LoanNow,
	constitution: Constitution,
	on: LocalDate,
	keptBack: Money
): LoanPreview {
	const instalments = paidAsPlanned(loan, on, [...held, ...meetingsToCome(loan.terms, held, on)]);
	const interest = sum([keptBack, ...instalments.map((payment) => payment.interest)]);
	return {
		instalments,
		firstDueOn: present(instalments[0], 'a loan has a first instalment').on,
		interest,
		total: add(loan.outstanding, interest),
		moneylenderInterest: moneylender(loan, instalments, constitution),
		keptBack
	};
}

/** Returns the remaining payments with the interest due on their days; overdue instalments are paid on the first day. */
function paidAsPlanned(
	loan: Loan,
	from: LocalDate,
	meetings: readonly RegularMeeting[]
): readonly PlannedPayment[] {
	let now = loan;
	return partsByDay(loan, from, meetings).map(([on, part]) => {
		const left = subtract(now.outstanding, part);
		const charged = left === 0 ? chargedIfPaidOff(now, on, meetings) : chargedUntil(now, on, meetings);
		const interest = atLeastZero(subtract(charged, now.interestPaid));
		now = withMovement(now, { on, principal: money(-part), interest });
		return { on, principal: part, interest, pays: add(part, interest), left };
	});
}

/** Unpaid principal by due day, in order; days with interest only have zero. */
function partsByDay(
	loan: Loan,
	from: LocalDate,
	meetings: readonly RegularMeeting[]
): readonly (readonly [LocalDate, Money])[] {
	const days = new Map<LocalDate, Money>();
	for (const { plannedOn, unpaid } of instalmentsOf(loan, farOff, meetings)) {
		const planned = present(plannedOn, 'meetings to come count every part');
		if (planned < from && unpaid === 0) continue;
		const on = planned < from ? from : planned;
		days.set(on, add(days.get(on) ?? zero, unpaid));
	}
	for (const on of daysOfInterest(loan, [...days.keys()].at(-1) ?? from, meetings))
		if (on >= from && !days.has(on)) days.set(on, zero);
	return [...days].sort(([one], [other]) => compareDays(one, other));
}

/** Charge days up to `last` of a loan whose instalments skip some charges. */
function daysOfInterest(
	loan: Loan,
	last: LocalDate,
	meetings: readonly RegularMeeting[]
): readonly LocalDate[] {
	if (loan.terms.chargesPerInstalment === 1) return [];
	return chargeDays(phaseOn(loan, farOff), last, meetings).map(({ on }) => on);
}

const farOff = '9999-12-31' as LocalDate;

/** Future meetings by the rhythm, one for each charge until the last instalment; empty unless the loan is charged by the meeting. */
function meetingsToCome(
	{ every, instalments, chargesPerInstalment, period }: KeptTerms,
	held: readonly RegularMeeting[],
	on: LocalDate
): readonly RegularMeeting[] {
	if (period !== 'meeting') return [];
	return Array.from({ length: instalments * chargesPerInstalment }, (_, place) => ({
		day:
			every === 'month' ? addMonths(on, place + 1) : addDays(on, (every === 'week' ? 7 : 14) * (place + 1)),
		number: (held.at(-1)?.number ?? 0) + place + 1,
		months: monthsBetweenMeetings(every),
		sealed: false
	}));
}

function moneylender(
	{ terms }: Loan,
	instalments: readonly PlannedPayment[],
	{ moneylenderPercentPerMonth }: Constitution
): Money {
	const months = terms.period === 'meeting' ? monthsBetweenMeetings(terms.every) : 1;
	const charges = instalments.map(({ principal, left }) =>
		percentOf(add(left, principal), moneylenderPercentPerMonth, months)
	);
	const whole = charges.reduce((total, charge) => total.plus(charge), exact(0));
	return roundHalfUpTo(whole, money(100));
}
