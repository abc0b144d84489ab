import { present, type EventId } from '#kernel';
import type { EventType, GroupEvent } from '../event-types.ts';
import type { Constitution } from '../rules/constitution.ts';

/** Key of a number of officers in the rules of the group. */
export type Approval = keyof Constitution['approvals'];

/** Required codes: the number in the rules, but at least `least`. */
export interface CodesAsked {
	readonly approval: Approval;
	readonly least: number;
}

/** Place of an entry: on a page of the circle, or between meetings (at the desk or without a page). */
export type Place = 'meeting' | 'between';

/** How an act is read out before codes are entered: as a line, within a total of its page, or not at all. */
export type Hearing = 'line' | 'sum' | 'no';

/** Approval rules of one kind of act: required codes, reading out, and effect. */
export interface ApprovalRow {
	/** True if allowed while a group is founded, before its members have codes. */
	readonly founding: boolean;
	/** Codes required at the seal of a page of the circle; `seal` if any seal is enough. */
	readonly meeting: 'never' | 'seal' | CodesAsked;
	/** Rules between meetings: at the desk, in a record outside every page, or in either; with one code or with several officers at once. */
	readonly between:
		| 'never'
		| { readonly where: 'desk' | 'outside' | 'either'; readonly codes: 'one' | CodesAsked };
	/** Reading out before the codes at the close of its page; entries from between meetings are always read there as lines. */
	readonly atClose: Hearing;
	/** Reading out before two codes accept pages of another phone or settle two phones. */
	readonly atTakeOver: Hearing;
	/** True if it changes who decides or the number of members; that takes effect only at the close of a page of the circle with enough codes. */
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

/** Default row: a line on a page of the circle, read out within a total. */
const line: ApprovalRow = {
	founding: false,
	meeting: 'seal',
	between: 'never',
	atClose: 'sum',
	atTakeOver: 'sum',
	decides: false
};

/** A remark without effect on money, which need not be read out. */
const remark: ApprovalRow = { ...line, atClose: 'no', atTakeOver: 'no' };

/** An item that is read out and confirmed separately wherever codes approve it. */
const point: ApprovalRow = { ...line, atClose: 'line', atTakeOver: 'line' };

/** A decision of the circle, with as many officers as its rules ask for. */
const agreed = (approval: Approval): ApprovalRow => ({
	...line,
	meeting: asTheRulesSay(approval),
	atTakeOver: 'line'
});

/** An act of the circle that needs at least two officers, whatever the rules say (ledger law 41). */
const circle = (approval: Approval): ApprovalRow => ({ ...point, meeting: two(approval) });

/** Acts that register an account or a member: a line in a meeting, two codes at once between meetings (ledger law 57). */
const named = (where: 'desk' | 'outside' | 'either'): ApprovalRow => ({
	...circle('rule'),
	between: twoCodes(where, 'rule')
});

/** Money into or out of the box or a bank, also between meetings (ledger law 57). */
const carried: ApprovalRow = { ...line, between: twoCodes('desk', 'seal'), atTakeOver: 'line' };

/** Money that a member pays in, also between meetings, as when she joins. */
const paidIn: ApprovalRow = { ...line, between: twoCodes('desk', 'seal') };

/** Copies of the bank's own entries in a passbook (ledger law 57). */
const shown = (where: 'desk' | 'either'): ApprovalRow => ({ ...line, between: oneCode(where) });

/**
 * The table of approvals (ledger law 41 and 55 to 58): for each kind of act, where it may be recorded, how many codes it needs, when it is read out
 * and when it takes effect. Screens, close, settling, exceptions and file checks use it, and docs/APPROVALS.md is generated from it. A missing kind
 * does not compile.
 */
export const approvals: Readonly<Record<EventType, ApprovalRow>> = {
	GroupFounded: { ...point, founding: true, meeting: 'never', decides: true },
	ConstitutionChanged: { ...circle('rule'), decides: true },
	GroupDescribed: { ...named('either'), founding: true },
	MemberJoined: { ...named('either'), founding: true, decides: true },
	// A name must not give access to another member's account, so nobody sets one alone.
	MemberNamed: named('either'),
	MemberLeft: { ...circle('rule'), decides: true },
	PayablePaid: line,
	MemberErased: named('either'),
	// Consent is personal: if somebody else enters it, the circle, and so the member, hears of it.
	ConsentGiven: { ...circle('seal'), between: oneCode('either') },
	ConsentWithdrawn: { ...remark, between: oneCode('either') },
	OfficeGiven: { ...circle('rule'), founding: true, decides: true },
	// The app writes it automatically; the act that it describes needs its own codes.
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
	// The recipient is not at the meeting: two officers confirm recipient and amount.
	HandedToOthers: { ...circle('seal'), between: twoCodes('desk', 'seal') },
	HeldReturned: { ...circle('seal'), between: twoCodes('desk', 'seal') },
	// The rules determine it completely: the circle hears it, and two officers confirm it at the close.
	SavingInterestCredited: circle('seal'),
	// The other party is not at the meeting: two officers confirm the paper; interest moves no cash that a count would show.
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
	// The recipient is not at the meeting.
	GrantReturned: { ...circle('seal'), between: twoCodes('desk', 'seal') },
	LoanApplied: { ...line, between: twoCodes('either', 'rule') },
	LoanAnswered: { ...line, between: twoCodes('either', 'rule') },
	CashCreditOpened: named('either'),
	DrawingPowerSet: { ...line, between: twoCodes('either', 'rule') },
	BorrowingReceived: { ...carried, atClose: 'line' },
	BorrowingCharged: shown('desk'),
	BorrowingRepaid: carried,
	// It moves no cash that a count would show: the circle hears it, and two officers confirm the lender's paper.
	BorrowingCredited: { ...circle('correction'), between: twoCodes('desk', 'correction') },
	DividendPaid: circle('rule'),
	CycleSharedOut: circle('rule'),
	AssetBought: line,
	AssetSold: line,
	ResolutionPassed: remark,
	// A dispute needs nobody's agreement.
	DisputeRaised: { ...remark, between: oneCode('either') },
	// The member who raised it may withdraw it at any time; the next close reads it out.
	DisputeSettled: { ...remark, between: oneCode('either') },
	PhonesSettled: { ...point, meeting: 'never', between: twoCodes('outside', 'correction') },
	CashCounted: line,
	CashDifferenceAccepted: circle('cashDifference'),
	EventReversed: { ...circle('correction'), between: twoCodes('desk', 'correction'), decides: true },
	MeetingPutAway: { ...remark, meeting: asTheRulesSay('seal'), between: twoCodes('desk', 'seal') },
	MeetingSealed: { ...remark, meeting: asTheRulesSay('seal'), between: oneCode('desk'), decides: true }
};

/** A kind of act, with `corrects` set for a correction. */
type Act = Pick<GroupEvent, 'type'> & { readonly corrects?: EventId | undefined };

/** A replacement is approved as a correction, whatever its kind. */
const rowOf = ({ type, corrects }: Act): ApprovalRow =>
	approvals[corrects === undefined ? type : 'EventReversed'];

/**
 * Returns the codes that an entry needs at its place; null if none. A kind that is not allowed between meetings needs there what the circle would
 * need, at least two: a file with such an entry lacks them.
 */
export function approvalFor(act: Act, place: Place): CodesAsked | null {
	const { meeting, between } = rowOf(act);
	const atSeal = typeof meeting === 'string' ? null : meeting;
	if (place === 'meeting') return atSeal;
	if (between === 'never') return two(atSeal?.approval ?? 'seal');
	return between.codes === 'one' ? null : between.codes;
}

/** Returns the codes for this kind on a page of the circle, else those between meetings. */
export function askedOf(type: EventType): CodesAsked {
	const asked = approvalFor({ type }, 'meeting') ?? approvalFor({ type }, 'between');
	return present(asked, `officers agree to a ${type}`);
}

/** True if only the circle decides it: not even two officers may do so between meetings. */
export const isOfTheCircle = (act: Act): boolean => {
	const { meeting, between } = rowOf(act);
	return between === 'never' && typeof meeting !== 'string';
};

/** True if it may be recorded between meetings (ledger law 57). */
export const mayStandBetween = (act: Act): boolean => rowOf(act).between !== 'never';

/** True if it is read out separately before pages of another phone are accepted or two phones are settled (ledger law 58). */
export const isPointOfOther = (act: Act): boolean => rowOf(act).atTakeOver === 'line';

/** True if the close reads it out separately, before any code is entered. */
export const isPoint = (act: Act): boolean => rowOf(act).atClose === 'line';
