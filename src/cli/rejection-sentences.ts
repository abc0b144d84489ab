import { unreachable } from '#kernel';
import type { Rejection } from '#group';

/** Why the book refuses an event and what to do. Amounts are minor units, as in the file. */
export function rejectionSentence(rejection: Rejection): string {
	switch (rejection.type) {
		case 'NoGroup':
			return 'a book begins with GroupFounded: put it first.';
		case 'GroupAlreadyFounded':
			return 'the group was founded before: a book has one GroupFounded.';
		case 'DayBeforeLastMeeting':
			return `the day lies before ${rejection.lastSealedDay}, up to which the book is sealed: date it on that day or later.`;
		case 'DayBeforeMeeting':
			return `the day lies before the open meeting of ${rejection.meetingDay}: date it on that day or later.`;
		case 'NoOpenMeeting':
			return 'no meeting is open: put it between MeetingOpened and MeetingSealed.';
		case 'MeetingAlreadyOpen':
			return `a ${rejection.kind} meeting is open: seal it first.`;
		case 'NotAtTheDesk':
			return 'a desk meeting has no roll, no count and no lending: open a regular meeting.';
		case 'MeetingNumberTaken':
			return `the last meeting of this kind has number ${rejection.last}: take a higher number.`;
		case 'DuplicateId':
			return `the id "${rejection.id}" was used before: give it one of its own.`;
		default:
			return peopleSentence(rejection);
	}
}

type Frame =
	| 'NoGroup'
	| 'GroupAlreadyFounded'
	| 'DayBeforeLastMeeting'
	| 'DayBeforeMeeting'
	| 'NoOpenMeeting'
	| 'MeetingAlreadyOpen'
	| 'NotAtTheDesk'
	| 'MeetingNumberTaken'
	| 'DuplicateId';

type People =
	| 'MemberUnknown'
	| 'DayBeforeMember'
	| 'MemberNumberTaken'
	| 'SymbolTaken'
	| 'TooManyMembers'
	| 'BankAccountUnknown'
	| 'LoanUnknown'
	| 'LoanFinished'
	| 'DayBeforeLoan';

type Without<Types extends Rejection['type']> = Exclude<Rejection, { readonly type: Types }>;

function peopleSentence(rejection: Without<Frame>): string {
	switch (rejection.type) {
		case 'MemberUnknown':
			return `no member "${rejection.memberId}" has joined: put her MemberJoined before it.`;
		case 'DayBeforeMember':
			return `she became a member on ${rejection.joinedOn}: date it on that day or later.`;
		case 'MemberNumberTaken':
			return `number ${rejection.number} is another member's: numbers are given once.`;
		case 'SymbolTaken':
			return `the symbol "${rejection.symbol}" is another member's: choose another.`;
		case 'TooManyMembers':
			return `the group has ${rejection.most} members: more is not allowed for its kind.`;
		case 'BankAccountUnknown':
			return `no bank account "${rejection.bankAccountId}" was opened: put its BankAccountOpened before it.`;
		case 'LoanUnknown':
			return `no loan "${rejection.loanId}" was given: put its LoanDisbursed before it.`;
		case 'LoanFinished':
			return `the loan "${rejection.loanId}" is paid in full: nothing is owed on it.`;
		case 'DayBeforeLoan':
			return `the loan is of ${rejection.disbursedOn}: date it on that day or later.`;
		default:
			return moneySentence(rejection);
	}
}

function moneySentence(rejection: Without<Frame | People>): string {
	switch (rejection.type) {
		case 'MoneyAlreadyEntered':
			return 'money was entered before: OpeningBalances comes before any other money.';
		case 'OpeningNotBalanced':
			return openingSentence(rejection.debits, rejection.credits);
		case 'WrongFund':
			return `by the rules of the group nothing is saved in the fund "${rejection.fund}".`;
		case 'SharesNotWhole':
			return `shares are bought whole: a multiple of ${rejection.shareValue}.`;
		case 'TooManyShares':
			return `at most ${rejection.sharesMax} shares a member at one meeting.`;
		case 'TermsInvalid':
			return `the terms of the loan cannot be kept: look at "${rejection.field}".`;
		case 'NotWholeCoins':
			return `cash is whole in the smallest coin: a multiple of ${rejection.smallestCoin}.`;
		case 'LoanLimitExceeded':
			return `the rules of the group limit loans (${rejection.limit}): ${rejection.most} at most.`;
		case 'MoreThanOwed':
			return `more than is owed: ${rejection.owed} would pay off the loan.`;
		case 'SplitDoesNotAddUp':
			return 'the split does not add up to the amount.';
		default:
			return boxSentence(rejection);
	}
}

type Money =
	| 'MoneyAlreadyEntered'
	| 'OpeningNotBalanced'
	| 'WrongFund'
	| 'SharesNotWhole'
	| 'TooManyShares'
	| 'TermsInvalid'
	| 'NotWholeCoins'
	| 'LoanLimitExceeded'
	| 'MoreThanOwed'
	| 'SplitDoesNotAddUp';

function boxSentence(rejection: Without<Frame | People | Money>): string {
	switch (rejection.type) {
		case 'PieceUnknown':
			return `there is no note or coin of ${rejection.piece} minor units.`;
		case 'DifferenceNotAccepted':
			return `counted were ${rejection.counted}, the book says ${rejection.book}: the difference is another one.`;
		case 'NoDifference':
			return 'the count equals the book: there is no difference to accept.';
		case 'BoxTooSmall':
			return `the box holds ${rejection.held}, not ${rejection.asked}: it lacks ${rejection.asked - rejection.held}.`;
		case 'BankTooSmall':
			return `the bank account holds ${rejection.held}, not ${rejection.asked}: it lacks ${rejection.asked - rejection.held}.`;
		case 'AccountTooSmall':
			return `the account ${rejection.account} holds ${rejection.held}, not ${rejection.asked}.`;
		case 'NotInThisMeeting':
			return `"${rejection.eventId}" was not recorded in the meeting that is open: only that can be taken back.`;
		case 'AlreadyTakenBack':
			return `"${rejection.eventId}" was taken back before.`;
		case 'CannotBeTakenBack':
			return `"${rejection.eventId}" is of a kind that is never taken back.`;
		case 'NeededByLaterEntry':
			return `a later entry stands on it: take that back first (${rejectionSentence(rejection.because)})`;
		case 'NothingToTakeBack':
			return 'nothing is named that could be taken back.';
		case 'CountMissing':
			return 'the box was not counted: count it first.';
		case 'QuorumMissing':
			return `${rejection.present} members are there, ${rejection.needed} are needed to decide.`;
		case 'ApprovalsMissing':
			return `${rejection.given} officers agreed, ${rejection.needed} are needed.`;
		default:
			return unreachable(rejection);
	}
}

function openingSentence(debits: number, credits: number): string {
	const more =
		debits > credits
			? `box, bank, loans and expenses are ${debits - credits} more than the rest`
			: `savings, debts, income and surplus are ${credits - debits} more than the rest`;
	return `the opening does not balance: debits ${debits}, credits ${credits}; ${more}. Check the sheet, or name the surplus.`;
}
