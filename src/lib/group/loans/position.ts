import type { LocalDate, MemberId } from '#kernel';
import { add, atLeastZero, least, subtract, sum, zero, type Money } from '#money';
import type { RegularMeeting, GroupState } from '../state.ts';
import { chargedIfPaidOff, chargedUntil, isChargedByPayingOff } from './charges.ts';
import type { PaymentSplit } from '../event-fields.ts';
import { principalDue } from './instalments.ts';
import { isGivenUp, type Loan } from './loan.ts';
import { leastOutstandingFrom } from './movements.ts';
import { overdueCharged } from './overdue-interest.ts';
import { phaseOn } from './phases.ts';
import { previousRegularDay } from '../state-on.ts';

/** What a woman owes on one loan on a day; minor units throughout. */
export interface LoanPosition {
	/** Charged up to the previous regular meeting and not paid. */
	readonly interestArrears: Money;
	/** Charged since the previous regular meeting and not paid. */
	readonly interestDue: Money;
	/** What of these two is for being late: other interest is paid first. */
	readonly overdueInterest: Money;
	/** Principal parts fallen due (at the open meeting too) and not repaid. */
	readonly principalDue: Money;
	/** What is out; of a day in the past the least that was out from it on, for more was never to be repaid. */
	readonly outstanding: Money;
	/**
	 * The most that can be paid on that day: everything that is or, on paying off, would be owed. Of a loan that was
	 * given up, what of it may still come back.
	 */
	readonly payOff: Money;
}

/** When and between which meetings a loan is looked at. */
export interface LoanDay {
	readonly on: LocalDate;
	/** Day of the regular meeting before the current one; null when there was none. */
	readonly previousMeeting: LocalDate | null;
	readonly held: readonly RegularMeeting[];
}

export function loanPosition(loan: Loan, { on, previousMeeting, held }: LoanDay): LoanPosition {
	if (isGivenUp(loan, on)) return { ...nothingOwed, payOff: recoverable(loan) };
	// What was paid since pays later charges: of a day in the past only what was paid by then counts.
	const paid = sum(loan.movements.filter((movement) => movement.on <= on).map(({ interest }) => interest));
	const unpaid = atLeastZero(subtract(chargedUntil(loan, on, held), paid));
	const chargedBefore =
		previousMeeting === null
			? (loan.opening?.interestArrears ?? zero)
			: chargedUntil(loan, previousMeeting, held, on);
	// What was kept back since pays the charge that came with it, no older one.
	const keptSince = sum(
		loan.movements
			.filter(({ on: day, principal }) => principal > 0 && day <= on && day > (previousMeeting ?? ''))
			.map(({ interest }) => interest)
	);
	const interestArrears = least(unpaid, atLeastZero(subtract(chargedBefore, subtract(paid, keptSince))));
	const outstanding = leastOutstandingFrom(loan, on);
	const onPayingOff = isChargedByPayingOff(loan)
		? atLeastZero(subtract(chargedIfPaidOff(loan, on, held), paid))
		: unpaid;
	return {
		interestArrears,
		interestDue: subtract(unpaid, interestArrears),
		overdueInterest: least(unpaid, overdueUnpaid(loan, on, held)),
		principalDue: least(outstanding, principalDue(loan, on, held)),
		outstanding,
		payOff: add(outstanding, outstanding === loan.outstanding ? onPayingOff : unpaid)
	};
}

/**
 * Interest for being late that is unpaid at the end of `on`, minor units: each payment of interest covered first what other
 * interest was unpaid on its day.
 */
export function overdueUnpaid(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): Money {
	const charged = overdueCharged(loan, on, held);
	if (charged === 0) return zero;
	const paid = { late: zero, other: zero };
	for (const { on: day, interest } of loan.movements) {
		if (interest === 0 || day > on) continue;
		const late = overdueCharged(loan, day, held, on);
		const other = atLeastZero(subtract(subtract(chargedUntil(loan, day, held, on), late), paid.other));
		const toLate = least(atLeastZero(subtract(interest, other)), atLeastZero(subtract(late, paid.late)));
		paid.late = add(paid.late, toLate);
		paid.other = add(paid.other, subtract(interest, toLate));
	}
	return atLeastZero(subtract(charged, paid.late));
}

const nothingOwed = {
	interestArrears: zero,
	interestDue: zero,
	overdueInterest: zero,
	principalDue: zero,
	outstanding: zero
};

/** What may still come back of a loan that was written off: all that was unpaid that day (fine print 10). */
function recoverable({ writtenOff }: Loan): Money {
	if (writtenOff === null) return zero;
	return atLeastZero(subtract(add(writtenOff.principal, writtenOff.interest), writtenOff.recovered));
}

export interface SplitPayment {
	readonly split: PaymentSplit;
	/** Minor units that nothing is owed for. */
	readonly over: Money;
}

/**
 * What a payment is used for, by the order that the loan keeps (ledger law 6.3). Where principal is not last in the
 * order it stands for the parts fallen due; what is left after the whole order goes to principal; what then still is
 * left pays the flat interest that falls due because the principal is paid off (fine print 4 and 5).
 */
export function splitPayment(loan: Loan, amount: Money, day: LoanDay): SplitPayment {
	const position = loanPosition(loan, day);
	const order = phaseOn(loan, day.on).terms.paymentOrder;
	const owed = { ...position, principal: position.principalDue };
	const split = { interestArrears: zero, interestDue: zero, principal: zero };
	let left = amount;
	for (const part of order) {
		split[part] = least(left, owed[part]);
		left = subtract(left, split[part]);
	}
	const more = least(left, subtract(position.outstanding, split.principal));
	split.principal = add(split.principal, more);
	left = subtract(left, more);
	if (left > 0 && split.principal === loan.outstanding) {
		const owedInAll = subtract(position.payOff, subtract(amount, left));
		const rest = least(left, owedInAll);
		split.interestDue = add(split.interestDue, rest);
		left = subtract(left, rest);
	}
	return { split, over: left };
}

/**
 * How loans are looked at on `on`, with the meetings that the book knows of: from the meeting before the one that is
 * open; what is entered for a day in the past, and where none is open, from the last one before that day.
 */
export function loanDay(state: GroupState, on: LoanDay['on']): LoanDay {
	const meeting = state.openMeeting;
	const isOfToday = meeting !== null && !meeting.late && on >= meeting.day;
	const before = isOfToday ? undefined : meeting !== null && meeting.day < on ? meeting.day : on;
	return { on, previousMeeting: previousRegularDay(state, before), held: state.regularMeetings };
}

/** Loans of hers on which anything is owed, oldest first; those that were written off are owed no more. */
export function openLoansOf(state: GroupState, memberId: MemberId, on: LocalDate): readonly Loan[] {
	return openPositionsOf(state, memberId, on).map(({ loan }) => loan);
}

/** The same loans, each with what is owed on it. */
export function openPositionsOf(state: GroupState, memberId: MemberId, on: LocalDate): readonly OwedLoan[] {
	return positionsOf(state, memberId, on).filter(({ loan }) => !isGivenUp(loan, on));
}

/** Loans of hers of which anything can be paid, oldest first. */
export function payableLoans(state: GroupState, memberId: MemberId, on: LocalDate): readonly Loan[] {
	return positionsOf(state, memberId, on).map(({ loan }) => loan);
}

interface OwedLoan {
	readonly loan: Loan;
	readonly position: LoanPosition;
}

function positionsOf(state: GroupState, memberId: MemberId, on: LocalDate): readonly OwedLoan[] {
	const day = loanDay(state, on);
	return [...state.loans.values()]
		.filter((loan) => loan.memberId === memberId)
		.map((loan) => ({ loan, position: loanPosition(loan, day) }))
		.filter(({ position }) => position.payOff > 0)
		.sort((left, right) => left.loan.sequence - right.loan.sequence);
}
