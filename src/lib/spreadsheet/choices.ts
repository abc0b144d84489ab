import { word, type Word } from './words.ts';

/** What may stand in a cell that is chosen from a list. */

export const rowKinds = [
	word('group', 'group', 'समूह'),
	word('rule', 'rule', 'नियम'),
	word('member', 'member', 'सदस्य'),
	word('loan', 'loan', 'लोन'),
	word('fine', 'fine', 'जुर्माना'),
	word('bank', 'bank', 'बैंक'),
	word('borrowing', 'borrowing', 'समूह का लोन'),
	word('box', 'box', 'बक्सा'),
	word('socialFund', 'social fund', 'मदद का पैसा'),
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
/** Their place is their number, as the constitution counts them. */
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
export const sources = [
	word('own', 'own', 'समूह का अपना'),
	word('revolvingFund', 'revolving fund', 'रिवॉल्विंग फंड'),
	word('cif', 'CIF', 'सीआईएफ'),
	word('bank', 'bank', 'बैंक')
] as const;
export const offices = [
	word('president', 'president', 'अध्यक्ष'),
	word('secretary', 'secretary', 'सचिव'),
	word('treasurer', 'treasurer', 'कोषाध्यक्ष'),
	word('writer', 'writer', 'लेखिका'),
	word('keyHolder', 'key holder', 'चाबी वाली')
] as const;
export const lenderKinds = [
	word('bank', 'bank', 'बैंक'),
	word('cif', 'CIF', 'सीआईएफ'),
	word('federation', 'federation', 'संघ'),
	word('other', 'other', 'और कोई')
] as const;
export const yesNo = [word('yes', 'yes', 'हाँ'), word('no', 'no', 'नहीं')] as const;
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
export const leavings = [
	word('moved', 'moved', 'चली गई'),
	word('wish', 'wish', 'अपनी इच्छा'),
	word('death', 'death', 'मृत्यु'),
	word('excluded', 'excluded', 'निकाली गई')
] as const;
export const places = [word('box', 'box', 'बक्सा'), word('bank', 'bank', 'बैंक')] as const;

/** Lines of the cut-off sheet that a group earned, as the journal names them. */
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

/** Words for codes that a group may also make itself. */
export const purposes = [
	word('health', 'health', 'इलाज'),
	word('seed', 'seed', 'बीज'),
	word('animal', 'animal', 'पशु'),
	word('shop', 'shop', 'दुकान'),
	word('school', 'school', 'पढ़ाई'),
	word('house', 'house', 'घर'),
	word('food', 'food', 'राशन'),
	word('wedding', 'wedding', 'शादी'),
	word('tailoring', 'tailoring', 'सिलाई'),
	word('phone', 'phone', 'फ़ोन'),
	word('moneylender', 'moneylender', 'साहूकार'),
	word('oldDebt', 'old debt', 'पुराना कर्ज़'),
	word('other', 'other', 'और कुछ')
] as const;
export const fineReasons = [
	word('absent', 'absent', 'गैरहाज़िर'),
	word('late', 'late', 'देर से'),
	word('savingMissed', 'saving missed', 'जमा नहीं'),
	word('instalmentMissed', 'instalment missed', 'किस्त नहीं'),
	word('other', 'other', 'और कुछ')
] as const;
export const spendings = [
	word('stationery', 'stationery', 'कॉपी-कलम'),
	word('travel', 'travel', 'आना-जाना'),
	word('honorarium', 'honorarium', 'मानदेय'),
	word('meetings', 'meetings', 'बैठक का खर्च'),
	word('bank-charges', 'bank charges', 'बैंक ने काटा'),
	word('other', 'other', 'और कुछ')
] as const;
export const earnings = [word('other', 'other', 'और कुछ')] as const;

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
export const exitRules = [
	word('none', 'none', 'कुछ नहीं'),
	word('equal', 'equal', 'बराबर'),
	word('bySavings', 'by savings', 'जमा से'),
	word('byShares', 'by shares', 'हिस्सों से'),
	word('bySavingMonths', 'by saving months', 'जमा के महीनों से'),
	word('interestBack', 'interest back', 'सूद वापस')
] as const;

export type AnyWord = Word;
