import type { Rejection, RejectionType } from '#group';
import type { BackupRefusal, Fault, UnlockRefusal } from '#app';
import type { MessageKey, SlotValues, Words } from '#i18n';
import type { IconName } from '#ui/icon/icon-names.ts';

/** Everything that can be answered with no. Each has words and a picture; the one place that knows both sides. */
export type Reason = Rejection | Fault | UnlockRefusal | BackupRefusal | { readonly type: 'BookAlreadyHere' };

export interface SpokenReason {
	readonly text: string;
	readonly icon: IconName;
}

/** A new reason without words and picture does not compile. */
const wordsOf = {
	NoGroup: ['reject.no-group', 'book'],
	GroupAlreadyFounded: ['reject.group-already-founded', 'book'],
	DayBeforeLastMeeting: ['reject.day-before-last-meeting', 'meeting'],
	DayBeforeMeeting: ['reject.day-before-meeting', 'meeting'],
	NoOpenMeeting: ['reject.no-open-meeting', 'meeting'],
	MeetingAlreadyOpen: ['reject.meeting-already-open', 'meeting'],
	NotAtTheDesk: ['reject.not-at-the-desk', 'meeting'],
	MeetingNumberTaken: ['reject.meeting-number-taken', 'meeting'],
	DuplicateId: ['reject.duplicate-id', 'book'],
	MemberUnknown: ['reject.member-unknown', 'empty-mat'],
	DayBeforeMember: ['reject.day-before-member', 'empty-mat'],
	MemberNumberTaken: ['reject.number-taken', 'empty-mat'],
	SymbolTaken: ['reject.symbol-taken', 'empty-mat'],
	TooManyMembers: ['reject.too-many-members', 'meeting'],
	BankAccountUnknown: ['reject.bank-account-unknown', 'bank-counter'],
	LoanUnknown: ['reject.loan-unknown', 'box-out'],
	LoanFinished: ['reject.loan-finished', 'check'],
	DayBeforeLoan: ['reject.day-before-loan', 'box-out'],
	MoneyAlreadyEntered: ['reject.money-already-entered', 'book'],
	OpeningNotBalanced: ['reject.opening-not-balanced', 'book'],
	WrongFund: ['reject.wrong-fund', 'gullak-in'],
	SharesNotWhole: ['reject.shares-not-whole', 'gullak-in'],
	TooManyShares: ['reject.too-many-shares', 'gullak-in'],
	TermsInvalid: ['reject.terms-invalid', 'sprout'],
	NotWholeCoins: ['reject.not-whole-coins', 'coins'],
	LoanLimitExceeded: ['reject.loan-limit-exceeded', 'box-out'],
	QuorumMissing: ['reject.quorum-missing', 'meeting'],
	ApprovalsMissing: ['reject.approvals-missing', 'hands-raised'],
	MoreThanOwed: ['reject.more-than-owed', 'box-in'],
	SplitDoesNotAddUp: ['reject.split-does-not-add-up', 'book'],
	BoxTooSmall: ['reject.box-too-small', 'tin-box-open'],
	BankTooSmall: ['reject.bank-too-small', 'bank-counter'],
	AccountTooSmall: ['reject.account-too-small', 'book'],
	PieceUnknown: ['reject.piece-unknown', 'notes'],
	CountMissing: ['reject.count-missing', 'counting-hands'],
	DifferenceNotAccepted: ['reject.difference-not-accepted', 'counting-hands'],
	NoDifference: ['reject.no-difference', 'check'],
	NothingToTakeBack: ['reject.nothing-to-take-back', 'undo'],
	NotInThisMeeting: ['reject.not-in-this-meeting', 'undo'],
	AlreadyTakenBack: ['reject.already-taken-back', 'undo'],
	CannotBeTakenBack: ['reject.cannot-be-taken-back', 'undo'],
	NeededByLaterEntry: ['reject.needed-by-later-entry', 'undo'],
	StorageFull: ['fault.storage-full', 'phone-full'],
	StorageClosed: ['fault.storage-closed', 'phone'],
	OtherTabWrites: ['fault.other-tab-writes', 'pen'],
	StaleHead: ['fault.stale-head', 'book'],
	NotSaved: ['fault.not-saved', 'book'],
	Damaged: ['fault.damaged', 'second-book'],
	RecordsMissing: ['fault.records-missing', 'second-book'],
	StorageFailed: ['fault.storage-failed', 'phone'],
	WrongCode: ['unlock.wrong-code-left', 'lock'],
	WaitBeforeNextTry: ['unlock.wait', 'lock'],
	UnknownSlot: ['unlock.unknown-slot', 'lock'],
	NotABackup: ['restore.not-a-copy', 'second-book'],
	CutOff: ['restore.cut-off', 'second-book'],
	NewerVersion: ['restore.newer', 'second-book'],
	TooLarge: ['restore.too-large', 'second-book'],
	BookAlreadyHere: ['restore.already-here', 'book']
} as const satisfies Record<RejectionType | Reason['type'], readonly [MessageKey, IconName]>;

/** The reason in the words of the screen, with its amounts. */
export function spokenReason(reason: Reason, words: Words, currency: string): SpokenReason {
	const [key, icon] = isWrongSheet(reason)
		? (['unlock.wrong-sheet', 'recovery-sheet'] as const)
		: wordsOf[reason.type];
	return { text: words.say(key, slotsOf(reason, words, currency)), icon };
}

/** The printed sheet cannot be tried out, so no tries are counted. */
function isWrongSheet(reason: Reason): boolean {
	return reason.type === 'WrongCode' && reason.triesLeft === null;
}

function slotsOf(reason: Reason, words: Words, currency: string): SlotValues {
	switch (reason.type) {
		case 'DayBeforeLastMeeting':
			return { day: words.dayInWords(reason.lastSealedDay) };
		case 'MoreThanOwed':
			return { amount: words.amount(reason.owed, currency) };
		case 'BoxTooSmall':
		case 'BankTooSmall':
		case 'AccountTooSmall':
			return { held: words.amount(reason.held, currency), asked: words.amount(reason.asked, currency) };
		case 'OpeningNotBalanced':
			return { amount: words.amount(differenceOf(reason), currency) };
		case 'TooManyMembers':
		case 'LoanLimitExceeded':
			return { most: words.number(reason.most) };
		case 'QuorumMissing':
		case 'ApprovalsMissing':
			return { needed: words.number(reason.needed) };
		case 'TooManyShares':
			return { most: words.number(reason.sharesMax) };
		case 'SharesNotWhole':
			return { amount: words.amount(reason.shareValue, currency) };
		case 'MeetingNumberTaken':
			return { number: words.number(reason.last) };
		case 'WrongCode':
			return reason.triesLeft === null ? {} : { count: words.number(reason.triesLeft) };
		case 'WaitBeforeNextTry':
			return { time: waitInWords(reason.seconds, words) };
		default:
			return {};
	}
}

function differenceOf(reason: Extract<Reason, { type: 'OpeningNotBalanced' }>) {
	return (
		reason.debits > reason.credits ? reason.debits - reason.credits : reason.credits - reason.debits
	) as typeof reason.debits;
}

function waitInWords(seconds: number, words: Words): string {
	return seconds < 90
		? words.say('unlock.wait-seconds', { count: words.number(seconds) })
		: words.say('unlock.wait-minutes', { count: words.number(Math.ceil(seconds / 60)) });
}
