export { loanDay, savedBy } from './admit/loans.ts';
export { membersMost } from './admit/people.ts';
export { savingDueAtMeeting } from './apply/members.ts';
export * from './chart.ts';
export type * from './commands.ts';
export {
	defaultPeriod,
	quorumOf,
	withDefaults,
	writtenRules,
	type Constitution,
	type Rhythm
} from './constitution.ts';
export { compact, expand, type CompactState } from './compact.ts';
export { finesDueOf, unpaidOf, type FinesDue } from './dues/fines-due.ts';
export { proposedFines, ruledFines, type ProposedFine, type RuledFine } from './dues/proposed-fines.ts';
export { socialFundDueAtMeeting } from './dues/social-fund-due.ts';
export { decide, type Decision, type Stamp } from './decide/decide.ts';
export { agendaPointOf } from './agenda.ts';
export { came, countCame } from './attendance.ts';
export { openLoansOf } from './decide/loans.ts';
export { fundOfRoll } from './decide/meetings.ts';
export { constitutionSchema, type ConstitutionWritten } from './event-schema/constitution.ts';
export { eventSchemas, groupEventSchema } from './event-schema/index.ts';
export { amountMax, memberId as memberIdSchema, text as textSchema } from './event-schema/shared.ts';
export type * from './event-schema/types.ts';
export { chargesOf, type LoanCharge } from './loan/charge-list.ts';
export { chargedUntil } from './loan/charges.ts';
export {
	instalmentsOf,
	overdueOn,
	principalAsked,
	principalDue,
	type Instalment,
	type Overdue
} from './loan/instalments.ts';
export { keptTerms } from './loan/kept-terms.ts';
export type { KeptTerms, Loan, LoanMovement } from './loan/loan.ts';
export { loanPosition, splitPayment, type LoanDay, type LoanPosition } from './loan/position.ts';
export {
	loanPreview,
	reschedulePreview,
	topUpPreview,
	type LoanNow,
	type LoanPreview
} from './loan/preview.ts';
export { openingSides } from './posting-rules/opening.ts';
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
export {
	approvalFor,
	askedOf,
	beginningOf,
	beginningOn,
	lacksApprovals,
	lacksQuorum,
	officersAmong,
	officersAsked,
	officersWanted,
	officersWhoDecide,
	officersWhoVouch,
	pointsToHear,
	type Beginning
} from './officers-who-decide.ts';
export { penFigure, penIn, penRound } from './pen-round.ts';
export { replayUntil } from './replay-until.ts';
export { effectiveLines } from './correction/refold.ts';
export { emptyJournal, lineOf, linesOf, type Journal, type JournalLine, type MeetingRef } from './journal.ts';
export { needsWholeBook } from './needs-whole-book.ts';
export { bankDayOf } from './outside/bank-day.ts';
export { bankDifference, overBoxLimit } from './outside/bank-difference.ts';
export { borrowingOutstanding, isOfBank } from './outside/borrowing.ts';
export { drawable, drawingPowerOn, type CashCredit, type DrawingPower } from './outside/cash-credit.ts';
export { borrowingPlan, planHoldsInterest, type PlannedInstalment } from './outside/borrowing-plan.ts';
export { belowZeroByDays, type BelowZero } from './below-zero.ts';
export { withPostingDays, type PostedLine } from './posting-day.ts';
export type { Rejection, RejectionType } from './rejections.ts';
export { buyInFor } from './sharing/buy-in.ts';
export { settlementFor } from './sharing/settlement.ts';
export {
	share,
	type Shared,
	type SharingBasis,
	type SharingTerms,
	type SharingWeights
} from './sharing/share.ts';
export { sharedParts, surplusNow, type SharedParts } from './sharing/shared-parts.ts';
export {
	activeMembers,
	emptyGroup,
	isMemberOn,
	liveEvents,
	membersOn,
	officesOn,
	previousRegularDay,
	rulesOn,
	type Application,
	type Borrowing,
	type Dispute,
	type Fine,
	type RulesSince,
	type BankAccount,
	type GroupState,
	type Member,
	type OfficeTerm,
	type OpenMeeting as MeetingInProgress,
	type RegularMeeting
} from './state.ts';
