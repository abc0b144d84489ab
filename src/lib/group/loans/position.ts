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

/** Amounts owed on one loan on a day, in minor units. */
export interface LoanPosition {
	/** Interest charged up to the previous regular meeting and unpaid. */
	readonly interestArrears: Money;
	/** Interest charged since the previous regular meeting and unpaid. */
	readonly interestDue: Money;
	/** Overdue interest contained in these two; payments cover other interest first. */
	readonly overdueInterest: Money;
	/** Unpaid instalments fallen due, including those of the open meeting. */
	readonly principalDue: Money;
	/** Outstanding principal; for a past day the lowest from that day on, since no more can be repaid then. */
	readonly outstanding: Money;
	/** Maximum payment on that day: all that is owed, including what becomes due on paying off. For a written-off loan, the amount still recoverable. */
	readonly payOff: Money;
}

/** The day of a loan's position, and the meetings around it. */
export interface LoanDay {
	readonly on: LocalDate;
	/** Day of the regular meeting before the current one; null if there was none. */
	readonly previousMeeting: LocalDate | null;
	readonly held: readonly RegularMeeting[];
}

export function loanPosition(loan: Loan, { on, previousMeeting, held }: LoanDay): LoanPosition {
	if (isGivenUp(loan, on)) return { ...nothingOwed, payOff: recoverable(loan) };
	// Later payments cover later charges: for a past day only payments up to that day count.
	const paid = sum(loan.movements.filter((movement) => movement.on <= on).map(({ interest }) => interest));
	const unpaid = atLeastZero(subtract(chargedUntil(loan, on, held), paid));
	const chargedBefore =
		previousMeeting === null
			? (loan.opening?.interestArrears ?? zero)
			: chargedUntil(loan, previousMeeting, held, on);
	// Up-front interest kept back since then pays the charge that came with it, no older one.
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

/** Overdue interest unpaid at the end of `on`, minor units: each payment of interest first covered the other interest unpaid on its day. */
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

/** Recoverable amount of a written-off loan: all that was unpaid at the write-off, less recoveries (fine print 10). */
function recoverable({ writtenOff }: Loan): Money {
	if (writtenOff === null) return zero;
	return atLeastZero(subtract(add(writtenOff.principal, writtenOff.interest), writtenOff.recovered));
}

export interface SplitPayment {
	readonly split: PaymentSplit;
	/** Excess above all debts, minor units. */
	readonly over: Money;
}

/**
 * Splits a payment by the payment order of the loan (ledger law 6.3). If principal is not last in the order, it means the instalments fallen due; the
 * remainder after the order goes to principal, and the rest of it to the flat interest that falls due on paying off (fine print 4 and 5).
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
 * Returns the meeting context of loans on `on`: the previous meeting is the one before the open meeting; for a past day, or without an open meeting,
 * the last one before that day.
 */
export function loanDay(state: GroupState, on: LoanDay['on']): LoanDay {
	const meeting = state.openMeeting;
	const isOfToday = meeting !== null && !meeting.late && on >= meeting.day;
	const before = isOfToday ? undefined : meeting !== null && meeting.day < on ? meeting.day : on;
	return { on, previousMeeting: previousRegularDay(state, before), held: state.regularMeetings };
}

/** Returns her loans with a debt, oldest first, without written-off ones. */
export function openLoansOf(state: GroupState, memberId: MemberId, on: LocalDate): readonly Loan[] {
	return openPositionsOf(state, memberId, on).map(({ loan }) => loan);
}

/** The same loans with their positions. */
export function openPositionsOf(state: GroupState, memberId: MemberId, on: LocalDate): readonly OwedLoan[] {
	return positionsOf(state, memberId, on).filter(({ loan }) => !isGivenUp(loan, on));
}

/** Returns her loans on which a payment is possible, recoveries included, oldest first. */
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
