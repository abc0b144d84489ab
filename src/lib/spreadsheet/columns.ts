import type { RowKind } from './choices.ts';
import { word, type Word, wordFinder } from './words.ts';

/** A column of the sheet: its heads, the kinds of rows that use it, and an explanation. */
export interface Column<Id extends string = string> extends Word<Id> {
	readonly rows: readonly RowKind[];
	/** True for rupees: while such a cell is invalid, the balance of the sheet is not checked. */
	readonly money?: true;
	readonly note: string;
}

type More = Pick<Column, 'rows' | 'note'> & { readonly money?: true };

const column = <Id extends string>(id: Id, en: string, hi: string, more: More): Column<Id> => ({
	...word(id, en, hi),
	...more
});

const meeting: readonly RowKind[] = ['meeting'];

/** Columns of a row of a paper page: a member at a meeting, or the group itself. */
const aboutMeetings = [
	column('meeting', 'meeting', 'बैठक', { rows: meeting, note: 'Number of the meeting.' }),
	column('day', 'day', 'तारीख', { rows: meeting, note: 'On the first row of each meeting at least.' }),
	column('meetingKind', 'kind of meeting', 'कैसी बैठक', {
		rows: meeting,
		note: 'regular (when left out), special, or desk: what happened between meetings.'
	}),
	column('attendance', 'attendance', 'हाज़िरी', { rows: meeting, note: 'present, late, absent or excused.' }),
	column('saved', 'saved', 'जमा किया', { rows: meeting, note: 'Rupees she saved at this meeting.' }),
	column('savedVoluntary', 'saved voluntarily', 'मर्ज़ी से जमा', { rows: meeting, note: 'Rupees beside it.' }),
	column('withdrawn', 'savings taken out', 'जमा निकाली', {
		rows: meeting,
		note: 'Rupees from her voluntary savings, else from what she saves at meetings.'
	}),
	column('savingInterest', 'interest on her savings', 'उसकी बचत पर ब्याज', {
		rows: meeting,
		note: 'Rupees that the group added to her savings; what the rules give her, in all her funds together.'
	}),
	column('socialIn', 'social fund in', 'मदद में दिया', {
		rows: meeting,
		note: 'Rupees she paid into the social fund.'
	}),
	column('socialOut', 'social fund out', 'मदद मिली', { rows: meeting, note: 'Rupees she got from it.' }),
	column('repaid', 'loan repaid', 'लोन वापस', {
		rows: meeting,
		note: 'Rupees, principal and interest together; the oldest loan first.'
	}),
	column('interestPaid', 'of it interest', 'उसमें सूद', {
		rows: meeting,
		note: 'Rupees of what she repaid that were interest, where the paper says it; computed when left out.'
	}),
	column('fine', 'fine', 'जुर्माना लगा', { rows: meeting, note: 'Rupees of a new fine.' }),
	column('fineReason', 'reason of the fine', 'जुर्माना क्यों', {
		rows: meeting,
		note: 'absent, late, …; other when left out.'
	}),
	column('finePaid', 'fine paid', 'जुर्माना दिया', { rows: meeting, note: 'Rupees; the oldest fine first.' }),
	column('lent', 'loan given', 'लोन दिया', { rows: meeting, note: 'Rupees, with the columns of the loan.' }),
	column('income', 'income', 'आमदनी', { rows: meeting, note: 'Rupees received.' }),
	column('incomeFrom', 'what income', 'आमदनी किससे', {
		rows: meeting,
		note: 'A short code; other when left out. What the government gave is no income: it stands under grant received.'
	}),
	column('expense', 'expense', 'खर्च', { rows: meeting, note: 'Rupees paid.' }),
	column('expenseFor', 'expense for', 'खर्च किसका', {
		rows: meeting,
		note: 'stationery, travel, …; other when left out.'
	}),
	column('heldIn', 'given for others', 'औरों के लिए दिया', {
		rows: meeting,
		note: 'Rupees she gave that the group only carries on: a premium, what a federation asks, a ticket.'
	}),
	column('heldOut', 'handed on', 'आगे दिया', {
		rows: meeting,
		note: 'Rupees of such money that were handed on: hers, or of the women in the order of their numbers.'
	}),
	column('heldBack', 'of it given back', 'उसे वापस दिया', {
		rows: meeting,
		note: 'Rupees of such money that came back to her.'
	}),
	column('heldFor', 'for whom', 'किसके लिए', {
		rows: ['member', 'meeting'],
		note: 'accident insurance, life insurance, federation saving, …; other when left out.'
	}),
	column('depositIn', 'put in elsewhere', 'बाहर जमा किया', {
		rows: meeting,
		note: 'Rupees of the group that somebody else keeps: a village organisation, a federation, a co-operative, a fixed deposit.'
	}),
	column('depositInterest', 'interest added there', 'वहाँ जुड़ा ब्याज', {
		rows: meeting,
		note: 'Rupees, from its passbook; the number of the paper is needed.'
	}),
	column('depositOut', 'taken back from there', 'वहाँ से वापस', { rows: meeting, note: 'Rupees.' }),
	column('depositAt', 'where it lies', 'कहाँ जमा', {
		rows: meeting,
		note: 'village organisation, fixed deposit, …; other when left out.'
	}),
	column('paperNumber', 'number of the paper', 'काग़ज़ का नंबर', {
		rows: meeting,
		note: 'Of the receipt, the page of the passbook, or the letter of the lender.'
	}),
	column('toBank', 'to the bank', 'बैंक में जमा', { rows: meeting, note: 'Rupees from the box.' }),
	column('fromBank', 'from the bank', 'बैंक से निकाला', { rows: meeting, note: 'Rupees into the box.' }),
	column('bankInterest', 'bank interest', 'बैंक का ब्याज', {
		rows: meeting,
		note: 'Rupees, from the passbook.'
	}),
	column('bankCharges', 'bank charges', 'बैंक ने काटा', { rows: meeting, note: 'Rupees, from the passbook.' }),
	column('revolvingFundIn', 'revolving fund received', 'रिवॉल्विंग फंड मिला', {
		rows: meeting,
		note: 'Rupees; who gave it stands under name.'
	}),
	column('vulnerabilityFundIn', 'received for the most vulnerable', 'सबसे ज़रूरतमंद के लिए मिला', {
		rows: meeting,
		note: 'Rupees; who gave it stands under name.'
	}),
	column('grantIn', 'grant received', 'अनुदान मिला', {
		rows: meeting,
		note: 'Rupees; who gave it stands under name.'
	}),
	column('grantBack', 'grant given back', 'अनुदान लौटाया', {
		rows: meeting,
		note: 'Rupees; which grant stands beside, who took it back under name, and the number of the paper is needed.'
	}),
	column('grantKind', 'which grant', 'कौन सा अनुदान', {
		rows: meeting,
		note: 'revolvingFund, grant or vulnerabilityFund: as it came.'
	}),
	column('borrowed', 'group borrowed', 'समूह ने लोन लिया', {
		rows: meeting,
		note: 'Rupees; the lender stands under name.'
	}),
	column('borrowing', 'which borrowing', 'समूह का कौन सा लोन', {
		rows: meeting,
		note: '1 is the first of the group, and so on; 1 when left out.'
	}),
	column('borrowingPaid', 'borrowing repaid', 'समूह ने लौटाया', {
		rows: meeting,
		note: 'Rupees of principal.'
	}),
	column('borrowingInterest', 'interest on borrowing', 'समूह ने सूद दिया', { rows: meeting, note: 'Rupees.' }),
	column('borrowingCredit', 'taken off by the lender', 'समूह के लोन में से घटाया', {
		rows: meeting,
		note: 'Rupees by which the lender lessened the debt, without money; why stands beside, and the number of the paper is needed.'
	}),
	column('creditKind', 'why it was taken off', 'क्यों घटाया', {
		rows: meeting,
		note: 'subvention (interest that the government bears), waiver, or bankCorrection.'
	}),
	column('through', 'through', 'कहाँ से', {
		rows: meeting,
		note: 'bank: income, expense, grant, borrowing, deposit and money for others go through the account; the box when left out.'
	}),
	column('account', 'bank account', 'बैंक खाता', {
		rows: meeting,
		note: '1 is the first bank row of the group, and so on; 1 when left out.'
	}),
	column('left', 'left', 'छोड़ गई', {
		rows: meeting,
		note: 'moved, wish, death or excluded: she leaves and is paid out.'
	}),
	column('accepted', 'difference accepted', 'फ़र्क मान लिया', {
		rows: meeting,
		note: 'yes: what was counted differed from the book, and the group accepted it openly.'
	}),
	column('counted', 'cash counted', 'गिना हुआ पैसा', { rows: meeting, note: 'Rupees in the box at the end.' })
] as const;

const all: readonly RowKind[] = [
	'group',
	'rule',
	'member',
	'loan',
	'fine',
	'bank',
	'borrowing',
	'deposit',
	'box',
	'socialFund',
	'vulnerabilityFund',
	'revolvingFund',
	'grants',
	'income',
	'expense',
	'surplus',
	'deficit',
	'meeting'
];
const group: readonly RowKind[] = ['group'];
const member: readonly RowKind[] = ['member'];
const withLoan: readonly RowKind[] = ['member', 'loan'];
const anyLoan: readonly RowKind[] = ['member', 'loan', 'meeting'];

const shared = [
	column('group', 'group', 'समूह', {
		rows: all,
		note: 'The same short key on every row of a group: letters, digits, . _ -, for example G1.'
	}),
	column('row', 'row', 'पंक्ति', { rows: all, note: 'What the row is.' }),
	column('number', 'number', 'नंबर', {
		rows: ['member', 'loan', 'fine', 'meeting'],
		note: "The member's number, given once and never again."
	}),
	column('name', 'name', 'नाम', {
		rows: ['group', 'rule', 'member', 'bank', 'borrowing', 'deposit', 'income', 'expense', 'meeting'],
		note: 'Of the group, the member, the bank or the lender; where a deposit lies; which rule, which income or expense; who gave a grant or took it back.'
	}),
	column('amount', 'amount', 'रकम', {
		rows: [
			'bank',
			'borrowing',
			'deposit',
			'box',
			'socialFund',
			'vulnerabilityFund',
			'revolvingFund',
			'grants',
			'income',
			'expense',
			'surplus',
			'deficit'
		],
		money: true,
		note: 'Rupees on the cut-off day. On one surplus row, "rest": what is missing to balance, computed.'
	}),
	column('value', 'value', 'मान', { rows: ['rule'], note: 'What the rule says.' })
] as const;

const aboutGroup = [
	column('village', 'village', 'गाँव', { rows: group, note: 'Where the group is.' }),
	column('panchayat', 'panchayat', 'पंचायत', { rows: group, note: 'Where the group is.' }),
	column('block', 'block', 'प्रखंड', { rows: group, note: 'Where the group is.' }),
	column('district', 'district', 'ज़िला', { rows: group, note: 'Where the group is.' }),
	column('state', 'state', 'राज्य', { rows: group, note: 'Where the group is.' }),
	column('pin', 'PIN', 'पिन', { rows: group, note: 'Four to six digits.' }),
	column('country', 'country', 'देश', { rows: group, note: 'Two letters: IN, NP.' }),
	column('nrlm', 'NRLM code', 'एनआरएलएम कोड', { rows: group, note: "The group's code in the mission." }),
	column('currency', 'currency', 'मुद्रा', { rows: group, note: 'INR when left out.' }),
	column('kind', 'kind', 'किस्म', { rows: group, note: 'shg (when left out) or vsla.' }),
	column('meets', 'meets every', 'बैठक हर', { rows: group, note: 'week, fortnight or month.' }),
	column('weekday', 'weekday', 'वार', { rows: group, note: 'Sunday to Saturday, or 0 to 6.' }),
	column('dayOfMonth', 'day of month', 'महीने का दिन', {
		rows: group,
		note: '1 to 32, or "last" with a weekday: the last such day of the month.'
	}),
	column('calendar', 'calendar', 'पंचांग', { rows: group, note: 'Whose months; Gregorian when left out.' }),
	column('saves', 'saves', 'जमा कैसे', { rows: group, note: 'fixed (when left out), perMember or shares.' }),
	column('saving', 'saving each meeting', 'हर बैठक की जमा', {
		rows: ['group', 'member'],
		note: 'Rupees; of a group that saves in shares, the price of one; of perMember, on the row of each member.'
	}),
	column('sharesMax', 'shares at most', 'ज़्यादा से ज़्यादा हिस्से', {
		rows: group,
		note: 'At one meeting; 5 when left out.'
	}),
	column('voluntary', 'voluntary saving', 'अपनी मर्ज़ी की जमा', {
		rows: group,
		note: 'yes or no (when left out).'
	}),
	column('rate', 'interest percent a month', 'सूद सैकड़ा महीना', { rows: group, note: 'For example 2 or 1.5.' }),
	column('method', 'interest method', 'सूद का तरीका', {
		rows: group,
		note: 'declining (when left out), flat, upFront.'
	}),
	column('period', 'interest falls due', 'सूद कब', {
		rows: group,
		note: 'calendarMonth, anniversary or meeting; by the rhythm when left out.'
	}),
	column('founded', 'founded on', 'कब बना', { rows: group, note: 'The cut-off day when left out.' }),
	column('cutOff', 'cut-off day', 'हिसाब का दिन', { rows: group, note: 'The day of which the figures are.' }),
	column('booksSince', 'books since', 'किताब कब से', {
		rows: group,
		note: 'Since when the group keeps books on paper.'
	})
] as const;

const aboutMembers = [
	column('symbol', 'symbol', 'निशान', { rows: member, note: 'A symbol of the app, for example mango.' }),
	column('office', 'office', 'पद', {
		rows: member,
		note: 'president, secretary, treasurer, writer, keyHolder; several with + between them.'
	}),
	column('joined', 'joined on', 'कब जुड़ी', { rows: member, note: 'The founding day when left out.' }),
	column('seen', 'saw the sheet', 'पन्ना देखा', {
		rows: member,
		note: 'yes: she compared it with the paper book.'
	}),
	column('savings', 'savings', 'कुल जमा', {
		rows: member,
		money: true,
		note: 'Rupees in her regular savings.'
	}),
	column('voluntarySavings', 'voluntary savings', 'अपनी मर्ज़ी की कुल जमा', {
		rows: member,
		money: true,
		note: 'Rupees in her voluntary savings.'
	}),
	column('shares', 'shares saved', 'हिस्सों की कुल जमा', {
		rows: member,
		money: true,
		note: 'Rupees in shares.'
	}),
	column('arrears', 'savings not paid', 'बाकी जमा', {
		rows: member,
		note: 'Rupees of saving that she is behind.'
	}),
	column('held', 'held for others', 'औरों का रखा पैसा', {
		rows: member,
		money: true,
		note: 'Rupees she gave for an insurance, a federation, a ticket, and that were not handed on yet; for whom stands beside.'
	}),
	column('fineDue', 'fine due', 'बाकी जुर्माना', {
		rows: ['member', 'fine'],
		note: 'Rupees of a fine not yet paid; a second fine on a row "fine".'
	})
] as const;

const aboutLoans = [
	column('outstanding', 'loan outstanding', 'लोन बाकी', {
		rows: withLoan,
		money: true,
		note: 'Rupees of principal still out; a second loan on a row "loan".'
	}),
	column('principal', 'loan at first', 'पहले का लोन', {
		rows: withLoan,
		note: 'Rupees; what is out when left out.'
	}),
	column('givenOn', 'loan given on', 'लोन कब दिया', { rows: withLoan, note: 'The day of the loan.' }),
	column('instalmentsPaid', 'instalments paid', 'दी हुई किस्तें', { rows: withLoan, note: '0 when left out.' }),
	column('interestArrears', 'interest not paid', 'बाकी सूद', {
		rows: withLoan,
		note: 'Rupees charged before and unpaid.'
	}),
	column('interestLeft', 'flat interest to come', 'आगे का सूद', {
		rows: withLoan,
		note: 'Rupees; in proportion to the instalments left when left out.'
	}),
	column('instalments', 'instalments', 'किस्तें', { rows: anyLoan, note: 'How many in all.' }),
	column('instalmentsBy', 'instalments by', 'किस्त कब', {
		rows: anyLoan,
		note: "charge (with the interest) or quarter; the group's when left out."
	}),
	column('months', 'months of flat interest', 'सूद के महीने', {
		rows: anyLoan,
		note: 'The instalments when left out; three for each by the quarter.'
	}),
	column('firstDue', 'first instalment on', 'पहली किस्त कब', {
		rows: anyLoan,
		note: 'Where it is not the next meeting.'
	}),
	column('loanRate', 'loan percent a month', 'लोन का सैकड़ा', {
		rows: anyLoan,
		note: "The group's when left out."
	}),
	column('loanMethod', 'loan method', 'लोन का तरीका', { rows: anyLoan, note: "The group's when left out." }),
	column('loanPeriod', 'loan interest falls due', 'लोन का सूद कब', {
		rows: anyLoan,
		note: "The group's when left out."
	}),
	column('source', 'source of the loan', 'लोन किस पैसे से', {
		rows: anyLoan,
		note: 'own (when left out), revolvingFund, cif, bank, socialFund or vulnerabilityFund; of help, vulnerabilityFund where that gives.'
	}),
	column('purpose', 'purpose', 'किस काम से', { rows: anyLoan, note: 'For example seed, health, moneylender.' })
] as const;

const aboutBanks = [
	column('branch', 'branch', 'शाखा', { rows: ['bank'], note: 'Of the bank.' }),
	column('ifsc', 'IFSC', 'आईएफएससी', { rows: ['bank'], note: 'Of the branch.' }),
	column('lastFour', 'last four digits', 'आखिरी चार अंक', {
		rows: ['bank'],
		note: 'Of the account; never the whole number.'
	}),
	column('lenderKind', 'kind of lender', 'किसने दिया', {
		rows: ['borrowing', 'meeting'],
		note: 'bank, cif, federation or other.'
	})
] as const;

export const columns = [
	...shared,
	...aboutGroup,
	...aboutMembers,
	...aboutLoans,
	...aboutBanks,
	...aboutMeetings
] as const;

export type ColumnId = (typeof columns)[number]['code'];

export const findColumn = wordFinder<ColumnId>(columns);

const byId = new Map<ColumnId, Column>(columns.map((each) => [each.code, each]));

export function columnOf(id: ColumnId): Column | undefined {
	return byId.get(id);
}
