import * as v from 'valibot';
import { bankAccountOpened, groupFounded, memberJoined, officeGiven, openingBalances } from './founding.ts';
import {
	attendanceMarked,
	cashCounted,
	cashDifferenceAccepted,
	eventReversed,
	meetingOpened,
	meetingSealed
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
	memberJoined,
	officeGiven,
	bankAccountOpened,
	openingBalances,
	meetingOpened,
	attendanceMarked,
	savingDeposited,
	loanDisbursed,
	loanRepaid,
	expensePaid,
	cashTakenToBank,
	cashTakenFromBank,
	cashCounted,
	cashDifferenceAccepted,
	eventReversed,
	meetingSealed
] as const;

export const groupEventSchema = v.variant('type', [...eventSchemas]);

export type GroupFounded = v.InferOutput<typeof groupFounded>;
export type MemberJoined = v.InferOutput<typeof memberJoined>;
export type OfficeGiven = v.InferOutput<typeof officeGiven>;
export type BankAccountOpened = v.InferOutput<typeof bankAccountOpened>;
export type OpeningBalances = v.InferOutput<typeof openingBalances>;
export type MeetingOpened = v.InferOutput<typeof meetingOpened>;
export type AttendanceMarked = v.InferOutput<typeof attendanceMarked>;
export type SavingDeposited = v.InferOutput<typeof savingDeposited>;
export type LoanDisbursed = v.InferOutput<typeof loanDisbursed>;
export type LoanRepaid = v.InferOutput<typeof loanRepaid>;
export type ExpensePaid = v.InferOutput<typeof expensePaid>;
export type CashTakenToBank = v.InferOutput<typeof cashTakenToBank>;
export type CashTakenFromBank = v.InferOutput<typeof cashTakenFromBank>;
export type CashCounted = v.InferOutput<typeof cashCounted>;
export type CashDifferenceAccepted = v.InferOutput<typeof cashDifferenceAccepted>;
export type EventReversed = v.InferOutput<typeof eventReversed>;
export type MeetingSealed = v.InferOutput<typeof meetingSealed>;

/** Something that happened, appended once, never changed. */
export type GroupEvent =
	| GroupFounded
	| MemberJoined
	| OfficeGiven
	| BankAccountOpened
	| OpeningBalances
	| MeetingOpened
	| AttendanceMarked
	| SavingDeposited
	| LoanDisbursed
	| LoanRepaid
	| ExpensePaid
	| CashTakenToBank
	| CashTakenFromBank
	| CashCounted
	| CashDifferenceAccepted
	| EventReversed
	| MeetingSealed;
