/**
 * The codes that the book knows for reasons, categories and things, each list in the order in which a screen offers it. A book
 * from elsewhere may have others: an unknown code is kept as it stands. Words stand in `i18n/words/code.tsv` under the prefix of
 * its list in `papers/code-words.ts`, pictures in `ui/codes.ts`, what a sheet calls them in `spreadsheet/choices.ts`; a code
 * without them does not compile. Words come first: until they are there, the compiler's message names codes that are in order.
 */
export const codeLists = {
	fineReasons: ['absent', 'late', 'savingMissed', 'instalmentMissed', 'other'],
	correctionReasons: ['wrongAmount', 'wrongWoman', 'enteredTwice', 'notDone', 'wrongDay', 'forgotten'],
	writeOffReasons: ['death', 'moved', 'cannotPay', 'other'],
	leaveReasons: ['moved', 'wish', 'death', 'excluded'],
	feeCategories: ['entry', 'passbook', 'buyIn', 'form', 'other'],
	incomeCategories: ['rent', 'sale', 'federation', 'government', 'other'],
	expenseCategories: [
		'stationery',
		'travel',
		'honorarium',
		'meetings',
		'refreshments',
		'bookkeeper',
		'audit',
		'federationFee',
		'other'
	],
	socialReasons: ['illness', 'death', 'birth', 'wedding', 'accident', 'school', 'other'],
	/** For whom a group carries money on that a woman gives: the two insurances of the government, another one, her federation, a ticket. */
	heldPurposes: [
		'accidentInsurance',
		'lifeInsurance',
		'otherInsurance',
		'federationSaving',
		'federationMembership',
		'ticket',
		'other'
	],
	/** Where savings of the group itself lie: at the village organisation, the federation, a co-operative, in shares of one of them, or fixed at a bank. */
	depositPlaces: ['village', 'federation', 'cooperative', 'shares', 'fixedDeposit', 'other'],
	assetThings: ['sewingMachine', 'tent', 'utensils', 'pump', 'scales', 'chairs', 'other'],
	resolutionKinds: [
		'openAccount',
		'changeOfficers',
		'applyForLoan',
		'loanFromBank',
		'creditPlan',
		'rules',
		'writeOff',
		'admitMember',
		'memberLeaves',
		'joinFederation',
		'shareProfit',
		'socialFundUse',
		'correction',
		'other'
	],
	agendaPoints: [
		'attendance',
		'saving',
		'repayment',
		'fines',
		'loans',
		'bank',
		'officers',
		'rules',
		'federation',
		'other'
	],
	disputeKinds: ['amount', 'notMine', 'missing', 'other'],
	disputeOutcomes: ['upheld', 'corrected', 'withdrawn'],
	lenderKinds: ['bank', 'cashCredit', 'cif', 'federation', 'other'],
	creditKinds: ['subvention', 'waiver', 'bankCorrection'],
	loanSources: ['own', 'revolvingFund', 'cif', 'bank', 'socialFund', 'vulnerabilityFund'],
	/** Which is whose: the group's to lend, its own for whatever it decides, and help that it keeps for the most vulnerable. */
	grantKinds: ['revolvingFund', 'grant', 'vulnerabilityFund'],
	applicationAnswers: ['sanctioned', 'returned', 'refused'],
	answerReasons: ['papers', 'irregular', 'overdue', 'other'],
	/** What a loan can be for. A debt to a moneylender is a purpose of its own: a group frees its women from it first. */
	purposes: [
		'health',
		'seed',
		'animal',
		'shop',
		'school',
		'house',
		'food',
		'wedding',
		'tailoring',
		'phone',
		'moneylender',
		'oldDebt',
		'other'
	]
} as const;
