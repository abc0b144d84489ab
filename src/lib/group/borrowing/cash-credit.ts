import type { BorrowingId, LocalDate } from '#kernel';
import { money, subtract, zero, type Money } from '#money';
import { borrowing } from '../chart.ts';
import { effectiveLines } from '../correction/effective-lines.ts';
import { linesOf, type Journal } from '../journal.ts';
import type { Rejection } from '../rejections.ts';
import type { CashCredit, DrawingPower } from '../state.ts';

/** Returns the drawing power in force on `day`: the latest that began by then, for one day the last entered; null before the first. */
export function drawingPowerOn({ powers }: CashCredit, day: LocalDate): DrawingPower | null {
	return powers.reduce<DrawingPower | null>(
		(held, power) => (power.from <= day && power.from >= (held?.from ?? '') ? power : held),
		null
	);
}

/** Minor units that may still be drawn on `day` with a debt of `owed`. */
export function drawable(credit: CashCredit, owed: Money, day: LocalDate): Money {
	const power = drawingPowerOn(credit, day)?.amount ?? zero;
	return power > owed ? subtract(power, owed) : zero;
}

export interface CreditAccount {
	readonly journal: Journal;
	readonly credit: CashCredit;
	/** A draw that is not yet in the journal. */
	readonly more?: { readonly on: LocalDate; readonly amount: Money };
}

/**
 * Rejects a change after which, on a day with a draw, the debt exceeds the drawing power of that day by more than before. Debits of the lender on the
 * same day count after the draws. Returns null if no day gets worse: a day that already was above, by late interest or a lowered drawing power,
 * blocks nothing.
 *
 * @param before the account without the change; called only if a day is above
 */
export function drawnAbovePower(
	borrowingId: BorrowingId,
	account: CreditAccount,
	before: () => CreditAccount | null
): Rejection | null {
	const above = daysAbove(borrowingId, account);
	if (above.length === 0) return null;
	const known = before();
	const wasAbove = new Map(
		known === null ? [] : daysAbove(borrowingId, known).map(({ day, by }) => [day, by])
	);
	const worse = above.find(({ day, by }) => by > (wasAbove.get(day) ?? 0));
	return worse === undefined ? null : { type: 'AboveDrawingPower', power: worse.power, owed: worse.owed };
}

interface DayAbove {
	readonly day: LocalDate;
	readonly power: Money;
	/** Debt before the draws of the day, minor units. */
	readonly owed: Money;
	/** Excess above the drawing power, minor units. */
	readonly by: number;
}

/** Days with a draw on which the debt exceeded the drawing power, in order. */
function daysAbove(borrowingId: BorrowingId, { journal, credit, more }: CreditAccount): readonly DayAbove[] {
	const days = daysOf(journal, borrowingId);
	if (more !== undefined) addTo(days, more.on, { drawn: more.amount });
	const above: DayAbove[] = [];
	let owed = 0;
	for (const [day, { drawn, repaid, debited }] of [...days].sort(([one], [other]) =>
		one < other ? -1 : 1
	)) {
		owed += drawn - repaid;
		const power = drawingPowerOn(credit, day)?.amount ?? zero;
		if (drawn > 0 && owed > power)
			above.push({ day, power, owed: money(Math.max(0, owed - drawn)), by: owed - power });
		owed += debited;
	}
	return above;
}

interface DayOfCredit {
	readonly drawn: number;
	readonly repaid: number;
	readonly debited: number;
}

function daysOf(journal: Journal, borrowingId: BorrowingId): Map<LocalDate, DayOfCredit> {
	const account = borrowing(borrowingId);
	const days = new Map<LocalDate, DayOfCredit>();
	for (const { event, entry } of effectiveLines(linesOf(journal))) {
		for (const { account: touched, side, amount } of entry?.postings ?? []) {
			if (touched !== account) continue;
			if (side === 'debit') addTo(days, event.occurredOn, { repaid: amount });
			else if (event.type === 'BorrowingReceived') addTo(days, event.occurredOn, { drawn: amount });
			// A balance from the cut-off sheet was drawn before this book and counts as a debit.
			else addTo(days, event.occurredOn, { debited: amount });
		}
	}
	return days;
}

function addTo(days: Map<LocalDate, DayOfCredit>, day: LocalDate, more: Partial<DayOfCredit>): void {
	const sofar = days.get(day) ?? { drawn: 0, repaid: 0, debited: 0 };
	days.set(day, {
		drawn: sofar.drawn + (more.drawn ?? 0),
		repaid: sofar.repaid + (more.repaid ?? 0),
		debited: sofar.debited + (more.debited ?? 0)
	});
}
