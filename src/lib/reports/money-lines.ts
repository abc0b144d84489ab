import { present, type EventId } from '#kernel';
import { rootOf, type AccountCode, type JournalEntry, type Posting } from '#ledger';
import { money, zero, type Money } from '#money';
import {
	box,
	isBoxOrBank,
	rounding as roundingCode,
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
	| 'grant'
	| 'revolvingFund'
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
	/** Of an expense, fee, other income or money for others: what for; of a thing bought or sold: the thing. */
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

const kinds: Readonly<Partial<Record<EventType, MoneyKind>>> = {
	OpeningBalances: 'opening',
	SavingDeposited: 'saving',
	SavingWithdrawn: 'withdrawal',
	LoanDisbursed: 'loan',
	LoanToppedUp: 'topUp',
	FinePaid: 'fine',
	SocialFundPaidIn: 'socialFundIn',
	SocialFundPaidOut: 'socialFundOut',
	BorrowingReceived: 'borrowingReceived',
	BankInterestCredited: 'bankInterest',
	BankCharged: 'bankCharge',
	CashTakenToBank: 'toBank',
	CashTakenFromBank: 'fromBank',
	MemberLeft: 'settlement',
	PayablePaid: 'payable',
	DividendPaid: 'dividend',
	CycleSharedOut: 'shareOut'
};

function whatOf(event: GroupEvent): MoneyWhat {
	switch (event.type) {
		case 'ExpensePaid':
			return { kind: 'expense', category: event.category };
		case 'FeePaid':
			return { kind: 'fee', category: event.category };
		case 'IncomeReceived':
			return { kind: 'income', category: event.category };
		case 'CollectedForOthers':
			return { kind: 'heldIn', category: event.purpose };
		case 'HandedToOthers':
			return { kind: 'heldOut', category: event.purpose };
		case 'AssetBought':
			return { kind: 'assetBought', category: event.thing };
		case 'AssetSold':
			return { kind: 'assetSold', category: event.thing };
		case 'GrantReceived':
			return { kind: event.kind };
		case 'CashDifferenceAccepted':
			return { kind: event.direction };
		default:
			return { kind: present(kinds[event.type], `${event.type} has a kind of money`) };
	}
}
