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
import type { Money } from '#money';

/**
 * Reason why an entry is refused, on which the user can act; nothing is written. The order of this union is the order of the checks, from the frame
 * of the book to its money; only a duplicate id of the event is checked first. Amounts are minor units.
 */
export type Rejection =
	/** The book has no group: its first event must found one. */
	| { readonly type: 'NoGroup' }
	| { readonly type: 'GroupAlreadyFounded' }
	/** The day is before the last sealed meeting, whose page is closed. */
	| { readonly type: 'DayBeforeLastMeeting'; readonly lastSealedDay: LocalDate }
	/** The day of a paper meeting is before the founding of the group. */
	| { readonly type: 'DayBeforeGroup'; readonly foundedOn: LocalDate }
	| { readonly type: 'DayBeforeMeeting'; readonly meetingDay: LocalDate }
	| { readonly type: 'NoOpenMeeting' }
	| { readonly type: 'MeetingAlreadyOpen'; readonly kind: 'regular' | 'special' | 'desk' }
	/** The meeting has entries: they are taken back on its page, or the meeting is closed. */
	| { readonly type: 'MeetingNotEmpty' }
	/** Roll call, count and seal belong to a meeting of the circle, not to the desk. */
	| { readonly type: 'NotAtTheDesk' }
	| { readonly type: 'MeetingNumberTaken'; readonly last: number }
	/** A correction, a late meeting or a dispute needs the whole book, which is read first. */
	| { readonly type: 'WholeBookNeeded' }
	| { readonly type: 'DuplicateId'; readonly id: string }
	| { readonly type: 'MemberUnknown'; readonly memberId: MemberId }
	/** The day is before the joining day of the named member. */
	| { readonly type: 'DayBeforeMember'; readonly joinedOn: LocalDate }
	/** She has left; only payments to her may still be entered. */
	| { readonly type: 'MemberHasLeft'; readonly memberId: MemberId; readonly leftOn: LocalDate }
	/** The day of leaving is before the last day on which she took part. */
	| { readonly type: 'StillTookPart'; readonly memberId: MemberId; readonly on: LocalDate }
	| { readonly type: 'MemberNumberTaken'; readonly number: number }
	| { readonly type: 'SymbolTaken'; readonly symbol: string }
	| { readonly type: 'TooManyMembers'; readonly most: number }
	| { readonly type: 'BankAccountUnknown'; readonly bankAccountId: BankAccountId }
	| { readonly type: 'LoanUnknown'; readonly loanId: LoanId }
	| { readonly type: 'LoanFinished'; readonly loanId: LoanId }
	| { readonly type: 'DayBeforeLoan'; readonly disbursedOn: LocalDate }
	| { readonly type: 'LoanWrittenOff'; readonly loanId: LoanId }
	| { readonly type: 'FineUnknown'; readonly fineId: FineId }
	/** The fine is fully paid or was forgiven. */
	| { readonly type: 'FineFinished'; readonly fineId: FineId }
	| { readonly type: 'DayBeforeFine'; readonly imposedOn: LocalDate }
	| { readonly type: 'BorrowingUnknown'; readonly borrowingId: BorrowingId }
	| { readonly type: 'DayBeforeBorrowing'; readonly receivedOn: LocalDate }
	/** A loan is disbursed once; only a cash credit, which was opened with its limit, allows repeated draws. */
	| { readonly type: 'NotACashCredit'; readonly borrowingId: BorrowingId }
	| { readonly type: 'ApplicationUnknown'; readonly applicationId: ApplicationId }
	| { readonly type: 'ApplicationAnswered'; readonly applicationId: ApplicationId }
	| { readonly type: 'EventUnknown'; readonly eventId: EventId }
	| { readonly type: 'AlreadyDisputed'; readonly about: EventId }
	| { readonly type: 'DisputeUnknown'; readonly about: EventId }
	| { readonly type: 'ConsentUnknown'; readonly memberId: MemberId }
	/** Another entry of its kind already names this paper or receipt. */
	| { readonly type: 'PaperNamedBefore'; readonly on: LocalDate }
	| { readonly type: 'AssetUnknown'; readonly thing: string }
	/** The entry has no amount: interest, charges and principal are all zero. */
	| { readonly type: 'NothingPaid' }
	/** She is guarantor of another member's loan: it is repaid first, or another member becomes guarantor. */
	| { readonly type: 'GuaranteesLoan'; readonly loanId: LoanId }
	/** She owes more than she has, and must pay the difference before leaving. */
	| { readonly type: 'OwesMoreThanSheHas'; readonly owed: Money; readonly has: Money }
	| { readonly type: 'SettlementDoesNotAddUp' }
	| { readonly type: 'SurplusTooSmall'; readonly surplus: Money; readonly asked: Money }
	/** The parts do not add up to the whole; minor units. */
	| { readonly type: 'PartsDoNotAddUp'; readonly whole: Money; readonly parts: Money }
	/** Nobody has a weight in this sharing rule. */
	| { readonly type: 'NothingToShareBy' }
	/** Her part differs from the rule; minor units. */
	| {
			readonly type: 'PartNotByRule';
			readonly memberId: MemberId;
			readonly given: Money;
			readonly byRule: Money;
	  }
	/** A self-help group has no cycle to share out. */
	| { readonly type: 'NoCycle' }
	/** The cycle was shared out on this day, and nothing was saved since. */
	| { readonly type: 'SharedOutAlready'; readonly on: LocalDate }
	/** The fixed rate gives more than the profit; minor units. */
	| { readonly type: 'RateTooHigh'; readonly profit: Money; readonly asked: Money }
	/** The notes and coins in the box cannot pay everybody with any rounding. */
	| { readonly type: 'NotesCannotPay' }
	/** The amount kept for the next cycle exceeds her payout; minor units. */
	| { readonly type: 'KeptTooMuch'; readonly memberId: MemberId; readonly most: Money }
	/** Opening balances come before any other money. */
	| { readonly type: 'MoneyAlreadyEntered' }
	| { readonly type: 'OpeningNotBalanced'; readonly debits: Money; readonly credits: Money }
	| { readonly type: 'WrongFund'; readonly fund: 'regular' | 'voluntary' | 'shares' }
	| { readonly type: 'SharesNotWhole'; readonly shareValue: Money }
	| { readonly type: 'TooManyShares'; readonly sharesMax: number }
	| {
			readonly type: 'TermsInvalid';
			readonly field:
				| 'instalments'
				| 'months'
				| 'firstDueOn'
				| 'upFront'
				| 'guarantors'
				| 'rate'
				| 'weights'
				| 'unit'
				| 'drawingPower'
				| 'lender';
	  }
	| { readonly type: 'NotWholeCoins'; readonly smallestCoin: Money }
	| {
			readonly type: 'LoanLimitExceeded';
			readonly limit: 'timesSavings' | 'amount' | 'slabs' | 'loansAtOnce' | 'monthsMax';
			readonly most: number;
	  }
	| { readonly type: 'MoreThanOwed'; readonly owed: Money }
	/** The draw takes the debt above the drawing power of the day. */
	| { readonly type: 'AboveDrawingPower'; readonly power: Money; readonly owed: Money }
	| { readonly type: 'SplitDoesNotAddUp' }
	| { readonly type: 'PieceUnknown'; readonly piece: number }
	/** The count has more pieces than a box can hold, or is worth more than `most` minor units: a typing error. */
	| { readonly type: 'CountTooLarge'; readonly most: Money }
	/** The box differs from the book: the circle counts again or accepts the difference. */
	| { readonly type: 'DifferenceNotAccepted'; readonly counted: Money; readonly book: Money }
	| { readonly type: 'NoDifference' }
	| { readonly type: 'BoxTooSmall'; readonly held: Money; readonly asked: Money }
	/** The box holds the payouts, but a part of it belongs to others (ledger law 42). */
	| {
			readonly type: 'BoxHoldsOthers';
			readonly held: Money;
			readonly others: Money;
			readonly asked: Money;
	  }
	| { readonly type: 'BankTooSmall'; readonly held: Money; readonly asked: Money }
	| {
			readonly type: 'AccountTooSmall';
			readonly account: string;
			readonly held: Money;
			readonly asked: Money;
	  }
	/** The entry to take back was not recorded in the open meeting. */
	| { readonly type: 'NotInThisMeeting'; readonly eventId: EventId }
	| { readonly type: 'AlreadyTakenBack'; readonly eventId: EventId }
	/** Entries of this kind are never taken back. */
	| { readonly type: 'CannotBeTakenBack'; readonly eventId: EventId }
	/** A later entry depends on it: that one is corrected first. */
	| { readonly type: 'NeededByEvent'; readonly eventId: EventId; readonly by: EventId }
	/** A replacement must follow its reversal directly, with the day of the original. */
	| { readonly type: 'ReplacementOutOfPlace'; readonly corrects: EventId }
	/** An entry of the open meeting is taken back and entered again: only a sealed page is corrected (fine print 33). */
	| { readonly type: 'ReplacementInOpenMeeting'; readonly corrects: EventId }
	/** A later entry of the meeting depends on it: that one is taken back first. */
	| { readonly type: 'NeededByLaterEntry'; readonly because: Rejection }
	/** Only the app checks the following rules, before it writes; a file from elsewhere may break them. */
	/** The value is outside the file format: no file of the book could be read again. */
	| { readonly type: 'FieldInvalid'; readonly field: string }
	| { readonly type: 'NothingToTakeBack' }
	/** Money from the government is a grant (money from outside); as income it would be shared out. */
	| { readonly type: 'GrantNotIncome' }
	| { readonly type: 'CountMissing' }
	/** The event is dated after its page. New rules count from the day of their meeting, and a date ahead would block every earlier day. */
	| { readonly type: 'DayAfterMeeting'; readonly meetingDay: LocalDate }
	| { readonly type: 'QuorumMissing'; readonly present: number; readonly needed: number }
	/** Fewer than two officers would decide after this close: a successor is chosen first. */
	| { readonly type: 'SuccessorMissing'; readonly has: number }
	| { readonly type: 'ApprovalsMissing'; readonly given: number; readonly needed: number }
	/** Each member has her own amount of saving, and that of the joining member is missing. */
	| { readonly type: 'SavingMissing' };

export type RejectionType = Rejection['type'];
