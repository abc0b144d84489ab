import { err, ok, present, type Result } from '#kernel';
import { balanceOf } from '#ledger';
import { money, worthOf } from '#money';
import type { AdmissionsOf } from '../admissions.ts';
import { box } from '../chart.ts';
import {
	needsCircle,
	needsKnownPieces,
	needsMeeting,
	needsMembers,
	needsMembersOfDay,
	needsWholeCoins
} from '../checks.ts';
import type {
	AttendanceMarked,
	CashCounted,
	CashDifferenceAccepted,
	LastCodeCompared,
	MeetingOpened,
	MeetingSealed,
	PenTaken
} from '../event-types.ts';
import { linesOf } from '../journal.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { countMost } from './events.ts';
import { admitPuttingAway } from './put-away.ts';

export const meetingAdmissions: AdmissionsOf<
	| 'MeetingOpened'
	| 'AttendanceMarked'
	| 'PenTaken'
	| 'LastCodeCompared'
	| 'CashCounted'
	| 'CashDifferenceAccepted'
	| 'MeetingPutAway'
	| 'MeetingSealed'
> = {
	MeetingOpened: admitMeeting,
	AttendanceMarked: admitAttendance,
	PenTaken: admitPen,
	LastCodeCompared: admitComparison,
	CashCounted: admitCount,
	CashDifferenceAccepted: admitDifference,
	MeetingPutAway: admitPuttingAway,
	MeetingSealed: admitSeal
};

/** One meeting is open at a time; a regular one seals the desk meeting that is open. */
function admitMeeting(state: GroupState, event: MeetingOpened): Result<MeetingOpened, Rejection> {
	const open = state.openMeeting;
	if (open !== null && !(open.kind === 'desk' && event.kind === 'regular'))
		return err({ type: 'MeetingAlreadyOpen', kind: open.kind });
	const late = event.late === true;
	// The desk meeting is sealed by this one: its last day is then the last sealed day.
	if (open !== null && event.occurredOn < open.lastDay && !late)
		return err({ type: 'DayBeforeLastMeeting', lastSealedDay: open.lastDay });
	const last = state.lastNumber[event.kind];
	if (event.number <= last && !(late && isFree(state, event)))
		return err({ type: 'MeetingNumberTaken', last });
	const { calledBy, occurredOn } = event;
	const refused = calledBy === undefined ? null : needsMembersOfDay(state, [calledBy], occurredOn);
	return refused ? err(refused) : ok(event);
}

/** A paper meeting entered late may have a number between others, as long as no meeting of its kind has it. */
function isFree(state: GroupState, { kind, number }: MeetingOpened): boolean {
	return !linesOf(present(state.journal, 'a late meeting is entered with the whole book')).some(
		({ event }) => event.type === 'MeetingOpened' && event.kind === kind && event.number === number
	);
}

function admitAttendance(state: GroupState, event: AttendanceMarked): Result<AttendanceMarked, Rejection> {
	const refused = needsCircle(state) ?? needsMembersOfDay(state, [event.memberId], event.occurredOn);
	return refused ? err(refused) : ok(event);
}

/** A step of the circle's meeting, done by a woman who is a member that day. */
function admitPen(state: GroupState, event: PenTaken): Result<PenTaken, Rejection> {
	const refused = needsCircle(state) ?? needsMembersOfDay(state, [event.memberId], event.occurredOn);
	return refused ? err(refused) : ok(event);
}

/** A passbook is asked where the circle sits. */
function admitComparison(state: GroupState, event: LastCodeCompared): Result<LastCodeCompared, Rejection> {
	const refused = needsCircle(state);
	return refused ? err(refused) : ok(event);
}

function admitCount(state: GroupState, event: CashCounted): Result<CashCounted, Rejection> {
	const refused = needsCircle(state) ?? needsKnownPieces(state, event.pieces);
	if (refused) return err(refused);
	return isTooLarge(event) ? err({ type: 'CountTooLarge', most: money(countMost.worth) }) : ok(event);
}

/** More than a file of the book may say: it could be written here, and never be read again. */
function isTooLarge({ pieces }: CashCounted): boolean {
	const counts = Object.values(pieces);
	return (
		counts.length > countMost.kinds ||
		counts.some((many) => many > countMost.ofOne) ||
		worthOf(pieces) > countMost.worth
	);
}

function admitDifference(
	state: GroupState,
	event: CashDifferenceAccepted
): Result<CashDifferenceAccepted, Rejection> {
	const refused =
		needsCircle(state) ?? needsMembers(state, event.approvedBy) ?? needsWholeCoins(state, event.amount);
	if (refused) return err(refused);
	const counted = state.openMeeting?.counted;
	// A foreign file may say what was accepted without the count.
	if (!counted) return ok(event);
	const difference = counted.cash - balanceOf(state.balances, box);
	if (difference === 0) return err({ type: 'NoDifference' });
	return difference === (event.direction === 'over' ? event.amount : -event.amount)
		? ok(event)
		: err({ type: 'DifferenceNotAccepted', counted: counted.cash, book: money(counted.cash - difference) });
}

function admitSeal(state: GroupState, event: MeetingSealed): Result<MeetingSealed, Rejection> {
	const refused = needsMeeting(state) ?? needsMembers(state, event.approvals);
	return refused ? err(refused) : ok(event);
}
