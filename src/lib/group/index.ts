export { loanDay } from './loans/loan-day.ts';
export { savedBy } from './saving/saved.ts';
export { membersMost } from './members/members-most.ts';
export { alsoCalled, isNaming, nameInBook } from './members/names.ts';
export { savingDueAtMeeting } from './saving/saving-due.ts';
export * from './chart.ts';
export type { Command } from './commands.ts';
export {
	defaultPeriod,
	quorumOf,
	withDefaults,
	writtenRules,
	type Constitution,
	type Rhythm
} from './rules/constitution.ts';
export { codeLists } from './codes.ts';
export { compact, expand, hasEveryList, type CompactState } from './compact.ts';
export { finesDueOf, unpaidOf, type FinesDue } from './fines/fines-due.ts';
export { proposedFines, ruledFines, type ProposedFine, type RuledFine } from './fines/proposed-fines.ts';
export { socialFundDueAtMeeting } from './social-fund/social-fund-due.ts';
export { decide, type Decision, type Stamp } from './decide.ts';
export { came, countCame, expectedAt, isExpected, saysMore } from './meeting/attendance.ts';
export { openLoansOf } from './loans/payable-loans.ts';
export { fundOfRoll } from './kinds/meeting-acts.ts';
export { rollAnswers, type RollAnswer } from './meeting/roll-answers.ts';
export { isGrant } from './kinds/income-expense.ts';
export { sealOfDesk } from './meeting/desk-seal.ts';
export { endsMeeting, lastDayIn } from './meeting/ending.ts';
export {
	isEmptyMeeting,
	isPutAway,
	pagesPutAway,
	withoutPutAway,
	type PageAway
} from './meeting/put-away.ts';
export {
	constitutionSchema,
	sharingRule,
	sharingRules,
	type ConstitutionWritten
} from './rules/constitution-schema.ts';
export {
	accountLine,
	agendaPointOf,
	eventByTypeSchema,
	eventSchemas,
	groupEventSchema,
	kindPicture,
	kindWords,
	registerLine
} from './kinds.ts';
export {
	amountMax,
	balance as balanceSchema,
	eventId as eventIdSchema,
	memberId as memberIdSchema,
	text as textSchema
} from './event-fields.ts';
export type * from './event-types.ts';
export type * from './kinds.ts';
export type * from './event-fields.ts';
export type { SharingRule } from './rules/constitution-schema.ts';
export { monthlyChargeDay } from './loans/charge-days.ts';
export { chargesOf, type LoanCharge } from './loans/charge-list.ts';
export { chargedUntil } from './loans/charges.ts';
export { chargesOverdue, overdueCharged, overdueInAll } from './loans/overdue-interest.ts';
export {
	instalmentsOf,
	overdueOn,
	principalAsked,
	principalDue,
	type Instalment,
	type Overdue
} from './loans/instalments.ts';
export { keptTerms, monthsOfQuarter, usualTerms, writtenParts } from './loans/kept-terms.ts';
export type { KeptTerms, Loan, LoanMovement } from './loans/loan.ts';
export {
	loanPosition,
	overdueUnpaid,
	splitPayment,
	type LoanDay,
	type LoanPosition
} from './loans/position.ts';
export {
	loanPreview,
	reschedulePreview,
	topUpPreview,
	type LoanNow,
	type LoanPreview
} from './loans/preview.ts';
export { openingSides } from './kinds/opening.ts';
export { foldAdmitted, foldAdmittedSteps } from './fold-admitted.ts';
export {
	checkAll,
	checkEach,
	evolve,
	record,
	replay,
	type RecordedEvent,
	type RefusedAt,
	type Visitor
} from './record.ts';
export { heardFromOther } from './minutes/page-entries.ts';
export {
	approvalFor,
	approvals,
	askedOf,
	isOfTheCircle,
	isPoint,
	mayStandBetween,
	type ApprovalRow,
	type CodesAsked,
	type Place
} from './offices/approvals.ts';
export {
	beginningOf,
	beginningOn,
	lacksApprovals,
	lacksQuorum,
	quorumAt,
	officersAmong,
	officersAsked,
	officersWanted,
	officersWhoDecide,
	hasVouchers,
	officersWhoVouch,
	vouchersNeeded,
	pointsToHear
} from './offices/officers-who-decide.ts';
export { type Beginning } from './state.ts';
export { approvedIn, countedIn } from './offices/approved.ts';
export { placeIn } from './offices/between-meetings.ts';
export { isOfFounding } from './kinds/offices.ts';
export { officesBy } from './offices/deciding.ts';
export { type Deciding } from './state.ts';
export { penFigure, penIn, penRound } from './meeting/pen-round.ts';
export { withId } from './with-id.ts';
export { replayUntil } from './replay-until.ts';
export { descriptionIn, fitsField, type DescribedField, type GroupDescription } from './rules/description.ts';
export {
	canBePutRight,
	canBeTakenBack,
	framesMeeting,
	isAboutLine,
	isEntry,
	mayChangeAmount,
	mayChangeMember,
	neverUndone
} from './correction/kinds.ts';
export { effectiveLines, putRightIn } from './correction/effective-lines.ts';
export { lenderNamed } from './kinds/lenders.ts';
export { isCarried, isSettlement, ownerOf, type Owners } from './owner.ts';
export { emptyJournal, lineOf, linesOf, type Journal, type JournalLine, type MeetingRef } from './journal.ts';
export {
	settlePhones,
	type EntryLeft,
	type PageThere,
	type PhonesSettledDecision,
	type SettlePhones
} from './minutes/settle-phones.ts';
export type { TwinPages } from './minutes/void-pages.ts';
export { leftOut, saidOnlyOn, type LeftOut, type PageBeside, type WhyLeft } from './minutes/left-out.ts';
export { needsWholeBook } from './needs-whole-book.ts';
export { bankDayOf } from './bank/bank-day.ts';
export { bankDifference, overBoxLimit } from './bank/bank-difference.ts';
export { borrowingOutstanding, isOfBank } from './borrowing/borrowing.ts';
export { drawable, drawingPowerOn } from './borrowing/cash-credit.ts';
export { type CashCredit, type DrawingPower } from './state.ts';
export { debitsLeft, withDebitsPaid, type LenderPayment } from './borrowing/debits-left.ts';
export { borrowingPlan, planHoldsInterest, type PlannedInstalment } from './borrowing/borrowing-plan.ts';
export { belowZeroByDays, type BelowZero } from './below-zero.ts';
export { withPostingDays, type PostedLine } from './posting-day.ts';
export type { Rejection, RejectionType } from './rejections.ts';
export { buyInFor } from './sharing/buy-in.ts';
export { reckoningFor, settlementFor, type Reckoning } from './sharing/settlement.ts';
export {
	areWhole,
	share,
	type Shared,
	type SharingBasis,
	type SharingRate,
	type SharingTerms,
	type SharingWeights
} from './sharing/share.ts';
export { sharingRate, sharingWeights } from './kinds/dividends.ts';
export { cycleSince, daysOfCycle, isCycleOver } from './sharing/cycle.ts';
export { notesInBox } from './sharing/notes-in-box.ts';
export { shareOutLines } from './sharing/share-out-lines.ts';
export { type KeptParts } from './sharing/share-out-rows.ts';
export { shareOut, type ShareOut, type ShareOutTerms } from './sharing/share-out.ts';
export { type ShareOutRow } from './sharing/share-out-rows.ts';
export { dividendGiven, sharedParts, surplusNow, type SharedParts } from './sharing/shared-parts.ts';
export {
	type Application,
	type Borrowing,
	type Dispute,
	type Fine,
	type RulesSince,
	type BankAccount,
	type GroupState,
	type Member,
	type OfficeTerm,
	type MeetingInProgress,
	type RegularMeeting
} from './state.ts';
export { emptyGroup } from './state-draft.ts';
export {
	activeMembers,
	beforeMeeting,
	isMemberOn,
	liveEvents,
	membersOn,
	officesOn,
	previousRegularDay,
	rulesOn
} from './state-on.ts';
