import { err, ok, type BankAccountId, type LocalDate, type MemberId, type Result } from '#kernel';
import { cashPieces, smallestCoin, type Money, type Pieces } from '#money';
import type { Rejection } from './rejections.ts';
import type { GroupState } from './state.ts';
import { moneyAccount, partsOfAccount } from './chart.ts';
import { type AccountCode, rootOf } from '#ledger';
import type { GroupEvent, EventOf } from './event-types.ts';

/** Small checks that many decisions share; each gives the reason of a refusal, or null. */

export function needsMeeting(state: GroupState): Rejection | null {
	return state.openMeeting === null ? { type: 'NoOpenMeeting' } : null;
}

export function needsCircle(state: GroupState): Rejection | null {
	return needsMeeting(state) ?? (state.openMeeting?.kind === 'desk' ? { type: 'NotAtTheDesk' } : null);
}

export function needsMembers(
	state: GroupState,
	memberIds: readonly MemberId[] | undefined
): Rejection | null {
	const missing = memberIds?.find((memberId) => !state.members.has(memberId));
	return missing === undefined ? null : { type: 'MemberUnknown', memberId: missing };
}

/** She is known, and was a member on that day already (ledger fine print 14). */
export function needsMemberOn(
	state: GroupState,
	memberId: MemberId | undefined,
	on: LocalDate
): Rejection | null {
	return memberId === undefined ? null : needsMembersOn(state, [memberId], on);
}

export function needsMembersOn(
	state: GroupState,
	memberIds: readonly MemberId[],
	on: LocalDate
): Rejection | null {
	const unknown = needsMembers(state, memberIds);
	if (unknown) return unknown;
	for (const memberId of memberIds) {
		const joinedOn = state.members.get(memberId)?.joinedOn;
		if (joinedOn !== undefined && on < joinedOn) return { type: 'DayBeforeMember', joinedOn };
	}
	return null;
}

/**
 * Known, a member on that day already, and not one who has left, also where the day lies before that: she was settled by
 * what stood then, and takes part in nothing afterwards (ledger law 5 and 11 (34)).
 */
export function needsActiveMember(
	state: GroupState,
	memberId: MemberId | undefined,
	on: LocalDate
): Rejection | null {
	return needsMemberOn(state, memberId, on) ?? needsNotLeft(state, memberId);
}

/** Whether she has left is asked whatever the day. */
export function needsNotLeft(state: GroupState, memberId: MemberId | undefined): Rejection | null {
	const leftOn = leftDayOf(state, memberId);
	return memberId === undefined || leftOn === null ? null : { type: 'MemberHasLeft', memberId, leftOn };
}

/** Who only came or did something on a day was a member on it; no money hangs on that, so that she may have left since. */
export function needsMembersOfDay(
	state: GroupState,
	memberIds: readonly MemberId[],
	on: LocalDate
): Rejection | null {
	const refused = needsMembersOn(state, memberIds, on);
	if (refused) return refused;
	const gone = memberIds.find((memberId) => on > (leftDayOf(state, memberId) ?? on));
	return needsNotLeft(state, gone);
}

function leftDayOf(state: GroupState, memberId: MemberId | undefined): LocalDate | null {
	return memberId === undefined ? null : (state.members.get(memberId)?.leftOn ?? null);
}

export function needsBankAccount(state: GroupState, bankAccountId: BankAccountId): Rejection | null {
	return state.bankAccounts.has(bankAccountId) ? null : { type: 'BankAccountUnknown', bankAccountId };
}

export function needsAccountOf(state: GroupState, via: string | undefined): Rejection | null {
	const { bankAccountId } = partsOfAccount(moneyAccount(via));
	return bankAccountId === null ? null : needsBankAccount(state, bankAccountId);
}

/** Cash is whole in the smallest coin; what moves through a bank account may have paise. */
export function needsWholeCoins(state: GroupState, amount: Money, via?: string): Rejection | null {
	const coin = smallestCoin(state.currency);
	return via !== undefined || amount % coin === 0 ? null : { type: 'NotWholeCoins', smallestCoin: coin };
}

export function needsActiveMembers(
	state: GroupState,
	memberIds: readonly MemberId[],
	on: LocalDate
): Rejection | null {
	for (const memberId of memberIds) {
		const refused = needsActiveMember(state, memberId, on);
		if (refused) return refused;
	}
	return null;
}

export function unlessRefused<Event>(event: Event, refused: Rejection | null): Result<Event, Rejection> {
	return refused ? err(refused) : ok(event);
}

/** A list that names each woman once. */
export function needsEachOnce(list: readonly { readonly memberId: MemberId }[] = []): Rejection | null {
	const again = list.find(
		({ memberId }, place) => list.findIndex((one) => one.memberId === memberId) !== place
	);
	return again === undefined ? null : { type: 'DuplicateId', id: again.memberId };
}

/** Notes and coins of the currency; notes that are being withdrawn still turn up and are counted. */
export function needsKnownPieces({ currency }: GroupState, pieces: Pieces): Rejection | null {
	const { notes, coins } = cashPieces(currency);
	if (notes.length === 0) return null;
	const known = new Set<number>([...notes, ...coins, ...oldPieces]);
	const strange = Object.keys(pieces)
		.map(Number)
		.find((piece) => !known.has(piece));
	return strange === undefined ? null : { type: 'PieceUnknown', piece: strange };
}

const oldPieces = [100, 200, 500, 2500, 100_000, 200_000];

/** The refusal for an account that would go below zero; minor units. */
export function tooSmall(overdrawn: {
	readonly account: AccountCode;
	readonly held: Money;
	readonly asked: Money;
}): Rejection {
	const { account, held, asked } = overdrawn;
	const root = rootOf(account);
	if (root === 'box') return { type: 'BoxTooSmall', held, asked };
	return root === 'bank'
		? { type: 'BankTooSmall', held, asked }
		: { type: 'AccountTooSmall', account, held, asked };
}

/**
 * Whether an event can only be checked beside everything that was ever entered: a reversal of a sealed entry and what
 * replaces it, a dispute, a meeting entered late and what is entered in it.
 */
export function needsWholeBook(state: Pick<GroupState, 'openMeeting'>, event: GroupEvent): boolean {
	if (event.corrects !== undefined) return true;
	switch (event.type) {
		case 'MeetingOpened':
			return event.late === true;
		case 'EventReversed':
			return state.openMeeting?.events.every(({ eventId }) => eventId !== event.reverses) ?? true;
		case 'DisputeRaised':
			return true;
		default:
			return state.openMeeting?.late === true;
	}
}

type Movement =
	| EventOf<'SavingWithdrawn'>
	| EventOf<'FeePaid'>
	| EventOf<'IncomeReceived'>
	| EventOf<'SocialFundPaidIn'>
	| EventOf<'SocialFundPaidOut'>
	| EventOf<'CollectedForOthers'>
	| EventOf<'AssetBought'>
	| EventOf<'AssetSold'>;

/** Money of the box or a bank account, in a meeting, of a woman who is a member that day. */
export function admitMovement<Event extends Movement>(
	state: GroupState,
	event: Event
): Result<Event, Rejection> {
	const refused = needsFrame(state, event) ?? needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

export function needsFrame(state: GroupState, event: Movement): Rejection | null {
	return (
		needsMeeting(state) ??
		needsActiveMember(state, 'memberId' in event ? event.memberId : undefined, event.occurredOn) ??
		needsMembers(state, event.approvedBy) ??
		needsAccountOf(state, event.via)
	);
}
