import { mapKeys, type MemberId } from '#kernel';
import { rootOf, type JournalEntry, type Posting } from '#ledger';
import { add, atLeastZero, money, subtract, sum, zero, type Money } from '#money';
import { isCarried, isSettlement, partsOfAccount, type EventType, type GroupEvent } from '#group';
import { repaidParts, type OwnerOf } from './entry-amount.ts';
import { zeroFigures, type Figures } from './figures.ts';

/** Columns of a member's passbook. Minor units, zero or more. */
const moveKeys = [
	/** Deposits into all funds, and the part into the voluntary fund. */
	'saved',
	'voluntary',
	/** Credits to her savings without a deposit: brought in by the cut-off sheet, or a dividend. */
	'added',
	/** Withdrawals from her savings, including the one at her leaving. */
	'withdrawn',
	'interestPaid',
	/** Part of interestPaid that was deducted at the disbursement of a loan. */
	'interestKeptBack',
	'principalPaid',
	/** Principal disbursed, including top-ups; `broughtIn` is the principal from the cut-off sheet. */
	'lent',
	'broughtIn',
	/** Principal written off. */
	'givenUp',
	/** Recoveries on loans written off. */
	'recovered',
	/** Fines paid, whether to the group or to the social fund. */
	'finesPaid',
	'feesPaid',
	'socialFundPaid',
	'socialFundGot',
	/** Money collected from her for others (an insurance, a federation), and the part handed on. */
	'forOthers',
	'handedOn',
	/** Her part of the surplus, in cash or within her settlement; a dividend credited to savings is in `added`. */
	'shared',
	/** Cash paid to her from a settlement, a payable or a dividend. */
	'paidOut',
	/**
	 * Parts of `withdrawn`, `principalPaid`, `interestPaid`, `finesPaid` and `paidOut` that were offset at a settlement or share-out: only
	 * the paid part moved money. The kept part is included in `added`; the payable part is in no other column.
	 */
	'settledSavings',
	'settledPrincipal',
	'settledInterest',
	'settledFines',
	'settledPaid',
	'settledKept',
	'settledPayable'
] as const;
export type MemberMove = Figures<(typeof moveKeys)[number]>;

type MoveKey = keyof MemberMove;
type MoveDraft = { -readonly [Key in MoveKey]: Money };

const nothing = (): MoveDraft => ({ ...zeroFigures(moveKeys) });

export const noMove: MemberMove = Object.freeze(nothing());

const settledAs: Partial<Readonly<Record<MoveKey, MoveKey>>> = {
	withdrawn: 'settledSavings',
	principalPaid: 'settledPrincipal',
	interestPaid: 'settledInterest',
	finesPaid: 'settledFines',
	paidOut: 'settledPaid',
	added: 'settledKept'
};
const withSettled = (type: EventType, keys: readonly MoveKey[]): readonly MoveKey[] =>
	isSettlement(type)
		? keys.flatMap((key) => [key, ...(settledAs[key] === undefined ? [] : [settledAs[key]])])
		: keys;

/** Returns the inverse of `moves`; minor units. */
export const negatedMove = (moves: MemberMove): MemberMove => mapKeys(moveKeys, (key) => money(-moves[key]));

/** Returns the sum of moves; minor units. */
export function sumOfMoves(moves: readonly MemberMove[]): MemberMove {
	const [only = noMove, ...others] = moves;
	if (others.length === 0) return only;
	const total = nothing();
	for (const move of moves) for (const key of moveKeys) total[key] = add(total[key], move[key]);
	return total;
}

interface EventWithLegs {
	readonly event: GroupEvent;
	readonly entry: JournalEntry | null;
}

/** Adds an amount in minor units to columns of a member. */
type Put = (memberId: MemberId, keys: readonly MoveKey[], amount: Money) => void;

function putMoves({ event, entry }: EventWithLegs, ownerOf: OwnerOf, put: Put): void {
	if (entry === null || event.type === 'EventReversed') return;
	const owner = isCarried(event) ? null : ownerOf(event);
	if (event.type === 'LoanRepaid') {
		if (owner === null) return;
		const { interest, principal, forgone, above, recovered } = repaidParts(event);
		put(owner, ['interestPaid'], interest);
		put(owner, ['principalPaid'], principal);
		put(owner, ['givenUp'], forgone);
		put(owner, ['feesPaid'], above);
		put(owner, ['recovered'], recovered);
		return;
	}
	for (const leg of entry.postings) {
		const who = memberIn(leg) ?? owner;
		const keys = withSettled(event.type, keysOf(event.type, leg));
		if (who !== null && keys.length > 0) put(who, keys, leg.amount);
	}
	if (event.type === 'DividendPaid' && event.to === 'box')
		for (const part of event.parts ?? [])
			if (part.amount > 0) put(part.memberId, ['shared', 'paidOut'], part.amount);
	if (event.type === 'MemberLeft') {
		put(event.memberId, ['settledPayable'], event.settlement?.payable ?? zero);
		// Postings to funds mix fines and interest on fund loans; the event has the interest part.
		const { toFund = zero, toVulnerabilityFund = zero } = event;
		const interest = add(toFund, toVulnerabilityFund);
		put(event.memberId, ['interestPaid', 'settledInterest'], interest);
		put(event.memberId, ['finesPaid', 'settledFines'], money(-interest));
	}
	if (event.type === 'CycleSharedOut')
		for (const line of event.lines ?? []) {
			put(line.memberId, ['interestPaid', 'settledInterest'], line.interest);
			put(line.memberId, ['finesPaid', 'settledFines'], line.fines);
			put(line.memberId, ['shared'], atLeastZero(subtract(line.part, line.savings)));
			put(line.memberId, ['paidOut', 'settledPaid'], line.paid);
			put(line.memberId, ['settledPayable'], line.payable);
		}
}

/**
 * Returns the amounts that each member moved with an entry, from its postings. A reversal yields nothing, because it is shown
 * separately.
 */
export const movesOf = (entry: EventWithLegs, ownerOf: OwnerOf): ReadonlyMap<MemberId, MemberMove> =>
	movesIn([entry], ownerOf);

/** Returns the members who moved something with an entry. */
export function womenIn(entry: EventWithLegs, ownerOf: OwnerOf): ReadonlySet<MemberId> {
	const women = new Set<MemberId>();
	putMoves(entry, ownerOf, (memberId) => women.add(memberId));
	return women;
}

/** Returns the sums over entries by member; members without any movement are left out. */
export function movesIn(
	entries: readonly EventWithLegs[],
	ownerOf: OwnerOf
): ReadonlyMap<MemberId, MemberMove> {
	const total = new Map<MemberId, MoveDraft>();
	for (const entry of entries)
		putMoves(entry, ownerOf, (memberId, keys, amount) => {
			const moves = total.get(memberId) ?? nothing();
			for (const key of keys) moves[key] = add(moves[key], amount);
			total.set(memberId, moves);
		});
	return total;
}

/** Returns the sums over all members. */
export function movedIn(entries: readonly EventWithLegs[], ownerOf: OwnerOf): MemberMove {
	const total = nothing();
	for (const entry of entries)
		putMoves(entry, ownerOf, (_, keys, amount) => {
			for (const key of keys) total[key] = add(total[key], amount);
		});
	return total;
}

/** Returns the member id in the code of a member's account, such as "savings/<memberId>/<fund>". */
function memberIn({ account }: Posting): MemberId | null {
	const { root, memberId } = partsOfAccount(account);
	return root === 'payable' ? null : memberId;
}

function keysOf(type: EventType, { account, side }: Posting): readonly MoveKey[] {
	const isDebit = side === 'debit';
	switch (rootOf(account)) {
		case 'savings':
			if (isDebit) return ['withdrawn'];
			if (type !== 'SavingDeposited') return ['added'];
			return partsOfAccount(account).fund === 'voluntary' ? ['saved', 'voluntary'] : ['saved'];
		case 'loans':
			if (isDebit) return [type === 'OpeningBalances' ? 'broughtIn' : 'lent'];
			return [type === 'LoanWrittenOff' ? 'givenUp' : 'principalPaid'];
		case 'interest':
			return isLending(type) ? ['interestPaid', 'interestKeptBack'] : ['interestPaid'];
		case 'fines':
			return ['finesPaid'];
		case 'fees':
			return ['feesPaid'];
		case 'social-fund':
			if (isDebit) return type === 'LoanWrittenOff' ? [] : ['socialFundGot'];
			if (isLending(type)) return ['interestPaid', 'interestKeptBack'];
			return [type === 'SocialFundPaidIn' ? 'socialFundPaid' : 'finesPaid'];
		case 'held-for-others':
			// The amount held by the cut-off sheet was paid before this book began.
			if (type === 'OpeningBalances') return [];
			if (type === 'HeldReturned') return ['paidOut'];
			return [isDebit ? 'handedOn' : 'forOthers'];
		case 'surplus':
			return type === 'MemberLeft' && isDebit ? ['shared'] : [];
		case 'box':
		case 'bank':
			return !isDebit && (type === 'MemberLeft' || type === 'PayablePaid') ? ['paidOut'] : [];
		default:
			return [];
	}
}

const isLending = (type: EventType): boolean => type === 'LoanDisbursed' || type === 'LoanToppedUp';

const settledNames = ['withdrawn', 'principalPaid', 'interestPaid', 'finesPaid'] as const;
type SettledName = (typeof settledNames)[number];

/**
 * Parts of her columns that were offset at her leaving or at a share-out, minor units; only `paidOut` moved money:
 * withdrawn + surplus = principalPaid + interestPaid + finesPaid + kept + payable + paidOut.
 */
interface SettledColumns extends Pick<MemberMove, SettledName | 'paidOut'> {
	/** Her part of the surplus; negative if the group made a loss in the cycle. */
	readonly surplus: Money;
	/** Part kept as her first saving of the next cycle. */
	readonly kept: Money;
	/** Part that is still payable to her. */
	readonly payable: Money;
}

export interface Settled {
	/** Money through box or bank: her columns less the offset parts. */
	readonly cash: Readonly<Record<SettledName, Money>>;
	/** Null unless she left or the cycle was shared out. */
	readonly settled: SettledColumns | null;
}

/** Returns her debts that were offset against her own savings without cash; minor units. */
export const paidBySavings = ({ settledPrincipal, settledInterest, settledFines }: MemberMove): Money =>
	sum([settledPrincipal, settledInterest, settledFines]);

export function settledOf(move: MemberMove, columns: Readonly<Record<SettledName, Money>>): Settled {
	const settled = settledIn(move);
	const cash = mapKeys(settledNames, (name) => subtract(columns[name], settled?.[name] ?? zero));
	return { settled, cash };
}

function settledIn(move: MemberMove): SettledColumns | null {
	const withdrawn = move.settledSavings;
	const used = {
		principalPaid: move.settledPrincipal,
		interestPaid: move.settledInterest,
		finesPaid: move.settledFines,
		kept: move.settledKept,
		payable: move.settledPayable,
		paidOut: move.settledPaid
	};
	const inAll = sum(Object.values(used));
	return withdrawn === zero && inAll === zero
		? null
		: { withdrawn, surplus: subtract(inAll, withdrawn), ...used };
}
