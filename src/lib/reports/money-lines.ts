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

/** Why money came in or went out, in the words of the sheet. */
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

/** What a sum is for: its kind, and what tells it from others of its kind. */
export interface MoneyWhat {
	readonly kind: MoneyKind;
	/** Of an expense, fee, other income or money for others: what for; of a thing bought or sold: the thing; of a deposit: where. */
	readonly category?: string;
	/** Of a correction: what was taken out. */
	readonly corrected?: MoneyKind;
}

/** Minor units. */
export interface MoneyLine extends MoneyWhat {
	/** Through the box. */
	readonly box: Money;
	/** Through a bank account. */
	readonly bank: Money;
}

/** One sum that moved through the box or a bank account; minor units, above zero. */
export interface MoneyMove extends MoneyWhat {
	readonly side: 'in' | 'out';
	readonly account: AccountCode;
	readonly amount: Money;
}

/** Finds the entry that a reversal takes out; undefined where the book at hand does not have it. */
export type EntryById = (eventId: EventId) => GroupEvent | undefined;

const nowhere: EntryById = () => undefined;

/**
 * What moved through box and bank, by kind, in the order in which kinds first occur; minor units.
 *
 * @param entryOf says what a correction took out; without it a correction is only called one
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

/** Two sums that stand on one line, added up. */
export function moneyKey({ kind, category, corrected }: MoneyWhat): string {
	return `${kind} ${corrected ?? ''} ${category ?? ''}`;
}

/**
 * What an entry moved through box and bank: for each sum what it was for. A reversal moves the sums of the entry that it
 * takes out the other way, each under "correction".
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
	// One sum was handed over; the legs against it say what it was used for.
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

/** Payments that are used for several things: the kind of each by the account that it goes to. */
const partKinds: Readonly<Partial<Record<EventType, Readonly<Record<string, MoneyKind>>>>> = {
	BorrowingRepaid: {
		borrowings: 'borrowingPrincipal',
		'interest-paid': 'borrowingInterest',
		'bank-charges': 'borrowingCharges'
	}
};

/**
 * What the sum of an entry was for; null where it touches neither box nor bank, or where its parts say it. A kind with a line in
 * the accounts that is forgotten here does not compile.
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
	// The table is typed by kind; the compiler cannot follow one kind through it.
	const table = whats as Readonly<Partial<Record<EventType, MoneyKind | null | WhatOf>>>;
	const what = present(table[event.type], `${event.type} has a kind of money`);
	return typeof what === 'function' ? what(event) : { kind: what };
}
