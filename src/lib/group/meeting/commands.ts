import type { LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { AttendanceState, CodeOutcome, MeetingKind, PenStep } from './events.ts';
import type { RollAnswer } from './roll-answers.ts';

export interface OpenMeeting {
	readonly type: 'OpenMeeting';
	readonly on: LocalDate;
	readonly kind: MeetingKind;
	readonly calledBy?: MemberId;
	/** A paper meeting entered afterwards, with the number that it has on paper; null or left out: a meeting of now. */
	readonly late?: { readonly number: number } | null;
}

/** One tap of the roll: she came and gave, she came without money, she is not here, she is not here and sent her money. */
export interface AnswerRoll {
	readonly type: 'AnswerRoll';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly answer: RollAnswer;
	/** What she gave; only with an answer that gives. */
	readonly amount?: Money;
	/** What she gave for the social fund with the same tap; only with an answer that gives. */
	readonly socialFund?: Money;
	readonly late?: boolean;
}

export interface MarkAttendance {
	readonly type: 'MarkAttendance';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly state: AttendanceState;
}

/** A woman takes the phone and does a step of the meeting herself. */
export interface TakePen {
	readonly type: 'TakePen';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly step: PenStep;
}

/** The code of the last meeting was asked from a passbook, or was not. */
export interface CompareLastCode {
	readonly type: 'CompareLastCode';
	readonly on: LocalDate;
	readonly outcome: CodeOutcome;
}

export interface CountCash {
	readonly type: 'CountCash';
	readonly on: LocalDate;
	/** Minor units of a note or coin → how many. */
	readonly pieces: ReadonlyMap<Money, number>;
}

/** The difference between count and book, as it stands, is written openly. */
export interface AcceptCashDifference {
	readonly type: 'AcceptCashDifference';
	readonly on: LocalDate;
	readonly reason: string;
	readonly agreedBy: readonly MemberId[];
}

/** A meeting that was opened by mistake, or on a day years off, and in which nothing stands, is put away. */
export interface PutMeetingAway {
	readonly type: 'PutMeetingAway';
	readonly on: LocalDate;
	/** Officers whose codes were entered and verified. */
	readonly approvedBy: readonly MemberId[];
}

export interface SealMeeting {
	readonly type: 'SealMeeting';
	readonly on: LocalDate;
	/** Officers whose codes were entered and verified. */
	readonly approvals: readonly MemberId[];
	/** Points of the agenda that were taken. */
	readonly agenda?: readonly string[];
}
