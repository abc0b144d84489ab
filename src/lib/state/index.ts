export { AppState, type AppParts, type Phase } from './app-state.svelte.ts';
export { BookView } from './book-view.svelte.ts';
export { getApp, getBook, getMeeting, setApp, setMeeting, wordsOf } from './context.ts';
export { spokenReason, type Reason, type SpokenReason } from './reasons.ts';
export { Speaker } from './speaker.svelte.ts';
export { AmountDraft } from './amount-draft.svelte.ts';
export { BankTrip, type BankDirection, type BankStep } from './bank-trip.svelte.ts';
export { EntryWriter } from './entry-writer.svelte.ts';
export { HomeView, type Marks } from './home-view.svelte.ts';
export { LoanDraft, type LoanStep } from './loan-draft.svelte.ts';
export { CloseView, type HeardLine, type Officer } from './meeting-close.svelte.ts';
export {
	CountView,
	differenceReasons,
	type CountStep,
	type DifferenceReason
} from './meeting-count.svelte.ts';
export { ExpenseDraft, expenseCategories, type ExpenseCategory } from './meeting-expense.svelte.ts';
export { GiveBackView } from './meeting-give-back.svelte.ts';
export { isMeetingPath, type MeetingPath } from './meeting-path.ts';
export { RollView, type RollAnswer } from './meeting-roll.svelte.ts';
export { type MeetingStop, type StopName } from './meeting-stops.ts';
export { MeetingView } from './meeting-view.svelte.ts';
export { SealedView } from './sealed-view.svelte.ts';
export { type CodeGiving } from './code-giving.svelte.ts';
export { BookReturn, CopyReading, type ChosenFile } from './copy-reading.svelte.ts';
export { CopyScreen } from './copy-screen.svelte.ts';
export { keyPapers } from './key-paper.svelte.ts';
export { lockScreen, type LockScreen } from './lock-screen.svelte.ts';
export { timesLeftMost, type OpeningSheet } from './opening-sheet.svelte.ts';
export { membersForBank, type OpeningLine, type SetupDraft } from './setup-draft.svelte.ts';
export { officeOf, SetupScreen } from './setup-screen.svelte.ts';
export {
	chapterOf,
	setupAsked,
	setupChapters,
	stepOf,
	type SetupPlace,
	type SetupStep
} from './setup-steps.ts';
export { refuse, refuseWith } from './refusing.ts';
export { MemberPageView } from './member-page-view.svelte.ts';
export { PrintView } from './print-view.svelte.ts';
export { type MeetingPlace } from './read-pages.ts';
export { type MeetingMove } from './meeting-moves.ts';
export { RedBookView, type RedBookCard } from './red-book-view.svelte.ts';
export { GroupView, type RuleLine } from './group-view.svelte.ts';
export { NewMember } from './new-member.svelte.ts';
