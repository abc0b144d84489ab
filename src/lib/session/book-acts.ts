/**
 * The bookkeeping, as one piece: fetched when a book is opened, founded or read, so that the first screen does not wait for
 * it.
 */
export {
	besideBook,
	codesOfToday,
	copyOfParts,
	coverToCopy,
	figuresOf,
	foundBook,
	foundFromJournal,
	giveLaptop,
	laptopThatReads,
	lettersThatWait,
	linksOf,
	checkBackup,
	checkCode,
	checkContents,
	codesToSettle,
	makeBackup,
	meetingSummaries,
	mendUnopened,
	openBackupWithSheet,
	openSession,
	opensMemberPageOnly,
	outBySettling,
	pagesApart,
	pagesBeside,
	pagesSent,
	practiceBook,
	provePaper,
	refusedForOpen,
	renewPaper,
	restoreBook,
	settledBy,
	textOfDraft,
	whatItAdds,
	womenOver,
	withRenewal
} from '#app';
export { hasVouchers, officersWhoDecide, vouchersNeeded } from '#group';
export { BookView } from './book-view.svelte.ts';
export { PlaceKeeper } from './place-keeper.ts';
export { refuse } from './refusing.ts';
