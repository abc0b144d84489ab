export { reportWithRehearsal, reportWithShareOut, type ShareOutAsked } from './share-out-figures.ts';
export { amountIn } from './entry-amount.ts';
export { dueOf, duesOf, type Due } from './now/dues.ts';
export {
	accountName,
	type AccountAmount,
	type AccountGroup,
	type AccountName
} from './accounts/account-lines.ts';
export { balanceSheet, type BalanceSheet, type SheetSide } from './accounts/balance-sheet.ts';
export { cashBook, type CashBook, type CashBookRow, type CashBookTotals } from './accounts/cash-book.ts';
export { corpusAt, corpusByMonth, corpusOf, surplusOf, type CorpusLine } from './accounts/corpus.ts';
export {
	fiscalYearOf,
	fiscalYears,
	monthsIn,
	type AccountMonth,
	type FiscalYear,
	type Period
} from './accounts/fiscal-year.ts';
export {
	generalLedger,
	type GeneralLedger,
	type LedgerAccount,
	type LedgerGroup,
	type LedgerRow,
	type LedgerTotals
} from './accounts/general-ledger.ts';
export {
	incomeAndExpenditure,
	incomeAndExpenditureByYear,
	type AccountByPeriod,
	type AccountsByPeriod,
	type IncomeAndExpenditure,
	type SurplusOverPeriod
} from './accounts/income-and-expenditure.ts';
export {
	accountBook,
	wholeBook,
	type AccountBook,
	type BookRow,
	type LineMarks,
	type RowHead
} from './accounts/posted-lines.ts';
export {
	receiptsAndPayments,
	type CashAndBank,
	type KindByMonth,
	type KindsByMonth,
	type ReceiptsAndPayments
} from './accounts/receipts-and-payments.ts';
export { trialBalance, type TrialBalance, type TrialBalanceRow } from './accounts/trial-balance.ts';
export { applications, type ApplicationAnswer, type ApplicationLine } from './applications.ts';
export { bankBook, type BankBook, type BankBookRow, type BankBookView } from './bank-book.ts';
export type { StatementMatch } from './bank-lines.ts';
export { bankStatements, type AccountStatements, type BankStatements } from './bank-statements.ts';
export {
	bookReport,
	type BookReport,
	type LoanLine,
	type ReportedMeeting,
	type MemberFigures
} from './book-report.ts';
export type { InstalmentConduct } from './borrowing-conduct.ts';
export {
	borrowings,
	type BorrowingLine,
	type BorrowingRow,
	type Borrowings,
	type BorrowingTotals
} from './borrowings.ts';
export type { CreditConduct, CreditMonth } from './credit-conduct.ts';
export {
	deposits,
	type AccountDeposits,
	type DepositMonth,
	type DepositRow,
	type Deposits
} from './deposits.ts';
export { meetingsDue } from './due-days.ts';
export { meetingList, type MeetingCard } from './meeting-list.ts';
export { meetingNow, type MeetingNow } from './meeting-now.ts';
export { bookPages, type BookPages, type BookAsAt, type MeetingPage } from './meeting-pages.ts';
export type { Regularity, RegularityByWindow } from './regularity.ts';
export { meetingSheet, meetingSheets, type MeetingSheet, type SheetColumns, type SheetRow } from './meeting-sheet.ts';
export { memberPage, type MemberLoan, type MemberPage, type MemberRow } from './member-page.ts';
export type { MoneyKind, MoneyLine, MoneyWhat } from './money-lines.ts';
export { sealOf, type Seal } from './seal.ts';
export {
	memberStatement,
	type MemberStatement,
	type StatementFigures,
	type StatementRow
} from './statement.ts';
export { whyOwed, type Charge } from './why-owed.ts';
export {
	attendanceRegister,
	type AttendanceCell,
	type AttendanceColumn,
	type AttendanceRegister,
	type AttendanceRow,
	type SavingsTotals
} from './registers/attendance-register.ts';
export type { Ageing } from './registers/ageing.ts';
export type { Agreement } from './registers/approvals.ts';
export type { Decided, RegisteredDecision } from './registers/decisions.ts';
export type { RuleChange } from './registers/rule-changes.ts';
export {
	demandCollection,
	type BySource,
	type DemandBy,
	type DemandColumns,
	type DemandRow,
	type DemandSheet
} from './registers/demand-collection.ts';
export {
	exceptions,
	lackingBesideMeetings,
	type CashDifference,
	type Exceptions,
	type LateMeeting
} from './registers/exceptions.ts';
export type { DisputeLine } from './registers/disputes.ts';
export type { BetweenLine } from './registers/undone-at-desk.ts';
export type { EntryBeside } from './registers/settled-phones.ts';
export { federationReport, type FederationReport } from './registers/federation-report.ts';
export {
	groupRatios,
	pooledRatio,
	ratioNames,
	type GroupRatios,
	type Ratio,
	type RatioEntry,
	type RatioName
} from './ratios.ts';
export { groupHealth, type GroupHealth } from './registers/group-health.ts';
export type { LoanRowKind } from './registers/loan-entries.ts';
export {
	loanLedger,
	type LoanAccount,
	type LoanColumns,
	type LoanLedger,
	type LoanRow
} from './registers/loan-ledger.ts';
export {
	shareOuts,
	type ShareOutColumns,
	type ShareOutStatement,
	type ShareOutStatementRow
} from './registers/share-outs.ts';
export {
	minutesExtract,
	minutesOf,
	minutesRegister,
	type Minutes,
	type MinutesAttendance,
	type MinutesExtract,
	type WorkDone
} from './registers/minutes.ts';
export {
	needsHelp,
	reasonsForHelp,
	type GroupInNeed,
	type HelpReason,
	type HelpWeight,
	type WeighedReason
} from './registers/needs-help.ts';
export type { MeetingName } from './registers/register-book.ts';
export type { EntryMarks } from './registers/register-lines.ts';
export { bankLoans, type BankLoan } from './bank/bank-loans.ts';
export {
	bankInterestOf,
	type BankInterestOf,
	type NotPrompt,
	type PromptQuarter
} from './bank/prompt-payment.ts';
export { amountByGrade, loanDose, type DoseBase, type LoanDose } from './bank/loan-dose.ts';
export {
	indicatorCodes,
	type AmountByGradeRule,
	type BankInterest,
	type BankRule,
	type BothTexts,
	type Condition,
	type DoseNeed,
	type IndicatorCode,
	type InterestSlab,
	type Indicators,
	type LoanDoseRule,
	type RuleName,
	type ScorecardItem,
	type ScorecardRule
} from './bank/rule-types.ts';
export { eligibility, mayBeOlder, type ActiveBasis, type Eligibility } from './bank/eligibility.ts';
export { groupPosition, savingInAYear, type GroupPosition } from './bank/group-position.ts';
export { indicatorsOf, type GroupAge } from './bank/indicators.ts';
export { askingOf, type Asked, type Asking, type LoanResolution } from './bank/asking.ts';
export { bankStanding, bankStandingSteps, type BankStanding } from './bank/bank-standing.ts';
export { doseRuleFor } from './bank/dose-rule.ts';
export { bankConditions } from './bank/conditions.ts';
export {
	conditionCodes,
	type BankCondition,
	type ConditionCode,
	type ConditionFigure
} from './bank/condition-types.ts';
export { monthsSince } from './bank/months.ts';
export { liabilityShares, type LiabilityShare } from './bank/liability.ts';
export { loanUseOf, type LoanUse } from './bank/loan-use.ts';
export { panchasutra } from './bank/panchasutra.ts';
export {
	fullTenths,
	isDraft,
	readinessOf,
	readyTenths,
	sharesOfRules,
	type PageHead,
	type Readiness
} from './bank/readiness.ts';
export { nextDueOf, type LookFact } from './bank/look.ts';
export { registerBook } from './registers/register-book.ts';
export { lackingQuorumIn, type CircleVote, type LackingQuorum } from './registers/circle-vote.ts';
export type { MeetingBehind, Panchasutra, PanchasutraByWindow } from './bank/panchasutra-types.ts';
export { scorecard, type Scorecard, type ScoredItem } from './bank/scorecard.ts';
export {
	decidedCreditPlan,
	proposedCreditPlan,
	type CreditHistory,
	type CreditPlan,
	type PlanLine
} from './bank/credit-plan.ts';
export { missingForBank, signingOffices, type MissingItem, type MissingWhat } from './bank/missing.ts';
export { monthFigures, type MonthFigures } from './bank/by-month.ts';
