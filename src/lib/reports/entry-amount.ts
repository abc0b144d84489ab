import type { MemberId } from '#kernel';
import type { JournalEntry } from '#ledger';
import { money, sum, zero, type Money } from '#money';
import { dividendGiven, isBoxOrBank, type GroupEvent, type RecordedEvent } from '#group';

/**
 * The sum that an entry is about, as people say it: what was paid, lent, given up, fined or shared. Minor units; null
 * where no money is meant.
 */
export function amountIn({ event, entry }: RecordedEvent): Money | null {
	switch (event.type) {
		case 'LoanDisbursed':
			return event.principal;
		case 'LoanWrittenOff':
			return debitsOf(entry);
		case 'CycleSharedOut':
			return sum((event.parts ?? []).map(({ amount }) => amount));
		case 'DividendPaid':
			return dividendGiven(event);
		case 'MemberLeft':
			return money((event.settlement?.savings ?? 0) + (event.settlement?.surplus ?? 0));
		case 'BorrowingRepaid':
		case 'BorrowingCharged':
		case 'OpeningBalances':
			return debitsOf(entry);
		case 'BankStatementMatched':
			return event.balance;
		default:
			return 'amount' in event ? (event.amount ?? null) : null;
	}
}

/** Principal of loans given up on a page, woman by woman; what the page itself took back is not among it. Minor units. */
export function writtenOffIn(
	entries: readonly RecordedEvent[],
	ownerOf: (event: GroupEvent) => MemberId | null
): readonly { readonly memberId: MemberId; readonly amount: Money }[] {
	const takenBack = new Set(
		entries.flatMap(({ event }) => (event.type === 'EventReversed' ? [event.reverses] : []))
	);
	return entries.flatMap((line) => {
		const { event } = line;
		const memberId = ownerOf(event);
		const isGone = event.eventId !== undefined && takenBack.has(event.eventId);
		if (event.type !== 'LoanWrittenOff' || isGone || memberId === null) return [];
		return [{ memberId, amount: amountIn(line) ?? zero }];
	});
}

function debitsOf(entry: JournalEntry | null): Money {
	const legs = entry?.postings.filter((leg) => leg.side === 'debit') ?? [];
	return sum(legs.map((leg) => leg.amount));
}

/** What went through box and bank: below zero where it went out; minor units. */
export function cashThrough({ postings }: JournalEntry): Money {
	let through = 0;
	for (const { account, side, amount } of postings)
		if (isBoxOrBank(account)) through += side === 'debit' ? amount : -amount;
	return money(through);
}
