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

/** Whether a bank lent it: once, or as a cash credit. */
export function isOfBank({ kind }: { readonly kind: BorrowingKind }): boolean {
	return kind === 'bank' || kind === 'cashCredit';
}

/** Minor units that the group still owes on it: received and charged less repaid; zero for one that nobody knows. */
export function borrowingOutstanding(
	{ balances }: Pick<GroupState, 'balances'>,
	borrowingId: BorrowingId
): Money {
	return heldIn(balances, chart, borrowing(borrowingId));
}

/**
 * The least that was owed at the end of any day from `on` on, by the days of the entries; minor units. What is paid
 * back on a day in the past must also leave enough for what was paid back after it (ledger fine print 14).
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
 * What was owed at the end of `on`, and of each later day of the open meeting: one that goes over days may be told in another order. In the
 * order of days; minor units.
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

/** By how much an entry makes the debt larger; minor units. */
function changeBy(event: GroupEvent): number {
	if (event.type === 'BorrowingReceived') return event.amount;
	if (event.type === 'BorrowingCharged') return (event.interest ?? zero) + (event.charges ?? zero);
	if (event.type === 'BorrowingCredited') return -event.amount;
	return event.type === 'BorrowingRepaid' ? -event.principal : 0;
}

/**
 * What was owed before the first day on which more was paid back than that, by the days of the entries; minor units.
 * Null where every day is in order: a correction must leave it so.
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
	/** Minor units by which the debt grew on that day; below zero where it shrank. */
	readonly change: number;
	readonly paid: number;
}

/** What the debt was at the end of `on`, and how it changed on each later day, by the days of the entries. */
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
	/** What lessened the debt: paid, and taken off without money. */
	readonly repaid: Money;
	readonly credited: Money;
}

/** What lessens the debt covers interest that was added first, then charges, as lenders do. */
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
