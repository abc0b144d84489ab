import type { BorrowingId, LocalDate } from '#kernel';
import { heldIn } from '#ledger';
import { least, money, zero, type Money } from '#money';
import { borrowing, chart } from '../chart.ts';
import { effectiveLines } from '../correction/refold.ts';
import { linesOf, type Journal } from '../journal.ts';
import type { GroupState } from '../state.ts';

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
	const account = borrowing(borrowingId);
	const changes = new Map<LocalDate, number>();
	let owed: number = zero;
	for (const { event, entry } of effectiveLines(linesOf(journal))) {
		for (const leg of entry?.postings ?? []) {
			if (leg.account !== account) continue;
			const change = leg.side === 'credit' ? leg.amount : -leg.amount;
			if (event.occurredOn <= on) owed += change;
			else changes.set(event.occurredOn, (changes.get(event.occurredOn) ?? 0) + change);
		}
	}
	let lowest = money(owed);
	for (const [, change] of [...changes].sort(([one], [other]) => (one < other ? -1 : 1))) {
		owed += change;
		lowest = least(lowest, money(owed));
	}
	return lowest;
}
