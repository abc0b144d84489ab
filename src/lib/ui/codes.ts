import type { MessageKey } from '#i18n';
import type { Art } from './symbol/art.ts';

/**
 * Reasons, categories and things are codes from a list, never typed (screens.md): what the book keeps, the order in
 * which a screen offers them, and the picture of each. Words are `<prefix><code>` in the dictionaries.
 */
export interface CodeList<Code extends string, Prefix extends string = string> {
	readonly codes: readonly Code[];
	readonly art: Readonly<Record<Code, Art>>;
	/** Key of the words of a code. */
	readonly keyOf: (code: Code) => `${Prefix}${Code}`;
	/** The code where it is one of the list; a book from elsewhere may have others. */
	readonly find: (code: string) => Code | null;
}

/** A code without words in the dictionaries does not compile: each list below `satisfies` this. */
interface InWords {
	readonly keyOf: (code: never) => MessageKey;
}

function listOf<const Prefix extends string, Code extends string>(
	prefix: Prefix,
	art: Readonly<Record<Code, Art>>
): CodeList<Code, Prefix> {
	const codes = Object.keys(art) as Code[];
	return {
		codes,
		art,
		keyOf: (code) => `${prefix}${code}`,
		find: (code) => codes.find((known) => known === code) ?? null
	};
}

const other: Art = { icon: 'notes' };
const death: Art = { picture: 'wilted-flower' };
const moved: Art = { picture: 'luggage' };

export const fineReasons = listOf('reason.', {
	absent: { icon: 'empty-mat' },
	late: { icon: 'hourglass' },
	savingMissed: { icon: 'gullak-in' },
	instalmentMissed: { icon: 'box-in' },
	other
}) satisfies InWords;

/** Why an entry of a sealed page is put right. Inside the open meeting the code is `undo`. */
export const correctionReasons = listOf('reason.', {
	wrongAmount: { icon: 'wrong-note' },
	wrongWoman: { icon: 'wrong-woman' },
	enteredTwice: { icon: 'equal' },
	notDone: { icon: 'close' },
	wrongDay: { icon: 'calendar-day' },
	forgotten: { icon: 'pen' }
}) satisfies InWords;

export const writeOffReasons = listOf('reason.', {
	death,
	moved,
	cannotPay: { icon: 'open-hands' },
	other
}) satisfies InWords;

export const leaveReasons = listOf('leave.', {
	moved,
	wish: { icon: 'woman-leaves' },
	death,
	excluded: { icon: 'meeting' }
}) satisfies InWords;

export const feeCategories = listOf('category.', {
	entry: { icon: 'new-woman' },
	passbook: { picture: 'notebook' },
	buyIn: { icon: 'gullak-in' },
	form: { picture: 'memo' },
	other
}) satisfies InWords;

export const incomeCategories = listOf('category.', {
	rent: { picture: 'tent' },
	sale: { icon: 'shop' },
	federation: { icon: 'federation' },
	government: { picture: 'office-building' },
	other
}) satisfies InWords;

export const expenseCategories = listOf('category.', {
	stationery: { icon: 'paper' },
	travel: { icon: 'road' },
	honorarium: { icon: 'pen' },
	meetings: { icon: 'meeting' },
	refreshments: { picture: 'hot-beverage' },
	bookkeeper: { icon: 'book' },
	audit: { picture: 'memo' },
	federationFee: { icon: 'federation' },
	other: { icon: 'coins' }
}) satisfies InWords;

export const socialReasons = listOf('social.', {
	illness: { picture: 'pill' },
	death,
	birth: { picture: 'baby-bottle' },
	wedding: { picture: 'bouquet' },
	accident: { picture: 'adhesive-bandage' },
	school: { picture: 'books' },
	other
}) satisfies InWords;

export const assetThings = listOf('asset.', {
	sewingMachine: { icon: 'sewing-machine' },
	tent: { picture: 'tent' },
	utensils: { picture: 'pot-of-food' },
	pump: { icon: 'pump' },
	scales: { picture: 'balance-scale' },
	chairs: { picture: 'chair' },
	other
}) satisfies InWords;

export const resolutionKinds = listOf('resolution.', {
	openAccount: { icon: 'bank-counter' },
	changeOfficers: { icon: 'key' },
	applyForLoan: { icon: 'sheet-bank' },
	loanFromBank: { icon: 'bank-to-box' },
	creditPlan: { icon: 'coins' },
	rules: { icon: 'book' },
	writeOff: { icon: 'loan-gone' },
	admitMember: { icon: 'new-woman' },
	memberLeaves: { icon: 'woman-leaves' },
	joinFederation: { icon: 'federation' },
	shareProfit: { icon: 'pouring-pots' },
	socialFundUse: { icon: 'social-pot' },
	correction: { icon: 'pen' },
	other: { icon: 'hands-raised' }
}) satisfies InWords;

export const agendaPoints = listOf('agenda.', {
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
}) satisfies InWords;

export const disputeKinds = listOf('dispute.', {
	amount: { icon: 'wrong-note' },
	notMine: { icon: 'wrong-woman' },
	missing: { icon: 'sheet-blank' },
	other: { icon: 'dispute' }
}) satisfies InWords;

export const disputeOutcomes = listOf('outcome.', {
	upheld: { icon: 'check' },
	corrected: { icon: 'pen' },
	withdrawn: { icon: 'undo' }
}) satisfies InWords;

export const lenderKinds = listOf('lender.', {
	bank: { icon: 'bank-counter' },
	cashCredit: { icon: 'bank-to-box' },
	cif: { icon: 'social-pot' },
	federation: { icon: 'federation' },
	other
}) satisfies InWords;

export const loanSources = listOf('loan.source-', {
	own: { icon: 'tin-box' },
	revolvingFund: { picture: 'office-building' },
	cif: { icon: 'social-pot' },
	bank: { icon: 'bank-counter' }
}) satisfies InWords;

export const grantKinds = listOf('grant.', {
	revolvingFund: { picture: 'office-building' },
	grant: { icon: 'coins' }
}) satisfies InWords;

/** What the lender said to an application of the group. */
export const applicationAnswers = listOf('application.', {
	sanctioned: { icon: 'check' },
	returned: { icon: 'undo' },
	refused: { icon: 'close' }
}) satisfies InWords;

/** Why an application was sent back or refused. */
export const answerReasons = listOf('answer.', {
	papers: { icon: 'sheet-bank' },
	irregular: { icon: 'empty-mat' },
	overdue: { icon: 'hourglass' },
	other
}) satisfies InWords;
