import { daysBetween, type LocalDate } from '#kernel';
import { least, money, subtract, zero, type Money } from '#money';
import { borrowingPlan, planHoldsInterest, type Borrowing } from '#group';

/** One instalment, due against paid. Amounts are minor units. */
export interface InstalmentConduct {
	/** From 1. */
	readonly number: number;
	readonly dueOn: LocalDate;
	readonly amount: Money;
	readonly paid: Money;
	/** The lender's day on which it was paid in full; null while it is not. */
	readonly paidOn: LocalDate | null;
	/** Days from the due day until it was paid in full, or until the day of the report; 0 when it was not late. */
	readonly daysLate: number;
}

/** What conduct is measured by: a line of the lender's book. */
interface ConductRow {
	readonly bankDay: LocalDate;
	readonly interestCharged: Money;
	readonly chargesCharged: Money;
	readonly repaid: Money;
	readonly interestPaid: Money;
	readonly chargesPaid: Money;
}

/**
 * The lender's instalments in their order, each with what was paid of it. Where the lender named the instalment, interest
 * is in it and everything that was paid counts. Where the principal was divided, what was debited before is paid first,
 * and the rest of each payment counts: otherwise a debit would make a paid instalment unpaid again.
 *
 * @param rows of this borrowing, by the lender's days
 * @param unit minor units that a part of the principal is rounded down to
 */
export function conductOf(
	borrowing: Borrowing,
	rows: readonly ConductRow[],
	on: LocalDate,
	unit: Money
): readonly InstalmentConduct[] {
	const payments = planHoldsInterest(borrowing) ? allPaid(rows) : paidOfPrincipal(rows);
	const left = payments.map((payment) => ({ ...payment }));
	return borrowingPlan(borrowing, unit).map((instalment) => {
		let paid: Money = zero;
		let paidOn: LocalDate | null = null;
		while (paidOn === null && left[0] !== undefined) {
			const [payment] = left;
			const used = least(payment.amount, subtract(instalment.amount, paid));
			paid = money(paid + used);
			payment.amount = subtract(payment.amount, used);
			if (paid === instalment.amount) paidOn = payment.on;
			if (payment.amount === 0) left.shift();
		}
		return {
			...instalment,
			paid,
			paidOn,
			daysLate: Math.max(0, daysBetween(instalment.dueOn, paidOn ?? on))
		};
	});
}

interface Payment {
	readonly on: LocalDate;
	readonly amount: Money;
}

function allPaid(rows: readonly ConductRow[]): readonly Payment[] {
	return rows.flatMap(({ bankDay: on, repaid, interestPaid, chargesPaid }) => {
		const amount = money(repaid + interestPaid + chargesPaid);
		return amount > 0 ? [{ on, amount }] : [];
	});
}

function paidOfPrincipal(rows: readonly ConductRow[]): readonly Payment[] {
	let debited: Money = zero;
	return rows.flatMap((row) => {
		debited = money(debited + row.interestCharged + row.chargesCharged);
		const forDebits = least(row.repaid, debited);
		debited = subtract(debited, forDebits);
		const amount = subtract(row.repaid, forDebits);
		return amount > 0 ? [{ on: row.bankDay, amount }] : [];
	});
}
