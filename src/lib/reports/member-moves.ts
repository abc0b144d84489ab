import { mapKeys, type MemberId } from '#kernel';
import { rootOf, type JournalEntry, type Posting } from '#ledger';
import { add, atLeastZero, money, subtract, sum, zero, type Money } from '#money';
import { isCarried, isSettlement, partsOfAccount, type EventType, type GroupEvent } from '#group';
import { repaidParts, type OwnerOf } from './entry-amount.ts';
import { zeroFigures, type Figures } from './figures.ts';

/** What one member moved, in the words of a passbook. Minor units, zero or more. */
const moveKeys = [
	/** Deposited, all funds; the part of it that went to the voluntary fund. */
	'saved',
	'voluntary',
	/** Put to her savings by the book: brought in by the cut-off sheet, or a dividend. */
	'added',
	/** Taken out of her savings, by her own hand or at her leaving. */
	'withdrawn',
	'interestPaid',
	/** The part of interestPaid that was kept back when a loan was given. */
	'interestKeptBack',
	'principalPaid',
	/** Lent, top-ups too; what the cut-off sheet brought in is apart. */
	'lent',
	'broughtIn',
	/** Principal that the group gave up. */
	'givenUp',
	/** Came back on a loan that was given up. */
	'recovered',
	/** Fines paid, whether to the group or to the social fund. */
	'finesPaid',
	'feesPaid',
	'socialFundPaid',
	'socialFundGot',
	/** Given for others: an insurance, a federation; what of it was handed on. */
	'forOthers',
	'handedOn',
	/** Her part of the surplus, in cash or with her settlement; a dividend put to savings is in `added`. */
	'shared',
	/** Handed to her of settlement, what was payable, or dividend. */
	'paidOut',
	/**
	 * The parts of `withdrawn`, `principalPaid`, `interestPaid`, `finesPaid` and `paidOut` that were set against each other when she left or
	 * the cycle was shared out: no money of theirs moved but what was paid. What was kept is in `added`, what is payable nowhere else.
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

/** What takes `moves` back; minor units. */
export const negatedMove = (moves: MemberMove): MemberMove => mapKeys(moveKeys, (key) => money(-moves[key]));

/** The sum of moves; minor units. */
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

/** Takes what a woman moved; minor units. */
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
		// The legs of funds are of fines and of interest on their loans; the entry says how much is which.
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
 * What each woman moved with an entry, by the legs that it made. Of a reversal nothing is said here: it takes an entry
 * out, and stands apart.
 */
export const movesOf = (entry: EventWithLegs, ownerOf: OwnerOf): ReadonlyMap<MemberId, MemberMove> =>
	movesIn([entry], ownerOf);

/** Women who moved something with an entry. */
export function womenIn(entry: EventWithLegs, ownerOf: OwnerOf): ReadonlySet<MemberId> {
	const women = new Set<MemberId>();
	putMoves(entry, ownerOf, (memberId) => women.add(memberId));
	return women;
}

/** Added up over entries; a woman who moved nothing is not there. */
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

/** The same of all women together. */
export function movedIn(entries: readonly EventWithLegs[], ownerOf: OwnerOf): MemberMove {
	const total = nothing();
	for (const entry of entries)
		putMoves(entry, ownerOf, (_, keys, amount) => {
			for (const key of keys) total[key] = add(total[key], amount);
		});
	return total;
}

/** Accounts of one woman say whose a leg is: "savings/<memberId>/<fund>". */
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
			// What the cut-off sheet says is held of her she gave before.
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
 * What of her columns was set against each other as she left, or as the cycle was shared out, minor units: no money moved but `paidOut`.
 * withdrawn + surplus = principalPaid + interestPaid + finesPaid + kept + payable + paidOut.
 */
interface SettledColumns extends Pick<MemberMove, SettledName | 'paidOut'> {
	/** Her part of the surplus; below zero where a group that shared out had lost. */
	readonly surplus: Money;
	/** Her first saving of the next cycle. */
	readonly kept: Money;
	/** Still to be paid to her. */
	readonly payable: Money;
}

export interface Settled {
	/** What moved through box or bank: her columns less what was settled. */
	readonly cash: Readonly<Record<SettledName, Money>>;
	/** Null but where she left or the cycle was shared out. */
	readonly settled: SettledColumns | null;
}

/** Debts of hers that her own savings paid, with no money put down. Minor units. */
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
