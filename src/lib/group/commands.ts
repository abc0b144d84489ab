import type { MemberId } from '#kernel';
import type { BuyAsset, SellAsset } from './assets/commands.ts';
import type {
	ChargeBank,
	CreditBankInterest,
	MatchStatement,
	OpenBankAccount,
	TakeCashFromBank,
	TakeCashToBank
} from './bank/commands.ts';
import type {
	AnswerApplication,
	ApplyForLoan,
	ChargeBorrowing,
	DrawCashCredit,
	OpenCashCredit,
	ReceiveBorrowing,
	RepayBorrowing,
	SetDrawingPower
} from './borrowing/commands.ts';
import type { CorrectEntry, TakeBack } from './correction/commands.ts';
import type { ForgiveFine, ImposeFine, PayFines } from './fines/commands.ts';
import type { PayExpense, PayFee, ReceiveGrant, ReceiveIncome } from './income-expense/commands.ts';
import type {
	DisburseLoan,
	ForgiveOverdueInterest,
	RepayLoans,
	RescheduleLoan,
	TopUpLoan,
	WriteOffLoan
} from './loans/commands.ts';
import type {
	AcceptCashDifference,
	AnswerRoll,
	CountCash,
	MarkAttendance,
	OpenMeeting,
	PutMeetingAway,
	SealMeeting,
	CompareLastCode,
	TakePen
} from './meeting/commands.ts';
import type {
	AddMember,
	GiveConsent,
	LeaveGroup,
	NameMember,
	NoteErasure,
	PayPayable,
	WithdrawConsent
} from './members/commands.ts';
import type { PassResolution, RaiseDispute, SettleDispute } from './minutes/commands.ts';
import type { GiveOffice, NoteAccess } from './offices/commands.ts';
import type { EnterOpeningBalances } from './opening/commands.ts';
import type { ChangeRules, DescribeGroup, FoundGroup } from './rules/commands.ts';
import type { DepositSaving, WithdrawSaving } from './saving/commands.ts';
import type { PayDividend, ShareOutCycle } from './sharing/commands.ts';
import type { PaySocialFund, SpendSocialFund } from './social-fund/commands.ts';

/**
 * What a person asks for. Amounts are minor units; `on` is the day that people confirmed. What is asked between meetings names the women whose
 * codes were checked for exactly this (ledger law 57).
 */
export type Command = Act & { readonly approvedBy?: readonly MemberId[] };

type Act =
	| FoundGroup
	| AddMember
	| GiveOffice
	| NoteAccess
	| OpenBankAccount
	| EnterOpeningBalances
	| OpenMeeting
	| AnswerRoll
	| MarkAttendance
	| TakePen
	| CompareLastCode
	| DepositSaving
	| DisburseLoan
	| RepayLoans
	| PayExpense
	| TakeCashToBank
	| TakeCashFromBank
	| CountCash
	| AcceptCashDifference
	| TakeBack
	| PutMeetingAway
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
	| ForgiveOverdueInterest
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
	| DescribeGroup
	| GiveConsent
	| LeaveGroup
	| NameMember
	| NoteErasure
	| PayDividend
	| ShareOutCycle
	| PayPayable
	| WithdrawConsent;
