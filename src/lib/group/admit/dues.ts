import { err, ok, type Result } from '#kernel';
import { heldIn } from '#ledger';
import { subtract } from '#money';
import { chart, savingsOf } from '../chart.ts';
import type {
	AssetBought,
	AssetSold,
	FeePaid,
	FineForgiven,
	FineImposed,
	FinePaid,
	IncomeReceived,
	SavingWithdrawn,
	SocialFundPaidIn,
	SocialFundPaidOut
} from '../event-schema/types.ts';
import { worthSold } from '../posting-rules/dues.ts';
import type { Rejection } from '../rejections.ts';
import type { Fine, GroupState } from '../state.ts';
import { rulesOn } from '../state-on.ts';
import type { AdmissionsOf } from './admissions.ts';
import { needsAccountOf, needsActiveMember, needsMeeting, needsMembers, needsWholeCoins } from './checks.ts';

export const duesAdmissions: AdmissionsOf<
	| 'SavingWithdrawn'
	| 'FineImposed'
	| 'FineForgiven'
	| 'FinePaid'
	| 'FeePaid'
	| 'IncomeReceived'
	| 'SocialFundPaidIn'
	| 'SocialFundPaidOut'
	| 'AssetBought'
	| 'AssetSold'
> = {
	SavingWithdrawn: admitWithdrawal,
	FineImposed: admitFine,
	FineForgiven: admitForgiving,
	FinePaid: admitFinePayment,
	FeePaid: admitMovement,
	IncomeReceived: admitMovement,
	// That no more goes out than the fund holds is looked after by its account, which may not go below zero.
	SocialFundPaidIn: admitMovement,
	SocialFundPaidOut: admitMovement,
	AssetBought: admitMovement,
	AssetSold: admitSale
};

type Movement =
	SavingWithdrawn | FeePaid | IncomeReceived | SocialFundPaidIn | SocialFundPaidOut | AssetBought | AssetSold;

/** Money of the box or a bank account, in a meeting, of a woman who is a member that day. */
function admitMovement<Event extends Movement>(state: GroupState, event: Event): Result<Event, Rejection> {
	const refused = needsFrame(state, event) ?? needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

function needsFrame(state: GroupState, event: Movement): Rejection | null {
	return (
		needsMeeting(state) ??
		needsActiveMember(state, 'memberId' in event ? event.memberId : undefined, event.occurredOn) ??
		needsMembers(state, event.approvedBy) ??
		needsAccountOf(state, event.via)
	);
}

/** That she takes no more than she has is looked after by her account, which may not go below zero. */
function admitWithdrawal(state: GroupState, event: SavingWithdrawn): Result<SavingWithdrawn, Rejection> {
	const refused =
		needsFrame(state, event) ??
		needsFundToTakeFrom(state, event) ??
		needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

/**
 * Shares are given back whole. What she still has in a fund that the rules no longer know, or in shares that cost
 * something else then, stays hers to take.
 */
function needsFundToTakeFrom(state: GroupState, event: SavingWithdrawn): Rejection | null {
	const saving = rulesOn(state, event.occurredOn)?.saving;
	if (saving === undefined) return { type: 'NoGroup' };
	const { fund, amount } = event;
	const held = heldIn(state.balances, chart, savingsOf(event.memberId, fund));
	const isKept =
		fund === 'voluntary' ? saving.voluntary === true : (fund === 'shares') === (saving.mode === 'shares');
	if (!isKept && held === 0) return { type: 'WrongFund', fund };
	if (fund !== 'shares' || saving.mode !== 'shares' || amount === held) return null;
	return amount % saving.shareValue === 0 ? null : { type: 'SharesNotWhole', shareValue: saving.shareValue };
}

/** Posts nothing, so it may stand outside a meeting. Where it goes is kept, by the rules of its day. */
function admitFine(state: GroupState, event: FineImposed): Result<FineImposed, Rejection> {
	const refused =
		(state.fines.has(event.fineId) ? ({ type: 'DuplicateId', id: event.fineId } as const) : null) ??
		needsActiveMember(state, event.memberId, event.occurredOn) ??
		needsMembers(state, event.approvedBy);
	if (refused) return err(refused);
	return ok({ ...event, to: event.to ?? rulesOn(state, event.occurredOn)?.fines.to ?? 'group' });
}

/** Posts nothing. Also for a woman who has left: nothing else could end a fine that her settlement did not cover. */
function admitForgiving(state: GroupState, event: FineForgiven): Result<FineForgiven, Rejection> {
	const refused = needsMembers(state, event.approvedBy);
	if (refused) return err(refused);
	const fine = state.fines.get(event.fineId);
	if (fine === undefined) return err({ type: 'FineUnknown', fineId: event.fineId });
	const over = needsOpenFine(fine, event);
	return over ? err(over) : ok(event);
}

function admitFinePayment(state: GroupState, event: FinePaid): Result<FinePaid, Rejection> {
	const refused =
		needsMeeting(state) ?? needsMembers(state, event.approvedBy) ?? needsAccountOf(state, event.via);
	if (refused) return err(refused);
	const fine = state.fines.get(event.fineId);
	if (fine === undefined) return err({ type: 'FineUnknown', fineId: event.fineId });
	const unable =
		needsActiveMember(state, fine.memberId, event.occurredOn) ??
		needsOpenFine(fine, event) ??
		needsWholeCoins(state, event.amount, event.via);
	if (unable) return err(unable);
	const owed = subtract(fine.amount, fine.paid);
	return event.amount > owed ? err({ type: 'MoreThanOwed', owed }) : ok(event);
}

/**
 * What replaces a payment was made before the rest was forgiven: then only the amount of the fine is its limit
 * (ledger law 6.5).
 */
function needsOpenFine(fine: Fine, event: FineForgiven | FinePaid): Rejection | null {
	const isForgiven = fine.forgiven && !(event.type === 'FinePaid' && event.corrects !== undefined);
	if (isForgiven || fine.paid >= fine.amount) return { type: 'FineFinished', fineId: fine.fineId };
	return event.occurredOn < fine.imposedOn ? { type: 'DayBeforeFine', imposedOn: fine.imposedOn } : null;
}

/** What is worth nothing in the book was never bought, or was sold before. */
function admitSale(state: GroupState, event: AssetSold): Result<AssetSold, Rejection> {
	const refused =
		needsFrame(state, event) ??
		(worthSold(state, event) <= 0 ? ({ type: 'AssetUnknown', thing: event.thing } as const) : null) ??
		needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}
