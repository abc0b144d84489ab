/**
 * The bookkeeping as one script, loaded when a book is opened, founded or read, so that the first screen does not wait
 * for it.
 */
export {
	codesOfToday,
	coverToCopy,
	foundBook,
	giveLaptop,
	laptopThatReads,
	lettersThatWait,
	checkCode,
	mendUnopened,
	openSession,
	opensMemberPageOnly,
	pagesBeside,
	practiceBook,
	provePaper,
	renewPaper,
	withoutCodeHere,
	textOfDraft,
	womenOver,
	withRenewal
} from '#app';
export { hasVouchers, officersWhoDecide, vouchersNeeded } from '#group';
export { BookView } from './book-view.svelte.ts';
export { PlaceKeeper } from './place-keeper.ts';
export { refuse } from './refusing.ts';
