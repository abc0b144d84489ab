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

/** What a loan would cost if it is paid as agreed, said before anybody agrees. Minor units. */
export interface LoanPreview {
	readonly instalments: readonly PlannedPayment[];
	readonly firstDueOn: LocalDate;
	/** All the interest that is still to come, and what is kept back; what is unpaid already among it. */
	readonly interest: Money;
	/** The principal that is out then, and the interest. */
	readonly total: Money;
	/** The same principal paid back in the same parts, at what a moneylender takes on what is out. */
	readonly moneylenderInterest: Money;
	/** What of the interest is taken from the money that is handed over; zero but on up-front terms. */
	readonly keptBack: Money;
}

export interface PlannedPayment {
	readonly on: LocalDate;
	readonly principal: Money;
	readonly interest: Money;
	readonly pays: Money;
	readonly left: Money;
}

/** A loan as it is before something about it is changed, and the meetings that the book knows of. */
export interface LoanNow {
	readonly loan: Loan;
	readonly held: readonly RegularMeeting[];
}

/**
 * The plan of a loan given on `on`, supposing every meeting is held and every part is paid on its day. Charges by the
 * meeting are planned by the rhythm.
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

/** What a loan by the group's rules costs that is given on `on` and given back whole on `back`, with no meeting between; minor units. */
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

/** The plan of a loan whose whole principal is put on new terms on `on` (ledger fine print 8). */
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

/** The plan of a loan that is topped up by `extra` on `on`, on new terms or on its own (ledger fine print 9). */
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

/** Every part that is still to be paid, with the interest of its day; what is overdue is paid at once. */
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

/** Unpaid principal by the day on which it is asked for, in order; a day on which only interest is asked has none. */
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

/** Charge days up to `last` of a loan whose principal falls due with not every one of them. */
function daysOfInterest(
	loan: Loan,
	last: LocalDate,
	meetings: readonly RegularMeeting[]
): readonly LocalDate[] {
	if (loan.terms.chargesPerInstalment === 1) return [];
	return chargeDays(phaseOn(loan, farOff), last, meetings).map(({ on }) => on);
}

/** Later than any plan. */
const farOff = '9999-12-31' as LocalDate;

/** Meetings by the rhythm, as many as charge it until the last part: those that charge by the meeting are planned by them. */
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
