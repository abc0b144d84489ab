import { err, ok, type EventId, type LocalDate, type Result } from '#kernel';
import type { Command, FoundGroup } from '../commands.ts';
import type { GroupEvent } from '../event-schema/types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { draftDisbursal, draftRepayments } from './loans.ts';
import { draftDifference, draftMeeting, draftRoll, draftSeal } from './meetings.ts';
import { optional } from './optional.ts';

/**
 * The events that a command stands for, before they are admitted one by one. Only what the app itself asks for beyond
 * the law of the book is refused here: quorum and approvals, a count before the seal.
 */
export function draftEvents(state: GroupState, command: Command): Drafted {
	// The table is typed by kind; the compiler cannot follow one kind through it.
	return (drafts[command.type] as (state: GroupState, command: Command) => Drafted)(state, command);
}

type Drafted = Result<readonly GroupEvent[], Rejection>;
type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/** A kind of command that is forgotten here does not compile. */
const drafts: {
	readonly [Type in Command['type']]: (state: GroupState, command: CommandOf<Type>) => Drafted;
} = {
	FoundGroup: (_, command) => ok(draftFounding(command)),
	AddMember: (_, { on, memberId, number, symbol }) =>
		ok([{ type: 'MemberJoined', occurredOn: on, memberId, number, symbol }]),
	GiveOffice: (_, { on, memberId, office }) =>
		ok([{ type: 'OfficeGiven', occurredOn: on, memberId, office }]),
	OpenBankAccount: (_, { on, bankAccountId, bank, branch, lastFour }) => {
		const more = { ...optional('branch', branch && tidy(branch)), ...optional('lastFour', lastFour) };
		return ok([{ type: 'BankAccountOpened', occurredOn: on, bankAccountId, bank: tidy(bank), ...more }]);
	},
	EnterOpeningBalances: (_, { on, balances }) =>
		ok([{ type: 'OpeningBalances', occurredOn: on, ...balances }]),
	OpenMeeting: (state, command) => ok(draftMeeting(state, command)),
	AnswerRoll: (state, command) => ok(draftRoll(state, command)),
	MarkAttendance: (_, { on, memberId, state }) =>
		ok([{ type: 'AttendanceMarked', occurredOn: on, memberId, state }]),
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
	TakeBack: (_, { on, eventIds }) =>
		eventIds.length === 0 ? err({ type: 'NothingToTakeBack' }) : ok(draftReversals(on, eventIds)),
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
		{ type: 'GroupFounded', occurredOn: on, name, ...optional('place', place), constitution },
		...members.map((member) => ({ type: 'MemberJoined' as const, occurredOn: on, ...member })),
		...offices.map((term) => ({ type: 'OfficeGiven' as const, occurredOn: on, ...term }))
	];
}

/** The few free texts of a book: no space around them, no control characters, at most eighty letters. */
function tidy(text: string): string {
	return Array.from(text.replace(/\p{Cc}/gu, ' ').trim())
		.slice(0, 80)
		.join('')
		.trim();
}

/** The last entry first, so that nothing that stands on another one is in the way. */
function draftReversals(on: LocalDate, eventIds: readonly EventId[]): readonly GroupEvent[] {
	return [...eventIds]
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
	const counted = [...pieces].filter(([, count]) => count > 0).sort(([left], [right]) => right - left);
	return Object.fromEntries(counted.map(([piece, count]) => [String(piece), count]));
}
