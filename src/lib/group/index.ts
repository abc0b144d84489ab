export { loanDay, savedBy } from './admit/loans.ts';
export { membersMost } from './admit/people.ts';
export { savingDueAtMeeting } from './apply/members.ts';
export { bankAccount, box, chart, interestIncome, loansTo, savingsOf } from './chart.ts';
export type * from './commands.ts';
export { defaultPeriod, quorumOf, withDefaults, type Constitution, type Rhythm } from './constitution.ts';
export { compact, expand, type CompactState } from './compact.ts';
export { decide, type Decision, type Stamp } from './decide/decide.ts';
export { lacksQuorum, openLoansOf } from './decide/loans.ts';
export { fundOfRoll, lacksApprovals } from './decide/meetings.ts';
export { constitutionSchema, type ConstitutionWritten } from './event-schema/constitution.ts';
export { eventSchemas, groupEventSchema } from './event-schema/index.ts';
export { amountMax, memberId as memberIdSchema, text as textSchema } from './event-schema/shared.ts';
export type * from './event-schema/types.ts';
export { chargeDays, monthlyChargeDay, type ChargeDay } from './loan/charge-days.ts';
export { chargedUntil, decliningCharges, flatInterest, wholeFlatInterest } from './loan/charges.ts';
export { instalmentsOf, overdueOn, principalDue, type Instalment, type Overdue } from './loan/instalments.ts';
export { keptTerms } from './loan/kept-terms.ts';
export type { KeptTerms, Loan, LoanMovement } from './loan/loan.ts';
export { loanPosition, splitPayment, type LoanDay, type LoanPosition } from './loan/position.ts';
export { loanPreview, type LoanPreview } from './loan/preview.ts';
export {
	checkAll,
	checkEach,
	evolve,
	record,
	replay,
	withId,
	type RecordedEvent,
	type RefusedAt,
	type Visitor
} from './record.ts';
export { replayUntil } from './replay-until.ts';
export type { Rejection, RejectionType } from './rejections.ts';
export {
	emptyGroup,
	officesOn,
	previousRegularDay,
	type BankAccount,
	type GroupState,
	type Member,
	type OfficeTerm,
	type OpenMeeting as MeetingInProgress,
	type RegularMeeting
} from './state.ts';
