import type { GroupEvent } from '#group';
import type { IconName, MessageKey } from '#i18n';
import { entryNames } from '#papers/entry-names.ts';
import { codeWords } from '#papers/code-words.ts';
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

/** A kind of entry without a picture does not compile. */
const pictures: Readonly<Record<Pictured, IconName>> = {
	GroupFounded: 'book',
	GroupDescribed: 'sheet-bank',
	MeetingOpened: 'meeting',
	MeetingPutAway: 'meeting',
	MeetingSealed: 'meeting',
	EventReversed: 'crossed-line',
	CashCounted: 'counting-hands',
	MemberErased: 'woman-leaves',
	AccessNoted: 'key',
	MemberNamed: 'speaking-mouth',
	ConsentGiven: 'thumb',
	ConsentWithdrawn: 'thumb',
	PenTaken: 'pen',
	LastCodeCompared: 'passbook',
	SavingDeposited: 'gullak-in',
	LoanDisbursed: 'box-out',
	LoanRepaid: 'box-in',
	LoanToppedUp: 'box-out',
	LoanRescheduled: 'calendar-day',
	LoanWrittenOff: 'loan-gone',
	OverdueInterestForgiven: 'hands-raised',
	FineImposed: 'late-coin',
	FinePaid: 'late-coin',
	FineForgiven: 'hands-raised',
	CashTakenToBank: 'box-to-bank',
	CashTakenFromBank: 'bank-to-box',
	BankInterestCredited: 'sprout',
	BankCharged: 'bank-charge',
	BankStatementMatched: 'passbook',
	GrantReceived: 'from-outside',
	CashCreditOpened: 'bank-counter',
	DrawingPowerSet: 'bank-counter',
	BorrowingReceived: 'from-outside',
	BorrowingRepaid: 'box-to-bank',
	BorrowingCharged: 'bank-charge',
	LoanApplied: 'sheet-bank',
	LoanAnswered: 'sheet-bank',
	MemberJoined: 'new-woman',
	MemberLeft: 'woman-leaves',
	PayablePaid: 'coins',
	DividendPaid: 'pouring-pots',
	CycleSharedOut: 'pouring-pots',
	OfficeGiven: 'key',
	ConstitutionChanged: 'book',
	BankAccountOpened: 'bank-counter',
	CashDifferenceAccepted: 'unequal',
	DisputeRaised: 'dispute',
	DisputeSettled: 'dispute',
	PhonesSettled: 'phone',
	OpeningBalances: 'book'
};

const marks = {
	present: 'woman-on-mat',
	late: 'late-coin',
	absent: 'empty-mat',
	excused: 'speaking-mouth'
} as const;

export function entryPicture(event: GroupEvent): EntryPicture {
	if (event.type === 'AttendanceMarked')
		return { icon: marks[event.state], label: `code.attendance-${event.state}` };
	if (event.type === 'ResolutionPassed') {
		const kind = codeWords.resolutionKinds.find(event.kind) ?? 'other';
		return { icon: 'hands-raised', label: codeWords.resolutionKinds.keyOf(kind) };
	}
	// A lender adds interest to the debt or charges: nothing leaves the bank account.
	if (event.type === 'BorrowingCharged' && (event.interest ?? 0) > 0)
		return { icon: 'sprout', label: 'bank.book-debited-interest' };
	return pictureOf(event.type);
}

/** Of a kind of entry that has one picture, whatever stands in it. */
export function pictureOf(type: Exclude<Type, 'AttendanceMarked' | 'ResolutionPassed'>): EntryPicture {
	const other = otherKindOf(type);
	if (other !== undefined) return { icon: otherKinds[other].icon, label: otherKinds[other].words };
	return { icon: pictures[type as Pictured], label: entryNames[type] };
}

/** A point of the agenda in words; what a book from elsewhere calls otherwise is something else. */
export function agendaKey(point: string): MessageKey {
	return codeWords.agendaPoints.keyOf(codeWords.agendaPoints.find(point) ?? 'other');
}
