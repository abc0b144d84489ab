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
	/** Day of leaving; null while she is a member. Her figures stay in the book. */
	readonly leftOn: LocalDate | null;
	readonly leftBecause: EventOf<'MemberLeft'>['reason'] | null;
	/** Consents in force to keep her data or to show them to the NGO. */
	readonly consents: EventOf<'ConsentGiven'>['scope'];
	/** Saving that fell due at regular meetings since she joined, minor units. */
	readonly savingsDue: Money;
	/** Arrears of saving from the opening balances. */
	readonly openingArrears: Money;
	/** Deposits in the regular fund and in shares in this book; opening savings do not cover dues. */
	readonly deposited: Money;
	/** Number of regular meetings since her joining day, and of those she attended. */
	readonly meetingsHeld: number;
	readonly meetingsPresent: number;
	/** Last attendance marks at regular meetings, newest last, at most twelve (shown as a bead string). */
	readonly recentMarks: readonly AttendanceState[];
	/** Steps of a meeting that she has done herself, without duplicates, in the order of the first time. */
	readonly penSteps: readonly PenStep[];
	/** Keyed hashes of her names, the present one last; empty in older books. The names themselves are not part of the book. */
	readonly names: readonly string[];
}

/** An imposed fine, due until it is paid or forgiven. */
export interface Fine {
	readonly fineId: FineId;
	readonly memberId: MemberId;
	readonly reason: string;
	readonly amount: Money;
	/** Destination of the payment, by the rules of its day. */
	readonly to: 'group' | 'socialFund';
	readonly imposedOn: LocalDate;
	readonly paid: Money;
	readonly forgiven: boolean;
	/** Part of the debt for which other members' share-outs were cut; it becomes theirs when paid (ledger law 45). */
	readonly ofOthers?: OwedToOthers;
}

/** A debt of the group to a bank, a fund or a federation; the balance of its account is outstanding. */
export interface Borrowing {
	readonly borrowingId: BorrowingId;
	readonly lender: string;
	readonly kind: BorrowingKind;
	/** Minor units received at first; for one from the cut-off sheet the debt at that time; zero for an opened cash credit. */
	readonly amount: Money;
	/** For a cash credit, the day of its opening. */
	readonly receivedOn: LocalDate;
	readonly terms: BorrowingTerms;
	readonly applicationId: ApplicationId | null;
	/** Null for a loan. */
	readonly cashCredit: CashCredit | null;
}

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

/** A member's claim that an entry is wrong; open until it is settled. */
export interface Dispute {
	readonly about: EventId;
	readonly memberId: MemberId;
	readonly kind: string;
	readonly raisedOn: LocalDate;
}

export interface RulesSince {
	readonly since: LocalDate;
	readonly constitution: Constitution;
}

export interface OfficeTerm {
	readonly memberId: MemberId;
	readonly office: Office;
	readonly since: LocalDate;
	readonly until: LocalDate | null;
	/** Set if the term was ended by a decision and not only by its last day: it no longer decides. */
	readonly ended?: true;
}

export interface BankAccount {
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly branch: string | null;
	readonly ifsc: string | null;
	readonly lastFour: string | null;
	/** Balance of the last bank statement, and of the book on that day; null before the first. Minor units. */
	readonly lastStatement: { readonly on: LocalDate; readonly balance: Money; readonly book: Money } | null;
}

/** A regular meeting that was held; charges by the meeting, arrears and instalments depend on it. */
export interface RegularMeeting {
	readonly day: LocalDate;
	readonly number: number;
	/** Length of its period in months, by the rhythm in force that day. */
	readonly months: number;
	readonly sealed: boolean;
}

/** The open meeting with its events, each of which can be taken back until the seal. */
export interface MeetingInProgress {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	/** Latest day of its entries; a desk meeting may span days. */
	readonly lastDay: LocalDate;
	readonly calledBy: MemberId | null;
	/** True for a paper meeting entered afterwards, with its own day. */
	readonly late: boolean;
	/** Officers and rules that decide it, fixed when it began. */
	readonly begun: Beginning;
	/** Maximum number of officers that its entries need by the rules. */
	readonly wanted: number;
	/** Members who left on its day before it began, by the present entries: unlike `begun`, a correction in the meeting changes this. */
	readonly goneBefore: readonly MemberId[];
	/** The state before the meeting was opened. */
	readonly before: GroupState;
	/** All events since then, MeetingOpened first, including those taken back. */
	readonly events: readonly GroupEvent[];
	readonly takenBack: ReadonlySet<EventId>;
	readonly marks: ReadonlyMap<MemberId, AttendanceState>;
	readonly boxAtOpening: Money;
	/** Gross cash in and out of the box in this meeting. */
	readonly cashIn: Money;
	readonly cashOut: Money;
	/** Last count of this meeting and the box by the book at that moment; null before a count. */
	readonly counted: { readonly cash: Money; readonly book: Money } | null;
}

/**
 * The present state of a group: enough to decide on the next entry and to show home and meeting. Its size is bounded by members, open loans and bank
 * accounts, not by history; reports replay the events instead.
 */
export interface GroupState {
	readonly currency: CurrencyCode;
	readonly name: string | null;
	readonly foundedOn: LocalDate | null;
	readonly booksSince: LocalDate | null;
	/** All versions of the rules, earliest first; `rulesOn` selects the one in force. */
	readonly rules: readonly RulesSince[];
	readonly members: ReadonlyMap<MemberId, Member>;
	readonly offices: readonly OfficeTerm[];
	/** Officers who decide, taken only from pages of the circle closed with enough codes (ledger law 56). */
	readonly deciding: Deciding;
	/** Entries from between meetings since the last such page, oldest first; the next close reads them out (ledger law 57). */
	readonly between: readonly GroupEvent[];
	readonly bankAccounts: ReadonlyMap<BankAccountId, BankAccount>;
	readonly loans: ReadonlyMap<LoanId, Loan>;
	readonly fines: ReadonlyMap<FineId, Fine>;
	readonly borrowings: ReadonlyMap<BorrowingId, Borrowing>;
	readonly applications: ReadonlyMap<ApplicationId, Application>;
	/** Open disputes, by id of the disputed entry. */
	readonly disputes: ReadonlyMap<EventId, Dispute>;
	/** Changes of access to the book since the last close of the circle; the next close reads them out (ledger law 62). */
	readonly accessToHear: readonly EventOf<'AccessNoted'>[];
	/** Number of loans ever given or taken over from the cut-off sheet; the last sequence number. */
	readonly loanCount: number;
	/** Signed minor units, debit positive; accounts at zero are left out. */
	readonly balances: ReadonlyMap<AccountCode, Money>;
	readonly openMeeting: MeetingInProgress | null;
	/** Held regular meetings, oldest first; the open one included. */
	readonly regularMeetings: readonly RegularMeeting[];
	/** Latest day of any event in a sealed meeting. */
	readonly lastSealedDay: LocalDate | null;
	/** Day of the last share-out: dues and attendance count from the day after it. Null before the first. */
	readonly sharedOutOn: LocalDate | null;
	/** Number of the last meeting of each kind. */
	readonly lastNumber: Readonly<Record<MeetingKind, number>>;
	/** True once any money was entered, after which opening balances are refused. */
	readonly moneyEntered: boolean;
	/** Number of events so far; an event without an id gets one from its position. */
	readonly eventCount: number;
	/** All events so far with their postings; null if only the snapshot was read. Corrections need it. */
	readonly journal: Journal | null;
	/** The sealed entry reversed by the last event: only its replacement may follow with its day. */
	readonly justReversed: JournalLine | null;
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

/** A mutable state, used only inside `evolve` and `replay`. */
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

/** Officers who decide in a book; they change only at the close of a page of the circle with enough codes (ledger law 56). */
export interface Deciding {
	/** Terms of the officers who decide now. */
	readonly terms: readonly OfficeTerm[];
	/** Terms of the officers who decided before the last change: they vouch for new codes (ledger law 63). */
	readonly before: readonly OfficeTerm[];
	/** All terms given by such pages: some of them decide on a late page. */
	readonly offices: readonly OfficeTerm[];
	/** True once any page was closed with codes. A book kept on paper before has none and follows its pages. */
	readonly byCodes: boolean;
}

/** Conditions fixed for a whole meeting: nothing that happens in it changes who decides it (ledger law 41). */
export interface Beginning {
	/** Terms of the officers who decide. */
	readonly officers: readonly OfficeTerm[];
	/** The rules in force on its day; null before the group is founded. */
	readonly rules: Constitution | null;
	/** Members at the start of the meeting, the base of the quorum. */
	readonly members: readonly MemberId[];
}

/** The drawing power of a cash credit from a day on; minor units. */
export interface DrawingPower {
	readonly from: LocalDate;
	readonly amount: Money;
	/** Limit in force with it. */
	readonly limit: Money;
}

/** A bank account with a limit on which the group draws and repays (ledger fine print 40). */
export interface CashCredit {
	/** Drawing powers in the order of entry. */
	readonly powers: readonly DrawingPower[];
}
