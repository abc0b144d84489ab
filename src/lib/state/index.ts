export type { AppParts } from './app-parts.ts';
export { letterSizes, type LetterSize } from './comfort.svelte.ts';
export { AppState, type Phase } from './app-state.svelte.ts';
export { BookView } from './book-view.svelte.ts';
export { getApp, getBook, getMeeting, setApp, setMeeting, wordsOf } from './context.ts';
export { spokenReason, type Reason, type SpokenReason } from './reasons.ts';
export { practise, startPractice } from './start-practice.ts';
export { Speaker } from './speaker.svelte.ts';
export { Studio } from './studio.svelte.ts';
export type { KeptVoice } from '#app';
export type { VoicePack } from '#voice';
export { VoiceShelf } from './voice-shelf.svelte.ts';
export { AmountDraft } from './amount-draft.svelte.ts';
export { ApplicationsView } from './bank-applications.svelte.ts';
export { BorrowingView, borrowingNamed, paymentParts, type PaymentPart } from './bank-borrowing.svelte.ts';
export { CashCreditView } from './bank-cash-credit.svelte.ts';
export { BankEntry } from './bank-entry.svelte.ts';
export { accountNamed, BankHomeView, type AccountCard } from './bank-home-view.svelte.ts';
export { artOf, outsideKey, outsideKinds, type Lender } from './bank-lenders.ts';
export { OutsideMoney, type BorrowingCard } from './bank-outside.svelte.ts';
export { BankPassbook, type UntickedRow } from './bank-passbook.svelte.ts';
export { BankReading, type PassbookMark } from './bank-reading.svelte.ts';
export { BankTrip, type BankDirection, type BankStep } from './bank-trip.svelte.ts';
export { EntryWriter } from './entry-writer.svelte.ts';
export { HomeView, type Marks } from './home-view.svelte.ts';
export {
	loanChanges,
	type LoanChangeKind,
	type LoanChangeStep,
	type LoanStanding
} from './loan-change-plan.ts';
export { LoanChange } from './loan-change.svelte.ts';
export { LoanDraft, type LoanStep } from './loan-draft.svelte.ts';
export { latestDayIn, slipsOf, type LoanSlip } from './loan-slips.ts';
export { type LoanSource } from './loan-sources.ts';
export { type AsksTimes } from './loan-times.ts';
export { whyHeard, whyOf, whyWords, type WhyLine, type WhyOwed } from './loan-why.ts';
export { CloseView, type HeardLine } from './meeting-close.svelte.ts';
export { type MeetingPoints, type Point } from './meeting-points.svelte.ts';
export { type OfficerCodes } from './officer-codes.svelte.ts';
export { type Officer } from './officer-tiles.ts';
export { CodeMaking } from './code-making.svelte.ts';
export { type CodeVouching } from './code-vouching.svelte.ts';
export {
	CountView,
	differenceReasons,
	type CountStep,
	type DifferenceReason
} from './meeting-count.svelte.ts';
export { type FineCard, type FineLine } from './meeting-fine-cards.ts';
export { FinesView, type FineAnswer } from './meeting-fines.svelte.ts';
export { OtherFine } from './meeting-other-fine.svelte.ts';
export { OtherMoney, type BeforeAfter } from './meeting-other.svelte.ts';
export { otherKinds, otherKindsIn, otherKindsOut, type OtherKind } from './other-kinds.ts';
export { GiveBackView, type PaymentUse } from './meeting-give-back.svelte.ts';
export { isMeetingPath, type MeetingPath } from './meeting-path.ts';
export { RollView, type RollAnswer, type RollPart } from './meeting-roll.svelte.ts';
export { type MeetingStop, type StopName } from './meeting-stops.ts';
export { PenOnTheRoad, stepOfStop, type PenOffer } from './meeting-pen.svelte.ts';
export { MeetingView, type RollTile } from './meeting-view.svelte.ts';
export { SealedView } from './sealed-view.svelte.ts';
export { type CodeGiving } from './code-giving.svelte.ts';
export { BookReturn, CopyReading, type ChosenFile } from './copy-reading.svelte.ts';
export { CopyScreen } from './copy-screen.svelte.ts';
export { SetAsideScreen } from './set-aside-screen.svelte.ts';
export { keyPapers } from './key-paper.svelte.ts';
export { PaperProof } from './paper-proof.svelte.ts';
export { PaperRenewal } from './paper-renewal.svelte.ts';
export { lockScreen, type LockScreen } from './lock-screen.svelte.ts';
export {
	isOwed,
	isWomanLine,
	owedLines,
	bankLines,
	rareLines,
	timesLeftMost,
	type GroupLine,
	type OpeningLine,
	type OpeningSheet,
	type RareLine,
	type WomanLine
} from './opening-sheet.svelte.ts';
export { fineNames, membersForBank, type FineName, type SetupDraft } from './setup-draft.svelte.ts';
export { officeOf, SetupScreen } from './setup-screen.svelte.ts';
export {
	chapterOf,
	setupAsked,
	setupChapters,
	stepOf,
	type SetupPlace,
	type SetupStep
} from './setup-steps.ts';
export { goOnWithWhatIsHere, recoverFromSecondCopy } from './recovery.ts';
export { refuse, refuseWith } from './refusing.ts';
export { herPageHeard, herPagePrompt } from './her-page-words.ts';
export { MemberPageView } from './member-page-view.svelte.ts';
export { WomanCode } from './people-code.svelte.ts';
export type { OwnPage, OwnPaper } from './own-page.ts';
export { ProofReading, type ShownFigure } from './proof-reading.svelte.ts';
export { PracticeRounds, roundsOf } from './practice-rounds.svelte.ts';
export { runningRoundOf } from './running-round.svelte.ts';
export { LessonView } from './lesson-view.svelte.ts';
export { SchoolKit } from './school-kit.svelte.ts';
export { SchoolMarks } from './school-marks.ts';
export { roundNames, type RoundName, type RoundStep } from '#app';
export { PrintView } from './print-view.svelte.ts';
export { bookKinds, BooksView, bookTitle, isBookKind, type BookKind } from './books-view.svelte.ts';
export { type BookPaper } from './books-context.ts';
export { type Handed, type PaperFile } from './paper-files.ts';
export { choiceFrom, queryOf, type PeriodChoice } from './books-period.ts';
export {
	decisionChoices,
	extractOf,
	isRegisterKind,
	meetingChoices,
	minutesOfMeeting,
	registerKinds,
	registerPaper,
	registerTitle,
	type MinutesChoice,
	type RegisterKind
} from './registers-view.ts';
export { BankReady, type Garland, type MissingMark } from './bank-ready.svelte.ts';
export { DossierView } from './dossier-view.svelte.ts';
export { type MeetingPlace } from './read-pages.ts';
export { type MeetingMove } from './meeting-moves.ts';
export { RedBookView, type PageOf, type RedBookCard } from './red-book-view.svelte.ts';
export { type Change, type CorrectionReason } from './correction-choices.ts';
export { type BookEntry } from './correction-entries.ts';
export { CorrectionView, type AttendanceMark, type CorrectionStep } from './correction.svelte.ts';
export { entryInWords } from './entry-words.ts';
export { DisputeDraft, OpenDisputes, type OpenDispute } from './dispute.svelte.ts';
export { LateBox } from './late-box.svelte.ts';
export { AllGave, LateMeeting } from './late-meeting.svelte.ts';
export { CreditPlanDraft, type PlanStep } from './credit-plan.svelte.ts';
export { Agenda, quorumAt, ResolutionDraft, type Quorum } from './minutes.svelte.ts';
export { GroupView } from './group-view.svelte.ts';
export { NewMember } from './new-member.svelte.ts';
export { Circle } from './people-circle.svelte.ts';
export { DividendView } from './people-dividend.svelte.ts';
export { type ShareMix, type SingleRule } from './share-mix.svelte.ts';
export { LeavingView } from './people-leaving.svelte.ts';
export { offices, OfficesView, termYears, type TermYears } from './people-offices.svelte.ts';
export { consentScopes, WomanView, type ConsentScope } from './people-woman.svelte.ts';
export { dayOfMonthBy, paymentOrderParts, RulesAnswers, type OrderPart } from './rules-answers.svelte.ts';
export { type RuleQuestion } from './rule-question.ts';
export { topicOf, type RuleName, type RuleScreen } from './rules-topics.ts';
export { rhythmWords, ruleValue, spokenRule, type RuleValue } from './rules-value.ts';
export { RulesView } from './rules-view.svelte.ts';
export { SheetImport } from './sheet-import.svelte.ts';
export { problemWords, type ProblemWords } from './sheet-words.ts';
export { StaffBook } from './staff-book.svelte.ts';
export { sheetFigures, type GroupFigures } from './group-figures.ts';
export { GroupsInNeed, helpMarksOf, type GroupToHelp, type HelpMark } from './groups-in-need.svelte.ts';
export { laptopOf, type Laptop, type LaptopPhase } from './laptop.svelte.ts';
export { placeOf, searched, type LaptopGroup, type LaptopOrder } from './laptop-groups.ts';
export { isBatchWhat, LaptopBatch, type BatchPaper, type BatchWhat } from './laptop-batch.svelte.ts';
export { installedTongues, installTongue, loadTongue, nameOfTongue } from './tongues.ts';
export { reviewFilters, WordReview, type ReviewedWord } from './word-review.svelte.ts';
