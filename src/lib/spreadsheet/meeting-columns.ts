import type { RowKind } from './choices.ts';
import { column } from './column.ts';

const meeting: readonly RowKind[] = ['meeting'];

/** What a row of a paper page holds: a woman at a meeting, or what the group itself did there. */
export const aboutMeetings = [
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
	column('heldFor', 'for whom', 'किसके लिए', {
		rows: ['member', 'meeting'],
		note: 'accident insurance, life insurance, federation saving, …; other when left out.'
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
	column('grantIn', 'grant received', 'अनुदान मिला', {
		rows: meeting,
		note: 'Rupees; who gave it stands under name.'
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
	column('through', 'through', 'कहाँ से', {
		rows: meeting,
		note: 'bank: income, expense, grant and borrowing go through the account; the box when left out.'
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
