/**
 * The known codes for reasons, categories and things; the order of each list is the order on screens. Books from elsewhere may have others: an
 * unknown code is kept as it is. Words are in `i18n/words/code.tsv` under the prefix of the list in `papers/code-words.ts`, pictures in
 * `ui/codes.ts`, names for spreadsheets in `spreadsheet/choices.ts`; a code without them does not compile. Add the words first: until they exist, the
 * compiler reports codes that are correct.
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
	/** Purposes of money that the group passes on for a member: the two government insurances, another one, her federation, a ticket. */
	heldPurposes: [
		'accidentInsurance',
		'lifeInsurance',
		'otherInsurance',
		'federationSaving',
		'federationMembership',
		'ticket',
		'other'
	],
	/** Places of the group's own savings: village organisation, federation, co-operative, shares in one of them, a fixed deposit at a bank. */
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
	/** Kinds of grants: to lend (revolving fund), for any use, or help for the most vulnerable. */
	grantKinds: ['revolvingFund', 'grant', 'vulnerabilityFund'],
	applicationAnswers: ['sanctioned', 'returned', 'refused'],
	answerReasons: ['papers', 'irregular', 'overdue', 'other'],
	/** Purposes of a loan. A debt to a moneylender is a purpose of its own, because a group repays it first. */
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
