import { err, ok, type EventId, type Instant, type LocalDate, type MemberId, type Result } from '#kernel';
import { balanceOf } from '#ledger';
import { money } from '#money';
import { box } from '../chart.ts';
import { lacksConsent } from '../decision.ts';
import type { DraftsOf } from '../drafts.ts';
import type { SavingFund } from '../event-fields.ts';
import type { AttendanceMarked, GroupEvent, MeetingOpened } from '../event-types.ts';
import { lacksSealApprovals, lacksSuccessor } from '../offices/officers-who-decide.ts';
import { optional } from '../optional.ts';
import type { Rejection } from '../rejections.ts';
import { liveEvents, rulesOn } from '../state-on.ts';
import type { GroupState, MeetingInProgress } from '../state.ts';
import { expectedAt } from './attendance.ts';
import type { AcceptCashDifference, AnswerRoll, OpenMeeting, SealMeeting } from './commands.ts';
import { sealOfDesk } from './desk-seal.ts';
import { draftPuttingAway } from './put-away.ts';
import { rollAnswers } from './roll-answers.ts';

export const meetingDrafts: DraftsOf<
	| 'OpenMeeting'
	| 'AnswerRoll'
	| 'MarkAttendance'
	| 'TakePen'
	| 'CompareLastCode'
	| 'CountCash'
	| 'AcceptCashDifference'
	| 'PutMeetingAway'
	| 'SealMeeting'
> = {
	OpenMeeting: (state, command) => ok(draftMeeting(state, command)),
	AnswerRoll: (state, command) => ok(draftRoll(state, command)),
	MarkAttendance: (_, { on, memberId, state }) =>
		ok([{ type: 'AttendanceMarked', occurredOn: on, memberId, state }]),
	TakePen: (_, { on, memberId, step }) => ok([{ type: 'PenTaken', occurredOn: on, memberId, step }]),
	CompareLastCode: (_, { on, outcome }) => ok([{ type: 'LastCodeCompared', occurredOn: on, outcome }]),
	CountCash: (_, { on, pieces }) => ok([{ type: 'CashCounted', occurredOn: on, pieces: piecesOf(pieces) }]),
	AcceptCashDifference: draftDifference,
	PutMeetingAway: draftPuttingAway,
	SealMeeting: draftSeal
};

/** Kinds of which there is none are left out: a blank row is not a statement. */
function piecesOf(pieces: ReadonlyMap<number, number>): Record<string, number> {
	const counted = [...pieces].filter(([, count]) => count > 0);
	return Object.fromEntries(counted.map(([piece, count]) => [String(piece), count]));
}

/**
 * Numbers go on from the last of their kind; a paper meeting entered late has the number that stands on the paper. A desk
 * meeting that is open is sealed first, in the open.
 */
function draftMeeting(state: GroupState, command: OpenMeeting): readonly GroupEvent[] {
	const { on, kind, late } = command;
	const opened: MeetingOpened = {
		type: 'MeetingOpened',
		occurredOn: on,
		number: late?.number ?? state.lastNumber[kind] + 1,
		kind,
		...(late ? { late: true } : {}),
		...optional('calledBy', command.calledBy)
	};
	const seal = sealOfDesk(state, opened);
	return seal === null ? [opened] : [seal, opened];
}

/**
 * A second answer replaces the first: what she had saved at this roll, and paid into the social fund with the same tap,
 * is taken back and entered again.
 */
function draftRoll(state: GroupState, command: AnswerRoll): readonly GroupEvent[] {
	const { on: occurredOn, memberId, answer, amount, socialFund } = command;
	const { isHere, gives } = rollAnswers[answer];
	const mark = !isHere ? 'absent' : command.late === true ? 'late' : 'present';
	const events: GroupEvent[] = givenAtRoll(state, memberId).map((reverses) => ({
		type: 'EventReversed',
		occurredOn,
		reverses,
		reason: 'undo'
	}));
	events.push({ type: 'AttendanceMarked', occurredOn, memberId, state: mark });
	if (gives && amount !== undefined) {
		events.push({
			type: 'SavingDeposited',
			occurredOn,
			memberId,
			fund: fundOfRoll(state, occurredOn),
			amount
		});
	}
	if (gives && socialFund !== undefined) {
		events.push({ type: 'SocialFundPaidIn', occurredOn, memberId, amount: socialFund });
	}
	return events;
}

/** The fund that a regular meeting of that day collects. */
export function fundOfRoll(state: GroupState, on: LocalDate): SavingFund {
	return rulesOn(state, on)?.saving.mode === 'shares' ? 'shares' : 'regular';
}

/** A difference is written by the circle: enough officers must be among those who say yes; their codes at the seal approve it. */
function draftDifference(
	state: GroupState,
	command: AcceptCashDifference
): Result<readonly GroupEvent[], Rejection> {
	const counted = state.openMeeting?.counted;
	if (!state.openMeeting) return err({ type: 'NoOpenMeeting' });
	if (!counted) return err({ type: 'CountMissing' });
	const difference = counted.cash - balanceOf(state.balances, box);
	if (difference === 0) return err({ type: 'NoDifference' });
	const lacking = lacksConsent(state, command.agreedBy, 'CashDifferenceAccepted');
	if (lacking) return err(lacking);
	return ok([
		{
			type: 'CashDifferenceAccepted',
			occurredOn: command.on,
			amount: money(Math.abs(difference)),
			direction: difference < 0 ? 'short' : 'over',
			reason: command.reason
		}
	]);
}

/**
 * The app asks for a count that equals the book, and for the codes of enough officers for all that stands in the meeting.
 * Of a paper meeting entered late the cash was counted long ago: what lies in the box now is another sum.
 */
function draftSeal(state: GroupState, command: SealMeeting): Result<readonly GroupEvent[], Rejection> {
	const meeting = state.openMeeting;
	if (meeting === null) return err({ type: 'NoOpenMeeting' });
	if (meeting.kind === 'desk') return err({ type: 'NotAtTheDesk' });
	const { counted } = meeting;
	if (counted === null && !meeting.late) return err({ type: 'CountMissing' });
	const book = balanceOf(state.balances, box);
	if (counted !== null && counted.cash !== book)
		return err({ type: 'DifferenceNotAccepted', counted: counted.cash, book });
	const lacking = lacksSealApprovals(state, command.approvals) ?? lacksSuccessor(state);
	if (lacking) return err(lacking);
	return ok([
		...marksOfAbsent(state, meeting),
		{
			type: 'MeetingSealed',
			occurredOn: sealDay(meeting, command.on),
			...optional('countedCash', counted?.cash),
			approvals: [...command.approvals],
			...optional('agenda', command.agenda === undefined ? undefined : [...command.agenda])
		}
	]);
}

/**
 * Where the roll was called, whoever was not marked was absent: the page says so itself, on the day on which it was opened, so that
 * officers can put right the mark of a woman who was forgotten. A page entered late without a roll says nothing of anybody.
 */
function marksOfAbsent(state: GroupState, meeting: MeetingInProgress): readonly AttendanceMarked[] {
	const { day: occurredOn, marks } = meeting;
	if (marks.size === 0) return [];
	return expectedAt(state, meeting)
		.filter(({ memberId }) => !marks.has(memberId))
		.map(({ memberId }) => ({ type: 'AttendanceMarked', occurredOn, memberId, state: 'absent' }));
}

/** A meeting entered late keeps its own day to the end (ledger law 2). */
function sealDay(meeting: NonNullable<GroupState['openMeeting']>, on: LocalDate): LocalDate {
	return meeting.late || meeting.lastDay > on ? meeting.lastDay : on;
}

/** Ids of what stands of hers at this meeting in the fund of the roll, and in the social fund by a tap of the roll. */
function givenAtRoll(state: GroupState, memberId: MemberId): readonly EventId[] {
	const meeting = state.openMeeting;
	if (meeting === null) return [];
	const fund = fundOfRoll(state, meeting.day);
	// One tap is one instant; a gift to the social fund beside the roll has an instant of its own, and stays.
	const taps = new Set<Instant | undefined>();
	const given: EventId[] = [];
	for (const event of liveEvents(meeting)) {
		if (!('memberId' in event) || event.memberId !== memberId || event.eventId === undefined) continue;
		if (event.type === 'AttendanceMarked') taps.add(event.recordedAt);
		const isOfRoll =
			event.type === 'SavingDeposited'
				? event.fund === fund
				: event.type === 'SocialFundPaidIn' && taps.has(event.recordedAt);
		if (isOfRoll) given.push(event.eventId);
	}
	return given;
}
