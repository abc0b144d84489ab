import { type BorrowingId, type LocalDate, addMonths } from '#kernel';
import { heldIn } from '#ledger';
import { add, least, money, zero, type Money, splitIntoInstalments, atLeastZero } from '#money';
import { borrowing, chart } from '../chart.ts';
import { effectiveLines } from '../correction/effective-lines.ts';
import type { GroupEvent } from '../event-types.ts';
import { linesOf, type Journal } from '../journal.ts';
import { liveEvents } from '../state-on.ts';
import type { GroupState, Borrowing } from '../state.ts';
import type { BorrowingKind } from '../event-fields.ts';

/** True if the lender is a bank, for a term loan or a cash credit. */
export function isOfBank({ kind }: { readonly kind: BorrowingKind }): boolean {
	return kind === 'bank' || kind === 'cashCredit';
}

/** Minor units that the group still owes on a borrowing: received and charged less repaid; zero if it is unknown. */
export function borrowingOutstanding(
	{ balances }: Pick<GroupState, 'balances'>,
	borrowingId: BorrowingId
): Money {
	return heldIn(balances, chart, borrowing(borrowingId));
}

/**
 * Lowest debt at the end of any day from `on` on, by the days of the entries; minor units. A repayment dated in the past must also leave enough for
 * the later repayments (ledger fine print 14).
 */
export function leastOwedFrom(journal: Journal, borrowingId: BorrowingId, on: LocalDate): Money {
	const [before, later] = changesOf(journal, borrowingId, on);
	let owed: number = before;
	let lowest = money(owed);
	for (const [, { change }] of later) {
		owed += change;
		lowest = least(lowest, money(owed));
	}
	return lowest;
}

/**
 * Debt at the end of `on` and of each later day of the open meeting, in the order of days, minor units: entries of a meeting over several days may
 * come in any order.
 */
export function owedInMeeting(
	state: Pick<GroupState, 'openMeeting' | 'balances'>,
	borrowingId: BorrowingId,
	on: LocalDate
): readonly { readonly day: LocalDate; readonly owed: Money; readonly isDrawn: boolean }[] {
	const later = (state.openMeeting === null ? [] : liveEvents(state.openMeeting))
		.filter((event) => event.occurredOn > on && 'borrowingId' in event && event.borrowingId === borrowingId)
		.sort((one, other) => (one.occurredOn < other.occurredOn ? 1 : -1));
	let owed = borrowingOutstanding(state, borrowingId);
	const days = later.map((event) => {
		const line = { day: event.occurredOn, owed, isDrawn: event.type === 'BorrowingReceived' };
		owed = money(owed - changeBy(event));
		return line;
	});
	return [{ day: on, owed, isDrawn: true }, ...days.reverse()];
}

/** Increase of the debt by an entry, minor units; below zero for a decrease. */
function changeBy(event: GroupEvent): number {
	if (event.type === 'BorrowingReceived') return event.amount;
	if (event.type === 'BorrowingCharged') return (event.interest ?? zero) + (event.charges ?? zero);
	if (event.type === 'BorrowingCredited') return -event.amount;
	return event.type === 'BorrowingRepaid' ? -event.principal : 0;
}

/**
 * Debt before the first day on which more was repaid than owed, by the days of the entries; minor units. Null if there is no such day, which every
 * correction must preserve.
 */
export function overpaidOn(journal: Journal, borrowingId: BorrowingId): Money | null {
	let owed = 0;
	for (const [, { change, paid }] of changesOf(journal, borrowingId, null)[1]) {
		owed += change;
		if (owed < 0) return money(owed + paid);
	}
	return null;
}

interface DayOfBorrowing {
	/** Net increase of the debt on that day, minor units; below zero for a decrease. */
	readonly change: number;
	readonly paid: number;
}

/** Returns the debt at the end of `on` and its change on each later day, by the days of the entries. */
function changesOf(
	journal: Journal,
	borrowingId: BorrowingId,
	on: LocalDate | null
): readonly [before: number, later: readonly (readonly [LocalDate, DayOfBorrowing])[]] {
	const account = borrowing(borrowingId);
	const days = new Map<LocalDate, DayOfBorrowing>();
	let before: number = zero;
	for (const { event, entry } of effectiveLines(linesOf(journal))) {
		for (const { account: touched, side, amount } of entry?.postings ?? []) {
			if (touched !== account) continue;
			const [grown, paid] = side === 'credit' ? [amount, zero] : [zero, amount];
			const { occurredOn: day } = event;
			const sofar = days.get(day) ?? { change: 0, paid: 0 };
			if (on !== null && day <= on) before += grown - paid;
			else days.set(day, { change: sofar.change + grown - paid, paid: sofar.paid + paid });
		}
	}
	return [before, [...days].sort(([one], [other]) => (one < other ? -1 : 1))];
}

/** One instalment that the lender expects. */
export interface PlannedInstalment {
	/** From 1. */
	readonly number: number;
	readonly dueOn: LocalDate;
	/** Minor units. */
	readonly amount: Money;
}

/** True if the lender set the instalment amount: it then includes interest, and every payment counts towards it. */
export function planHoldsInterest({ terms }: Pick<Borrowing, 'terms'>): boolean {
	return terms.instalmentAmount !== undefined;
}

/**
 * Repayment plan by the terms of the lender: monthly from `firstDueOn` (else from a month after the money came), clipped to the month's end. With an
 * instalment amount each instalment has it; without a number they go on until the amount received is covered, and the last takes the rest. With only
 * a number the principal is divided, and interest comes on top. Without either there is no plan. The lender's interest is never computed (ledger law
 * 4).
 *
 * @param unit minor units to which each part of the principal is rounded down; the last part takes the rest
 */
export function borrowingPlan(
	{ amount, terms, receivedOn }: Pick<Borrowing, 'amount' | 'terms' | 'receivedOn'>,
	unit: Money = money(1)
): readonly PlannedInstalment[] {
	return partsOf(amount, terms, unit).map((part, place) => ({
		number: place + 1,
		// Each date is computed from the first one, not from the one before: a month after 31 March is 30 April, two months after it 31 May.
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

/** Interest and charges that the lender added to the debt and that are not yet covered by payments; minor units. */
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
	/** Decreases of the debt: paid in money (`repaid`), and reduced without money (`credited`). */
	readonly repaid: Money;
	readonly credited: Money;
}

/** Returns the added interest and charges still unpaid. Each decrease covers interest first, then charges, as lenders do. */
export function debitsLeft(rows: readonly LenderRow[]): DebitsLeft {
	let [interest, charges] = [zero, zero];
	for (const { interestCharged, chargesCharged, repaid, credited } of rows) {
		const less = add(repaid, credited);
		interest = money(interest + interestCharged);
		charges = money(charges + chargesCharged);
		const ofInterest = least(interest, less);
		interest = money(interest - ofInterest);
		charges = atLeastZero(money(charges - (less - ofInterest)));
	}
	return { interest, charges };
}

/**
 * Returns the payment as it is posted: interest already added to the debt counts as principal. Posted as interest it would be an expense twice and
 * would stay in the debt.
 */
export function withDebitsPaid(payment: LenderPayment, left: DebitsLeft): LenderPayment {
	const [interest, charges] = [least(payment.interest, left.interest), least(payment.charges, left.charges)];
	return {
		principal: money(payment.principal + interest + charges),
		interest: money(payment.interest - interest),
		charges: money(payment.charges - charges)
	};
}
