import type { GroupEvent, GroupState } from '#group';
import type { Operation } from '#app';

/** Screens on which a meeting is held: the place is kept, so that a phone that went dark comes back to it. */
export const meetingPaths = [
	'/meeting',
	'/meeting/roll',
	'/meeting/faces',
	'/meeting/give-back',
	'/meeting/loan',
	'/meeting/count',
	'/meeting/close',
	'/meeting/other',
	'/bank'
] as const;
export type MeetingPath = (typeof meetingPaths)[number];

export function isMeetingPath(path: string): path is MeetingPath {
	return (meetingPaths as readonly string[]).includes(path);
}

/** What is kept of a place: the path, and how many entries the meeting had there. Tells nothing of anybody. */
export function keptPlace(path: MeetingPath | null, entries: number): string {
	return `${path ?? ''} ${entries}`;
}

/**
 * The screen on which an open meeting was left; null for home. Small settings reach the disk seconds later than
 * entries do: where the kept place is older than the last entry, that entry tells the screen.
 */
export function placeToReturn(
	kept: string | null,
	state: GroupState,
	operations: readonly Operation[]
): MeetingPath | null {
	if (state.openMeeting === null) return null;
	const [path = '', entries = ''] = (kept ?? '').split(' ');
	const known = isMeetingPath(path) ? path : null;
	if (Number(entries) === operations.length && entries !== '') return known;
	// Work at the desk has no screen to go on with: whoever did it was done.
	if (state.openMeeting.kind === 'desk') return null;
	const last = operations.at(-1)?.events.at(-1);
	return (last === undefined ? null : placeOf(last, state)) ?? known;
}

function placeOf(last: GroupEvent, state: GroupState): MeetingPath | null {
	const meeting = state.openMeeting;
	switch (last.type) {
		case 'AttendanceMarked':
		case 'SavingDeposited':
			return meeting !== null && meeting.marks.size >= state.members.size
				? '/meeting/faces'
				: '/meeting/roll';
		case 'LoanRepaid':
			return '/meeting/give-back';
		case 'LoanDisbursed':
			return '/meeting/loan';
		case 'CashCounted':
			return meeting?.counted?.cash === meeting?.counted?.book ? '/meeting/close' : '/meeting/count';
		case 'CashDifferenceAccepted':
			return '/meeting/close';
		case 'ExpensePaid':
			return '/meeting';
		default:
			return null;
	}
}
