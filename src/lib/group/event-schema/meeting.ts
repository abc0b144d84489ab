import * as v from 'valibot';
import { amount, amountMax, balance, common, count, eventId, listCode, memberId } from './shared.ts';

/** Minor units; a sum that no box can hold is only too large, not wrong. */
const worthOf = (pieces: Record<string, number>): number =>
	Object.entries(pieces).reduce((sum, [piece, many]) => sum + Number(piece) * many, 0);

export const meetingKind = v.picklist(['regular', 'special', 'desk']);
export type MeetingKind = v.InferOutput<typeof meetingKind>;

export const meetingOpened = v.strictObject({
	type: v.literal('MeetingOpened'),
	...common,
	number: count(1, 100_000, 'number of the meeting; each kind counts for itself'),
	kind: meetingKind,
	calledBy: v.optional(memberId)
});

export const attendanceState = v.picklist(['present', 'late', 'absent', 'excused']);
export type AttendanceState = v.InferOutput<typeof attendanceState>;

export const attendanceMarked = v.strictObject({
	type: v.literal('AttendanceMarked'),
	...common,
	memberId,
	state: attendanceState,
	by: v.optional(v.picklist(['self', 'representative']))
});

export const cashCounted = v.strictObject({
	type: v.literal('CashCounted'),
	...common,
	pieces: v.pipe(
		v.record(
			v.pipe(v.string(), v.regex(/^[1-9]\d{0,9}$/, 'a note or coin is named by its minor units')),
			count(0, 100_000, 'how many of it')
		),
		v.check((pieces) => Object.keys(pieces).length <= 30, 'at most 30 kinds of notes and coins'),
		v.check((pieces) => worthOf(pieces) <= amountMax, `a count is worth at most ${amountMax} minor units`),
		v.description('minor units of a note or coin: how many')
	)
});

export const cashDifferenceAccepted = v.strictObject({
	type: v.literal('CashDifferenceAccepted'),
	...common,
	amount,
	direction: v.picklist(['short', 'over']),
	reason: listCode('reason of the difference')
});

export const eventReversed = v.strictObject({
	type: v.literal('EventReversed'),
	...common,
	reverses: eventId,
	reason: listCode('reason; "undo" inside the open meeting')
});

export const meetingSealed = v.strictObject({
	type: v.literal('MeetingSealed'),
	...common,
	countedCash: v.optional(
		v.pipe(balance, v.description('minor units counted in the box; absent: not counted'))
	),
	approvals: v.optional(
		v.pipe(v.array(memberId), v.maxLength(30), v.description('officers whose codes were entered'))
	)
});
