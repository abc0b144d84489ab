import { err, ok, type EventId, type MemberId, type Result } from '#kernel';
import { balanceOf } from '#ledger';
import { money } from '#money';
import { box } from '../chart.ts';
import type { AcceptCashDifference, AnswerRoll, OpenMeeting, SealMeeting } from '../commands.ts';
import type { GroupEvent, SavingFund } from '../event-schema/types.ts';
import type { Rejection } from '../rejections.ts';
import { officesOn, type GroupState } from '../state.ts';

/** Numbers go on from the last of their kind. A desk meeting that is open is sealed first, in the open. */
export function draftMeeting(state: GroupState, { on, kind }: OpenMeeting): readonly GroupEvent[] {
	const opened: GroupEvent = {
		type: 'MeetingOpened',
		occurredOn: on,
		number: state.lastNumber[kind] + 1,
		kind
	};
	const desk = state.openMeeting;
	return desk?.kind === 'desk' && kind === 'regular'
		? [{ type: 'MeetingSealed', occurredOn: on }, opened]
		: [opened];
}

/** A second answer replaces the first: what she had saved at this roll is taken back and entered again. */
export function draftRoll(state: GroupState, command: AnswerRoll): readonly GroupEvent[] {
	const { on: occurredOn, memberId, answer, amount } = command;
	const mark = answer === 'absent' ? 'absent' : command.late === true ? 'late' : 'present';
	const events: GroupEvent[] = savedAtRoll(state, memberId).map((reverses) => ({
		type: 'EventReversed',
		occurredOn,
		reverses,
		reason: 'undo'
	}));
	events.push({ type: 'AttendanceMarked', occurredOn, memberId, state: mark });
	if (answer === 'gave' && amount !== undefined) {
		events.push({ type: 'SavingDeposited', occurredOn, memberId, fund: fundOfRoll(state), amount });
	}
	return events;
}

/** The fund that the regular meeting collects. */
export function fundOfRoll(state: GroupState): SavingFund {
	return state.constitution?.saving.mode === 'shares' ? 'shares' : 'regular';
}

/** A difference is written by the circle: enough officers must be among those who agreed. */
export function draftDifference(
	state: GroupState,
	command: AcceptCashDifference
): Result<readonly GroupEvent[], Rejection> {
	const counted = state.openMeeting?.counted;
	if (!state.openMeeting) return err({ type: 'NoOpenMeeting' });
	if (!counted) return err({ type: 'CountMissing' });
	const difference = counted.cash - balanceOf(state.balances, box);
	if (difference === 0) return err({ type: 'NoDifference' });
	const lacking = lacksApprovals(state, command.agreedBy, state.constitution?.approvals.cashDifference ?? 2);
	if (lacking) return err(lacking);
	return ok([
		{
			type: 'CashDifferenceAccepted',
			occurredOn: command.on,
			amount: money(Math.abs(difference)),
			direction: difference < 0 ? 'short' : 'over',
			reason: command.reason,
			approvedBy: [...command.agreedBy]
		}
	]);
}

/** The app asks for a count that equals the book, and for the codes of enough officers, never the writer alone. */
export function draftSeal(state: GroupState, command: SealMeeting): Result<readonly GroupEvent[], Rejection> {
	const meeting = state.openMeeting;
	if (meeting === null) return err({ type: 'NoOpenMeeting' });
	if (meeting.kind === 'desk') return err({ type: 'NotAtTheDesk' });
	if (meeting.counted === null) return err({ type: 'CountMissing' });
	const book = balanceOf(state.balances, box);
	if (meeting.counted.cash !== book)
		return err({ type: 'DifferenceNotAccepted', counted: meeting.counted.cash, book });
	const lacking = lacksApprovals(state, command.approvals, state.constitution?.approvals.seal ?? 2);
	if (lacking) return err(lacking);
	return ok([
		{
			type: 'MeetingSealed',
			occurredOn: meeting.lastDay > command.on ? meeting.lastDay : command.on,
			countedCash: meeting.counted.cash,
			approvals: [...command.approvals]
		}
	]);
}

/** Different women with an office today; one of them at least is not the writer. */
export function lacksApprovals(
	state: GroupState,
	agreedBy: readonly MemberId[],
	needed: number
): Rejection | null {
	const day = state.openMeeting?.day;
	const terms = day === undefined ? [] : officesOn(state, day);
	const officers = new Set(agreedBy.filter((memberId) => terms.some((term) => term.memberId === memberId)));
	const onlyWriters = [...officers].every((memberId) =>
		terms.every((term) => term.memberId !== memberId || term.office === 'writer')
	);
	const given = onlyWriters ? 0 : officers.size;
	return given >= needed ? null : { type: 'ApprovalsMissing', given, needed };
}

/** Ids of live savings of hers in the fund of the roll at this meeting. */
function savedAtRoll(state: GroupState, memberId: MemberId): readonly EventId[] {
	const meeting = state.openMeeting;
	if (meeting === null) return [];
	const fund = fundOfRoll(state);
	return meeting.events.flatMap((event) =>
		event.type === 'SavingDeposited' &&
		event.memberId === memberId &&
		event.fund === fund &&
		event.eventId !== undefined &&
		!meeting.takenBack.has(event.eventId)
			? [event.eventId]
			: []
	);
}
