import type { BankAccountId, EventId, LoanId, LocalDate, MemberId } from '#kernel';
import type { AccountCode } from '#ledger';
import type { CurrencyCode, Money } from '#money';
import type { Constitution } from './constitution.ts';
import type { AttendanceState, GroupEvent, MeetingKind, Office } from './event-schema/types.ts';
import type { Loan } from './loan/loan.ts';

export interface Member {
	readonly memberId: MemberId;
	readonly number: number;
	readonly symbol: string | null;
	readonly joinedOn: LocalDate;
	/** Minor units of saving that fell due at regular meetings since she joined. */
	readonly savingsDue: Money;
	/** Arrears brought in by the opening balances. */
	readonly openingArrears: Money;
	/** Deposits in the regular fund and in shares, in this book; opening savings do not offset what is due. */
	readonly deposited: Money;
	/** Regular meetings from her joining day, and those at which she was present or late. */
	readonly meetingsHeld: number;
	readonly meetingsPresent: number;
	/** Her last marks at regular meetings, newest last, at most twelve: the bead string. */
	readonly recentMarks: readonly AttendanceState[];
}

export interface OfficeTerm {
	readonly memberId: MemberId;
	readonly office: Office;
	readonly since: LocalDate;
	readonly until: LocalDate | null;
}

export interface BankAccount {
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly branch: string | null;
	readonly ifsc: string | null;
	readonly lastFour: string | null;
}

/** A regular meeting that was held: what charges by the meeting, arrears and instalments are measured by. */
export interface RegularMeeting {
	readonly day: LocalDate;
	/** Part of a month it stands for, by the rhythm in force that day. */
	readonly months: number;
	readonly sealed: boolean;
}

/** The meeting that is open. Its events stand apart, so that any of them can be taken back until it is sealed. */
export interface OpenMeeting {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	/** The greatest day of anything recorded in it; a desk meeting may span days. */
	readonly lastDay: LocalDate;
	readonly calledBy: MemberId | null;
	/** The book as it was before the meeting was opened. */
	readonly before: GroupState;
	/** Everything recorded since, MeetingOpened first; what was taken back stays in the list. */
	readonly events: readonly GroupEvent[];
	readonly takenBack: ReadonlySet<EventId>;
	readonly marks: ReadonlyMap<MemberId, AttendanceState>;
	readonly boxAtOpening: Money;
	/** Box legs of this meeting, gross. */
	readonly cashIn: Money;
	readonly cashOut: Money;
	/** What was counted last in this meeting, and the box by the book at that moment; null before a count. */
	readonly counted: { readonly cash: Money; readonly book: Money } | null;
}

/**
 * What is known of a group now: enough to decide on the next entry and to show home and meeting. Bounded by members,
 * open loans and bank accounts, not by history; reports replay the events instead.
 */
export interface GroupState {
	readonly currency: CurrencyCode;
	readonly name: string | null;
	readonly foundedOn: LocalDate | null;
	readonly booksSince: LocalDate | null;
	readonly constitution: Constitution | null;
	readonly members: ReadonlyMap<MemberId, Member>;
	readonly offices: readonly OfficeTerm[];
	readonly bankAccounts: ReadonlyMap<BankAccountId, BankAccount>;
	readonly loans: ReadonlyMap<LoanId, Loan>;
	/** Loans ever given or brought in: their order of giving. */
	readonly loanCount: number;
	/** Signed minor units, debit positive; accounts at zero are left out. */
	readonly balances: ReadonlyMap<AccountCode, Money>;
	readonly openMeeting: OpenMeeting | null;
	/** Held regular meetings, oldest first; the open one included. */
	readonly regularMeetings: readonly RegularMeeting[];
	/** The greatest day of any event in a sealed meeting. */
	readonly lastSealedDay: LocalDate | null;
	/** Number of the last meeting of each kind. */
	readonly lastNumber: Readonly<Record<MeetingKind, number>>;
	/** True once any money was entered: opening balances come before that. */
	readonly moneyEntered: boolean;
	/** Events so far; an event without an id of its own is named by its place. */
	readonly eventCount: number;
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

/** A state under construction; lives only inside `evolve` and `replay`. */
export interface GroupDraft extends Mutable<
	Omit<GroupState, 'members' | 'bankAccounts' | 'loans' | 'balances'>
> {
	members: Map<MemberId, Member>;
	bankAccounts: Map<BankAccountId, BankAccount>;
	loans: Map<LoanId, Loan>;
	balances: Map<AccountCode, Money>;
}

export function emptyGroup(currency: CurrencyCode): GroupDraft {
	return {
		currency,
		name: null,
		foundedOn: null,
		booksSince: null,
		constitution: null,
		members: new Map(),
		offices: [],
		bankAccounts: new Map(),
		loans: new Map(),
		loanCount: 0,
		balances: new Map(),
		openMeeting: null,
		regularMeetings: [],
		lastSealedDay: null,
		lastNumber: { regular: 0, special: 0, desk: 0 },
		moneyEntered: false,
		eventCount: 0
	};
}

/** A copy that can be changed without touching `state`; what lies in the maps is never changed in place. */
export function fork(state: GroupState): GroupDraft {
	return {
		...state,
		members: new Map(state.members),
		bankAccounts: new Map(state.bankAccounts),
		loans: new Map(state.loans),
		balances: new Map(state.balances)
	};
}

/** The day of the last regular meeting before the one that is open (or before now, where none is open). */
export function previousRegularDay(state: GroupState): LocalDate | null {
	const held = state.regularMeetings;
	const openIsRegular = state.openMeeting?.kind === 'regular';
	return held[held.length - (openIsRegular ? 2 : 1)]?.day ?? null;
}

/** Office terms in force on `day`. */
export function officesOn(state: GroupState, day: LocalDate): readonly OfficeTerm[] {
	return state.offices.filter((term) => term.since <= day && (term.until === null || term.until >= day));
}
