import * as v from 'valibot';
import {
	assetBought,
	assetSold,
	feePaid,
	fineForgiven,
	fineImposed,
	finePaid,
	incomeReceived,
	savingWithdrawn,
	socialFundPaidIn,
	socialFundPaidOut
} from './dues.ts';
import { loanRescheduled, loanToppedUp, loanWrittenOff } from './loan-changes.ts';
import {
	bankCharged,
	bankInterestCredited,
	bankStatementMatched,
	borrowingCharged,
	borrowingReceived,
	borrowingRepaid,
	cashCreditOpened,
	drawingPowerSet,
	grantReceived,
	loanAnswered,
	loanApplied
} from './outside.ts';
import {
	consentGiven,
	consentWithdrawn,
	constitutionChanged,
	disputeRaised,
	disputeSettled,
	dividendPaid,
	memberErased,
	memberLeft,
	payablePaid,
	resolutionPassed
} from './people.ts';
import { bankAccountOpened, groupFounded, memberJoined, officeGiven, openingBalances } from './founding.ts';
import {
	attendanceMarked,
	cashCounted,
	cashDifferenceAccepted,
	eventReversed,
	meetingOpened,
	meetingSealed,
	penTaken
} from './meeting.ts';
import {
	cashTakenFromBank,
	cashTakenToBank,
	expensePaid,
	loanDisbursed,
	loanRepaid,
	savingDeposited
} from './money.ts';

/** Every event that a book may hold, in the order in which docs/JOURNAL.md describes them. */
export const eventSchemas = [
	groupFounded,
	constitutionChanged,
	memberJoined,
	memberLeft,
	payablePaid,
	memberErased,
	consentGiven,
	consentWithdrawn,
	officeGiven,
	bankAccountOpened,
	openingBalances,
	meetingOpened,
	attendanceMarked,
	penTaken,
	savingDeposited,
	savingWithdrawn,
	loanDisbursed,
	loanRepaid,
	loanRescheduled,
	loanToppedUp,
	loanWrittenOff,
	fineImposed,
	fineForgiven,
	finePaid,
	feePaid,
	incomeReceived,
	expensePaid,
	socialFundPaidIn,
	socialFundPaidOut,
	cashTakenToBank,
	cashTakenFromBank,
	bankInterestCredited,
	bankCharged,
	bankStatementMatched,
	grantReceived,
	loanApplied,
	loanAnswered,
	cashCreditOpened,
	drawingPowerSet,
	borrowingReceived,
	borrowingCharged,
	borrowingRepaid,
	dividendPaid,
	assetBought,
	assetSold,
	resolutionPassed,
	disputeRaised,
	disputeSettled,
	cashCounted,
	cashDifferenceAccepted,
	eventReversed,
	meetingSealed
] as const;

export const groupEventSchema = v.variant('type', [...eventSchemas]);

export type GroupFounded = v.InferOutput<typeof groupFounded>;
export type ConstitutionChanged = v.InferOutput<typeof constitutionChanged>;
export type MemberJoined = v.InferOutput<typeof memberJoined>;
export type MemberLeft = v.InferOutput<typeof memberLeft>;
export type PayablePaid = v.InferOutput<typeof payablePaid>;
export type MemberErased = v.InferOutput<typeof memberErased>;
export type ConsentGiven = v.InferOutput<typeof consentGiven>;
export type ConsentWithdrawn = v.InferOutput<typeof consentWithdrawn>;
export type OfficeGiven = v.InferOutput<typeof officeGiven>;
export type BankAccountOpened = v.InferOutput<typeof bankAccountOpened>;
export type OpeningBalances = v.InferOutput<typeof openingBalances>;
export type MeetingOpened = v.InferOutput<typeof meetingOpened>;
export type AttendanceMarked = v.InferOutput<typeof attendanceMarked>;
export type PenTaken = v.InferOutput<typeof penTaken>;
export type SavingDeposited = v.InferOutput<typeof savingDeposited>;
export type SavingWithdrawn = v.InferOutput<typeof savingWithdrawn>;
export type LoanDisbursed = v.InferOutput<typeof loanDisbursed>;
export type LoanRepaid = v.InferOutput<typeof loanRepaid>;
export type LoanRescheduled = v.InferOutput<typeof loanRescheduled>;
export type LoanToppedUp = v.InferOutput<typeof loanToppedUp>;
export type LoanWrittenOff = v.InferOutput<typeof loanWrittenOff>;
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
export type AssetBought = v.InferOutput<typeof assetBought>;
export type AssetSold = v.InferOutput<typeof assetSold>;
export type ResolutionPassed = v.InferOutput<typeof resolutionPassed>;
export type DisputeRaised = v.InferOutput<typeof disputeRaised>;
export type DisputeSettled = v.InferOutput<typeof disputeSettled>;
export type CashCounted = v.InferOutput<typeof cashCounted>;
export type CashDifferenceAccepted = v.InferOutput<typeof cashDifferenceAccepted>;
export type EventReversed = v.InferOutput<typeof eventReversed>;
export type MeetingSealed = v.InferOutput<typeof meetingSealed>;

/** Something that happened, appended once, never changed. */
export type GroupEvent =
	| GroupFounded
	| ConstitutionChanged
	| MemberJoined
	| MemberLeft
	| PayablePaid
	| MemberErased
	| ConsentGiven
	| ConsentWithdrawn
	| OfficeGiven
	| BankAccountOpened
	| OpeningBalances
	| MeetingOpened
	| AttendanceMarked
	| PenTaken
	| SavingDeposited
	| SavingWithdrawn
	| LoanDisbursed
	| LoanRepaid
	| LoanRescheduled
	| LoanToppedUp
	| LoanWrittenOff
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
	| AssetBought
	| AssetSold
	| ResolutionPassed
	| DisputeRaised
	| DisputeSettled
	| CashCounted
	| CashDifferenceAccepted
	| EventReversed
	| MeetingSealed;
