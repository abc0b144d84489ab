import { err, ok, type Result } from '#kernel';
import type {
	CashTakenFromBank,
	CashTakenToBank,
	ExpensePaid,
	SavingDeposited
} from '../event-schema/types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import {
	needsAccountOf,
	needsBankAccount,
	needsMeeting,
	needsMemberOn,
	needsMembers,
	needsWholeCoins
} from './checks.ts';

export function admitSaving(state: GroupState, event: SavingDeposited): Result<SavingDeposited, Rejection> {
	const refused =
		needsMeeting(state) ??
		needsMemberOn(state, event.memberId, event.occurredOn) ??
		needsAccountOf(state, event.via) ??
		needsFund(state, event) ??
		needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

export function admitExpense(state: GroupState, event: ExpensePaid): Result<ExpensePaid, Rejection> {
	const refused =
		needsMeeting(state) ??
		needsMemberOn(state, event.memberId, event.occurredOn) ??
		needsAccountOf(state, event.via) ??
		needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

export function admitBoxAndBank<Trip extends CashTakenToBank | CashTakenFromBank>(
	state: GroupState,
	event: Trip
): Result<Trip, Rejection> {
	const refused =
		needsMeeting(state) ??
		needsMembers(state, event.by) ??
		needsBankAccount(state, event.bankAccountId) ??
		needsWholeCoins(state, event.amount);
	return refused ? err(refused) : ok(event);
}

/** Shares are bought whole and within the limit of the meeting; voluntary saving only where the rules have it. */
function needsFund(state: GroupState, event: SavingDeposited): Rejection | null {
	const saving = state.constitution?.saving;
	if (saving === undefined) return { type: 'NoGroup' };
	if (event.fund === 'voluntary')
		return saving.voluntary === true ? null : { type: 'WrongFund', fund: 'voluntary' };
	if ((event.fund === 'shares') !== (saving.mode === 'shares'))
		return { type: 'WrongFund', fund: event.fund };
	if (saving.mode !== 'shares') return null;
	if (event.amount % saving.shareValue !== 0)
		return { type: 'SharesNotWhole', shareValue: saving.shareValue };
	const sharesMax = saving.sharesMax ?? 5;
	const bought = sharesBought(state, event) / saving.shareValue;
	return bought > sharesMax ? { type: 'TooManyShares', sharesMax } : null;
}

/** Minor units of shares she buys at this meeting, this event included. */
function sharesBought(state: GroupState, event: SavingDeposited): number {
	const meeting = state.openMeeting;
	let bought: number = event.amount;
	for (const earlier of meeting?.events ?? []) {
		if (
			earlier.type !== 'SavingDeposited' ||
			earlier.fund !== 'shares' ||
			earlier.memberId !== event.memberId
		)
			continue;
		const isTakenBack = earlier.eventId !== undefined && meeting?.takenBack.has(earlier.eventId) === true;
		if (!isTakenBack) bought += earlier.amount;
	}
	return bought;
}
