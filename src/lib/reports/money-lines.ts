import { present, type EventId } from '#kernel';
import { rootOf, type AccountCode, type JournalEntry, type Posting } from '#ledger';
import { money, zero, type Money } from '#money';
import {
	box,
	isBoxOrBank,
	rounding as roundingCode,
	type AccountedType,
	type EventOf,
	type EventType,
	type GroupEvent,
	type LoanRepaid,
	type RecordedEvent
} from '#group';
import { repaidParts } from './entry-amount.ts';

/** Reason of a cash movement, as named on the meeting sheet. */
export type MoneyKind =
	| 'opening'
	| 'saving'
	| 'withdrawal'
	| 'principal'
	| 'interest'
	| 'recovery'
	| 'fine'
	| 'fee'
	| 'income'
	| 'socialFundIn'
	| 'socialFundOut'
	| 'heldIn'
	| 'heldOut'
	| 'heldBack'
	| 'grantReturned'
	| 'depositPlaced'
	| 'depositBack'
	| 'grant'
	| 'revolvingFund'
	| 'vulnerabilityFund'
	| 'borrowingReceived'
	| 'borrowingPrincipal'
	| 'borrowingInterest'
	| 'borrowingCharges'
	| 'bankInterest'
	| 'bankCharge'
	| 'fromBank'
	| 'toBank'
	| 'loan'
	| 'topUp'
	| 'expense'
	| 'assetBought'
	| 'assetSold'
	| 'settlement'
	| 'payable'
	| 'dividend'
	| 'shareOut'
	| 'over'
	| 'short'
	| 'correction';

/** Purpose of a sum: its kind and what distinguishes it within the kind. */
export interface MoneyWhat {
	readonly kind: MoneyKind;
	/** Purpose of an expense, fee, other income or money for others; the asset bought or sold; the holder of a deposit. */
	readonly category?: string;
	/** Kind of the reversed entry; of a correction only. */
	readonly corrected?: MoneyKind;
}

/** Amounts are minor units. */
export interface MoneyLine extends MoneyWhat {
	readonly box: Money;
	readonly bank: Money;
}

/** One sum that moved through the box or a bank account; minor units, greater than zero. */
export interface MoneyMove extends MoneyWhat {
	readonly side: 'in' | 'out';
	readonly account: AccountCode;
	readonly amount: Money;
}

/** Finds the entry that a reversal cancels; undefined if the given part of the book does not contain it. */
export type EntryById = (eventId: EventId) => GroupEvent | undefined;

const nowhere: EntryById = () => undefined;

/**
 * Returns the money through box and bank by kind, in the order in which kinds first occur; minor units.
 *
 * @param entryOf finds the kind of a corrected entry; without it a correction has no `corrected`
 */
export function moneyLines(
	entries: readonly RecordedEvent[],
	entryOf: EntryById = nowhere
): {
	readonly in: readonly MoneyLine[];
	readonly out: readonly MoneyLine[];
} {
	const lines = { in: new Map<string, MoneyLine>(), out: new Map<string, MoneyLine>() };
	for (const recorded of entries) {
		for (const { side, account, amount, ...what } of moneyMoves(recorded, entryOf)) {
			const key = moneyKey(what);
			const before = lines[side].get(key);
			const inBox = account === box;
			lines[side].set(key, {
				...what,
				box: money((before?.box ?? 0) + (inBox ? amount : zero)),
				bank: money((before?.bank ?? 0) + (inBox ? zero : amount))
			});
		}
	}
	return { in: [...lines.in.values()], out: [...lines.out.values()] };
}

/** Key under which sums are added up on one line. */
export function moneyKey({ kind, category, corrected }: MoneyWhat): string {
	return `${kind} ${corrected ?? ''} ${category ?? ''}`;
}

/**
 * Returns each sum of an entry through box and bank with its purpose. A reversal moves the sums of the entry that it
 * cancels in the opposite direction, each as kind "correction".
 */
export function moneyMoves(
	{ event, entry }: RecordedEvent,
	entryOf: EntryById = nowhere
): readonly MoneyMove[] {
	const cash = (entry?.postings ?? []).filter(isCash);
	if (entry === null || cash.length === 0) return [];
	if (event.type !== 'EventReversed') return movesOf(event, entry, cash);
	const original = entryOf(event.reverses);
	if (original === undefined) return cash.map((leg) => move({ kind: 'correction' }, leg));
	return movesOf(original, entry, cash).map(({ kind, ...rest }) => ({
		...rest,
		kind: 'correction',
		corrected: kind
	}));
}

function movesOf(
	event: GroupEvent,
	{ postings }: JournalEntry,
	cash: readonly Posting[]
): readonly MoneyMove[] {
	if (event.type === 'LoanRepaid') return cash.flatMap((leg) => repaidMoves(event, leg));
	const parts = partKinds[event.type];
	if (parts === undefined) return cash.map((leg) => move(whatOf(event), leg));
	// Only one sum moved; the contra postings tell its parts.
	return cash.flatMap((leg) =>
		postings
			.filter(({ side }) => side !== leg.side)
			.map(({ account, amount }) => {
				const kind = present(parts[rootOf(account)], `${event.type} moves ${account}`);
				return move({ kind }, { ...leg, amount });
			})
	);
}

function repaidMoves(event: LoanRepaid, leg: Posting): readonly MoneyMove[] {
	const { interest, principal, above, recovered } = repaidParts(event);
	const parts: readonly (MoneyWhat & { readonly amount: Money })[] = [
		{ kind: 'recovery', amount: recovered },
		{ kind: 'interest', amount: interest },
		{ kind: 'principal', amount: principal },
		{ kind: 'fee', category: roundingCode, amount: above }
	];
	return parts.flatMap(({ amount, ...what }) => (amount > 0 ? [move(what, { ...leg, amount })] : []));
}

const isCash = ({ account }: Posting): boolean => isBoxOrBank(account);

function move(what: MoneyWhat, { account, side, amount }: Posting): MoneyMove {
	return { ...what, side: side === 'debit' ? 'in' : 'out', account, amount };
}

/** Kinds of payments that have several parts, by the account of each part. */
const partKinds: Readonly<Partial<Record<EventType, Readonly<Record<string, MoneyKind>>>>> = {
	BorrowingRepaid: {
		borrowings: 'borrowingPrincipal',
		'interest-paid': 'borrowingInterest',
		'bank-charges': 'borrowingCharges'
	}
};

/**
 * Purpose of an entry's sum; null if the entry touches neither box nor bank or if its parts tell the purpose. The type forces
 * an entry for every event that has postings.
 */
const whats: {
	readonly [Type in AccountedType]: MoneyKind | null | ((event: EventOf<Type>) => MoneyWhat);
} = {
	OpeningBalances: 'opening',
	SavingDeposited: 'saving',
	SavingWithdrawn: 'withdrawal',
	LoanDisbursed: 'loan',
	LoanRepaid: null,
	LoanToppedUp: 'topUp',
	LoanWrittenOff: null,
	FinePaid: 'fine',
	FeePaid: ({ category }) => ({ kind: 'fee', category }),
	IncomeReceived: ({ category }) => ({ kind: 'income', category }),
	ExpensePaid: ({ category }) => ({ kind: 'expense', category }),
	GrantReceived: ({ kind }) => ({ kind }),
	SocialFundPaidIn: 'socialFundIn',
	SocialFundPaidOut: 'socialFundOut',
	CollectedForOthers: ({ purpose }) => ({ kind: 'heldIn', category: purpose }),
	HandedToOthers: ({ purpose }) => ({ kind: 'heldOut', category: purpose }),
	HeldReturned: ({ purpose }) => ({ kind: 'heldBack', category: purpose }),
	GrantReturned: 'grantReturned',
	BorrowingReceived: 'borrowingReceived',
	BorrowingCharged: null,
	BorrowingRepaid: null,
	BorrowingCredited: null,
	CashCreditOpened: null,
	DrawingPowerSet: null,
	BankInterestCredited: 'bankInterest',
	BankCharged: 'bankCharge',
	CashTakenToBank: 'toBank',
	CashTakenFromBank: 'fromBank',
	DepositPlaced: ({ deposit }) => ({ kind: 'depositPlaced', category: deposit }),
	DepositTakenBack: ({ deposit }) => ({ kind: 'depositBack', category: deposit }),
	DepositCredited: null,
	AssetBought: ({ thing }) => ({ kind: 'assetBought', category: thing }),
	AssetSold: ({ thing }) => ({ kind: 'assetSold', category: thing }),
	CashDifferenceAccepted: ({ direction }) => ({ kind: direction }),
	MemberLeft: 'settlement',
	PayablePaid: 'payable',
	DividendPaid: 'dividend',
	CycleSharedOut: 'shareOut',
	SavingInterestCredited: null,
	EventReversed: null
};

type WhatOf = (event: GroupEvent) => MoneyWhat;

function whatOf(event: GroupEvent): MoneyWhat {
	// The compiler cannot correlate the type of the event with its table entry.
	const table = whats as Readonly<Partial<Record<EventType, MoneyKind | null | WhatOf>>>;
	const what = present(table[event.type], `${event.type} has a kind of money`);
	return typeof what === 'function' ? what(event) : { kind: what };
}
