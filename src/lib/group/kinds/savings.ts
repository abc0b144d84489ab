import { err, ok, present, type Result } from '#kernel';
import { credit, debit, entryOf, heldIn, type AccountCode, type JournalEntry } from '#ledger';
import { add, type Money } from '#money';
import type * as v from 'valibot';
import { needsFrame, needsAccountOf, needsActiveMember, needsMeeting, needsWholeCoins } from '../checks.ts';
import { chart, moneyAccount, savingsOf } from '../chart.ts';
import { effectiveLines } from '../correction/effective-lines.ts';
import { amount, event, memberId, savingFund, via } from '../event-fields.ts';
import type { GroupEvent } from '../event-types.ts';
import { linesOf } from '../journal.ts';
import { noFacts, type AskedFor, type DraftsOf, type KindsOf } from '../kind.ts';
import { optional } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import { isOfAnOlderCycle } from '../sharing/cycle.ts';
import { ownMember } from '../state-draft.ts';
import { liveEvents, rulesOn } from '../state-on.ts';
import type { GroupDraft, GroupState } from '../state.ts';

const savingWithdrawn = event('SavingWithdrawn', { via, memberId, fund: savingFund, amount });

export type SavingWithdrawn = v.InferOutput<typeof savingWithdrawn>;

const savingDeposited = event('SavingDeposited', { via, memberId, fund: savingFund, amount });

export type SavingDeposited = v.InferOutput<typeof savingDeposited>;

declare module '../event-types.ts' {
	interface EventKinds {
		SavingDeposited: SavingDeposited;
		SavingWithdrawn: SavingWithdrawn;
	}
}

export type WithdrawSaving = AskedFor<
	'WithdrawSaving',
	SavingWithdrawn,
	'memberId' | 'fund' | 'amount' | 'via'
>;

export type DepositSaving = AskedFor<'DepositSaving', SavingDeposited, 'memberId' | 'fund' | 'amount'>;

export type SavingCommand = DepositSaving | WithdrawSaving;

export const savingKinds = {
	SavingDeposited: {
		fields: savingDeposited,
		admit: admitSaving,
		legs: (_, event) => deposit(moneyAccount(event.via), savingsOf(event.memberId, event.fund), event.amount),
		facts: depositSaving,
		shown: { words: 'member.saved', picture: 'gullak-in', account: 'paper.savings' },
		point: 'saving'
	},
	SavingWithdrawn: {
		fields: savingWithdrawn,
		admit: admitWithdrawal,
		legs: (_, event) =>
			entryOf([
				debit(savingsOf(event.memberId, event.fund), event.amount),
				credit(moneyAccount(event.via), event.amount)
			]),
		// A withdrawal does not reduce the regular saving given on its day (fine print 17).
		facts: noFacts,
		shown: { words: 'meeting.other-withdraw', picture: 'gullak-out', account: 'paper.money-withdrawal' },
		point: 'saving'
	}
} as const satisfies KindsOf<SavingDeposited | SavingWithdrawn>;

export const savingDrafts: DraftsOf<SavingCommand> = {
	DepositSaving: (_, { on, memberId, fund, amount }) =>
		ok([{ type: 'SavingDeposited', occurredOn: on, memberId, fund, amount }]),
	WithdrawSaving: (_, { on, memberId, fund, amount, via }) =>
		ok([{ type: 'SavingWithdrawn', occurredOn: on, memberId, fund, amount, ...optional('via', via) }])
};

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
 * Requires whole shares within the limit of the meeting, and voluntary saving only if the rules have it. The rules are those of the day of the event,
 * also for a late page or a corrected one.
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

/** Value of the shares that she buys at the meeting of this event, itself included; minor units. */
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

/** Entries of the page whose entry was just reversed, with corrections applied so far. */
function ofCorrectedMeeting({ journal, justReversed }: GroupState): readonly GroupEvent[] {
	const { meeting } = present(justReversed, 'a replacement follows its reversal');
	return effectiveLines(linesOf(present(journal, 'a correction is made with the whole book')))
		.filter((line) => line.meeting?.kind === meeting?.kind && line.meeting?.number === meeting?.number)
		.map((line) => line.event);
}

/** Most members save the same amount at every meeting, so identical entries share one object to save memory. */
function deposit(into: AccountCode, savings: AccountCode, amount: Money): JournalEntry | null {
	const before = deposits.get(savings);
	const [first] = before?.postings ?? [];
	if (before !== undefined && first?.account === into && first.amount === amount) return before;
	const entry = entryOf([debit(into, amount), credit(savings, amount)]);
	if (deposits.size >= depositsMost) deposits.clear();
	if (entry !== null) deposits.set(savings, entry);
	return entry;
}

/** The last entry for each account; the cache is cleared when it exceeds the accounts of many books. */
const deposits = new Map<AccountCode, JournalEntry>();

const depositsMost = 1_000;

function depositSaving(draft: GroupDraft, event: SavingDeposited): void {
	if (event.fund === 'voluntary' || isOfAnOlderCycle(draft, event.occurredOn)) return;
	const member = present(draft.members.get(event.memberId), 'a saver is a member');
	ownMember(draft, member).deposited = add(member.deposited, event.amount);
}

/** Checks a withdrawal; her guarded account prevents taking more than she has. */
function admitWithdrawal(state: GroupState, event: SavingWithdrawn): Result<SavingWithdrawn, Rejection> {
	const refused =
		needsFrame(state, event) ??
		needsFundToTakeFrom(state, event) ??
		needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

/** Requires whole shares. She may withdraw all that is left in a fund that the rules no longer have, or in shares of an older value. */
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
