import { codeWords, type CodeWords } from '#papers/code-words.ts';
import type { Art } from './symbol/art.ts';

/**
 * Reasons, categories and things are codes from a list, never free text: code,
 * words and picture of each. A code without a picture does not compile.
 */
export interface CodeList<Code extends string, Prefix extends string = string> extends CodeWords<
	Code,
	Prefix
> {
	readonly art: Readonly<Record<Code, Art>>;
}

function pictured<Code extends string, Prefix extends string>(
	list: CodeWords<Code, Prefix>,
	art: Readonly<Record<Code, Art>>
): CodeList<Code, Prefix> {
	return { ...list, art };
}

const other: Art = { icon: 'notes' };
const death: Art = { picture: 'wilted-flower' };
const moved: Art = { picture: 'luggage' };

export const fineReasons = pictured(codeWords.fineReasons, {
	absent: { icon: 'empty-mat' },
	late: { icon: 'late-coin' },
	savingMissed: { icon: 'open-hands' },
	instalmentMissed: { icon: 'wall' },
	other
});

/** Reasons for correcting an entry of a sealed page. Inside the open meeting the code is `undo`. */
export const correctionReasons = pictured(codeWords.correctionReasons, {
	wrongAmount: { icon: 'wrong-note' },
	wrongWoman: { icon: 'wrong-woman' },
	enteredTwice: { icon: 'equal' },
	notDone: { icon: 'close' },
	wrongDay: { icon: 'calendar-day' },
	forgotten: { icon: 'sheet-blank' }
});

export const writeOffReasons = pictured(codeWords.writeOffReasons, {
	death,
	moved,
	cannotPay: { icon: 'open-hands' },
	other
});

export const leaveReasons = pictured(codeWords.leaveReasons, {
	moved,
	wish: { icon: 'woman-leaves' },
	death,
	excluded: { icon: 'meeting' }
});

export const feeCategories = pictured(codeWords.feeCategories, {
	entry: { icon: 'new-woman' },
	passbook: { picture: 'notebook' },
	buyIn: { icon: 'gullak-in' },
	form: { picture: 'memo' },
	other
});

export const incomeCategories = pictured(codeWords.incomeCategories, {
	rent: { picture: 'tent' },
	sale: { icon: 'shop' },
	federation: { icon: 'federation' },
	government: { picture: 'office-building' },
	other
});

export const expenseCategories = pictured(codeWords.expenseCategories, {
	stationery: { picture: 'notebook' },
	travel: { icon: 'road' },
	honorarium: { icon: 'pen' },
	meetings: { icon: 'meeting' },
	refreshments: { picture: 'hot-beverage' },
	bookkeeper: { icon: 'book' },
	audit: { picture: 'memo' },
	federationFee: { icon: 'federation' },
	other: { icon: 'coins' }
});

export const socialReasons = pictured(codeWords.socialReasons, {
	illness: { picture: 'pill' },
	death,
	birth: { picture: 'baby-bottle' },
	wedding: { picture: 'bouquet' },
	accident: { picture: 'adhesive-bandage' },
	school: { picture: 'books' },
	other
});

/** Purposes of money that the group carries on: two insurances, another one, a federation's fee for each woman, a ticket. */
export const heldPurposes = pictured(codeWords.heldPurposes, {
	accidentInsurance: { picture: 'adhesive-bandage' },
	lifeInsurance: { icon: 'lamp' },
	otherInsurance: { picture: 'memo' },
	federationSaving: { icon: 'federation' },
	federationMembership: { icon: 'three-faces' },
	ticket: { icon: 'ticket' },
	other
});

/** Institutions that keep savings and shares of the group itself. */
export const depositPlaces = pictured(codeWords.depositPlaces, {
	village: { icon: 'place' },
	federation: { icon: 'federation' },
	cooperative: { icon: 'three-faces' },
	shares: { icon: 'slip' },
	fixedDeposit: { icon: 'bank-counter' },
	other
});

export const assetThings = pictured(codeWords.assetThings, {
	sewingMachine: { icon: 'sewing-machine' },
	tent: { picture: 'tent' },
	utensils: { picture: 'pot-of-food' },
	pump: { icon: 'pump' },
	scales: { picture: 'balance-scale' },
	chairs: { picture: 'chair' },
	other
});

export const resolutionKinds = pictured(codeWords.resolutionKinds, {
	openAccount: { icon: 'bank-counter' },
	changeOfficers: { icon: 'key' },
	applyForLoan: { icon: 'sheet-bank' },
	loanFromBank: { icon: 'bank-to-box' },
	creditPlan: { icon: 'box-out' },
	rules: { icon: 'book' },
	writeOff: { icon: 'loan-gone' },
	admitMember: { icon: 'new-woman' },
	memberLeaves: { icon: 'woman-leaves' },
	joinFederation: { icon: 'federation' },
	shareProfit: { icon: 'pouring-pots' },
	socialFundUse: { icon: 'social-pot' },
	correction: { icon: 'crossed-line' },
	other: { icon: 'hands-raised' }
});

export const agendaPoints = pictured(codeWords.agendaPoints, {
	attendance: { icon: 'woman-on-mat' },
	saving: { icon: 'gullak-in' },
	repayment: { icon: 'box-in' },
	fines: { icon: 'late-coin' },
	loans: { icon: 'box-out' },
	bank: { icon: 'bank-counter' },
	officers: { icon: 'key' },
	rules: { icon: 'book' },
	federation: { icon: 'federation' },
	other: { icon: 'speaking-mouth' }
});

export const disputeKinds = pictured(codeWords.disputeKinds, {
	amount: { icon: 'wrong-note' },
	notMine: { icon: 'wrong-woman' },
	missing: { icon: 'sheet-blank' },
	other: { icon: 'dispute' }
});

export const disputeOutcomes = pictured(codeWords.disputeOutcomes, {
	upheld: { icon: 'check' },
	corrected: { icon: 'crossed-line' },
	withdrawn: { icon: 'undo' }
});

export const lenderKinds = pictured(codeWords.lenderKinds, {
	bank: { icon: 'bank-counter' },
	cashCredit: { icon: 'bank-to-box' },
	cif: { icon: 'place' },
	federation: { icon: 'federation' },
	other
});

/** Reasons for which a lender reduces a debt of the group without money. */
export const creditKinds = pictured(codeWords.creditKinds, {
	subvention: { picture: 'office-building' },
	waiver: { icon: 'check' },
	bankCorrection: { icon: 'crossed-line' }
});

export const loanSources = pictured(codeWords.loanSources, {
	own: { icon: 'tin-box' },
	revolvingFund: { picture: 'office-building' },
	cif: { icon: 'place' },
	bank: { icon: 'bank-counter' },
	socialFund: { icon: 'social-pot' },
	vulnerabilityFund: { icon: 'stand-in' }
});

export const grantKinds = pictured(codeWords.grantKinds, {
	revolvingFund: { picture: 'office-building' },
	grant: { icon: 'coins' },
	vulnerabilityFund: { icon: 'stand-in' }
});

/** A lender's possible answers to an application of the group. */
export const applicationAnswers = pictured(codeWords.applicationAnswers, {
	sanctioned: { icon: 'check' },
	returned: { icon: 'undo' },
	refused: { icon: 'close' }
});

/** Reasons for sending an application back or refusing it. */
export const answerReasons = pictured(codeWords.answerReasons, {
	papers: { icon: 'sheet-bank' },
	irregular: { icon: 'empty-mat' },
	overdue: { icon: 'late-coin' },
	other
});

export const purposes = pictured(codeWords.purposes, {
	health: { picture: 'pill' },
	seed: { picture: 'seedling' },
	animal: { picture: 'water-buffalo' },
	shop: { icon: 'shop' },
	school: { picture: 'books' },
	house: { picture: 'brick' },
	food: { picture: 'cooked-rice' },
	wedding: { picture: 'bouquet' },
	tailoring: { picture: 'thread' },
	phone: { picture: 'mobile-phone' },
	moneylender: { icon: 'moneylender' },
	oldDebt: { icon: 'old-debt' },
	other
});
