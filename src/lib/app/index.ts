export {
	checkBackup,
	checkContents,
	openBackupWithSheet,
	headReadBack,
	type CheckedBackup,
	type CopyChecker,
	type CopyReadBack
} from './backup/read-backup.ts';
export {
	copyOfParts,
	linksOf,
	pagesSent,
	readInParts,
	type CopyFound,
	type PagesPart,
	type PutTogether
} from './backup/copy-in-parts.ts';
export { allPagesHold, type PageAudit, type PagesToAudit } from './mend/audit-pages.ts';
export { figuresOf, meetingSummaries, type MeetingSummary } from './backup/copy-figures.ts';
export { makeBackup, type MadeBackup } from './backup/make-backup.ts';
export { restoreBook, type RestoreRefusal } from './backup/restore-book.ts';
export * from './books/codes-and-offices.ts';
export {
	foundBook,
	type FoundBookParts,
	type FoundedBook,
	type GivenCode,
	type NewBook
} from './books/found-book.ts';
export {
	lockFounding,
	openFounding,
	readFounding,
	sealFounding,
	type FoundingKeys,
	type LockedFounding
} from './books/founding-draft.ts';
export {
	checkCode,
	textOfDraft,
	womenOver,
	type AgreedAct,
	type Approved,
	type BookAt,
	type CheckedCode,
	type OpenUnderKeys,
	type TouchedCode,
	type WhatToWrite,
	type WriteAct
} from './books/codes-of-officers.ts';
export {
	coverToCopy,
	lettersThatWait,
	provePaper,
	renewPaper,
	type PaperKind,
	withRenewal,
	type CoverToStore,
	followsKeys,
	isRenewedFrom
} from './books/key-paper.ts';
export { giveLaptop, laptopThatReads } from './books/laptop-slot.ts';
export { foundFromJournal, type BookOfPractice } from './books/found-from-journal.ts';
export { recoverBooks, type Recovered } from './books/recover-books.ts';
export * from './journal-file/index.ts';
export { bookOfRecords, type BookOfRecords, type RecordsRefusal } from './laptop/book-of-records.ts';
export { standingOfFiles, traceOf, type FileTrace } from './laptop/file-standing.ts';
export {
	journalOfCopy,
	vouchedCopy,
	type ShelvedFrom,
	isOriginKnown,
	dayOfFile,
	lacksWordForNames,
	type ShelvedGroup
} from './laptop/shelved-group.ts';
export {
	beginLaptop,
	isLongEnough,
	type LaptopParts,
	LaptopShelf,
	openLaptop,
	passphraseAsTyped,
	type Placed
} from './laptop/laptop-shelf.ts';
export type * from './laptop/ports.ts';
export { readOnlyBook } from './laptop/read-only-book.ts';
export {
	type MergedBook,
	type PlacedLink,
	type VerifiedBook,
	besideBook,
	type CopyBeside
} from './merge/merge-books.ts';
export type { MeetingOfLine, MergeException } from './merge/merge-exceptions.ts';
export {
	exceptionsOf,
	mergeFiles,
	verifiedLines,
	type MergedFiles,
	type MergeFileRefusal
} from './merge/merge-files.ts';
export type { MergeRefusal } from './merge/one-order.ts';
export {
	pagesApart,
	refusedForOpen,
	codesToSettle,
	outBySettling,
	settledBy,
	type PageApart,
	type EntryOut,
	type Stands
} from './merge/settle-other.ts';
export { whatItAdds, type TakeOverRefusal } from './merge/take-over.ts';
export { mendUnopened } from './mend/bring-back.ts';
export { isAnySetAside, type SetAside } from './mend/mend-book.ts';
/*
 * Interfaces through which the use cases reach the outside. Storage keeps sealed bytes in order and knows
 * nothing of groups; the vault encrypts and knows nothing of storage. Boot injects both.
 */
export type * from './ports/keys.ts';
export type * from './ports/phone.ts';
export type * from './ports/post.ts';
export {
	answerBesideScreen,
	type SaidByWorker,
	type StartReading,
	type ToImport,
	type WorkerSide
} from './ports/phone.ts';
export type * from './ports/storage.ts';
export { deliver, longestDelay, meteredADay, type Delivery } from './post/deliver.ts';
export { erasInBox, longestOf, type AskedBox } from './post/box-lanes.ts';
export { bookFromBox, otherInBox, type FromBoxRefusal } from './post/from-box.ts';
export { namesToLeave } from './post/names-to-leave.ts';
export { givePost, slotOf } from './post/give-post.ts';
export { cardOf, eraKeysOf, keptPost, postOf, slotNow, type PostSlot } from './post/post-slot.ts';
export { compare, layIn, type Compared, type LeavingBook } from './post/tend-post.ts';
export { practiceBook, practiceCode } from './practice/practice-book.ts';
export * from './practice/rounds.ts';
export * from './proof/index.ts';
export * from './slips/index.ts';
export { partOfBook, type PartRefusal } from './squares/part-of-book.ts';
export { GatheredSquares, isSeriesOf, squareSeries, type SquareSeries } from './squares/series.ts';
export { readSquare, type SeriesHead, type Square } from './squares/square.ts';
export {
	cutRecords,
	type Hash,
	headOfForeignEvents,
	type Link,
	type ReadPage,
	verifyChain
} from './record/verify-chain.ts';
export type { JournalPerson } from './journal-file/journal-schema.ts';
export type { RecordContent, SignedRecord } from './record/record-content.ts';
export { withNameKeys } from './record/name-in-book.ts';
export { bookNamed, vouchFor, type GroupSigner, type Vouched } from './record/voucher.ts';
export { BookSession, type Refusal } from './session/book-session.ts';
export type { OpenBook, Operation, SessionParts } from './session/session-parts.ts';
export type { Draft, DraftedPart, DraftedShareOut } from './session/draft.ts';
export type { HeldPages } from './merge/standing-line.ts';
export { pagesBeside, pagesHeld, type History } from './session/history.ts';
export { openSession } from './session/open-session.ts';
export { personNamed, personSaid, voiceOf, type Person } from './session/people.ts';
export { loadBankRules, loadDoseRules } from './bank-rules/load.ts';
export { readBankRules } from './bank-rules/read-rule.ts';
