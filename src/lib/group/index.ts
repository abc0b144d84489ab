export * from './bank/bank-difference.ts';
export * from './below-zero.ts';
export {
	borrowingOutstanding,
	borrowingPlan,
	debitsLeft,
	isOfBank,
	planHoldsInterest,
	withDebitsPaid,
	type LenderPayment,
	type PlannedInstalment
} from './borrowing/borrowing.ts';
export { drawable, drawingPowerOn } from './borrowing/cash-credit.ts';
export * from './chart.ts';
export { needsWholeBook } from './checks.ts';
export * from './codes.ts';
export type { Command } from './commands.ts';
export * from './compact.ts';
export { effectiveLines, putRightIn } from './correction/effective-lines.ts';
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
export * from './decide.ts';
export type * from './event-fields.ts';
export {
	amountMax,
	balance as balanceSchema,
	eventId as eventIdSchema,
	memberId as memberIdSchema,
	text as textSchema,
	paperNotSaid
} from './event-fields.ts';
export type * from './event-types.ts';
export * from './fines/proposed-fines.ts';
export * from './fold-admitted.ts';
export { emptyJournal, lineOf, linesOf, type Journal, type JournalLine, type MeetingRef } from './journal.ts';
export type * from './kinds/assets.ts';
export type * from './kinds/bank.ts';
export type * from './kinds/borrowing-credits.ts';
export type * from './kinds/borrowings.ts';
export type * from './kinds/corrections.ts';
export type * from './kinds/dividends.ts';
export type * from './kinds/fines.ts';
export type * from './kinds/grant-returns.ts';
export type * from './kinds/held-for-others.ts';
export type * from './kinds/income-expense.ts';
export type * from './kinds/leaving.ts';
export type * from './kinds/lenders.ts';
export type * from './kinds/loan-changes.ts';
export type * from './kinds/loans.ts';
export type * from './kinds/meeting-acts.ts';
export type * from './kinds/meetings.ts';
export type * from './kinds/members.ts';
export type * from './kinds/minutes.ts';
export type * from './kinds/offices.ts';
export type * from './kinds/opening.ts';
export type * from './kinds/placed-deposits.ts';
export type * from './kinds/repayments.ts';
export type * from './kinds/rules.ts';
export type * from './kinds/saving-interest.ts';
export type * from './kinds/savings.ts';
export type * from './kinds/share-outs.ts';
export type * from './kinds/social-fund.ts';
export {
	accountLine,
	agendaPointOf,
	eventByTypeSchema,
	eventSchemas,
	groupEventSchema,
	kindPicture,
	kindWords,
	registerLine,
	type AccountedType
} from './kinds.ts';
export { sharingRate, sharingWeights } from './kinds/dividends.ts';
export { heldForPurpose, heldOfWoman, purposesHeld } from './kinds/held-for-others.ts';
export { savingInterest, type SavingInterest } from './sharing/saving-interest.ts';
export { depositsHeld } from './kinds/placed-deposits.ts';
export { grantAccounts, isGrant } from './kinds/income-expense.ts';
export { lenderNamed } from './kinds/lenders.ts';
export { fundOfRoll, rollAnswers, type RollAnswer } from './kinds/meeting-acts.ts';
export { sealOfDesk } from './kinds/meetings.ts';
export { isOfFounding } from './kinds/offices.ts';
export { openingSides } from './kinds/opening.ts';
export { descriptionIn, fitsField, type DescribedField, type GroupDescription } from './kinds/rules.ts';
export { monthlyChargeDay } from './loans/charge-days.ts';
export * from './loans/charge-list.ts';
export { chargedUntil } from './loans/charges.ts';
export {
	instalmentsOf,
	overdueOn,
	principalAsked,
	principalDue,
	type Instalment,
	type Overdue
} from './loans/instalments.ts';
export * from './loans/kept-terms.ts';
export type { KeptTerms, Loan, LoanMovement } from './loans/loan.ts';
export { chargesOverdue, overdueCharged, overdueInAll } from './loans/overdue-interest.ts';
export {
	loanDay,
	loanPosition,
	openLoansOf,
	openPositionsOf,
	overdueUnpaid,
	splitPayment,
	type LoanDay,
	type LoanPosition
} from './loans/position.ts';
export {
	interestUntil,
	loanPreview,
	reschedulePreview,
	topUpPreview,
	type LoanNow,
	type LoanPreview
} from './loans/preview.ts';
export {
	came,
	countCame,
	expectedAt,
	isExpected,
	penFigure,
	penIn,
	penRound,
	saysMore
} from './meeting/attendance.ts';
export * from './meeting/ending.ts';
export {
	isEmptyMeeting,
	isPutAway,
	pagesPutAway,
	withoutPutAway,
	type PageAway
} from './meeting/put-away.ts';
export * from './members/names.ts';
export * from './minutes/left-out.ts';
export * from './minutes/settle-phones.ts';
export { heardFromOther, type TwinPages } from './minutes/void-pages.ts';
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
export * from './offices/officers-who-decide.ts';
export { placeIn } from './offices/between-meetings.ts';
export { officesBy } from './offices/deciding.ts';
export {
	beginningOf,
	beginningOn,
	hasVouchers,
	lacksApprovals,
	lacksQuorum,
	officersAmong,
	officersAsked,
	officersWanted,
	officersWhoDecide,
	officersWhoVouch,
	pointsToHear,
	quorumAt,
	vouchersNeeded
} from './offices/officers-who-decide.ts';
export * from './owner.ts';
export { readOnce, untilLastEntry } from './kept-readings.ts';
export { withPostingDays, type PostedLine } from './posting-day.ts';
export * from './record.ts';
export * from './rejections.ts';
export * from './rules/constitution-schema.ts';
export {
	defaultPeriod,
	membersAllowed,
	membersMost,
	quorumOf,
	withDefaults,
	writtenRules,
	type Constitution,
	type Rhythm
} from './rules/constitution.ts';
export { fundAtHand, fundsAtHand, isOfFund, lentByFund } from './loans/fund-loans.ts';
export { savedBy, savingDueAtMeeting, socialFundDueAtMeeting } from './saving/saving-due.ts';
export { cycleSince, daysOfCycle, isCycleOver } from './sharing/cycle.ts';
export * from './sharing/notes-in-box.ts';
export { buyInFor, hasToSettle, reckoningFor, settlementFor, type Reckoning } from './sharing/settlement.ts';
export { shareOutLines, type KeptParts, type ShareOutRow } from './sharing/share-out-rows.ts';
export { shareOut, type ShareOut, type ShareOutTerms } from './sharing/share-out.ts';
export {
	areWhole,
	share,
	type Shared,
	type SharingBasis,
	type SharingRate,
	type SharingTerms,
	type SharingWeights
} from './sharing/share.ts';
export { dividendGiven, sharedParts, surplusNow, type SharedParts } from './sharing/shared-parts.ts';
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
export type {
	Application,
	BankAccount,
	Beginning,
	Borrowing,
	CashCredit,
	Deciding,
	Dispute,
	DrawingPower,
	Fine,
	GroupState,
	MeetingInProgress,
	Member,
	OfficeTerm,
	RegularMeeting,
	RulesSince
} from './state.ts';
export { withId } from './with-id.ts';
