import { err, ok, present, type Result } from '#kernel';
import { heldIn } from '#ledger';
import type { AdmissionsOf } from '../admissions.ts';
import { chart, savingsOf } from '../chart.ts';
import { needsAccountOf, needsActiveMember, needsMeeting, needsWholeCoins } from '../checks.ts';
import { effectiveLines } from '../correction/refold.ts';
import type { GroupEvent, SavingDeposited, SavingWithdrawn } from '../event-types.ts';
import { linesOf } from '../journal.ts';
import { needsFrame } from '../admit-movement.ts';
import type { Rejection } from '../rejections.ts';
import { liveEvents, rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';

export const savingAdmissions: AdmissionsOf<'SavingDeposited' | 'SavingWithdrawn'> = {
	SavingDeposited: admitSaving,
	SavingWithdrawn: admitWithdrawal
};

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

function admitSaving(state: GroupState, event: SavingDeposited): Result<SavingDeposited, Rejection> {
	const refused =
		needsMeeting(state) ??
		needsActiveMember(state, event.memberId, event.occurredOn) ??
		needsAccountOf(state, event.via) ??
		needsFund(state, event) ??
		needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

/**
 * Shares are bought whole and within the limit of the meeting; voluntary saving only where the rules have it. The rules
 * are those of its day: of a paper meeting entered late, or of the page that is corrected.
 */
function needsFund(state: GroupState, event: SavingDeposited): Rejection | null {
	const saving = rulesOn(state, event.occurredOn)?.saving;
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

/** Minor units of shares that she buys at the meeting of this event, this event included. */
function sharesBought(state: GroupState, event: SavingDeposited): number {
	let bought: number = event.amount;
	const meeting = present(state.openMeeting, 'shares are bought at a meeting');
	const page = event.corrects === undefined ? liveEvents(meeting) : ofCorrectedMeeting(state);
	for (const earlier of page) {
		if (
			earlier.type === 'SavingDeposited' &&
			earlier.fund === 'shares' &&
			earlier.memberId === event.memberId
		)
			bought += earlier.amount;
	}
	return bought;
}

/** What stands on the page of which an entry was just reversed, as corrected so far. */
function ofCorrectedMeeting({ journal, justReversed }: GroupState): readonly GroupEvent[] {
	const { meeting } = present(justReversed, 'a replacement follows its reversal');
	return effectiveLines(linesOf(present(journal, 'a correction is made with the whole book')))
		.filter((line) => line.meeting?.kind === meeting?.kind && line.meeting?.number === meeting?.number)
		.map((line) => line.event);
}
