/** Functions that make, check and restore copies and read books from files; loaded with the screens of copies, so that a meeting does not wait for them. */
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
