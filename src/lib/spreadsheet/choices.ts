import { codeLists } from '#group';
import { word, type Word } from './words.ts';

/** English and Hindi words for the codes of a list. A missing code does not compile. */
function said<const Code extends string>(
	codes: readonly Code[],
	words: Readonly<Record<Code, readonly [en: string, hi: string]>>
): readonly Word<Code>[] {
	return codes.map((code) => {
		const [en, hi]: readonly [string, string] = words[code];
		return word(code, en, hi);
	});
}

export const rowKinds = [
	word('group', 'group', 'समूह'),
	word('rule', 'rule', 'नियम'),
	word('member', 'member', 'सदस्य'),
	word('loan', 'loan', 'लोन'),
	word('fine', 'fine', 'जुर्माना'),
	word('bank', 'bank', 'बैंक'),
	word('borrowing', 'borrowing', 'समूह का लोन'),
	word('deposit', 'deposit elsewhere', 'बाहर जमा पैसा'),
	word('box', 'box', 'बक्सा'),
	word('socialFund', 'social fund', 'मदद का पैसा'),
	word('vulnerabilityFund', 'vulnerability fund', 'सबसे ज़रूरतमंद का पैसा'),
	word('revolvingFund', 'revolving fund', 'रिवॉल्विंग फंड'),
	word('grants', 'grants', 'अनुदान'),
	word('income', 'income', 'आमदनी'),
	word('expense', 'expense', 'खर्च'),
	word('surplus', 'surplus', 'बचा हुआ मुनाफ़ा'),
	word('deficit', 'deficit', 'घाटा'),
	word('meeting', 'meeting', 'बैठक'),
	word('note', 'note', 'टिप्पणी')
] as const;
export type RowKind = (typeof rowKinds)[number]['code'];

export const groupKinds = [
	word('shg', 'self-help group', 'स्वयं सहायता समूह'),
	word('vsla', 'savings and loan association', 'बचत ऋण समिति')
] as const;
export const rhythms = [
	word('week', 'week', 'हफ़्ता'),
	word('fortnight', 'fortnight', 'पखवाड़ा'),
	word('month', 'month', 'महीना')
] as const;
/** The index is the number of the weekday in the constitution. */
export const weekdays = [
	word('sunday', 'Sunday', 'रविवार'),
	word('monday', 'Monday', 'सोमवार'),
	word('tuesday', 'Tuesday', 'मंगलवार'),
	word('wednesday', 'Wednesday', 'बुधवार'),
	word('thursday', 'Thursday', 'गुरुवार'),
	word('friday', 'Friday', 'शुक्रवार'),
	word('saturday', 'Saturday', 'शनिवार')
] as const;
export const calendars = [
	word('gregorian', 'Gregorian', 'अंग्रेज़ी'),
	word('bikramSambat', 'Bikram Sambat', 'विक्रम संवत')
] as const;
export const savingModes = [
	word('fixed', 'the same for all', 'सबका बराबर'),
	word('perMember', 'for each member', 'हर सदस्य का अपना'),
	word('shares', 'shares', 'हिस्से')
] as const;
export const methods = [
	word('declining', 'declining', 'घटते लोन पर'),
	word('flat', 'flat', 'पूरे लोन पर'),
	word('upFront', 'up front', 'पहले ही')
] as const;
export const periods = [
	word('calendarMonth', 'calendar month', 'हर महीने की पहली'),
	word('anniversary', 'anniversary', 'लोन की तारीख'),
	word('meeting', 'meeting', 'हर बैठक')
] as const;
export const instalmentTimes = [
	word('charge', 'with the interest', 'सूद के साथ'),
	word('quarter', 'quarter', 'तिमाही')
] as const;
export const lateTimes = [
	word('month', 'each month', 'हर महीने'),
	word('day', 'each day', 'हर दिन'),
	word('once', 'once', 'एक बार')
] as const;
export const lateBases = [
	word('principalDue', 'principal due', 'बाकी मूल'),
	word('instalment', 'instalment', 'पूरी किस्त')
] as const;
export const sources = said(codeLists.loanSources, {
	own: ['own', 'समूह का अपना'],
	revolvingFund: ['revolving fund', 'रिवॉल्विंग फंड'],
	cif: ['CIF', 'सीआईएफ'],
	bank: ['bank', 'बैंक'],
	socialFund: ['social fund', 'मदद का पैसा'],
	vulnerabilityFund: ['vulnerability fund', 'सबसे ज़रूरतमंद का पैसा']
});
export const offices = [
	word('president', 'president', 'अध्यक्ष'),
	word('secretary', 'secretary', 'सचिव'),
	word('treasurer', 'treasurer', 'कोषाध्यक्ष'),
	word('writer', 'writer', 'लेखिका'),
	word('keyHolder', 'key holder', 'चाबी वाली')
] as const;
/** Without cash credit, because the sheet has no columns for its limit and drawing power. */
const lendersOfSheet = codeLists.lenderKinds.filter((kind) => kind !== 'cashCredit');
export const lenderKindWords = said(lendersOfSheet, {
	bank: ['bank', 'बैंक'],
	cif: ['CIF', 'सीआईएफ'],
	federation: ['federation', 'संघ'],
	other: ['other', 'और कोई']
});
export const creditKindWords = said(codeLists.creditKinds, {
	subvention: ['interest subvention', 'ब्याज में छूट'],
	waiver: ['waiver', 'कर्ज़ माफ़'],
	bankCorrection: ['correction by the bank', 'बैंक का सुधार']
});
export const grantKindWords = said(codeLists.grantKinds, {
	revolvingFund: ['revolving fund', 'रिवॉल्विंग फंड'],
	grant: ['grant', 'अनुदान'],
	vulnerabilityFund: ['vulnerability fund', 'सबसे ज़रूरतमंद का पैसा']
});
export const yesNoWords = [word('yes', 'yes', 'हाँ'), word('no', 'no', 'नहीं')] as const;
export const meetingKinds = [
	word('regular', 'regular', 'नियमित'),
	word('special', 'special', 'विशेष'),
	word('desk', 'between meetings', 'बैठकों के बीच')
] as const;
export const attendances = [
	word('present', 'present', 'हाज़िर'),
	word('late', 'late', 'देर से'),
	word('absent', 'absent', 'गैरहाज़िर'),
	word('excused', 'excused', 'छुट्टी')
] as const;
export const leavings = said(codeLists.leaveReasons, {
	moved: ['moved', 'चली गई'],
	wish: ['wish', 'अपनी इच्छा'],
	death: ['death', 'मृत्यु'],
	excluded: ['excluded', 'निकाली गई']
});
export const places = [word('box', 'box', 'बक्सा'), word('bank', 'bank', 'बैंक')] as const;

/** Income accounts of the cut-off sheet, under the names of the journal. */
export const incomeAccounts = [
	word('interest', 'interest', 'सूद'),
	word('fines', 'fines', 'जुर्माना'),
	word('fees', 'fees', 'फ़ीस'),
	word('bankInterest', 'bank interest', 'बैंक का ब्याज'),
	word('recovered', 'recovered', 'डूबे लोन से वापस'),
	word('cashOver', 'cash over', 'ज़्यादा निकला')
] as const;
export const expenseAccounts = [
	word('interestPaid', 'interest paid', 'दिया हुआ ब्याज'),
	word('bankCharges', 'bank charges', 'बैंक ने काटा'),
	word('stationery', 'stationery', 'कॉपी-कलम'),
	word('travel', 'travel', 'आना-जाना'),
	word('honorarium', 'honorarium', 'मानदेय'),
	word('meetings', 'meetings', 'बैठक का खर्च'),
	word('loansWrittenOff', 'loans written off', 'छोड़े गए लोन'),
	word('cashShort', 'cash short', 'कम निकला')
] as const;

/** Words for predefined codes; a group may also use its own. */
export const purposeWords = said(codeLists.purposes, {
	health: ['health', 'इलाज'],
	seed: ['seed', 'बीज'],
	animal: ['animal', 'पशु'],
	shop: ['shop', 'दुकान'],
	school: ['school', 'पढ़ाई'],
	house: ['house', 'घर'],
	food: ['food', 'राशन'],
	wedding: ['wedding', 'शादी'],
	tailoring: ['tailoring', 'सिलाई'],
	phone: ['phone', 'फ़ोन'],
	moneylender: ['moneylender', 'साहूकार'],
	oldDebt: ['old debt', 'पुराना कर्ज़'],
	other: ['other', 'और कुछ']
});
export const fineReasonWords = said(codeLists.fineReasons, {
	absent: ['absent', 'गैरहाज़िर'],
	late: ['late', 'देर से'],
	savingMissed: ['saving missed', 'जमा नहीं'],
	instalmentMissed: ['instalment missed', 'किस्त नहीं'],
	other: ['other', 'और कुछ']
});
export const heldPurposeWords = said(codeLists.heldPurposes, {
	accidentInsurance: ['accident insurance', 'दुर्घटना बीमा'],
	lifeInsurance: ['life insurance', 'जीवन बीमा'],
	otherInsurance: ['other insurance', 'दूसरा बीमा'],
	federationSaving: ['federation saving', 'संघ की बचत'],
	federationMembership: ['federation membership', 'संघ की सदस्यता'],
	ticket: ['ticket', 'टिकट'],
	other: ['other', 'और कुछ']
});
export const depositPlaceWords = said(codeLists.depositPlaces, {
	village: ['village organisation', 'ग्राम संगठन'],
	federation: ['federation', 'संघ'],
	cooperative: ['co-operative', 'सहकारी'],
	shares: ['shares', 'हिस्से'],
	fixedDeposit: ['fixed deposit', 'एफडी'],
	other: ['other', 'और कुछ']
});
export const spendings = [
	...said(codeLists.expenseCategories, {
		stationery: ['stationery', 'कॉपी-कलम'],
		travel: ['travel', 'आना-जाना'],
		honorarium: ['honorarium', 'मानदेय'],
		meetings: ['meetings', 'बैठक का खर्च'],
		other: ['other', 'और कुछ'],
		refreshments: ['refreshments', 'चाय-नाश्ता'],
		bookkeeper: ['bookkeeper', 'लेखा लिखने वाली'],
		audit: ['audit', 'लेखा परीक्षा'],
		federationFee: ['federation fee', 'संघ का चंदा']
	}),
	word('bank-charges', 'bank charges', 'बैंक ने काटा')
] as const;
export const earnings = said(codeLists.incomeCategories, {
	other: ['other', 'और कुछ'],
	rent: ['rent', 'किराया'],
	sale: ['sale', 'बिक्री'],
	federation: ['federation', 'संघ'],
	government: ['government', 'सरकार']
});

export const remainders = [word('stays', 'stays', 'समूह में रहे'), word('spread', 'spread', 'बाँट दो')] as const;
export const overpayments = [
	word('refuse', 'refuse', 'मना'),
	word('voluntarySaving', 'voluntary saving', 'अपनी मर्ज़ी की जमा')
] as const;
export const rebates = [
	word('none', 'none', 'कुछ नहीं'),
	word('notYetDue', 'not yet due', 'आगे का सूद')
] as const;
export const fineTargets = [
	word('group', 'group', 'समूह'),
	word('socialFund', 'social fund', 'मदद का पैसा')
] as const;
export const averages = [
	word('averageSavings', 'average savings', 'औसत जमा'),
	word('averageSurplus', 'average surplus', 'औसत मुनाफ़ा')
] as const;
export const earningFunds = [
	word('voluntary', 'voluntary', 'अपनी मर्ज़ी की'),
	word('all', 'all', 'सब')
] as const;
export const earningTimes = [
	word('quarter', 'quarter', 'तिमाही'),
	word('halfYear', 'half year', 'छमाही'),
	word('year', 'year', 'साल')
] as const;
export const exitLosses = [word('none', 'none', 'कुछ नहीं'), word('bySavings', 'by savings', 'जमा से')] as const;
export const exitRules = [
	word('none', 'none', 'कुछ नहीं'),
	word('equal', 'equal', 'बराबर'),
	word('bySavings', 'by savings', 'जमा से'),
	word('byShares', 'by shares', 'हिस्सों से'),
	word('bySavingMonths', 'by saving months', 'जमा के महीनों से'),
	word('interestBack', 'interest back', 'सूद वापस')
] as const;

export type AnyWord = Word;
