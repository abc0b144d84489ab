import type {
	ApplicationId,
	BankAccountId,
	BorrowingId,
	EventId,
	FineId,
	LoanId,
	LocalDate,
	MemberId
} from '#kernel';
import type { AccountCode } from '#ledger';
import type { CurrencyCode, Money } from '#money';
import type {
	AttendanceState,
	BorrowingKind,
	BorrowingTerms,
	MeetingKind,
	Office,
	PenStep
} from './event-fields.ts';
import type { EventOf, GroupEvent } from './event-types.ts';
import type { Journal, JournalLine } from './journal.ts';
import type { Loan, OwedToOthers } from './loans/loan.ts';
import type { Constitution } from './rules/constitution.ts';

export interface Member {
	readonly memberId: MemberId;
	readonly number: number;
	readonly symbol: string | null;
	readonly joinedOn: LocalDate;
	/** The day she left; null while she is a member. Her figures stay in the book. */
	readonly leftOn: LocalDate | null;
	readonly leftBecause: EventOf<'MemberLeft'>['reason'] | null;
	/** What she agreed may be kept of her or shown to the NGO, as it stands. */
	readonly consents: EventOf<'ConsentGiven'>['scope'];
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
	/** Steps of a meeting that she has done herself, each once, in the order in which she first did them. */
	readonly penSteps: readonly PenStep[];
	/** Keyed hashes of what she was called, the last one of today; none in books of before. The names themselves are no part of the book. */
	readonly names: readonly string[];
}

/** A fine that was decided; it is due until it is paid or forgiven. */
export interface Fine {
	readonly fineId: FineId;
	readonly memberId: MemberId;
	readonly reason: string;
	readonly amount: Money;
	/** Where the fine goes when it is paid, by the rules of its day. */
	readonly to: 'group' | 'socialFund';
	readonly imposedOn: LocalDate;
	readonly paid: Money;
	readonly forgiven: boolean;
	/** What of it others' parts were cut for at a share-out: theirs as it is paid (ledger law 45). */
	readonly ofOthers?: OwedToOthers;
}

/** Money that the group owes to a bank, a fund or a federation; what is out is the balance of its account. */
export interface Borrowing {
	readonly borrowingId: BorrowingId;
	readonly lender: string;
	readonly kind: BorrowingKind;
	/** Minor units received at first; of one brought in, what was out then; zero of a cash credit that was opened. */
	readonly amount: Money;
	/** Of a cash credit the day on which it was opened. */
	readonly receivedOn: LocalDate;
	readonly terms: BorrowingTerms;
	readonly applicationId: ApplicationId | null;
	/** Null for a loan that is received once. */
	readonly cashCredit: CashCredit | null;
}

/** The group's own application for a loan. */
export interface Application {
	readonly applicationId: ApplicationId;
	readonly lender: string;
	readonly amount: Money;
	readonly appliedOn: LocalDate;
	/** Null while the lender has not answered. */
	readonly answer: {
		readonly on: LocalDate;
		readonly answer: EventOf<'LoanAnswered'>['answer'];
		readonly amount: Money | null;
		readonly reason: string | null;
	} | null;
}

/** An entry that a member says is wrong; open until it is settled. */
export interface Dispute {
	readonly about: EventId;
	readonly memberId: MemberId;
	readonly kind: string;
	readonly raisedOn: LocalDate;
}

/** Rules in force from a day on. */
export interface RulesSince {
	readonly since: LocalDate;
	readonly constitution: Constitution;
}

export interface OfficeTerm {
	readonly memberId: MemberId;
	readonly office: Office;
	readonly since: LocalDate;
	readonly until: LocalDate | null;
	/** Ended by what was decided, not by its last day alone: of it nothing decides any more. */
	readonly ended?: true;
}

export interface BankAccount {
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly branch: string | null;
	readonly ifsc: string | null;
	readonly lastFour: string | null;
	/** What the passbook showed last, and the book on that day; null before the first. Minor units. */
	readonly lastStatement: { readonly on: LocalDate; readonly balance: Money; readonly book: Money } | null;
}

/** A regular meeting that was held: what charges by the meeting, arrears and instalments are measured by. */
export interface RegularMeeting {
	readonly day: LocalDate;
	readonly number: number;
	/** Part of a month it stands for, by the rhythm in force that day. */
	readonly months: number;
	readonly sealed: boolean;
}

/** The meeting that is open. Its events stand apart, so that any of them can be taken back until it is sealed. */
export interface MeetingInProgress {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	/** The greatest day of anything recorded in it; a desk meeting may span days. */
	readonly lastDay: LocalDate;
	readonly calledBy: MemberId | null;
	/** A paper meeting entered afterwards, on its own day. */
	readonly late: boolean;
	/** Who decides it, by which rules: fixed when it began. */
	readonly begun: Beginning;
	/** The most officers that anything on it asks for by the rules. */
	readonly wanted: number;
	/** Women who left on its day before it began, by the entries as they stand now: a correction in it changes this, and not `begun`. */
	readonly goneBefore: readonly MemberId[];
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
	/** Every version of the rules, each from its day on, earliest day first; `rulesOn` says which is in force. */
	readonly rules: readonly RulesSince[];
	readonly members: ReadonlyMap<MemberId, Member>;
	readonly offices: readonly OfficeTerm[];
	/** Who decides, counted only from pages of the circle that enough codes closed (ledger law 56). */
	readonly deciding: Deciding;
	/** What was written between meetings since the last such page, oldest first: its close reads it out (ledger law 57). */
	readonly between: readonly GroupEvent[];
	readonly bankAccounts: ReadonlyMap<BankAccountId, BankAccount>;
	readonly loans: ReadonlyMap<LoanId, Loan>;
	readonly fines: ReadonlyMap<FineId, Fine>;
	readonly borrowings: ReadonlyMap<BorrowingId, Borrowing>;
	readonly applications: ReadonlyMap<ApplicationId, Application>;
	/** Open disputes, by the entry that they are about. */
	readonly disputes: ReadonlyMap<EventId, Dispute>;
	/** What changed of who can open since the circle last closed a page: read out at the next close (ledger law 62). */
	readonly accessToHear: readonly EventOf<'AccessNoted'>[];
	/** Loans ever given or brought in: their order of giving. */
	readonly loanCount: number;
	/** Signed minor units, debit positive; accounts at zero are left out. */
	readonly balances: ReadonlyMap<AccountCode, Money>;
	readonly openMeeting: MeetingInProgress | null;
	/** Held regular meetings, oldest first; the open one included. */
	readonly regularMeetings: readonly RegularMeeting[];
	/** The greatest day of any event in a sealed meeting. */
	readonly lastSealedDay: LocalDate | null;
	/** The day of the last share-out: dues and attendance count from the day after it. Null before the first. */
	readonly sharedOutOn: LocalDate | null;
	/** Number of the last meeting of each kind. */
	readonly lastNumber: Readonly<Record<MeetingKind, number>>;
	/** True once any money was entered: opening balances come before that. */
	readonly moneyEntered: boolean;
	/** Events so far; an event without an id of its own is named by its place. */
	readonly eventCount: number;
	/** Every event so far with its legs; null where only the compact state was read: corrections need it. */
	readonly journal: Journal | null;
	/** The sealed entry that the last event reversed: only what replaces it may follow on its day. */
	readonly justReversed: JournalLine | null;
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

/** A state under construction; lives only inside `evolve` and `replay`. */
export interface GroupDraft extends Mutable<
	Omit<
		GroupState,
		'members' | 'bankAccounts' | 'loans' | 'fines' | 'borrowings' | 'applications' | 'disputes' | 'balances'
	>
> {
	members: Map<MemberId, Member>;
	bankAccounts: Map<BankAccountId, BankAccount>;
	loans: Map<LoanId, Loan>;
	fines: Map<FineId, Fine>;
	borrowings: Map<BorrowingId, Borrowing>;
	applications: Map<ApplicationId, Application>;
	disputes: Map<EventId, Dispute>;
	balances: Map<AccountCode, Money>;
}

/** Who decides in a book: it changes only with the close of a page of the circle that enough codes closed (ledger law 56). */
export interface Deciding {
	/** Terms of the women who decide now. */
	readonly terms: readonly OfficeTerm[];
	/** Terms of those who decided the page that changed it last: they vouch for new codes (ledger law 63). */
	readonly before: readonly OfficeTerm[];
	/** Every term that such pages gave: of these, some decide a page that is entered late. */
	readonly offices: readonly OfficeTerm[];
	/** Whether codes closed any page yet. A book that was kept on paper before has none, and goes by what its pages say. */
	readonly byCodes: boolean;
}

/** What binds the whole of a meeting: nothing that happens in it changes who decides it (ledger law 41). */
export interface Beginning {
	/** Terms of the women who decide. */
	readonly officers: readonly OfficeTerm[];
	/** The rules in force on its day; null before the group is founded. */
	readonly rules: Constitution | null;
	/** Women who were members when it began: what the quorum is counted from. */
	readonly members: readonly MemberId[];
}

/** The drawing power of a cash credit from a day on; minor units. */
export interface DrawingPower {
	readonly from: LocalDate;
	readonly amount: Money;
	/** The limit that held with it. */
	readonly limit: Money;
}

/** What a bank lets a group draw and repay on one account (ledger fine print 40). */
export interface CashCredit {
	/** In the order in which they were entered. */
	readonly powers: readonly DrawingPower[];
}
