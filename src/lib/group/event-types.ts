import type * as v from 'valibot';
import type { assetBought, assetSold } from './assets/events.ts';
import type {
	bankAccountOpened,
	bankCharged,
	bankInterestCredited,
	bankStatementMatched,
	cashTakenFromBank,
	cashTakenToBank
} from './bank/events.ts';
import type {
	borrowingCharged,
	borrowingReceived,
	borrowingRepaid,
	cashCreditOpened,
	drawingPowerSet,
	loanAnswered,
	loanApplied
} from './borrowing/events.ts';
import type { eventReversed } from './correction/events.ts';
import type { fineForgiven, fineImposed, finePaid } from './fines/events.ts';
import type { expensePaid, feePaid, grantReceived, incomeReceived } from './income-expense/events.ts';
import type {
	loanDisbursed,
	loanRepaid,
	loanRescheduled,
	loanToppedUp,
	loanWrittenOff,
	overdueInterestForgiven
} from './loans/events.ts';
import type {
	attendanceMarked,
	cashCounted,
	cashDifferenceAccepted,
	meetingOpened,
	meetingPutAway,
	meetingSealed,
	lastCodeCompared,
	penTaken
} from './meeting/events.ts';
import type {
	consentGiven,
	consentWithdrawn,
	memberErased,
	memberJoined,
	memberLeft,
	memberNamed,
	payablePaid
} from './members/events.ts';
import type { disputeRaised, disputeSettled, phonesSettled, resolutionPassed } from './minutes/events.ts';
import type { accessNoted, officeGiven } from './offices/events.ts';
import type { openingBalances } from './opening/events.ts';
import type { constitutionChanged, groupDescribed, groupFounded } from './rules/events.ts';
import type { savingDeposited, savingWithdrawn } from './saving/events.ts';
import type { cycleSharedOut, dividendPaid } from './sharing/events.ts';
import type { socialFundPaidIn, socialFundPaidOut } from './social-fund/events.ts';

export type GroupFounded = v.InferOutput<typeof groupFounded>;

export type ConstitutionChanged = v.InferOutput<typeof constitutionChanged>;

export type GroupDescribed = v.InferOutput<typeof groupDescribed>;

export type MemberJoined = v.InferOutput<typeof memberJoined>;

export type MemberNamed = v.InferOutput<typeof memberNamed>;

export type MemberLeft = v.InferOutput<typeof memberLeft>;

export type PayablePaid = v.InferOutput<typeof payablePaid>;

export type MemberErased = v.InferOutput<typeof memberErased>;

export type ConsentGiven = v.InferOutput<typeof consentGiven>;

export type ConsentWithdrawn = v.InferOutput<typeof consentWithdrawn>;

export type OfficeGiven = v.InferOutput<typeof officeGiven>;

export type AccessNoted = v.InferOutput<typeof accessNoted>;

export type BankAccountOpened = v.InferOutput<typeof bankAccountOpened>;

export type OpeningBalances = v.InferOutput<typeof openingBalances>;

export type MeetingOpened = v.InferOutput<typeof meetingOpened>;

export type AttendanceMarked = v.InferOutput<typeof attendanceMarked>;

export type PenTaken = v.InferOutput<typeof penTaken>;
export type LastCodeCompared = v.InferOutput<typeof lastCodeCompared>;

export type SavingDeposited = v.InferOutput<typeof savingDeposited>;

export type SavingWithdrawn = v.InferOutput<typeof savingWithdrawn>;

export type LoanDisbursed = v.InferOutput<typeof loanDisbursed>;

export type LoanRepaid = v.InferOutput<typeof loanRepaid>;

export type LoanRescheduled = v.InferOutput<typeof loanRescheduled>;

export type LoanToppedUp = v.InferOutput<typeof loanToppedUp>;

export type LoanWrittenOff = v.InferOutput<typeof loanWrittenOff>;

export type OverdueInterestForgiven = v.InferOutput<typeof overdueInterestForgiven>;

export type FineImposed = v.InferOutput<typeof fineImposed>;

export type FineForgiven = v.InferOutput<typeof fineForgiven>;

export type FinePaid = v.InferOutput<typeof finePaid>;

export type FeePaid = v.InferOutput<typeof feePaid>;

export type IncomeReceived = v.InferOutput<typeof incomeReceived>;

export type ExpensePaid = v.InferOutput<typeof expensePaid>;

export type SocialFundPaidIn = v.InferOutput<typeof socialFundPaidIn>;

export type SocialFundPaidOut = v.InferOutput<typeof socialFundPaidOut>;

export type CashTakenToBank = v.InferOutput<typeof cashTakenToBank>;

export type CashTakenFromBank = v.InferOutput<typeof cashTakenFromBank>;

export type BankInterestCredited = v.InferOutput<typeof bankInterestCredited>;

export type BankCharged = v.InferOutput<typeof bankCharged>;

export type BankStatementMatched = v.InferOutput<typeof bankStatementMatched>;

export type GrantReceived = v.InferOutput<typeof grantReceived>;

export type LoanApplied = v.InferOutput<typeof loanApplied>;

export type LoanAnswered = v.InferOutput<typeof loanAnswered>;

export type CashCreditOpened = v.InferOutput<typeof cashCreditOpened>;

export type DrawingPowerSet = v.InferOutput<typeof drawingPowerSet>;

export type BorrowingReceived = v.InferOutput<typeof borrowingReceived>;

export type BorrowingCharged = v.InferOutput<typeof borrowingCharged>;

export type BorrowingRepaid = v.InferOutput<typeof borrowingRepaid>;

export type DividendPaid = v.InferOutput<typeof dividendPaid>;

export type CycleSharedOut = v.InferOutput<typeof cycleSharedOut>;

export type AssetBought = v.InferOutput<typeof assetBought>;

export type AssetSold = v.InferOutput<typeof assetSold>;

export type ResolutionPassed = v.InferOutput<typeof resolutionPassed>;

export type DisputeRaised = v.InferOutput<typeof disputeRaised>;

export type DisputeSettled = v.InferOutput<typeof disputeSettled>;

export type PhonesSettled = v.InferOutput<typeof phonesSettled>;

export type CashCounted = v.InferOutput<typeof cashCounted>;

export type CashDifferenceAccepted = v.InferOutput<typeof cashDifferenceAccepted>;

export type EventReversed = v.InferOutput<typeof eventReversed>;

export type MeetingPutAway = v.InferOutput<typeof meetingPutAway>;

export type MeetingSealed = v.InferOutput<typeof meetingSealed>;

/** Something that happened, appended once, never changed. */
export type GroupEvent =
	| GroupFounded
	| ConstitutionChanged
	| GroupDescribed
	| MemberJoined
	| MemberNamed
	| MemberLeft
	| PayablePaid
	| MemberErased
	| ConsentGiven
	| ConsentWithdrawn
	| OfficeGiven
	| AccessNoted
	| BankAccountOpened
	| OpeningBalances
	| MeetingOpened
	| AttendanceMarked
	| PenTaken
	| LastCodeCompared
	| SavingDeposited
	| SavingWithdrawn
	| LoanDisbursed
	| LoanRepaid
	| LoanRescheduled
	| LoanToppedUp
	| LoanWrittenOff
	| OverdueInterestForgiven
	| FineImposed
	| FineForgiven
	| FinePaid
	| FeePaid
	| IncomeReceived
	| ExpensePaid
	| SocialFundPaidIn
	| SocialFundPaidOut
	| CashTakenToBank
	| CashTakenFromBank
	| BankInterestCredited
	| BankCharged
	| BankStatementMatched
	| GrantReceived
	| LoanApplied
	| LoanAnswered
	| CashCreditOpened
	| DrawingPowerSet
	| BorrowingReceived
	| BorrowingCharged
	| BorrowingRepaid
	| DividendPaid
	| CycleSharedOut
	| AssetBought
	| AssetSold
	| ResolutionPassed
	| DisputeRaised
	| DisputeSettled
	| PhonesSettled
	| CashCounted
	| CashDifferenceAccepted
	| EventReversed
	| MeetingPutAway
	| MeetingSealed;

export type EventType = GroupEvent['type'];

export type EventOf<Type extends EventType> = Extract<GroupEvent, { readonly type: Type }>;
