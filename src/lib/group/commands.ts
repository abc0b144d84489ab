import type { BankAccountId, EventId, LoanId, LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type {
	BuyAsset,
	ForgiveFine,
	ImposeFine,
	PayFee,
	PayFines,
	PaySocialFund,
	ReceiveIncome,
	SellAsset,
	SpendSocialFund,
	WithdrawSaving
} from './commands/dues.ts';
import type { RescheduleLoan, TopUpLoan, WriteOffLoan } from './commands/loans.ts';
import type { CorrectEntry, PassResolution, RaiseDispute, SettleDispute } from './commands/minutes.ts';
import type {
	AnswerApplication,
	ApplyForLoan,
	ChargeBank,
	ChargeBorrowing,
	DrawCashCredit,
	OpenCashCredit,
	SetDrawingPower,
	CreditBankInterest,
	MatchStatement,
	ReceiveBorrowing,
	ReceiveGrant,
	RepayBorrowing
} from './commands/outside.ts';
import type {
	ChangeRules,
	GiveConsent,
	LeaveGroup,
	NoteErasure,
	PayDividend,
	PayPayable,
	WithdrawConsent
} from './commands/people.ts';
import type { ConstitutionWritten } from './event-schema/constitution.ts';
import type {
	AttendanceState,
	GroupFounded,
	LoanSource,
	LoanTerms,
	MeetingKind,
	Office,
	OpeningBalances,
	PenStep,
	SavingFund
} from './event-schema/types.ts';

export type * from './commands/dues.ts';
export type * from './commands/loans.ts';
export type * from './commands/minutes.ts';
export type * from './commands/outside.ts';
export type * from './commands/people.ts';

/** What a person asks for. Amounts are minor units; `on` is the day that people confirmed. */
export type Command =
	| FoundGroup
	| AddMember
	| GiveOffice
	| OpenBankAccount
	| EnterOpeningBalances
	| OpenMeeting
	| AnswerRoll
	| MarkAttendance
	| TakePen
	| DepositSaving
	| DisburseLoan
	| RepayLoans
	| PayExpense
	| TakeCashToBank
	| TakeCashFromBank
	| CountCash
	| AcceptCashDifference
	| TakeBack
	| SealMeeting
	| BuyAsset
	| ForgiveFine
	| ImposeFine
	| PayFee
	| PayFines
	| PaySocialFund
	| ReceiveIncome
	| SellAsset
	| SpendSocialFund
	| WithdrawSaving
	| RescheduleLoan
	| TopUpLoan
	| WriteOffLoan
	| CorrectEntry
	| PassResolution
	| RaiseDispute
	| SettleDispute
	| AnswerApplication
	| ApplyForLoan
	| ChargeBank
	| ChargeBorrowing
	| DrawCashCredit
	| OpenCashCredit
	| SetDrawingPower
	| CreditBankInterest
	| MatchStatement
	| ReceiveBorrowing
	| ReceiveGrant
	| RepayBorrowing
	| ChangeRules
	| GiveConsent
	| LeaveGroup
	| NoteErasure
	| PayDividend
	| PayPayable
	| WithdrawConsent;

export interface FoundGroup {
	readonly type: 'FoundGroup';
	readonly on: LocalDate;
	readonly name: string;
	readonly place?: NonNullable<GroupFounded['place']>;
	readonly constitution: ConstitutionWritten;
	readonly members: readonly {
		readonly memberId: MemberId;
		readonly number: number;
		readonly symbol: string;
	}[];
	readonly offices: readonly { readonly memberId: MemberId; readonly office: Office }[];
}

export interface AddMember {
	readonly type: 'AddMember';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly number: number;
	readonly symbol: string;
	/** What the rules ask of a woman who joins later, paid now; null or left out: nothing. */
	readonly buyIn?: Money | null;
	/** What each meeting asks of her, where each woman has her own amount; the circle agrees to it, as to any rule. */
	readonly saving?: Money | null;
	readonly agreedBy?: readonly MemberId[];
}

export interface GiveOffice {
	readonly type: 'GiveOffice';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly office: Office;
	/** Last day of the term, where it is known; a day that is past ends it. */
	readonly until?: LocalDate;
	readonly agreedBy: readonly MemberId[];
}

export interface OpenBankAccount {
	readonly type: 'OpenBankAccount';
	readonly on: LocalDate;
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly branch?: string;
	readonly lastFour?: string;
}

export interface EnterOpeningBalances {
	readonly type: 'EnterOpeningBalances';
	readonly on: LocalDate;
	readonly balances: Omit<OpeningBalances, 'type' | 'occurredOn' | 'eventId' | 'recordedAt' | 'approvedBy'>;
}

export interface OpenMeeting {
	readonly type: 'OpenMeeting';
	readonly on: LocalDate;
	readonly kind: MeetingKind;
	readonly calledBy?: MemberId;
	/** A paper meeting entered afterwards, with the number that it has on paper; null or left out: a meeting of now. */
	readonly late?: { readonly number: number } | null;
}

/** One tap of the roll: she came and gave, she came without money, she is not here. */
export interface AnswerRoll {
	readonly type: 'AnswerRoll';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly answer: 'gave' | 'came' | 'absent';
	/** What she gave; only with 'gave'. */
	readonly amount?: Money;
	/** What she gave for the social fund with the same tap; only with 'gave'. */
	readonly socialFund?: Money;
	readonly late?: boolean;
}

export interface MarkAttendance {
	readonly type: 'MarkAttendance';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly state: AttendanceState;
}

/** A woman takes the phone and does a step of the meeting herself. */
export interface TakePen {
	readonly type: 'TakePen';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly step: PenStep;
}

export interface DepositSaving {
	readonly type: 'DepositSaving';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly fund: SavingFund;
	readonly amount: Money;
}

export interface DisburseLoan {
	readonly type: 'DisburseLoan';
	readonly on: LocalDate;
	readonly loanId: LoanId;
	readonly memberId: MemberId;
	readonly principal: Money;
	readonly terms: LoanTerms;
	readonly purpose: string;
	/** Whose money is lent; the group's own when left out. */
	readonly source?: LoanSource;
	readonly guarantors?: readonly MemberId[];
	/** The circle: every woman who said yes, the borrower's own face among them. */
	readonly agreedBy: readonly MemberId[];
	readonly via?: string;
}

/** One payment; it covers her loans, oldest first, as one event a loan. */
export interface RepayLoans {
	readonly type: 'RepayLoans';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly amount: Money;
}

export interface PayExpense {
	readonly type: 'PayExpense';
	readonly on: LocalDate;
	readonly category: string;
	readonly amount: Money;
	readonly via?: string;
}

interface Trip {
	readonly on: LocalDate;
	readonly bankAccountId: BankAccountId;
	readonly amount: Money;
	readonly slip?: string;
	readonly by?: readonly MemberId[];
	readonly valueOn?: LocalDate;
}

export interface TakeCashToBank extends Trip {
	readonly type: 'TakeCashToBank';
}

export interface TakeCashFromBank extends Trip {
	readonly type: 'TakeCashFromBank';
}

export interface CountCash {
	readonly type: 'CountCash';
	readonly on: LocalDate;
	/** Minor units of a note or coin → how many. */
	readonly pieces: ReadonlyMap<Money, number>;
}

/** The difference between count and book, as it stands, is written openly. */
export interface AcceptCashDifference {
	readonly type: 'AcceptCashDifference';
	readonly on: LocalDate;
	readonly reason: string;
	readonly agreedBy: readonly MemberId[];
}

/** Takes back entries of the open meeting; the last one first. */
export interface TakeBack {
	readonly type: 'TakeBack';
	readonly on: LocalDate;
	readonly eventIds: readonly EventId[];
}

export interface SealMeeting {
	readonly type: 'SealMeeting';
	readonly on: LocalDate;
	/** Officers whose codes were entered and verified. */
	readonly approvals: readonly MemberId[];
	/** Points of the agenda that were taken. */
	readonly agenda?: readonly string[];
}
