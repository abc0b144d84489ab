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
 * Returns the sum that an entry is about (paid, lent, written off, fined or shared) in minor units; null where the entry is
 * not about money.
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

/** Returns the principal written off on a page by member, in minor units; entries taken back on the same page are left out. */
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

/** Returns the net amount through box and bank in minor units; negative for money that went out. */
export function cashThrough({ postings }: JournalEntry): Money {
	let through = 0;
	for (const { account, side, amount } of postings)
		if (isBoxOrBank(account)) through += side === 'debit' ? amount : -amount;
	return money(through);
}

/** Parts of one payment on a loan; minor units, zero or more. */
interface RepaidParts {
	readonly interest: Money;
	readonly principal: Money;
	/** Principal below the smallest coin that the group forgoes; no money moved for it. */
	readonly forgone: Money;
	/** Overpayment due to the smallest coin; income of the group. */
	readonly above: Money;
	/** Recovery on a loan that was written off. */
	readonly recovered: Money;
}

/**
 * Splits a payment by its recorded split and not by accounts, because interest shared with other funds is no income of the
 * group, although she paid it. All parts but `forgone` add up to the payment (ledger law 45, 46).
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

/** Returns the member an entry belongs to, also for a loan that was reversed since; null where it belongs to no member. */
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
