import type { LocalDate } from '#kernel';
import { add, atLeastZero, least, money, roundHalfUpTo, subtract, zero, type Money } from '#money';
import type { PaymentSplit } from '../event-schema/types.ts';
import type { RegularMeeting } from '../state.ts';
import { chargedUntil, wholeFlatInterest } from './charges.ts';
import { principalDue } from './instalments.ts';
import type { Loan } from './loan.ts';

/** What a woman owes on one loan on a day; minor units throughout. */
export interface LoanPosition {
	/** Charged up to the previous regular meeting and not paid. */
	readonly interestArrears: Money;
	/** Charged since the previous regular meeting and not paid. */
	readonly interestDue: Money;
	/** Principal parts fallen due (at the open meeting too) and not repaid. */
	readonly principalDue: Money;
	readonly outstanding: Money;
	/** The most that can be paid today: everything that is or, on paying off, would be owed. */
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
	const unpaid = atLeastZero(subtract(chargedUntil(loan, on, held), loan.interestPaid));
	const chargedBefore =
		previousMeeting === null
			? (loan.opening?.interestArrears ?? zero)
			: chargedUntil(loan, previousMeeting, held);
	const interestArrears = least(unpaid, atLeastZero(subtract(chargedBefore, loan.interestPaid)));
	return {
		interestArrears,
		interestDue: subtract(unpaid, interestArrears),
		principalDue: principalDue(loan, on, held),
		outstanding: loan.outstanding,
		payOff: add(loan.outstanding, interestOnPayingOff(loan, unpaid))
	};
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
	const order = loan.terms.paymentOrder;
	const principalIsLast = order[order.length - 1] === 'principal';
	const owed = { ...position, principal: principalIsLast ? loan.outstanding : position.principalDue };
	const split = { interestArrears: zero, interestDue: zero, principal: zero };
	let left = amount;
	for (const part of order) {
		split[part] = least(left, owed[part]);
		left = subtract(left, split[part]);
	}
	const more = least(left, subtract(loan.outstanding, split.principal));
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

/** Interest owed if the principal is paid off today: without a rebate all that a flat loan would still charge. */
function interestOnPayingOff(loan: Loan, unpaid: Money): Money {
	if (loan.terms.method !== 'flat' || loan.terms.flatRebate !== 'none' || loan.outstanding === 0)
		return unpaid;
	const whole = add(
		loan.opening?.interestArrears ?? zero,
		roundHalfUpTo(wholeFlatInterest(loan), loan.terms.roundingUnit)
	);
	return money(Math.max(unpaid, whole - loan.interestPaid));
}
