import type { BorrowingId, LocalDate } from '#kernel';
import { money, subtract, zero, type Money } from '#money';
import { borrowing } from '../chart.ts';
import { effectiveLines } from '../correction/refold.ts';
import { linesOf, type Journal } from '../journal.ts';
import type { Rejection } from '../rejections.ts';

/** The drawing power of a cash credit from a day on; minor units. */
export interface DrawingPower {
	readonly from: LocalDate;
	readonly amount: Money;
	/** The limit that held with it. */
	readonly limit: Money;
}

/** What a bank lets a group draw and repay on one account (ledger fine print 40). */
export interface CashCredit {
	/** In the order in which they were entered. */
	readonly powers: readonly DrawingPower[];
}

/** What holds on `day`: of the powers that began by then the latest, of one day the last entered; null before the first. */
export function drawingPowerOn({ powers }: CashCredit, day: LocalDate): DrawingPower | null {
	return powers.reduce<DrawingPower | null>(
		(held, power) => (power.from <= day && power.from >= (held?.from ?? '') ? power : held),
		null
	);
}

/** Minor units that may still be drawn on `day` where `owed` is owed. */
export function drawable(credit: CashCredit, owed: Money, day: LocalDate): Money {
	const power = drawingPowerOn(credit, day)?.amount ?? zero;
	return power > owed ? subtract(power, owed) : zero;
}

/**
 * Why the days of an account cannot stand: on a day on which money was drawn more was owed than the drawing power of that
 * day. What the lender debits on the day itself comes after what was drawn. Null where every day is in order.
 *
 * @param more a draw that is not in the journal yet
 */
export function drawnAbovePower(
	journal: Journal,
	borrowingId: BorrowingId,
	credit: CashCredit,
	more?: { readonly on: LocalDate; readonly amount: Money }
): Rejection | null {
	const days = daysOf(journal, borrowingId);
	if (more !== undefined) addTo(days, more.on, { drawn: more.amount });
	let owed = 0;
	for (const [day, { drawn, repaid, debited }] of [...days].sort(([one], [other]) =>
		one < other ? -1 : 1
	)) {
		owed += drawn - repaid;
		const power = drawingPowerOn(credit, day)?.amount ?? zero;
		if (drawn > 0 && owed > power) {
			const before = money(Math.max(0, owed - drawn));
			return { type: 'AboveDrawingPower', power, owed: before };
		}
		owed += debited;
	}
	return null;
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
			// What the cut-off sheet brings in was drawn before this book.
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
