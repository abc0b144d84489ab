import type { GroupEvent } from '#group';

/** What each event means and posts, for docs/JOURNAL.md. Dr = debit, Cr = credit. */
export const eventWords: Readonly<
	Record<GroupEvent['type'], { readonly what: string; readonly posts: string }>
> = {
	GroupFounded: {
		what: 'The group with the rules that it gave itself. The first event of every book, once.',
		posts: '–'
	},
	MemberJoined: {
		what: 'A woman becomes a member. Events carry no personal data: her name stands in `people`.',
		posts: '–'
	},
	OfficeGiven: { what: 'A member takes an office from this day on.', posts: '–' },
	BankAccountOpened: { what: 'An account of the group at a bank.', posts: '–' },
	OpeningBalances: {
		what: 'The cut-off sheet of a group that kept a book on paper. It comes before any other money and must balance: box, bank, loans, expense and deficit = savings, borrowings, funds, income and surplus.',
		posts: 'each line as given'
	},
	MeetingOpened: {
		what: 'Everything that moves money stands in a meeting; one is open at a time. A regular meeting seals an open desk meeting.',
		posts: '–'
	},
	AttendanceMarked: { what: 'Who came. The last mark of a woman counts.', posts: '–' },
	SavingDeposited: { what: 'A member saves.', posts: 'Dr box, Cr savings' },
	LoanDisbursed: {
		what: 'A loan is given, with the terms that it keeps for its life.',
		posts: 'Dr loans, Cr box; with interest kept back: Dr loans, Cr interest, Cr box'
	},
	LoanRepaid: {
		what: "A payment on one loan. It is used up in the group's order: interest first, unless the rules say otherwise.",
		posts: 'Dr box, Cr interest, Cr loans'
	},
	ExpensePaid: { what: 'The group pays for something.', posts: 'Dr expense, Cr box' },
	CashTakenToBank: { what: 'Cash goes from the box to the bank.', posts: 'Dr bank, Cr box' },
	CashTakenFromBank: { what: 'Cash comes from the bank to the box.', posts: 'Dr box, Cr bank' },
	CashCounted: { what: 'What lay in the box when it was counted, note by note.', posts: '–' },
	CashDifferenceAccepted: {
		what: 'The circle accepts openly that the box differs from the book.',
		posts: 'short: Dr cash-short, Cr box · over: Dr box, Cr cash-over'
	},
	EventReversed: {
		what: 'An entry of the open meeting is taken back, before the seal. It leaves no trace in any figure.',
		posts: 'the meeting is reckoned again without the entry'
	},
	MeetingSealed: { what: 'The page is closed. Nothing in this meeting changes after it.', posts: '–' }
};
