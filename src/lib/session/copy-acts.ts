/**
 * What copies are made, checked and brought back with, and books of files: fetched with the screens of copies, so that an evening does not wait for it.
 */
export {
	besideBook,
	checkBackup,
	checkContents,
	codesToSettle,
	copyOfParts,
	figuresOf,
	foundFromJournal,
	linksOf,
	makeBackup,
	meetingSummaries,
	openBackupWithSheet,
	outBySettling,
	pagesApart,
	pagesSent,
	refusedForOpen,
	restoreBook,
	settledBy,
	whatItAdds
} from '#app';
export { officersWhoDecide } from '#group';
