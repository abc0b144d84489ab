import { present, type EventId } from '#kernel';
import type { EventType, GroupEvent } from '../event-types.ts';
import type { Constitution } from '../rules/constitution.ts';

/** Which number of officers the rules of the group ask for. */
export type Approval = keyof Constitution['approvals'];

/** Codes of so many officers: the number of the rules, and never fewer than `least`. */
export interface CodesAsked {
	readonly approval: Approval;
	readonly least: number;
}

/** Where an entry stands: on a page of the circle, or between two meetings, at the desk or by itself. */
export type Place = 'meeting' | 'between';

/** How an act is heard before codes are touched: by itself, in a sum of its page, or not at all. */
export type Hearing = 'line' | 'sum' | 'no';

/** What needs whose codes, when it is heard, and when it counts: one kind of act. */
export interface ApprovalRow {
	/** Written while a group is founded, before its women have codes. */
	readonly founding: boolean;
	/** On a page of the circle: what the codes at its seal must be enough for; `seal` where any seal will do. */
	readonly meeting: 'never' | 'seal' | CodesAsked;
	/** Between meetings: at the desk, in a record outside of every page, or in either; with one code or with those of officers at once. */
	readonly between:
		| 'never'
		| { readonly where: 'desk' | 'outside' | 'either'; readonly codes: 'one' | CodesAsked };
	/** Before the codes at the close of its page; what was written between meetings is always heard there, line by line. */
	readonly atClose: Hearing;
	/** Before two codes take over pages of another phone, or settle two phones. */
	readonly atTakeOver: Hearing;
	/** Who decides, and of how many, is changed by it only with the close of a page of the circle that enough codes closed. */
	readonly decides: boolean;
}

const two = (approval: Approval): CodesAsked => ({ approval, least: 2 });

const asTheRulesSay = (approval: Approval): CodesAsked => ({ approval, least: 1 });

type Between = ApprovalRow['between'];

const oneCode = (where: 'desk' | 'outside' | 'either'): Between => ({ where, codes: 'one' });

const twoCodes = (where: 'desk' | 'outside' | 'either', approval: Approval): Between => ({
	where,
	codes: two(approval)
});

/** What every row says unless it says otherwise: a line on a page of the circle, in the sums that are heard. */
const line: ApprovalRow = {
	founding: false,
	meeting: 'seal',
	between: 'never',
	atClose: 'sum',
	atTakeOver: 'sum',
	decides: false
};

/** It says something and moves nothing: nobody need hear it. */
const remark: ApprovalRow = { ...line, atClose: 'no', atTakeOver: 'no' };

/** Read out and touched by itself wherever codes approve it. */
const point: ApprovalRow = { ...line, atClose: 'line', atTakeOver: 'line' };

/** What the circle agreed to by as many officers as its rules ask for: its faces heard it. */
const agreed = (approval: Approval): ApprovalRow => ({
	...line,
	meeting: asTheRulesSay(approval),
	atTakeOver: 'line'
});

/** What two officers approve whatever the rules say, where the circle sits (ledger law 41). */
const circle = (approval: Approval): ApprovalRow => ({ ...point, meeting: two(approval) });

/** What names a place where money lies, or a woman: in a meeting a point, between meetings two codes at once (ledger law 57). */
const named = (where: 'desk' | 'outside' | 'either'): ApprovalRow => ({
	...circle('rule'),
	between: twoCodes(where, 'rule')
});

/** Money that goes into or out of the box or a bank, also between meetings (ledger law 57). */
const carried: ApprovalRow = { ...line, between: twoCodes('desk', 'seal'), atTakeOver: 'line' };

/** What a woman brings to the box, also between meetings, as when she joins. */
const paidIn: ApprovalRow = { ...line, between: twoCodes('desk', 'seal') };

/** What a passbook shows, which the bank wrote (ledger law 57). */
const shown = (where: 'desk' | 'either'): ApprovalRow => ({ ...line, between: oneCode(where) });

/**
 * The table of approvals (ledger law 41 and 55 to 58): every kind of act, where it may be written, how many codes it needs, when it is heard
 * and when it counts. Screens, close, settling, exceptions and file checks read this one; docs/APPROVALS.md is made of it. A kind
 * that is forgotten here does not compile.
 */
export const approvals: Readonly<Record<EventType, ApprovalRow>> = {
	GroupFounded: { ...point, founding: true, meeting: 'never', decides: true },
	ConstitutionChanged: { ...circle('rule'), decides: true },
	GroupDescribed: { ...named('either'), founding: true },
	MemberJoined: { ...named('either'), founding: true, decides: true },
	// A name is no way to another woman's account: nobody gives one alone.
	MemberNamed: named('either'),
	MemberLeft: { ...circle('rule'), decides: true },
	PayablePaid: line,
	MemberErased: named('either'),
	// What a woman says of herself is hers alone to say: who gives it in her place is heard by her.
	ConsentGiven: { ...circle('seal'), between: oneCode('either') },
	ConsentWithdrawn: { ...remark, between: oneCode('either') },
	OfficeGiven: { ...circle('rule'), founding: true, decides: true },
	// The app writes it by itself, whoever acts: what it tells of asks for its own codes.
	AccessNoted: { ...point, between: oneCode('either') },
	BankAccountOpened: { ...named('either'), founding: true },
	OpeningBalances: { ...named('either'), founding: true },
	MeetingOpened: { ...remark, between: oneCode('either') },
	AttendanceMarked: line,
	PenTaken: remark,
	LastCodeCompared: remark,
	SavingDeposited: paidIn,
	SavingWithdrawn: line,
	LoanDisbursed: agreed('loan'),
	LoanRepaid: line,
	LoanRescheduled: agreed('loan'),
	LoanToppedUp: agreed('loan'),
	LoanWrittenOff: circle('loan'),
	OverdueInterestForgiven: agreed('correction'),
	FineImposed: line,
	FineForgiven: agreed('correction'),
	FinePaid: line,
	FeePaid: paidIn,
	IncomeReceived: line,
	ExpensePaid: line,
	SocialFundPaidIn: line,
	SocialFundPaidOut: agreed('loan'),
	CollectedForOthers: line,
	// It leaves the box for one whom nobody at the meeting sees: two officers name what, and how much.
	HandedToOthers: { ...circle('seal'), between: twoCodes('desk', 'seal') },
	HeldReturned: { ...circle('seal'), between: twoCodes('desk', 'seal') },
	// The rules say all of it: the circle hears it, and two name it at the close.
	SavingInterestCredited: circle('seal'),
	// It leaves the box for one whom nobody at the meeting sees, or comes from there: two name the paper; interest moves nothing that a count shows.
	DepositPlaced: { ...circle('seal'), between: twoCodes('desk', 'seal') },
	DepositTakenBack: { ...circle('seal'), between: twoCodes('desk', 'seal') },
	DepositCredited: { ...circle('seal'), between: twoCodes('desk', 'seal') },
	DepositSeen: shown('desk'),
	CashTakenToBank: carried,
	CashTakenFromBank: carried,
	BankInterestCredited: shown('desk'),
	BankCharged: shown('desk'),
	BankStatementMatched: shown('either'),
	GrantReceived: carried,
	// It leaves the box for one whom nobody at the meeting sees.
	GrantReturned: { ...circle('seal'), between: twoCodes('desk', 'seal') },
	LoanApplied: { ...line, between: twoCodes('either', 'rule') },
	LoanAnswered: { ...line, between: twoCodes('either', 'rule') },
	CashCreditOpened: named('either'),
	DrawingPowerSet: { ...line, between: twoCodes('either', 'rule') },
	BorrowingReceived: { ...carried, atClose: 'line' },
	BorrowingCharged: shown('desk'),
	BorrowingRepaid: carried,
	// Nothing moves that a count would show: the circle hears it, and two name the lender's paper.
	BorrowingCredited: { ...circle('correction'), between: twoCodes('desk', 'correction') },
	DividendPaid: circle('rule'),
	CycleSharedOut: circle('rule'),
	AssetBought: line,
	AssetSold: line,
	ResolutionPassed: remark,
	// Nobody has to agree that something is wrong.
	DisputeRaised: { ...remark, between: oneCode('either') },
	// She who raised it may take it back at any time; the next close says so.
	DisputeSettled: { ...remark, between: oneCode('either') },
	PhonesSettled: { ...point, meeting: 'never', between: twoCodes('outside', 'correction') },
	CashCounted: line,
	CashDifferenceAccepted: circle('cashDifference'),
	EventReversed: { ...circle('correction'), between: twoCodes('desk', 'correction'), decides: true },
	MeetingPutAway: { ...remark, meeting: asTheRulesSay('seal'), between: twoCodes('desk', 'seal') },
	MeetingSealed: { ...remark, meeting: asTheRulesSay('seal'), between: oneCode('desk'), decides: true }
};

/** A kind of act, and whether it puts right what stood before. */
type Act = Pick<GroupEvent, 'type'> & { readonly corrects?: EventId | undefined };

/** What replaces an entry is a correction, whatever its kind. */
const rowOf = ({ type, corrects }: Act): ApprovalRow =>
	approvals[corrects === undefined ? type : 'EventReversed'];

/**
 * How many officers an entry asks for where it stands; null where none has to agree to this one. What no book should have between meetings asks
 * there for as many as the circle would have been asked for, never fewer than two: a file that holds such an entry lacks them.
 */
export function approvalFor(act: Act, place: Place): CodesAsked | null {
	const { meeting, between } = rowOf(act);
	const atSeal = typeof meeting === 'string' ? null : meeting;
	if (place === 'meeting') return atSeal;
	if (between === 'never') return two(atSeal?.approval ?? 'seal');
	return between.codes === 'one' ? null : between.codes;
}

/** What an entry of this kind asks for on a page of the circle; of what stands on none, between meetings. */
export function askedOf(type: EventType): CodesAsked {
	const asked = approvalFor({ type }, 'meeting') ?? approvalFor({ type }, 'between');
	return present(asked, `officers agree to a ${type}`);
}

/** Whether only the circle, where it sits, decides it: not even two officers at once do between meetings. */
export const isOfTheCircle = (act: Act): boolean => {
	const { meeting, between } = rowOf(act);
	return between === 'never' && typeof meeting !== 'string';
};

/** Whether it may be written between meetings at all (ledger law 57). */
export const mayStandBetween = (act: Act): boolean => rowOf(act).between !== 'never';

/** Whether it is read out by itself before pages of another phone come, or two phones are settled (ledger law 58). */
export const isPointOfOther = (act: Act): boolean => rowOf(act).atTakeOver === 'line';

/** Whether the close reads it out by itself, before any code is touched. */
export const isPoint = (act: Act): boolean => rowOf(act).atClose === 'line';
