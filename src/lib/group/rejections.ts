import type { BankAccountId, EventId, LoanId, LocalDate, MemberId } from '#kernel';
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
	/** The day lies before the meeting that is open. */
	| { readonly type: 'DayBeforeMeeting'; readonly meetingDay: LocalDate }
	| { readonly type: 'NoOpenMeeting' }
	| { readonly type: 'MeetingAlreadyOpen'; readonly kind: 'regular' | 'special' | 'desk' }
	/** Roll, count and seal belong to a meeting with women in it, not to what happens between meetings. */
	| { readonly type: 'NotAtTheDesk' }
	| { readonly type: 'MeetingNumberTaken'; readonly last: number }
	| { readonly type: 'DuplicateId'; readonly id: string }
	| { readonly type: 'MemberUnknown'; readonly memberId: MemberId }
	/** The day lies before the day on which the woman it names became a member. */
	| { readonly type: 'DayBeforeMember'; readonly joinedOn: LocalDate }
	| { readonly type: 'MemberNumberTaken'; readonly number: number }
	| { readonly type: 'SymbolTaken'; readonly symbol: string }
	| { readonly type: 'TooManyMembers'; readonly most: number }
	| { readonly type: 'BankAccountUnknown'; readonly bankAccountId: BankAccountId }
	| { readonly type: 'LoanUnknown'; readonly loanId: LoanId }
	| { readonly type: 'LoanFinished'; readonly loanId: LoanId }
	| { readonly type: 'DayBeforeLoan'; readonly disbursedOn: LocalDate }
	/** Opening balances come before any other money. */
	| { readonly type: 'MoneyAlreadyEntered' }
	| { readonly type: 'OpeningNotBalanced'; readonly debits: Money; readonly credits: Money }
	| { readonly type: 'WrongFund'; readonly fund: 'regular' | 'voluntary' | 'shares' }
	| { readonly type: 'SharesNotWhole'; readonly shareValue: Money }
	| { readonly type: 'TooManyShares'; readonly sharesMax: number }
	| { readonly type: 'TermsInvalid'; readonly field: 'instalments' | 'months' | 'firstDueOn' | 'upFront' }
	| { readonly type: 'NotWholeCoins'; readonly smallestCoin: Money }
	| {
			readonly type: 'LoanLimitExceeded';
			readonly limit: 'timesSavings' | 'amount' | 'loansAtOnce' | 'monthsMax';
			readonly most: number;
	  }
	| { readonly type: 'MoreThanOwed'; readonly owed: Money }
	| { readonly type: 'SplitDoesNotAddUp' }
	| { readonly type: 'PieceUnknown'; readonly piece: number }
	/** The box differs from the book: count again or accept the difference openly. */
	| { readonly type: 'DifferenceNotAccepted'; readonly counted: Money; readonly book: Money }
	| { readonly type: 'NoDifference' }
	| { readonly type: 'BoxTooSmall'; readonly held: Money; readonly asked: Money }
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
	/** This kind of entry is never taken back. */
	| { readonly type: 'CannotBeTakenBack'; readonly eventId: EventId }
	/** A later entry stands on it: take that back first. */
	| { readonly type: 'NeededByLaterEntry'; readonly because: Rejection }
	/** What follows is asked by the app alone, before it writes anything; a foreign file may lack it. */
	| { readonly type: 'NothingToTakeBack' }
	| { readonly type: 'CountMissing' }
	| { readonly type: 'QuorumMissing'; readonly present: number; readonly needed: number }
	| { readonly type: 'ApprovalsMissing'; readonly given: number; readonly needed: number };

export type RejectionType = Rejection['type'];
