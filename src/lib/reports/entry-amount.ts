import type { FineId, LoanId, MemberId } from '#kernel';
import type { JournalEntry } from '#ledger';
import { add, atLeastZero, least, money, subtract, sum, zero, type Money } from '#money';
import {
	dividendGiven,
	hasToSettle,
	isBoxOrBank,
	ownerOf,
	type GroupEvent,
	type LoanRepaid,
	type PostedLine,
	type RecordedEvent
} from '#group';

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
		case 'SavingInterestCredited':
			return sum((event.parts ?? []).map(({ amount }) => amount));
		case 'DividendPaid':
			return dividendGiven(event);
		case 'MemberLeft':
			return event.settlement === undefined ? zero : hasToSettle(event.settlement);
		case 'BorrowingRepaid':
		case 'BorrowingCharged':
		case 'OpeningBalances':
			return debitsOf(entry);
		case 'BankStatementMatched':
		case 'DepositSeen':
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

/** What the money of one payment of a loan was for; minor units, zero or more. */
interface RepaidParts {
	readonly interest: Money;
	readonly principal: Money;
	/** Principal that no coin could pay and the group forgoes: no money of it moved. */
	readonly forgone: Money;
	/** Paid above what was owed, because no coin is so small: income of the group. */
	readonly above: Money;
	/** Came back of a loan that was given up. */
	readonly recovered: Money;
}

/**
 * By the split, and not by accounts: what others' parts were cut for is no income, but she paid it. All parts but `forgone` add up to the
 * payment (ledger law 45, 46).
 */
export function repaidParts({ amount, split, rounding = 0 }: LoanRepaid): RepaidParts {
	const charged = split === undefined ? zero : add(split.interestArrears, split.interestDue);
	const principal = split?.principal ?? zero;
	if (charged + principal === 0) return { ...nothing, recovered: amount };
	const rest = atLeastZero(money(rounding));
	const forgone = least(rest, principal);
	return {
		interest: subtract(charged, subtract(rest, forgone)),
		principal: subtract(principal, forgone),
		forgone,
		above: atLeastZero(money(-rounding)),
		recovered: zero
	};
}

const nothing: RepaidParts = { interest: zero, principal: zero, forgone: zero, above: zero, recovered: zero };

/** Whose an entry is; null where it is no member's own. Also of a loan that was taken out since: the lines name it. */
export type OwnerOf = (event: GroupEvent) => MemberId | null;

export function ownersIn(lines: readonly Pick<PostedLine, 'event'>[]): OwnerOf {
	const loans = new Map<LoanId, { readonly memberId: MemberId }>();
	const fines = new Map<FineId, { readonly memberId: MemberId }>();
	for (const { event } of lines) {
		if (event.type === 'LoanDisbursed') loans.set(event.loanId, event);
		if (event.type === 'FineImposed') fines.set(event.fineId, event);
		if (event.type !== 'OpeningBalances') continue;
		for (const loan of event.loans ?? []) loans.set(loan.loanId, loan);
		for (const fine of event.finesDue ?? []) fines.set(fine.fineId, fine);
	}
	return (event) => ownerOf(event, { loans, fines });
}
