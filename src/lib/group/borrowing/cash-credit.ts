import type { BorrowingId, LocalDate } from '#kernel';
import { money, subtract, zero, type Money } from '#money';
import { borrowing } from '../chart.ts';
import { effectiveLines } from '../correction/effective-lines.ts';
import { linesOf, type Journal } from '../journal.ts';
import type { Rejection } from '../rejections.ts';
import type { CashCredit, DrawingPower } from '../state.ts';

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

/** A cash credit and the entries of its account. */
export interface CreditAccount {
	readonly journal: Journal;
	readonly credit: CashCredit;
	/** A draw that is not in the journal yet. */
	readonly more?: { readonly on: LocalDate; readonly amount: Money };
}

/**
 * Why an account cannot become so: on a day on which money was drawn more would be owed than the drawing power of that day, and more above
 * it than before. What the lender debits on the day itself comes after what was drawn. Null where no day gets worse: a day that was above
 * before, by interest that was entered late or a drawing power that was lowered, holds nothing else up.
 *
 * @param before the account as it stands; asked for only where a day is above
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
	/** Before the draws of the day. Minor units. */
	readonly owed: Money;
	/** Minor units above the drawing power. */
	readonly by: number;
}

/** Days on which money was drawn and more was owed than the drawing power, in their order. */
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
