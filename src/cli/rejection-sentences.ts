import type { Rejection, RejectionType } from '#group';
import { formatMoney } from '#i18n';
import { money as minorUnits, type CurrencyCode } from '#money';

/** Reason and remedy for an event that the book rejects, with amounts in whole money: "₹1,234.50". */
export function rejectionSentence(rejection: Rejection, currency: CurrencyCode): string {
	const say: Say = (amount) => formatMoney(minorUnits(amount), currency, { mark: true });
	return sentenceOf(rejection, say);
}

/** The table is typed by kind, which the compiler cannot track through the lookup. */
const sentenceOf = (rejection: Rejection, say: Say): string =>
	(sentences[rejection.type] as (rejection: Rejection, say: Say) => string)(rejection, say);

/** Formats minor units. */
type Say = (amount: number) => string;

type Sentences<Types extends RejectionType> = {
	readonly [Type in Types]: (rejection: Extract<Rejection, { readonly type: Type }>, say: Say) => string;
};

/** Book, meetings and days. */
const frame = {
	NoGroup: () => 'a book begins with GroupFounded: put it first.',
	GroupAlreadyFounded: () => 'the group was founded before: a book has one GroupFounded.',
	DayBeforeLastMeeting: ({ lastSealedDay }) =>
		`the day lies before ${lastSealedDay}, up to which the book is sealed: date it on that day or later.`,
	DayBeforeMeeting: ({ meetingDay }) =>
		`the day lies before the open meeting of ${meetingDay}: date it on that day or later.`,
	SavingMissing: () => 'each member has her own amount: say what the new one saves at a meeting.',
	DayAfterMeeting: ({ meetingDay }) =>
		`the day lies after the meeting of ${meetingDay} that decides: date it on that day.`,
	NoOpenMeeting: () => 'no meeting is open: put it between MeetingOpened and MeetingSealed.',
	MeetingAlreadyOpen: ({ kind }) => `a ${kind} meeting is open: seal it first.`,
	MeetingNotEmpty: () =>
		'something stands in the meeting that is to be put away: take it back first, or close the meeting.',
	NotAtTheDesk: () => 'a desk meeting has no roll, no count and no lending: open a regular meeting.',
	MeetingNumberTaken: ({ last }) => `the last meeting of this kind has number ${last}: take a higher number.`,
	FieldInvalid: ({ field }) => `"${field}" is more, or other, than a book may hold: see docs/JOURNAL.md.`,
	WholeBookNeeded: () => 'it looks at earlier pages: read the whole book first.',
	DuplicateId: ({ id }) => `the id "${id}" was used before: give it one of its own.`
} satisfies Partial<Sentences<RejectionType>>;

/** Members, accounts, loans and other named things. */
const named = {
	MemberUnknown: ({ memberId }) => `no member "${memberId}" has joined: put her MemberJoined before it.`,
	DayBeforeMember: ({ joinedOn }) => `she became a member on ${joinedOn}: date it on that day or later.`,
	MemberHasLeft: ({ memberId, leftOn }) =>
		`the member "${memberId}" left on ${leftOn}: after that she only gets what is still hers (PayablePaid).`,
	StillTookPart: ({ memberId, on }) =>
		`the member "${memberId}" still took part on ${on}: date her leaving on that day or later, or put that entry right first.`,
	MemberNumberTaken: ({ number }) => `number ${number} is another member's: numbers are given once.`,
	SymbolTaken: ({ symbol }) => `the symbol "${symbol}" is another member's: choose another.`,
	TooManyMembers: ({ most }) => `the group has ${most} members: more is not allowed for its kind.`,
	BankAccountUnknown: ({ bankAccountId }) =>
		`no bank account "${bankAccountId}" was opened: put its BankAccountOpened before it.`,
	LoanUnknown: ({ loanId }) => `no loan "${loanId}" was given: put its LoanDisbursed before it.`,
	LoanFinished: ({ loanId }) => `the loan "${loanId}" is paid in full: nothing is owed on it.`,
	DayBeforeLoan: ({ disbursedOn }) => `the loan is of ${disbursedOn}: date it on that day or later.`,
	LoanWrittenOff: ({ loanId }) =>
		`the loan "${loanId}" was written off: only what is recovered may follow (LoanRepaid).`,
	FineUnknown: ({ fineId }) => `no fine "${fineId}" was imposed: put its FineImposed before it.`,
	FineFinished: ({ fineId }) => `the fine "${fineId}" is paid in full or forgiven: nothing is owed on it.`,
	DayBeforeFine: ({ imposedOn }) => `the fine is of ${imposedOn}: date it on that day or later.`,
	BorrowingUnknown: ({ borrowingId }) =>
		`no loan "${borrowingId}" came to the group: put its BorrowingReceived before it.`,
	DayBeforeBorrowing: ({ receivedOn }) =>
		`the loan came to the group on ${receivedOn}: date it on that day or later.`,
	NotACashCredit: ({ borrowingId }) =>
		`"${borrowingId}" is no cash credit, so money comes on it once: open it by CashCreditOpened, with its limit and drawing power, and draw with kind "cashCredit".`,
	ApplicationUnknown: ({ applicationId }) =>
		`no application "${applicationId}" was made: put its LoanApplied before it.`,
	ApplicationAnswered: ({ applicationId }) =>
		`the application "${applicationId}" was answered before: a new application has an id of its own.`,
	EventUnknown: ({ eventId }) => `there is no event "${eventId}" before it: name one that is in the book.`,
	AlreadyDisputed: ({ about }) => `"${about}" is disputed already: put its DisputeSettled before it.`,
	DisputeUnknown: ({ about }) => `"${about}" is not disputed: put its DisputeRaised before it.`,
	ConsentUnknown: ({ memberId }) =>
		`the member "${memberId}" gave no such consent: put her ConsentGiven before it.`,
	PaperNamedBefore: ({ on }) =>
		`an entry of ${on} names this paper already: one paper stands for one entry of its kind. Name the other paper, or its page and line.`,
	AssetUnknown: ({ thing }) => `the group does not own "${thing}": put its AssetBought before it.`
} satisfies Partial<Sentences<RejectionType>>;

/** Leaving, sharing, opening balances. */
const sharing = {
	NothingPaid: () => 'it says no amount: at least one of its amounts is above zero.',
	GuaranteesLoan: ({ loanId }) =>
		`she stands in for the loan "${loanId}": that loan is paid before she leaves.`,
	OwesMoreThanSheHas: ({ owed, has }, say) =>
		`she owes ${say(owed)} and has ${say(has)}: she pays ${say(owed - has)} before she leaves.`,
	SettlementDoesNotAddUp: () =>
		'the settlement does not add up: savings and surplus equal loan, interest, fines, paid and payable, each as the book has it.',
	SurplusTooSmall: ({ surplus, asked }, say) =>
		`the surplus is ${say(surplus)}, not ${say(asked)}: share ${surplus > 0 ? `${say(surplus)} at most` : 'nothing'}.`,
	PartsDoNotAddUp: ({ whole, parts }, say) =>
		`the parts add up to ${say(parts)}, the whole that is shared is ${say(whole)}: they differ by ${say(Math.abs(whole - parts))}.`,
	NothingToShareBy: () => 'no member has anything that this rule shares by: take another rule.',
	PartNotByRule: ({ memberId, given, byRule }, say) =>
		`the part of "${memberId}" is ${say(given)}, the rule gives her ${say(byRule)}: leave parts out, or give what the rule gives.`,
	NoCycle: () => 'a group of the kind "shg" saves for years and shares out no cycle: it may pay a dividend.',
	SharedOutAlready: ({ on }) => `the cycle was shared out on ${on}: the next one begins the day after.`,
	RateTooHigh: ({ profit, asked }, say) =>
		`the rate brings ${say(asked)}, and there are only ${say(profit)} to be shared: take a lower one.`,
	NotesCannotPay: () =>
		'with these notes and coins not everybody can be paid: change a large one for small ones.',
	KeptTooMuch: ({ memberId, most }, say) =>
		`"${memberId}" gets ${say(most)} and cannot leave more than that for the next cycle.`,
	MoneyAlreadyEntered: () => 'money was entered before: OpeningBalances comes before any other money.',
	OpeningNotBalanced: ({ debits, credits }, say) => openingSentence(debits, credits, say)
} satisfies Partial<Sentences<RejectionType>>;

/** Saving and lending. */
const money = {
	WrongFund: ({ fund }) => `by the rules of the group nothing is saved in the fund "${fund}".`,
	SharesNotWhole: ({ shareValue }, say) => `shares are bought whole: a multiple of ${say(shareValue)}.`,
	TooManyShares: ({ sharesMax }) => `at most ${sharesMax} shares a member at one meeting.`,
	TermsInvalid: ({ field }) =>
		field === 'weights'
			? 'the weights do not fit: the rule "mixed" has weights that make 100, the others have none.'
			: field === 'unit'
				? 'parts are rounded to the unit of the rules, to a note or to a coin, and to none in which a part vanishes.'
				: `the terms of the loan cannot be kept: look at "${field}".`,
	NotWholeCoins: ({ smallestCoin }, say) =>
		`cash is whole in the smallest coin: a multiple of ${say(smallestCoin)}.`,
	LoanLimitExceeded: ({ limit, most }, say) =>
		`the rules of the group limit loans (${limit}): ${say(most)} at most.`,
	MoreThanOwed: ({ owed }, say) => `more than is owed: ${say(owed)} would pay it off.`,
	AboveDrawingPower: ({ power, owed }, say) =>
		`the drawing power of that day is ${say(power)}, and ${say(owed)} is owed: draw ${say(Math.max(0, power - owed))} at most, or put the new DrawingPowerSet before it.`,
	SplitDoesNotAddUp: () => 'the split does not add up to the amount.'
} satisfies Partial<Sentences<RejectionType>>;

/** Box, accounts, reversals and corrections. */
const box = {
	PieceUnknown: ({ piece }, say) => `there is no note or coin of ${say(piece)}.`,
	CountTooLarge: ({ most }, say) => `a count has at most 100000 of one piece and ${say(most)} in all.`,
	DifferenceNotAccepted: ({ counted, book }, say) =>
		`counted were ${say(counted)}, the book says ${say(book)}: the difference is another one.`,
	NoDifference: () => 'the count equals the book: there is no difference to accept.',
	BoxTooSmall: ({ held, asked }, say) =>
		`the box holds ${say(held)}, not ${say(asked)}: it lacks ${say(asked - held)}.`,
	BoxHoldsOthers: ({ held, others, asked }, say) =>
		`the box holds ${say(held)}, of which ${say(others)} belong to others (savings beside the shares, funds, lenders); the parts ask for ${say(asked)}: it lacks ${say(asked + others - held)}. Wait for what is owed, or share with the basis "netted".`,
	BankTooSmall: ({ held, asked }, say) =>
		`the bank account holds ${say(held)}, not ${say(asked)}: it lacks ${say(asked - held)}.`,
	AccountTooSmall: ({ account, held, asked }, say) =>
		`the account ${account} holds ${say(held)}, not ${say(asked)}.`,
	NotInThisMeeting: ({ eventId }) =>
		`"${eventId}" was not recorded in the meeting that is open: only that can be taken back.`,
	AlreadyTakenBack: ({ eventId }) => `"${eventId}" was taken back before.`,
	CannotBeTakenBack: ({ eventId }) => `"${eventId}" is of a kind that is never taken back.`,
	NeededByEvent: ({ eventId, by }) => `the later event "${by}" needs "${eventId}": correct that one first.`,
	DayBeforeGroup: ({ foundedOn }) => `the group was founded on ${foundedOn}: no meeting was before that.`,
	ReplacementOutOfPlace: ({ corrects }) =>
		`it replaces "${corrects}": put it directly after the EventReversed of that one, on the day of that one.`,
	ReplacementInOpenMeeting: ({ corrects }) =>
		`it replaces "${corrects}" of the meeting that is still open: after the EventReversed (undo) enter it anew, without "corrects"; that is for sealed meetings.`,
	NeededByLaterEntry: ({ because }, say) =>
		`a later entry stands on it: take that back first (${sentenceOf(because, say)})`,
	GrantNotIncome: () => 'what the government gives is a grant (GrantReceived), not income.',
	NothingToTakeBack: () => 'nothing is named that could be taken back.',
	CountMissing: () => 'the box was not counted: count it first.',
	QuorumMissing: ({ present, needed }) => `${present} members are there, ${needed} are needed to decide.`,
	SuccessorMissing: ({ has }) =>
		`${has} officers would be left, 2 are needed: give the office to another member first.`,
	ApprovalsMissing: ({ given, needed }) => `${given} officers agreed, ${needed} are needed.`
} satisfies Partial<Sentences<RejectionType>>;

/** A missing refusal does not compile. */
const sentences: Sentences<RejectionType> = { ...frame, ...named, ...sharing, ...money, ...box };

function openingSentence(debits: number, credits: number, say: Say): string {
	const more =
		debits > credits
			? `box, bank, loans and expenses are ${say(debits - credits)} more than the rest`
			: `savings, debts, income and surplus are ${say(credits - debits)} more than the rest`;
	return `the opening does not balance: debits ${say(debits)}, credits ${say(credits)}; ${more}. Check the sheet, or name the surplus.`;
}
