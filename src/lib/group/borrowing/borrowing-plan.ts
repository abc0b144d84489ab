import { addMonths, type LocalDate } from '#kernel';
import { money, splitIntoInstalments, type Money } from '#money';
import type { Borrowing } from '../state.ts';

/** One instalment that the lender expects. */
export interface PlannedInstalment {
	/** From 1. */
	readonly number: number;
	readonly dueOn: LocalDate;
	/** Minor units. */
	readonly amount: Money;
}

/** Whether the lender named an instalment: then it holds interest as well, and whatever is paid counts towards it. */
export function planHoldsInterest({ terms }: Pick<Borrowing, 'terms'>): boolean {
	return terms.instalmentAmount !== undefined;
}

/**
 * When the lender wants how much, from the terms that the group was told: month by month from `firstDueOn` (else from a
 * month after the money came), clipped to the month's end. Where the lender named the instalment, each is that amount;
 * named without a number, they go on until what was received is covered, the last takes the rest. Where only a number
 * is known, the principal is divided and interest comes on top. Without either there is no plan. The lender's interest
 * is never computed (ledger law 4).
 *
 * @param unit minor units that a part of the principal is rounded down to; the last part takes the rest
 */
export function borrowingPlan(
	{ amount, terms, receivedOn }: Pick<Borrowing, 'amount' | 'terms' | 'receivedOn'>,
	unit: Money = money(1)
): readonly PlannedInstalment[] {
	return partsOf(amount, terms, unit).map((part, place) => ({
		number: place + 1,
		// A month after 31 March is 30 April, two months after it 31 May.
		dueOn: terms.firstDueOn ? addMonths(terms.firstDueOn, place) : addMonths(receivedOn, place + 1),
		amount: part
	}));
}

function partsOf(
	amount: Money,
	{ instalments, instalmentAmount }: Borrowing['terms'],
	unit: Money
): readonly Money[] {
	if (instalmentAmount === undefined)
		return instalments === undefined ? [] : splitIntoInstalments(amount, instalments, unit);
	if (instalments !== undefined) return Array.from({ length: instalments }, () => instalmentAmount);
	const whole = Math.floor(amount / instalmentAmount);
	const rest = money(amount % instalmentAmount);
	return [...Array.from({ length: whole }, () => instalmentAmount), ...(rest > 0 ? [rest] : [])];
}
