import type { GroupEvent } from '#group';

/**
 * Meaning and postings of each event, for docs/JOURNAL.md (ledger law 5). Dr = debit, Cr = credit; "box" includes the
 * bank account named by `via`.
 */
export const eventWords: Readonly<
	Record<GroupEvent['type'], { readonly what: string; readonly posts: string }>
> = {
	GroupFounded: {
		what: 'The group with the rules that it gave itself. The first event of every book, once.',
		posts: '–'
	},
	ConstitutionChanged: {
		what: 'New rules, whole. They count from their day on and never touch an older page; loans keep the terms that they were given with.',
		posts: '–'
	},
	GroupDescribed: {
		what: 'What the papers of a bank ask of a group and its founding did not say, or said otherwise: where it meets, by which codes others know it, the branch of an account. Each part takes the place of what was said of it before. Nothing of a woman, and no number that identifies her.',
		posts: '–'
	},
	MemberJoined: {
		what: 'A woman becomes a member. Events carry no personal data: her name stands in `people`, and `name` is a keyed hash of it (ADR 0151).',
		posts: '–'
	},
	MemberNamed: {
		what: 'She is called otherwise from now on, or by a name for the first time. The event has a keyed hash of the name, which only the name with its `key` in `people` shows (ADR 0151). Two women agree; a name that another woman has or had is told.',
		posts: '–'
	},
	MemberLeft: {
		what: 'A member leaves. What she owes is taken off what is hers; the rest is paid, or stays owed to her or her heirs. Refused while she stands in for a loan, or owes more than she has. savings + surplus = loan + interest + fines + paid + payable.',
		posts:
			'Dr savings, Dr surplus, Cr loans, Cr interest or social-fund, Cr fines or social-fund, Cr box, Cr payable'
	},
	PayablePaid: {
		what: 'What was still owed to a woman who left is paid, to her or her heirs.',
		posts: 'Dr payable, Cr box'
	},
	MemberErased: {
		what: 'Name, photo and voice of a woman were erased. They never stood in an event; her figures stay.',
		posts: '–'
	},
	ConsentGiven: {
		what: 'A woman agreed, after the notice was read out to her, that this may be kept or shown.',
		posts: '–'
	},
	ConsentWithdrawn: {
		what: 'She takes her consent back, all of it where no scope is named.',
		posts: '–'
	},
	AccessNoted: {
		what: 'Somebody changed who can open the book, or took it off the phone in the clear: a code, the key paper or its cards, a restored phone, a laptop of staff, an open file. No secret stands in it. The app writes it by itself, a phone that is new to the book with the first that it writes; it is read out at the next close and stands among the exceptions.',
		posts: '–'
	},
	OfficeGiven: { what: 'A member takes an office from this day on.', posts: '–' },
	BankAccountOpened: { what: 'An account of the group at a bank.', posts: '–' },
	OpeningBalances: {
		what: 'The cut-off sheet of a group that kept a book on paper. It comes before any other money and must balance: box, bank, loans, things, expense and deficit = savings, borrowings, payables, funds, income and surplus.',
		posts: 'each line as given'
	},
	MeetingOpened: {
		what: 'Everything that moves money stands in a meeting; one is open at a time. A regular meeting seals an open desk meeting. A paper meeting that is entered afterwards is `late`: it keeps its own day and changes no seal.',
		posts: '–'
	},
	AttendanceMarked: { what: 'Who came. The last mark of a woman counts.', posts: '–' },
	PenTaken: {
		what: 'A woman took the phone and did this step of the meeting herself. Each step counts once for her; how often and how well is nobody’s business.',
		posts: '–'
	},
	LastCodeCompared: {
		what: 'The code of the last meeting was asked from a passbook: three pictures. What was other, or was left, stands among the exceptions; nothing waits for it.',
		posts: '–'
	},
	SavingDeposited: { what: 'A member saves.', posts: 'Dr box, Cr savings' },
	SavingWithdrawn: {
		what: 'A member takes out of her saving.',
		posts: 'Dr savings, Cr box'
	},
	LoanDisbursed: {
		what: 'A loan is given, with the terms that it keeps for its life. Of the social fund no more than lies in it; of such a loan interest, what is given up and what comes back later are posted to social-fund.',
		posts: 'Dr loans, Cr box; with interest kept back: Dr loans, Cr interest, Cr box'
	},
	LoanRepaid: {
		what: "A payment on one loan. It is used up in the group's order: interest first, unless the rules say otherwise.",
		posts: 'Dr box, Cr interest, Cr loans; on a loan that was written off: Dr box, Cr recovered'
	},
	LoanRescheduled: {
		what: 'The whole outstanding principal goes on new terms from this day; interest that is due stays owed.',
		posts: '–'
	},
	LoanToppedUp: {
		what: 'More is lent on a loan. Without terms of its own it is spread over the instalments to come.',
		posts: 'Dr loans, Cr box; with interest kept back: Dr loans, Cr interest, Cr box'
	},
	LoanWrittenOff: {
		what: 'The group gives a loan up, and keeps what it gave up: also where an entry of an earlier day is made later. Charges stop; what comes back later is a LoanRepaid.',
		posts: 'Dr loans-written-off (of the social fund: Dr social-fund), Cr loans'
	},
	OverdueInterestForgiven: {
		what: 'Interest for being late that is unpaid on a loan is forgiven (ADR 0083). How much is kept with it.',
		posts: '–'
	},
	FineImposed: {
		what: 'A fine is laid on a woman. Where it goes is kept with it. It becomes income when it is paid.',
		posts: '–'
	},
	FineForgiven: {
		what: 'What is unpaid of a fine is forgiven.',
		posts: '–'
	},
	FinePaid: {
		what: 'A payment on one fine.',
		posts: 'Dr box, Cr fines; where the fine goes to the social fund: Dr box, Cr social-fund'
	},
	FeePaid: {
		what: 'A fee, such as for joining or for a passbook.',
		posts: 'Dr box, Cr fees'
	},
	IncomeReceived: {
		what: 'The group earns something besides interest, fines and fees.',
		posts: 'Dr box, Cr other-income'
	},
	ExpensePaid: { what: 'The group pays for something.', posts: 'Dr expense, Cr box' },
	SocialFundPaidIn: {
		what: 'A member gives to the fund for need.',
		posts: 'Dr box, Cr social-fund'
	},
	SocialFundPaidOut: {
		what: 'The fund for need helps a woman.',
		posts: 'Dr social-fund (of what was given for the most vulnerable: Dr social-fund/vulnerability), Cr box'
	},
	CollectedForOthers: {
		what: 'A woman gives money that the group only carries on: a premium of an insurance, savings or membership that her federation asks of her, a ticket. It is neither hers nor of the group: in no surplus and no corpus.',
		posts: 'Dr box, Cr held-for-others'
	},
	HandedToOthers: {
		what: 'Such money goes to whom it is for; also that of a woman who left since. Never more than is held of each for that purpose; `reference` is the receipt of whoever got it, and without one it is an exception.',
		posts: 'Dr held-for-others (of each woman), Cr box'
	},
	HeldReturned: {
		what: 'What is held of a woman for others comes back to her, also after she left; never more than is held of her for that purpose.',
		posts: 'Dr held-for-others, Cr box'
	},
	SavingInterestCredited: {
		what: 'What women’s savings earned is added to them, as an expense: by the rate of the rules, on the lowest balance of each month, up to the last day that the rules name. Refused where the rules name none, and twice for one time.',
		posts: 'Dr savings-interest, Cr savings (of each woman and fund)'
	},
	DepositPlaced: {
		what: 'Savings or shares of the group itself go to somebody who keeps them: a village organisation, a federation, a co-operative, a bank for a fixed time. `reference` is the receipt.',
		posts: 'Dr deposits, Cr box'
	},
	DepositTakenBack: {
		what: 'Some of it, or all, comes back; never more than lies there.',
		posts: 'Dr box, Cr deposits'
	},
	DepositCredited: {
		what: 'Whoever keeps it adds interest, as its paper says; never computed, and never where nothing lies.',
		posts: 'Dr deposits, Cr other-income (deposit-interest)'
	},
	DepositSeen: {
		what: 'What the passbook or the certificate of a deposit shows, set beside the book; a difference is told, not posted.',
		posts: '–'
	},
	CashTakenToBank: { what: 'Cash goes from the box to the bank.', posts: 'Dr bank, Cr box' },
	CashTakenFromBank: { what: 'Cash comes from the bank to the box.', posts: 'Dr box, Cr bank' },
	BankInterestCredited: {
		what: 'Interest that the bank added, as its passbook says.',
		posts: 'Dr bank, Cr bank-interest'
	},
	BankCharged: {
		what: 'What the bank took, as its passbook says.',
		posts: 'Dr bank-charges, Cr bank'
	},
	BankStatementMatched: {
		what: "What the bank's passbook shows, set beside the book; a difference is shown, not posted.",
		posts: '–'
	},
	GrantReceived: {
		what: 'Money from outside that is not paid back.',
		posts:
			'Dr box, Cr revolving-fund, grants, or social-fund/vulnerability (named for the most vulnerable: no money of the group)'
	},
	GrantReturned: {
		what: 'A grant, or what is left of it, goes back to whoever gave it, against a receipt: never more than lies in it.',
		posts: 'Dr revolving-fund, grants, or social-fund/vulnerability, Cr box'
	},
	LoanApplied: {
		what: 'The group asks a lender for a loan.',
		posts: '–'
	},
	LoanAnswered: {
		what: "The lender's answer. One that was returned to be completed can be answered again.",
		posts: '–'
	},
	CashCreditOpened: {
		what: 'A bank opens a cash credit: an account on which the group draws and repays as often as it likes. No money moves yet.',
		posts: '–'
	},
	DrawingPowerSet: {
		what: 'From a day on the group may owe so much on a cash credit when it draws; a bank sets it anew each year.',
		posts: '–'
	},
	BorrowingReceived: {
		what: 'A loan comes to the group. A cash credit has one such event for each time that money is drawn; more than the drawing power of the day is refused.',
		posts: 'Dr box, Cr borrowings'
	},
	BorrowingCharged: {
		what: 'What the lender added to the debt, as its book says; never computed.',
		posts: 'Dr interest-paid, Dr bank-charges, Cr borrowings'
	},
	BorrowingRepaid: {
		what: 'The group pays on a loan that it took.',
		posts: 'Dr borrowings, Dr interest-paid, Dr bank-charges, Cr box'
	},
	BorrowingCredited: {
		what: 'The lender takes something off the debt, and no money moves: interest that the government bears, a waiver, or what it had debited wrongly. The event names the paper that says so; never more than is owed.',
		posts: 'Dr borrowings, Cr other-income (subvention, waiver, bankCorrection)'
	},
	DividendPaid: {
		what: 'Surplus is shared among the members by a rule. What the rule leaves over stays in the surplus; more than the surplus is refused.',
		posts: 'Dr surplus, Cr box; added to savings: Dr surplus, Cr savings (regular)'
	},
	CycleSharedOut: {
		what: 'A group with shares ends its cycle: each member gets her savings and her part of what the group has above them, by a rule, less what she owes. fund = box + bank + loans + interest and fines due − borrowings, payable, voluntary savings, revolving fund, grants and social fund (unless it is shared out). Parts are what the rule gives, to the last unit; what rounding leaves stays in the surplus. Dues, attendance and shares begin anew the next day. Refused when the box does not hold the payouts, or the social fund is shared out while it lent what parts do not pay.',
		posts:
			'Dr savings (regular, shares), Cr loans, Cr interest or social-fund, Cr fines or social-fund, Cr box, Cr savings (kept), Cr payable; Dr social-fund where it is shared out; income and expense are closed into surplus, which takes the rest'
	},
	AssetBought: {
		what: 'The group buys a thing that it keeps.',
		posts: 'Dr assets, Cr box'
	},
	AssetSold: {
		what: 'It sells such a thing, or a part of it. What it brought more or less than it stood at in the book is a gain or a loss.',
		posts: 'Dr box, Cr assets; gain: Cr other-income, loss: Dr other-expense'
	},
	ResolutionPassed: {
		what: 'The circle decided something.',
		posts: '–'
	},
	DisputeRaised: {
		what: 'A woman says that an entry is wrong. Both are shown wherever the entry is.',
		posts: '–'
	},
	DisputeSettled: {
		what: 'How the question about the entry ended.',
		posts: '–'
	},
	PhonesSettled: {
		what: 'Two phones wrote apart, and officers settled it: these pages of the other phone are kept beside the book and do not count as they stand. Those that the group chose follow at once, entered late, under the ids that they had; what a page of this book said twice is put right after it.',
		posts: '–'
	},
	CashCounted: { what: 'What lay in the box when it was counted, note by note.', posts: '–' },
	CashDifferenceAccepted: {
		what: 'The circle accepts openly that the box differs from the book.',
		posts: 'short: Dr cash-short, Cr box · over: Dr box, Cr cash-over'
	},
	EventReversed: {
		what: 'An entry of the open meeting is taken back, before the seal, and leaves no trace in any figure; or an entry of a sealed page is put right in the open. What replaces it follows directly, on the day of that entry, and names it in `corrects`. Legs are of today; charges, dues and attendance are as if it had always been right.',
		posts:
			'in the open meeting: it is reckoned again without the entry · of a sealed page: the legs of the entry, sides exchanged'
	},
	MeetingPutAway: {
		what: 'A meeting that was opened by mistake, or on a day years off, is put away on the day of this event: nothing stands in it but marks of the roll. It was never held: its number is free, its day binds nothing. `approvedBy` names as many officers as a seal asks for. The page stays in the chain, without a seal.',
		posts: '–'
	},
	MeetingSealed: { what: 'The page is closed. Nothing in this meeting changes after it.', posts: '–' }
};
