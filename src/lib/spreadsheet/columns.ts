import type { RowKind } from './choices.ts';
import { column, type Column } from './column.ts';
import { aboutMeetings } from './meeting-columns.ts';
import { wordFinder } from './words.ts';

const all: readonly RowKind[] = [
	'group',
	'rule',
	'member',
	'loan',
	'fine',
	'bank',
	'borrowing',
	'box',
	'socialFund',
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
		rows: ['group', 'rule', 'member', 'bank', 'borrowing', 'income', 'expense', 'meeting'],
		note: 'Of the group, the member, the bank or the lender; which rule, which income or expense; who gave a grant.'
	}),
	column('amount', 'amount', 'रकम', {
		rows: [
			'bank',
			'borrowing',
			'box',
			'socialFund',
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
		note: 'own (when left out), revolvingFund, cif or bank.'
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
