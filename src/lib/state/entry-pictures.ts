import type { GroupEvent } from '#group';
import type { MessageKey } from '#i18n';
import { agendaPoints, resolutionKinds } from '#ui/codes.ts';
import type { IconName } from '#ui/icon/icon-names.ts';
import { otherKindOf, otherKinds } from './other-kinds.ts';

/** What an entry is, as a picture and its words. */
export interface EntryPicture {
	readonly icon: IconName;
	readonly label: MessageKey;
}

type Type = GroupEvent['type'];
/** Money beside saving, loans and fines has its words where it is asked for. */
type Beside =
	| 'FeePaid'
	| 'IncomeReceived'
	| 'SocialFundPaidIn'
	| 'AssetSold'
	| 'ExpensePaid'
	| 'SocialFundPaidOut'
	| 'SavingWithdrawn'
	| 'AssetBought';
type Pictured = Exclude<Type, Beside | 'AttendanceMarked' | 'ResolutionPassed'>;

/** A kind of entry without picture and words does not compile. */
const pictures: Readonly<Record<Pictured, readonly [IconName, MessageKey]>> = {
	GroupFounded: ['book', 'entry.other'],
	MeetingOpened: ['meeting', 'entry.other'],
	MeetingSealed: ['meeting', 'entry.other'],
	EventReversed: ['paper', 'entry.other'],
	CashCounted: ['counting-hands', 'entry.other'],
	MemberErased: ['woman-leaves', 'entry.erased'],
	ConsentGiven: ['thumb', 'entry.consent'],
	ConsentWithdrawn: ['thumb', 'entry.consent-withdrawn'],
	PenTaken: ['pen', 'entry.pen'],
	SavingDeposited: ['gullak-in', 'member.saved'],
	LoanDisbursed: ['box-out', 'member.took-loan'],
	LoanRepaid: ['box-in', 'member.paid-back'],
	LoanToppedUp: ['box-out', 'entry.topped-up'],
	LoanRescheduled: ['calendar-day', 'entry.rescheduled'],
	LoanWrittenOff: ['loan-gone', 'resolution.writeOff'],
	FineImposed: ['late-coin', 'entry.fine'],
	FinePaid: ['late-coin', 'entry.fine-paid'],
	FineForgiven: ['open-hands', 'entry.fine-forgiven'],
	CashTakenToBank: ['box-to-bank', 'icon.box-to-bank'],
	CashTakenFromBank: ['bank-to-box', 'icon.bank-to-box'],
	BankInterestCredited: ['passbook', 'bank.interest'],
	BankCharged: ['bank-charge', 'bank.charge'],
	BankStatementMatched: ['passbook', 'bank.match'],
	GrantReceived: ['from-outside', 'entry.grant'],
	CashCreditOpened: ['bank-counter', 'credit.kind'],
	DrawingPowerSet: ['bank-counter', 'credit.drawing-power'],
	BorrowingReceived: ['from-outside', 'entry.borrowing'],
	BorrowingRepaid: ['box-to-bank', 'bank.group-loan-repay'],
	BorrowingCharged: ['bank-charge', 'bank.charge'],
	LoanApplied: ['sheet-bank', 'resolution.applyForLoan'],
	LoanAnswered: ['sheet-bank', 'resolution.loanFromBank'],
	MemberJoined: ['new-woman', 'resolution.admitMember'],
	MemberLeft: ['woman-leaves', 'resolution.memberLeaves'],
	PayablePaid: ['coins', 'entry.payable'],
	DividendPaid: ['pouring-pots', 'resolution.shareProfit'],
	OfficeGiven: ['key', 'resolution.changeOfficers'],
	ConstitutionChanged: ['book', 'resolution.rules'],
	BankAccountOpened: ['bank-counter', 'resolution.openAccount'],
	CashDifferenceAccepted: ['unequal', 'book.difference'],
	DisputeRaised: ['dispute', 'entry.dispute'],
	DisputeSettled: ['dispute', 'dispute.settle-prompt'],
	OpeningBalances: ['book', 'entry.opening']
};

const marks = {
	present: 'woman-on-mat',
	late: 'hourglass',
	absent: 'empty-mat',
	excused: 'speaking-mouth'
} as const;

export function entryPicture(event: GroupEvent): EntryPicture {
	if (event.type === 'AttendanceMarked')
		return { icon: marks[event.state], label: `attendance.${event.state}` };
	if (event.type === 'ResolutionPassed') {
		const kind = resolutionKinds.find(event.kind) ?? 'other';
		return { icon: 'hands-raised', label: resolutionKinds.keyOf(kind) };
	}
	const other = otherKindOf(event.type);
	if (other !== undefined) return { icon: otherKinds[other].icon, label: otherKinds[other].words };
	const [icon, label] = pictures[event.type as Pictured];
	return { icon, label };
}

/** What kind of entry it is, where the entry itself is not at hand. */
export function kindOfEntry(type: Type): MessageKey {
	if (type === 'AttendanceMarked') return 'paper.attendance';
	if (type === 'ResolutionPassed') return 'resolution.other';
	const other = otherKindOf(type);
	return other === undefined ? pictures[type as Pictured][1] : otherKinds[other].words;
}

/** A point of the agenda in words; what a book from elsewhere calls otherwise is something else. */
export function agendaKey(point: string): MessageKey {
	return agendaPoints.keyOf(agendaPoints.find(point) ?? 'other');
}
