import { money, subtract, type Money } from '#money';
import type { Rejection, RejectionType } from '#group';
import type {
	BackupRefusal,
	BookOfPractice,
	CardRefusal,
	Fault,
	PartRefusal,
	PostRefusal,
	ProofRefusal,
	RebuildRefusal,
	RecorderRefusal,
	SlipRefusal,
	TakeOverRefusal,
	TooFewOfficers,
	UnlockRefusal
} from '#app';
import type { PackRefusal } from '#voice';
import type { IconName, MessageKey, SlotValues, Words } from '#i18n';

/** All reasons of a refusal, with words and a picture each; the one place that knows all of them. */
export type Reason =
	| Rejection
	| Fault
	| UnlockRefusal
	| BackupRefusal
	| ProofRefusal
	| SlipRefusal
	| RebuildRefusal
	| BookOfPractice
	| TooFewOfficers
	| PackRefusal
	| RecorderRefusal
	| TakeOverRefusal
	| PartRefusal
	| PostRefusal
	| CardRefusal
	| { readonly type: 'BookAlreadyHere' }
	| { readonly type: 'CopyForOtherPhone' };

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
	SavingMissing: ['reject.saving-missing', 'gullak-in'],
	DayAfterMeeting: ['reject.day-after-meeting', 'meeting'],
	NoOpenMeeting: ['reject.no-open-meeting', 'meeting'],
	MeetingAlreadyOpen: ['reject.meeting-already-open', 'meeting'],
	MeetingNotEmpty: ['reject.meeting-not-empty', 'meeting'],
	NotAtTheDesk: ['reject.not-at-the-desk', 'meeting'],
	MeetingNumberTaken: ['reject.meeting-number-taken', 'meeting'],
	WholeBookNeeded: ['reject.whole-book-needed', 'hourglass'],
	DuplicateId: ['reject.duplicate-id', 'book'],
	MemberUnknown: ['reject.member-unknown', 'empty-mat'],
	DayBeforeMember: ['reject.day-before-member', 'empty-mat'],
	MemberHasLeft: ['reject.member-has-left', 'woman-leaves'],
	StillTookPart: ['reject.still-took-part', 'woman-leaves'],
	MemberNumberTaken: ['reject.number-taken', 'empty-mat'],
	SymbolTaken: ['reject.symbol-taken', 'empty-mat'],
	TooManyMembers: ['reject.too-many-members', 'meeting'],
	BankAccountUnknown: ['reject.bank-account-unknown', 'bank-counter'],
	LoanUnknown: ['reject.loan-unknown', 'box-out'],
	LoanFinished: ['reject.loan-finished', 'check'],
	DayBeforeLoan: ['reject.day-before-loan', 'box-out'],
	LoanWrittenOff: ['reject.loan-written-off', 'loan-gone'],
	FineUnknown: ['reject.fine-unknown', 'late-coin'],
	FineFinished: ['reject.fine-finished', 'check'],
	DayBeforeFine: ['reject.day-before-fine', 'late-coin'],
	BorrowingUnknown: ['reject.borrowing-unknown', 'bank-to-box'],
	DayBeforeBorrowing: ['reject.day-before-borrowing', 'bank-to-box'],
	NotACashCredit: ['bank.credit-received-once', 'bank-to-box'],
	AboveDrawingPower: ['bank.credit-above-power', 'bank-counter'],
	ApplicationUnknown: ['reject.application-unknown', 'sheet-bank'],
	ApplicationAnswered: ['reject.application-answered', 'sheet-bank'],
	EventUnknown: ['reject.event-unknown', 'book'],
	AlreadyDisputed: ['reject.already-disputed', 'dispute'],
	DisputeUnknown: ['reject.dispute-unknown', 'dispute'],
	ConsentUnknown: ['reject.consent-unknown', 'thumb'],
	PaperNamedBefore: ['reject.paper-named-before', 'sheet-bank'],
	AssetUnknown: ['reject.asset-unknown', 'tag'],
	NothingPaid: ['reject.nothing-paid', 'coins'],
	GuaranteesLoan: ['reject.guarantees-loan', 'stand-in'],
	OwesMoreThanSheHas: ['reject.owes-more-than-she-has', 'woman-leaves'],
	SettlementDoesNotAddUp: ['reject.settlement-does-not-add-up', 'unequal'],
	SurplusTooSmall: ['reject.surplus-too-small', 'pouring-pots'],
	PartsDoNotAddUp: ['reject.parts-do-not-add-up', 'unequal'],
	NothingToShareBy: ['reject.nothing-to-share-by', 'pouring-pots'],
	PartNotByRule: ['reject.part-not-by-rule', 'unequal'],
	NoCycle: ['reject.no-cycle', 'pouring-pots'],
	SharedOutAlready: ['reject.shared-out-already', 'pouring-pots'],
	RateTooHigh: ['reject.rate-too-high', 'sprout'],
	NotesCannotPay: ['reject.notes-cannot-pay', 'notes'],
	KeptTooMuch: ['reject.kept-too-much', 'gullak-in'],
	MoneyAlreadyEntered: ['reject.money-already-entered', 'book'],
	OpeningNotBalanced: ['reject.opening-not-balanced', 'book'],
	WrongFund: ['reject.wrong-fund', 'gullak-in'],
	SharesNotWhole: ['reject.shares-not-whole', 'gullak-in'],
	TooManyShares: ['reject.too-many-shares', 'gullak-in'],
	TermsInvalid: ['reject.terms-invalid', 'sprout'],
	FieldInvalid: ['reject.fault-nothing-written', 'book'],
	NotWholeCoins: ['reject.not-whole-coins', 'coins'],
	LoanLimitExceeded: ['reject.loan-limit-exceeded', 'box-out'],
	QuorumMissing: ['reject.quorum-missing', 'meeting'],
	SuccessorMissing: ['reject.successor-missing', 'faces'],
	ApprovalsMissing: ['reject.approvals-missing', 'hands-raised'],
	MoreThanOwed: ['reject.more-than-owed', 'box-in'],
	SplitDoesNotAddUp: ['reject.split-does-not-add-up', 'book'],
	BoxTooSmall: ['reject.box-too-small', 'tin-box-open'],
	BoxHoldsOthers: ['reject.box-holds-others', 'tin-box-open'],
	BankTooSmall: ['reject.bank-too-small', 'bank-counter'],
	AccountTooSmall: ['reject.account-too-small', 'book'],
	PieceUnknown: ['reject.piece-unknown', 'notes'],
	CountTooLarge: ['reject.count-too-large', 'counting-hands'],
	CountMissing: ['reject.count-missing', 'counting-hands'],
	DifferenceNotAccepted: ['reject.difference-not-accepted', 'counting-hands'],
	NoDifference: ['reject.no-difference', 'check'],
	GrantNotIncome: ['reject.grant-not-income', 'from-outside'],
	NothingToTakeBack: ['reject.nothing-to-take-back', 'undo'],
	NotInThisMeeting: ['reject.not-in-this-meeting', 'undo'],
	AlreadyTakenBack: ['reject.already-taken-back', 'undo'],
	CannotBeTakenBack: ['reject.cannot-be-taken-back', 'undo'],
	NeededByEvent: ['reject.needed-by-event', 'undo'],
	DayBeforeGroup: ['reject.day-before-group', 'meeting'],
	ReplacementOutOfPlace: ['reject.replacement-out-of-place', 'crossed-line'],
	ReplacementInOpenMeeting: ['correction.still-open', 'undo'],
	NeededByLaterEntry: ['reject.needed-by-later-entry', 'undo'],
	StorageFull: ['reject.fault-storage-full', 'phone-full'],
	StorageClosed: ['reject.fault-storage-closed', 'phone'],
	StorageNewer: ['app.update-other-tab', 'phone'],
	OtherTabWrites: ['reject.fault-other-tab-writes', 'phone'],
	StaleHead: ['reject.fault-stale-head', 'book'],
	NotSaved: ['reject.fault-not-saved', 'book'],
	Damaged: ['reject.fault-damaged', 'second-book'],
	KeysRenewed: ['backup.recovery-key-renewed', 'key'],
	RecordsMissing: ['reject.fault-records-missing', 'second-book'],
	PagesUnreadable: ['reject.fault-pages-unreadable', 'second-book'],
	StorageFailed: ['reject.fault-storage-failed', 'phone'],
	ReadingStopped: ['backup.restore-stopped', 'phone-full'],
	MemberPageOnly: ['member.page-only-her-page', 'sheet-member'],
	WrongCode: ['lock.wrong-code-left', 'lock'],
	WaitBeforeNextTry: ['lock.wait', 'lock'],
	OtherKeyPaper: ['lock.other-paper', 'recovery-sheet'],
	PaperOfOtherCopy: ['backup.restore-other-paper', 'recovery-sheet'],
	UnknownSlot: ['lock.unknown-slot', 'lock'],
	CardMissing: ['backup.recovery-cards-missing', 'key-cards'],
	SameCard: ['backup.recovery-cards-same', 'key-cards'],
	CardsOfTwoSets: ['backup.recovery-cards-two-sets', 'key-cards'],
	CodeNotWorkedOut: ['backup.recovery-code-not-worked-out', 'phone-full'],
	NotABackup: ['backup.restore-not-a-copy', 'second-book'],
	CutOff: ['backup.restore-cut-off', 'second-book'],
	NewerVersion: ['backup.restore-newer', 'second-book'],
	TooLarge: ['backup.restore-too-large', 'second-book'],
	PartOfCopy: ['backup.other-part', 'second-book'],
	PagesBeforeMissing: ['backup.other-earlier', 'book'],
	TooManyForSquares: ['backup.other-too-long', 'qr'],
	NoBoxCard: ['backup.post-card-wrong', 'post-box'],
	PostEmpty: ['backup.post-empty', 'post-box'],
	PostNotReached: ['backup.post-not-reached', 'hourglass'],
	PostShut: ['backup.post-shut', 'post-box'],
	PostBusy: ['backup.post-busy', 'hourglass'],
	PostDamaged: ['backup.post-damaged', 'attention'],
	BookAlreadyHere: ['backup.restore-already-here', 'book'],
	CopyForOtherPhone: ['backup.other-keys', 'other-phone'],
	CopyOfOtherGroup: ['backup.other-not-this-group', 'second-book'],
	CopyOfOtherKeys: ['backup.restore-letters-prompt', 'recovery-sheet'],
	NothingToTakeOver: ['backup.other-same', 'book'],
	PhonesForked: ['backup.other-forked', 'phones-apart'],
	MeetingOpenHere: ['backup.other-close-first', 'meeting'],
	MeetingOpenThere: ['backup.other-open-there', 'meeting'],
	NewWriterNeeded: ['backup.other-new-key', 'key'],
	TooManyPagesApart: ['backup.other-too-many', 'book'],
	PhoneNotVouched: ['backup.other-unknown', 'other-phone'],
	NotAProof: ['desk.verify-not-a-proof', 'qr'],
	ProofDamaged: ['desk.verify-damaged', 'sheet-blank'],
	ProofChanged: ['desk.verify-changed', 'unequal'],
	ProofNewer: ['desk.verify-newer', 'phone'],
	NotASlip: ['desk.verify-slips-none', 'qr'],
	SlipReadAlready: ['desk.verify-slips-known', 'sheet-member'],
	SlipOfOtherGroup: ['desk.verify-slips-other-group', 'faces'],
	SlipOfOtherMeeting: ['desk.verify-slips-other-meeting', 'meeting'],
	TooFewSlips: ['desk.verify-slips-few', 'sheet-member'],
	SlipsDisagree: ['desk.verify-slips-disagree', 'unequal'],
	ProofOfPractice: ['desk.verify-practice', 'hen'],
	TooFewOfficers: ['backup.restore-officers', 'two-women'],
	BookOfPractice: ['school.practice-no-real-book', 'hen'],
	NotAVoicePack: ['voice.not-a-pack', 'speaking-mouth'],
	NewerVoicePack: ['voice.newer', 'speaking-mouth'],
	VoicePackTooLarge: ['voice.too-large', 'speaking-mouth'],
	VoicePackDamaged: ['voice.damaged', 'speaking-mouth'],
	NoMicrophone: ['voice.no-microphone', 'ear-off'],
	MicrophoneRefused: ['voice.microphone-refused', 'ear-off']
} as const satisfies Record<RejectionType | Reason['type'], readonly [MessageKey, IconName]>;

/** The reason in the screen's words, with its amounts. */
export function spokenReason(reason: Reason, words: Words, currency: string): SpokenReason {
	const [key, icon] = wordsFor(reason);
	return { text: words.say(key, slotsOf(reason, words, currency)), icon };
}

/** Message key of a reason. */
export const reasonKey = (reason: Reason): MessageKey => wordsFor(reason)[0];

const wordsFor = (reason: Reason): readonly [MessageKey, IconName] =>
	specialWords(reason) ?? wordsOf[reason.type];

/** Words of a reason type that has two wordings. */
function specialWords(reason: Reason): readonly [MessageKey, IconName] | null {
	// The key paper has too many combinations to be guessed, so its tries are not counted.
	if (reason.type === 'WrongCode' && reason.triesLeft === null) return ['lock.wrong-sheet', 'recovery-sheet'];
	// Tries beyond the free ones need a wait each: nobody is locked out.
	if (reason.type === 'WrongCode' && reason.triesLeft === 0) return ['lock.wrong-code-wait', 'lock'];
	// Weights divide a profit; the other terms belong to a loan.
	if (reason.type === 'TermsInvalid' && reason.field === 'weights')
		return ['reject.weights-invalid', 'pouring-pots'];
	return null;
}

function slotsOf(reason: Reason, words: Words, currency: string): SlotValues {
	switch (reason.type) {
		case 'DayBeforeLastMeeting':
			return { day: words.dayInWords(reason.lastSealedDay) };
		case 'MemberHasLeft':
			return { day: words.dayInWords(reason.leftOn) };
		case 'StillTookPart':
			return { day: words.dayInWords(reason.on) };
		case 'DayBeforeFine':
			return { day: words.dayInWords(reason.imposedOn) };
		case 'DayBeforeBorrowing':
			return { day: words.dayInWords(reason.receivedOn) };
		case 'TooManyMembers':
		case 'LoanLimitExceeded':
			return { most: words.number(reason.most) };
		case 'QuorumMissing':
		case 'ApprovalsMissing':
			return { needed: words.number(reason.needed) };
		case 'TooManyShares':
			return { most: words.number(reason.sharesMax) };
		case 'MeetingNumberTaken':
			return { number: words.number(reason.last) };
		case 'SlipReadAlready':
		case 'SlipOfOtherGroup':
		case 'SlipOfOtherMeeting':
			return { number: words.number(reason.number) };
		case 'TooFewSlips':
			return { count: words.number(reason.needed - reason.read) };
		case 'WrongCode':
			return reason.triesLeft === null ? {} : { count: words.number(reason.triesLeft) };
		case 'WaitBeforeNextTry':
			return { time: waitInWords(reason.seconds, words) };
		default:
			return amountSlotsOf(reason, (amount) => words.amount(amount, currency));
	}
}

/** Slots of reasons with amounts. @param inWords spoken form of an amount */
function amountSlotsOf(reason: Reason, inWords: (amount: Money) => string): SlotValues {
	switch (reason.type) {
		case 'MoreThanOwed':
			return { amount: inWords(reason.owed) };
		case 'SharesNotWhole':
			return { amount: inWords(reason.shareValue) };
		case 'BoxTooSmall':
		case 'BankTooSmall':
		case 'AccountTooSmall':
			return { held: inWords(reason.held), asked: inWords(reason.asked) };
		case 'BoxHoldsOthers':
			return { amount: inWords(money(reason.asked + reason.others - reason.held)) };
		case 'AboveDrawingPower':
			return { amount: inWords(reason.power), owed: inWords(reason.owed) };
		case 'OpeningNotBalanced':
			return { amount: inWords(differenceOf(reason)) };
		case 'OwesMoreThanSheHas':
			return {
				owed: inWords(reason.owed),
				has: inWords(reason.has),
				rest: inWords(subtract(reason.owed, reason.has))
			};
		case 'SurplusTooSmall':
			return { surplus: inWords(reason.surplus), asked: inWords(reason.asked) };
		case 'PartNotByRule':
			return { given: inWords(reason.given), byRule: inWords(reason.byRule) };
		case 'KeptTooMuch':
			return { amount: inWords(reason.most) };
		case 'PartsDoNotAddUp':
			return { whole: inWords(reason.whole), parts: inWords(reason.parts) };
		default:
			return {};
	}
}

function differenceOf(reason: Extract<Reason, { type: 'OpeningNotBalanced' }>): Money {
	return reason.debits > reason.credits
		? subtract(reason.debits, reason.credits)
		: subtract(reason.credits, reason.debits);
}

function waitInWords(seconds: number, words: Words): string {
	return seconds < 90
		? words.say('lock.wait-seconds', { count: words.number(seconds) })
		: words.say('lock.wait-minutes', { count: words.number(Math.ceil(seconds / 60)) });
}
