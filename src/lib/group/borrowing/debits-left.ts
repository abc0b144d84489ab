import { atLeastZero, least, money, zero, type Money } from '#money';

/** Interest and charges that a lender added to the debt, and that no payment covered yet; minor units. */
interface DebitsLeft {
	readonly interest: Money;
	readonly charges: Money;
}

/** One payment to a lender, in its three parts; minor units. */
export interface LenderPayment extends DebitsLeft {
	readonly principal: Money;
}

/** One line of a lender's book; minor units. */
interface LenderRow {
	readonly interestCharged: Money;
	readonly chargesCharged: Money;
	/** What lessened the debt. */
	readonly repaid: Money;
}

/** What lessens the debt covers interest that was added first, then charges, as lenders do. */
export function debitsLeft(rows: readonly LenderRow[]): DebitsLeft {
	let [interest, charges] = [zero, zero];
	for (const { interestCharged, chargesCharged, repaid } of rows) {
		interest = money(interest + interestCharged);
		charges = money(charges + chargesCharged);
		const ofInterest = least(interest, repaid);
		interest = money(interest - ofInterest);
		charges = atLeastZero(money(charges - (repaid - ofInterest)));
	}
	return { interest, charges };
}

/**
 * The payment as the book writes it: interest that was added to the debt before is paid by lessening the debt. As interest it would be
 * an expense a second time, and would stay owed.
 */
export function withDebitsPaid(payment: LenderPayment, left: DebitsLeft): LenderPayment {
	const [interest, charges] = [least(payment.interest, left.interest), least(payment.charges, left.charges)];
	return {
		principal: money(payment.principal + interest + charges),
		interest: money(payment.interest - interest),
		charges: money(payment.charges - charges)
	};
}
