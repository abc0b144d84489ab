import { err, ok, type BankAccountId, type LocalDate, type MemberId, type Result } from '#kernel';
import { cashPieces, smallestCoin, type Money, type Pieces } from '#money';
import type { Rejection } from './rejections.ts';
import type { GroupState } from './state.ts';
import { moneyAccount, partsOfAccount } from './chart.ts';
import { type AccountCode, rootOf } from '#ledger';
import type { GroupEvent, EventOf } from './event-types.ts';

/** Checks shared by many decisions; each returns a rejection or null. */

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

/** Requires a known member who had joined by that day (ledger fine print 14). */
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
 * Requires a member who had joined by that day and has not left, even if the day is before her leaving: her settlement is final, and she takes part
 * in nothing afterwards (ledger law 5 and 11 (34)).
 */
export function needsActiveMember(
	state: GroupState,
	memberId: MemberId | undefined,
	on: LocalDate
): Rejection | null {
	return needsMemberOn(state, memberId, on) ?? needsNotLeft(state, memberId);
}

/** Requires that she has not left, whatever the day of the event. */
export function needsNotLeft(state: GroupState, memberId: MemberId | undefined): Rejection | null {
	const leftOn = leftDayOf(state, memberId);
	return memberId === undefined || leftOn === null ? null : { type: 'MemberHasLeft', memberId, leftOn };
}

/** Requires membership on that day only: attendance and the like move no money, so she may have left since. */
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

/** Requires cash amounts in multiples of the smallest coin; an amount through a bank account may have paise. */
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

export function needsEachOnce(list: readonly { readonly memberId: MemberId }[] = []): Rejection | null {
	const again = list.find(
		({ memberId }, place) => list.findIndex((one) => one.memberId === memberId) !== place
	);
	return again === undefined ? null : { type: 'DuplicateId', id: again.memberId };
}

/** Requires notes and coins of the currency; notes that are being withdrawn are still accepted. */
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

/** Rejection for an account that would be overdrawn; minor units. */
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

/** True if the check of an event needs the full journal: a reversal of a sealed entry and its replacement, a dispute, a late meeting and its entries. */
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
	| EventOf<'DepositPlaced'>
	| EventOf<'DepositTakenBack'>
	| EventOf<'AssetBought'>
	| EventOf<'AssetSold'>;

/** Checks a movement of the box or a bank account: in a meeting, for an active member, in whole coins. */
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
