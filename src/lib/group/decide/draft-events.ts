import { err, ok, type EventId, type LocalDate } from '#kernel';
import type { Command, FoundGroup } from '../commands.ts';
import type { GroupEvent } from '../event-schema/types.ts';
import type { GroupState } from '../state.ts';
import { draftCorrection } from './correction.ts';
import type { Drafted, DraftsOf } from './drafts.ts';
import { duesDrafts } from './dues.ts';
import { loanChangeDrafts } from './loan-changes.ts';
import { draftDisbursal, draftRepayments } from './loans.ts';
import { draftDifference, draftMeeting, draftRoll, draftSeal } from './meetings.ts';
import { draftJoining, membershipDrafts } from './membership.ts';
import { draftOffice } from './offices.ts';
import { minutesDrafts } from './minutes.ts';
import { optional } from './optional.ts';
import { outsideDrafts } from './outside.ts';
import { tidy } from './tidy.ts';

/**
 * The events that a command stands for, before they are admitted one by one. Only what the app itself asks for beyond
 * the law of the book is refused here: quorum and approvals, a count before the seal.
 */
export function draftEvents(state: GroupState, command: Command): Drafted {
	// The table is typed by kind; the compiler cannot follow one kind through it.
	return (drafts[command.type] as (state: GroupState, command: Command) => Drafted)(state, command);
}

/** A kind of command that is forgotten here does not compile. */
const drafts: DraftsOf<Command['type']> = {
	...loanChangeDrafts,
	...duesDrafts,
	...outsideDrafts,
	...membershipDrafts,
	...minutesDrafts,
	CorrectEntry: draftCorrection,
	FoundGroup: (_, command) => ok(draftFounding(command)),
	AddMember: draftJoining,
	GiveOffice: draftOffice,
	OpenBankAccount: (_, { on, bankAccountId, bank, branch, lastFour }) => {
		const more = { ...optional('branch', tidyOrNone(branch)), ...optional('lastFour', lastFour) };
		return ok([{ type: 'BankAccountOpened', occurredOn: on, bankAccountId, bank: tidy(bank), ...more }]);
	},
	EnterOpeningBalances: (_, { on, balances }) =>
		ok([{ type: 'OpeningBalances', occurredOn: on, ...balances }]),
	OpenMeeting: (state, command) => ok(draftMeeting(state, command)),
	AnswerRoll: (state, command) => ok(draftRoll(state, command)),
	MarkAttendance: (_, { on, memberId, state }) =>
		ok([{ type: 'AttendanceMarked', occurredOn: on, memberId, state }]),
	TakePen: (_, { on, memberId, step }) => ok([{ type: 'PenTaken', occurredOn: on, memberId, step }]),
	DepositSaving: (_, { on, memberId, fund, amount }) =>
		ok([{ type: 'SavingDeposited', occurredOn: on, memberId, fund, amount }]),
	DisburseLoan: draftDisbursal,
	RepayLoans: draftRepayments,
	PayExpense: (_, { on, category, amount, via }) =>
		ok([{ type: 'ExpensePaid', occurredOn: on, category, amount, ...optional('via', via) }]),
	TakeCashToBank: (_, command) => ok([draftTrip(command)]),
	TakeCashFromBank: (_, command) => ok([draftTrip(command)]),
	CountCash: (_, { on, pieces }) => ok([{ type: 'CashCounted', occurredOn: on, pieces: piecesOf(pieces) }]),
	AcceptCashDifference: draftDifference,
	TakeBack: (state, { on, eventIds }) =>
		eventIds.length === 0 ? err({ type: 'NothingToTakeBack' }) : ok(draftReversals(state, on, eventIds)),
	SealMeeting: draftSeal
};

function draftFounding({
	on,
	name,
	place,
	constitution,
	members,
	offices
}: FoundGroup): readonly GroupEvent[] {
	return [
		{
			type: 'GroupFounded',
			occurredOn: on,
			name: tidy(name),
			...optional('place', place && tidyPlace(place)),
			constitution
		},
		...members.map((member) => ({ type: 'MemberJoined' as const, occurredOn: on, ...member })),
		...offices.map((term) => ({ type: 'OfficeGiven' as const, occurredOn: on, ...term }))
	];
}

/** Undefined where nothing of it can be seen. */
function tidyOrNone(text: string | undefined): string | undefined {
	const line = tidy(text ?? '');
	return line === '' ? undefined : line;
}

/** Parts that hold nothing that can be seen are left out. */
function tidyPlace(place: NonNullable<FoundGroup['place']>): NonNullable<FoundGroup['place']> {
	const parts = Object.entries(place).map(([part, text]) => [part, tidyOrNone(text)] as const);
	return Object.fromEntries(parts.filter(([, text]) => text !== undefined));
}

/**
 * The last entry first, so that nothing that stands on another one is in the way. What replaces an entry of an earlier
 * page goes with its reversal.
 */
function draftReversals(
	{ openMeeting }: GroupState,
	on: LocalDate,
	eventIds: readonly EventId[]
): readonly GroupEvent[] {
	const undone = (openMeeting?.events ?? []).filter(({ eventId }) => eventId && eventIds.includes(eventId));
	const corrected = undone.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : []));
	const goes = undone.filter(({ corrects }) => corrects !== undefined && corrected.includes(corrects));
	return eventIds
		.filter((eventId) => !goes.some((event) => event.eventId === eventId))
		.reverse()
		.map((reverses) => ({ type: 'EventReversed', occurredOn: on, reverses, reason: 'undo' }));
}

function draftTrip(command: Extract<Command, { type: 'TakeCashToBank' | 'TakeCashFromBank' }>): GroupEvent {
	return {
		type: command.type === 'TakeCashToBank' ? 'CashTakenToBank' : 'CashTakenFromBank',
		occurredOn: command.on,
		bankAccountId: command.bankAccountId,
		amount: command.amount,
		...optional('slip', command.slip),
		...optional('by', command.by === undefined ? undefined : [...command.by]),
		...optional('valueOn', command.valueOn)
	};
}

/** Kinds of which there is none are left out: a blank row is not a statement. */
function piecesOf(pieces: ReadonlyMap<number, number>): Record<string, number> {
	const counted = [...pieces].filter(([, count]) => count > 0);
	return Object.fromEntries(counted.map(([piece, count]) => [String(piece), count]));
}
