import { isMemberOn, type GroupEvent, type GroupState } from '#group';
import type { Operation } from '#app';
import { otherKindOf } from '../other-kinds.ts';

/** Screens on which a meeting is held: the place is kept, so that a phone that went dark comes back to it. */
export const meetingPaths = [
	'/meeting',
	'/meeting/roll',
	'/meeting/faces',
	'/meeting/give-back',
	'/meeting/fines',
	'/meeting/loan',
	'/meeting/count',
	'/meeting/close',
	'/meeting/other',
	'/meeting/minutes',
	'/meeting/plan',
	'/meeting/disputes',
	'/meeting/code',
	'/meeting/kind',
	'/meeting/sheet',
	'/group/share-out',
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
	const [path = '', entries = ''] = (kept ?? '').split(' ');
	const known = isMeetingPath(path) ? path : null;
	// Which meeting it is to be is asked before its first entry, and its sheet is read before it.
	if (state.openMeeting === null) return /\/(?:kind|sheet)$/.test(path) ? known : null;
	if (Number(entries) === operations.length && entries !== '') return known;
	// Work at the desk has no screen to go on with: whoever did it was done.
	if (state.openMeeting.kind === 'desk') return null;
	const last = operations.at(-1)?.events ?? [];
	return placeOf(last, state) ?? known;
}

/** @param act what the last touch wrote */
function placeOf(act: readonly GroupEvent[], state: GroupState): MeetingPath | null {
	const meeting = state.openMeeting;
	const last = act.at(-1);
	if (last === undefined) return null;
	// The social fund that was given with the saving belongs to the roll.
	if (act.some(({ type }) => type === 'AttendanceMarked')) return placeInRoll(state);
	if (otherKindOf(last.type) !== undefined) return '/meeting';
	switch (last.type) {
		case 'SavingDeposited':
			return placeInRoll(state);
		case 'LoanRepaid':
			return '/meeting/give-back';
		case 'FineImposed':
		case 'FinePaid':
		case 'FineForgiven':
			return '/meeting/fines';
		case 'LoanDisbursed':
			return '/meeting/loan';
		case 'CashCounted':
			return meeting?.counted?.cash === meeting?.counted?.book ? '/meeting/close' : '/meeting/count';
		case 'CashDifferenceAccepted':
		case 'ResolutionPassed':
			return '/meeting/close';
		case 'DisputeSettled':
			return '/meeting/disputes';
		// Notes are given out after it: women may still wait for theirs.
		case 'CycleSharedOut':
			return '/group/share-out';
		default:
			return null;
	}
}

/** The overview once every member of that day was asked. */
function placeInRoll({ openMeeting, members }: GroupState): MeetingPath {
	if (openMeeting === null) return '/meeting/roll';
	const asked = [...members.values()].filter((member) => isMemberOn(member, openMeeting.day));
	return asked.every(({ memberId }) => openMeeting.marks.has(memberId)) ? '/meeting/faces' : '/meeting/roll';
}
