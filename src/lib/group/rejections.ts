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
 * Why an entry is refused. A person can act on each of them; nothing is written. The order of this union is the order
 * in which an event is checked, from the frame of the book to its money; only whether its own id was used already is
 * looked up before anything else. Amounts are minor units.
 */
export type Rejection =
	/** The first event of a book founds the group. */
	| { readonly type: 'NoGroup' }
	| { readonly type: 'GroupAlreadyFounded' }
	/** The day lies before the last sealed meeting: that page is closed. */
	| { readonly type: 'DayBeforeLastMeeting'; readonly lastSealedDay: LocalDate }
	/** A paper meeting lies before the day on which the group was founded: there was no group yet. */
	| { readonly type: 'DayBeforeGroup'; readonly foundedOn: LocalDate }
	/** The day lies before the meeting that is open. */
	| { readonly type: 'DayBeforeMeeting'; readonly meetingDay: LocalDate }
	| { readonly type: 'NoOpenMeeting' }
	| { readonly type: 'MeetingAlreadyOpen'; readonly kind: 'regular' | 'special' | 'desk' }
	/** What happened at a meeting is not put away: it is taken back on its page, or the meeting is closed. */
	| { readonly type: 'MeetingNotEmpty' }
	/** Roll, count and seal belong to a meeting with women in it, not to what happens between meetings. */
	| { readonly type: 'NotAtTheDesk' }
	| { readonly type: 'MeetingNumberTaken'; readonly last: number }
	/** A correction, a late meeting or a dispute looks at the whole book: it is read first. */
	| { readonly type: 'WholeBookNeeded' }
	| { readonly type: 'DuplicateId'; readonly id: string }
	| { readonly type: 'MemberUnknown'; readonly memberId: MemberId }
	/** The day lies before the day on which the woman it names became a member. */
	| { readonly type: 'DayBeforeMember'; readonly joinedOn: LocalDate }
	/** She left; nothing more is entered for her but what she still gets. */
	| { readonly type: 'MemberHasLeft'; readonly memberId: MemberId; readonly leftOn: LocalDate }
	/** She cannot leave on a day before the last on which she took part in anything. */
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
	/** Paid in full, or forgiven. */
	| { readonly type: 'FineFinished'; readonly fineId: FineId }
	| { readonly type: 'DayBeforeFine'; readonly imposedOn: LocalDate }
	| { readonly type: 'BorrowingUnknown'; readonly borrowingId: BorrowingId }
	| { readonly type: 'DayBeforeBorrowing'; readonly receivedOn: LocalDate }
	/** Money comes once on a loan; on a cash credit, which was opened with its limit, as often as the group draws. */
	| { readonly type: 'NotACashCredit'; readonly borrowingId: BorrowingId }
	| { readonly type: 'ApplicationUnknown'; readonly applicationId: ApplicationId }
	| { readonly type: 'ApplicationAnswered'; readonly applicationId: ApplicationId }
	| { readonly type: 'EventUnknown'; readonly eventId: EventId }
	| { readonly type: 'AlreadyDisputed'; readonly about: EventId }
	| { readonly type: 'DisputeUnknown'; readonly about: EventId }
	| { readonly type: 'ConsentUnknown'; readonly memberId: MemberId }
	/** One paper of a lender or a receipt stands for one entry of its kind. */
	| { readonly type: 'PaperNamedBefore'; readonly on: LocalDate }
	/** A thing that the group does not own. */
	| { readonly type: 'AssetUnknown'; readonly thing: string }
	/** The entry says no amount: interest, charges and principal are all zero. */
	| { readonly type: 'NothingPaid' }
	/** She stands in for another woman's loan: that loan is paid first, or another woman stands in. */
	| { readonly type: 'GuaranteesLoan'; readonly loanId: LoanId }
	/** A woman cannot leave who owes more than she has: she pays the rest first. */
	| { readonly type: 'OwesMoreThanSheHas'; readonly owed: Money; readonly has: Money }
	| { readonly type: 'SettlementDoesNotAddUp' }
	/** More is to be shared than there is. */
	| { readonly type: 'SurplusTooSmall'; readonly surplus: Money; readonly asked: Money }
	/** The parts are not the whole that is shared; minor units. */
	| { readonly type: 'PartsDoNotAddUp'; readonly whole: Money; readonly parts: Money }
	/** Nobody has anything by which this rule shares. */
	| { readonly type: 'NothingToShareBy' }
	/** What is shared out is not what the rule gives her; minor units. */
	| {
			readonly type: 'PartNotByRule';
			readonly memberId: MemberId;
			readonly given: Money;
			readonly byRule: Money;
	  }
	/** A group that saves for years ends no cycle. */
	| { readonly type: 'NoCycle' }
	/** The cycle was shared out on this day, and nothing was saved since. */
	| { readonly type: 'SharedOutAlready'; readonly on: LocalDate }
	/** A fixed rate would bring more than there is to be shared; minor units. */
	| { readonly type: 'RateTooHigh'; readonly profit: Money; readonly asked: Money }
	/** With the notes and coins in the box not everybody can be paid, however it is rounded. */
	| { readonly type: 'NotesCannotPay' }
	/** She would leave more for the next cycle than she gets; minor units. */
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
	/** More is drawn than the drawing power of the day lets be owed. */
	| { readonly type: 'AboveDrawingPower'; readonly power: Money; readonly owed: Money }
	| { readonly type: 'SplitDoesNotAddUp' }
	| { readonly type: 'PieceUnknown'; readonly piece: number }
	/** More notes or coins than a box can hold, or worth more than `most` minor units: a slip of the keys. */
	| { readonly type: 'CountTooLarge'; readonly most: Money }
	/** The box differs from the book: count again or accept the difference openly. */
	| { readonly type: 'DifferenceNotAccepted'; readonly counted: Money; readonly book: Money }
	| { readonly type: 'NoDifference' }
	| { readonly type: 'BoxTooSmall'; readonly held: Money; readonly asked: Money }
	/** What parts ask for is in the box, but some of that belongs to others (ledger law 42). */
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
	/** What is to be taken back was not recorded in the meeting that is open. */
	| { readonly type: 'NotInThisMeeting'; readonly eventId: EventId }
	| { readonly type: 'AlreadyTakenBack'; readonly eventId: EventId }
	/** Entries of this kind are never taken back. */
	| { readonly type: 'CannotBeTakenBack'; readonly eventId: EventId }
	/** A later entry needs it: correct that one first. */
	| { readonly type: 'NeededByEvent'; readonly eventId: EventId; readonly by: EventId }
	/** What replaces an entry follows its reversal directly, on the day of that entry. */
	| { readonly type: 'ReplacementOutOfPlace'; readonly corrects: EventId }
	/** What is of the open meeting is taken back and entered again: only a sealed page is corrected (fine print 33). */
	| { readonly type: 'ReplacementInOpenMeeting'; readonly corrects: EventId }
	/** A later entry stands on it: take that back first. */
	| { readonly type: 'NeededByLaterEntry'; readonly because: Rejection }
	/** What follows is asked by the app alone, before it writes anything; a foreign file may lack it. */
	/** The book can hold no such number, letters or list there: no file of it could be read again. */
	| { readonly type: 'FieldInvalid'; readonly field: string }
	| { readonly type: 'NothingToTakeBack' }
	/** What the government gives is a grant, with money from outside; as income it would be shared out. */
	| { readonly type: 'GrantNotIncome' }
	| { readonly type: 'CountMissing' }
	/** Rules count from the day of the meeting that decides, and nothing on its page is dated after it: dated ahead, it would close every day before. */
	| { readonly type: 'DayAfterMeeting'; readonly meetingDay: LocalDate }
	| { readonly type: 'QuorumMissing'; readonly present: number; readonly needed: number }
	/** Fewer than two women would decide from this close on: a successor is chosen first. */
	| { readonly type: 'SuccessorMissing'; readonly has: number }
	| { readonly type: 'ApprovalsMissing'; readonly given: number; readonly needed: number }
	/** Each woman has her own amount, and that of the one who joins is not said. */
	| { readonly type: 'SavingMissing' };

export type RejectionType = Rejection['type'];
