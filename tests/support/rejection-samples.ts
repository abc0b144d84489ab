import type { Rejection } from '#group';
import type {
	ApplicationId,
	BankAccountId,
	BorrowingId,
	EventId,
	FineId,
	LoanId,
	LocalDate,
	MemberId
} from '#kernel';
import { money } from '#money';

const day = '2025-03-05' as LocalDate;
const memberId = 'm1' as MemberId;
const loanId = 'l1' as LoanId;
const fineId = 'f1' as FineId;
const eventId = 'e1' as EventId;
const applicationId = 'a1' as ApplicationId;
const borrowingId = 'b1' as BorrowingId;
const short = { held: money(12300), asked: money(45600) };

/** One of each refusal of the book. A new one without a sample does not compile. */
export const rejectionSamples: {
	readonly [Type in Rejection['type']]: Extract<Rejection, { readonly type: Type }>;
} = {
	NoGroup: { type: 'NoGroup' },
	GroupAlreadyFounded: { type: 'GroupAlreadyFounded' },
	DayBeforeLastMeeting: { type: 'DayBeforeLastMeeting', lastSealedDay: day },
	DayBeforeMeeting: { type: 'DayBeforeMeeting', meetingDay: day },
	SavingMissing: { type: 'SavingMissing' },
	DayAfterMeeting: { type: 'DayAfterMeeting', meetingDay: day },
	NoOpenMeeting: { type: 'NoOpenMeeting' },
	MeetingAlreadyOpen: { type: 'MeetingAlreadyOpen', kind: 'special' },
	NotAtTheDesk: { type: 'NotAtTheDesk' },
	MeetingNumberTaken: { type: 'MeetingNumberTaken', last: 7 },
	WholeBookNeeded: { type: 'WholeBookNeeded' },
	DuplicateId: { type: 'DuplicateId', id: 'e1' },
	MemberUnknown: { type: 'MemberUnknown', memberId },
	DayBeforeMember: { type: 'DayBeforeMember', joinedOn: day },
	MemberHasLeft: { type: 'MemberHasLeft', memberId, leftOn: day },
	StillTookPart: { type: 'StillTookPart', memberId, on: day },
	MemberNumberTaken: { type: 'MemberNumberTaken', number: 4 },
	SymbolTaken: { type: 'SymbolTaken', symbol: 'parrot' },
	TooManyMembers: { type: 'TooManyMembers', most: 20 },
	BankAccountUnknown: { type: 'BankAccountUnknown', bankAccountId: 'b1' as BankAccountId },
	LoanUnknown: { type: 'LoanUnknown', loanId },
	LoanFinished: { type: 'LoanFinished', loanId },
	DayBeforeLoan: { type: 'DayBeforeLoan', disbursedOn: day },
	LoanWrittenOff: { type: 'LoanWrittenOff', loanId },
	FineUnknown: { type: 'FineUnknown', fineId },
	FineFinished: { type: 'FineFinished', fineId },
	DayBeforeFine: { type: 'DayBeforeFine', imposedOn: day },
	BorrowingUnknown: { type: 'BorrowingUnknown', borrowingId },
	DayBeforeBorrowing: { type: 'DayBeforeBorrowing', receivedOn: day },
	NotACashCredit: { type: 'NotACashCredit', borrowingId },
	ApplicationUnknown: { type: 'ApplicationUnknown', applicationId },
	ApplicationAnswered: { type: 'ApplicationAnswered', applicationId },
	EventUnknown: { type: 'EventUnknown', eventId },
	AlreadyDisputed: { type: 'AlreadyDisputed', about: eventId },
	DisputeUnknown: { type: 'DisputeUnknown', about: eventId },
	ConsentUnknown: { type: 'ConsentUnknown', memberId },
	AssetUnknown: { type: 'AssetUnknown', thing: 'tent' },
	NothingPaid: { type: 'NothingPaid' },
	GuaranteesLoan: { type: 'GuaranteesLoan', loanId },
	OwesMoreThanSheHas: { type: 'OwesMoreThanSheHas', owed: money(50000), has: money(30000) },
	SettlementDoesNotAddUp: { type: 'SettlementDoesNotAddUp' },
	SurplusTooSmall: { type: 'SurplusTooSmall', surplus: money(-5000), asked: money(10000) },
	PartsDoNotAddUp: { type: 'PartsDoNotAddUp', whole: money(100000), parts: money(99900) },
	NothingToShareBy: { type: 'NothingToShareBy' },
	PartNotByRule: { type: 'PartNotByRule', memberId, given: money(9900), byRule: money(10000) },
	NoCycle: { type: 'NoCycle' },
	SharedOutAlready: { type: 'SharedOutAlready', on: day },
	RateTooHigh: { type: 'RateTooHigh', profit: money(1000), asked: money(2000) },
	NotesCannotPay: { type: 'NotesCannotPay' },
	KeptTooMuch: { type: 'KeptTooMuch', memberId, most: money(10000) },
	MoneyAlreadyEntered: { type: 'MoneyAlreadyEntered' },
	OpeningNotBalanced: { type: 'OpeningNotBalanced', debits: money(100), credits: money(200) },
	WrongFund: { type: 'WrongFund', fund: 'shares' },
	SharesNotWhole: { type: 'SharesNotWhole', shareValue: money(5000) },
	TooManyShares: { type: 'TooManyShares', sharesMax: 5 },
	TermsInvalid: { type: 'TermsInvalid', field: 'months' },
	NotWholeCoins: { type: 'NotWholeCoins', smallestCoin: money(100) },
	LoanLimitExceeded: { type: 'LoanLimitExceeded', limit: 'loansAtOnce', most: 2 },
	MoreThanOwed: { type: 'MoreThanOwed', owed: money(10400) },
	AboveDrawingPower: { type: 'AboveDrawingPower', power: money(4560000), owed: money(1230000) },
	SplitDoesNotAddUp: { type: 'SplitDoesNotAddUp' },
	CountTooLarge: { type: 'CountTooLarge', most: money(10_000_000_000) },
	PieceUnknown: { type: 'PieceUnknown', piece: 300 },
	DifferenceNotAccepted: { type: 'DifferenceNotAccepted', counted: money(100), book: money(200) },
	NoDifference: { type: 'NoDifference' },
	BoxTooSmall: { type: 'BoxTooSmall', ...short },
	BankTooSmall: { type: 'BankTooSmall', ...short },
	AccountTooSmall: { type: 'AccountTooSmall', account: 'social-fund', ...short },
	NotInThisMeeting: { type: 'NotInThisMeeting', eventId },
	AlreadyTakenBack: { type: 'AlreadyTakenBack', eventId },
	CannotBeTakenBack: { type: 'CannotBeTakenBack', eventId },
	NeededByEvent: { type: 'NeededByEvent', eventId, by: eventId },
	DayBeforeGroup: { type: 'DayBeforeGroup', foundedOn: day },
	ReplacementInOpenMeeting: { type: 'ReplacementInOpenMeeting', corrects: eventId },
	ReplacementOutOfPlace: { type: 'ReplacementOutOfPlace', corrects: eventId },
	NeededByLaterEntry: { type: 'NeededByLaterEntry', because: { type: 'BoxTooSmall', ...short } },
	MeetingNotEmpty: { type: 'MeetingNotEmpty' },
	GrantNotIncome: { type: 'GrantNotIncome' },
	NothingToTakeBack: { type: 'NothingToTakeBack' },
	CountMissing: { type: 'CountMissing' },
	QuorumMissing: { type: 'QuorumMissing', present: 5, needed: 8 },
	ApprovalsMissing: { type: 'ApprovalsMissing', given: 1, needed: 2 }
};
