import { worthOf } from '#money';
import * as v from 'valibot';
import { amount, amountMax, balance, common, count, listCode, memberId, saying } from '../event-fields.ts';

/** The most that a count may say: kinds of pieces, pieces of one kind, and minor units in all. */
export const countMost = { kinds: 30, ofOne: 100_000, worth: amountMax } as const;

export const meetingKind = v.pipe(
	v.picklist(['regular', 'special', 'desk']),
	v.description('by the rhythm · called for a reason · what happens between meetings')
);

export type MeetingKind = v.InferOutput<typeof meetingKind>;

export const meetingOpened = v.strictObject({
	type: v.literal('MeetingOpened'),
	...common,
	number: count(1, 100_000, 'number of the meeting; each kind counts for itself'),
	kind: meetingKind,
	late: saying(v.boolean(), 'a paper meeting entered afterwards: it keeps its own day, and changes no seal'),
	calledBy: saying(memberId, 'who called the meeting')
});

export const attendanceState = v.pipe(
	v.picklist(['present', 'late', 'absent', 'excused']),
	v.description('present and late count as present; who is not marked was absent')
);

export type AttendanceState = v.InferOutput<typeof attendanceState>;

export const attendanceMarked = v.strictObject({
	type: v.literal('AttendanceMarked'),
	...common,
	memberId,
	state: attendanceState,
	by: saying(v.picklist(['self', 'representative']), 'she herself when left out')
});

/** Steps of a meeting that one woman can do with the phone in her hand. */
export const penStep = v.pipe(
	v.picklist(['roll', 'giveBack', 'fines', 'loan', 'count']),
	v.description('roll with saving · giving back · fines · a new loan · counting the box')
);

export type PenStep = v.InferOutput<typeof penStep>;

export const penTaken = v.strictObject({
	type: v.literal('PenTaken'),
	...common,
	memberId: v.pipe(memberId, v.description('who does this step of the meeting herself')),
	step: penStep
});

export const codeOutcome = v.pipe(
	v.picklist(['same', 'other', 'left']),
	v.description('the passbook shows the same pictures · other ones, three times · nobody was asked')
);

export type CodeOutcome = v.InferOutput<typeof codeOutcome>;

export const lastCodeCompared = v.strictObject({
	type: v.literal('LastCodeCompared'),
	...common,
	outcome: codeOutcome
});

export const countedPieces = v.pipe(
	v.record(
		v.pipe(v.string(), v.regex(/^[1-9]\d{0,9}$/, 'a note or coin is named by its minor units')),
		count(0, countMost.ofOne, 'how many of it')
	),
	v.check(
		(pieces) => Object.keys(pieces).length <= countMost.kinds,
		`at most ${countMost.kinds} kinds of notes and coins`
	),
	v.check(
		(pieces) => worthOf(pieces) <= countMost.worth,
		`a count is worth at most ${countMost.worth} minor units`
	),
	v.description('minor units of a note or coin: how many')
);

export const cashCounted = v.strictObject({
	type: v.literal('CashCounted'),
	...common,
	pieces: countedPieces
});

export const cashDifferenceAccepted = v.strictObject({
	type: v.literal('CashDifferenceAccepted'),
	...common,
	amount,
	direction: v.pipe(
		v.picklist(['short', 'over']),
		v.description('the box holds less, or more, than the book says')
	),
	reason: listCode('reason of the difference')
});

export const meetingPutAway = v.strictObject({
	type: v.literal('MeetingPutAway'),
	...common
});

export const meetingSealed = v.strictObject({
	type: v.literal('MeetingSealed'),
	...common,
	countedCash: v.optional(
		v.pipe(balance, v.description('minor units counted in the box; absent: not counted'))
	),
	approvals: v.optional(
		v.pipe(v.array(memberId), v.maxLength(30), v.description('officers whose codes were entered'))
	),
	agenda: saying(v.pipe(v.array(listCode('point of the agenda')), v.maxLength(30)), 'points that were taken')
});
