import { isMemberOn, type GroupEvent, type GroupState } from '#group';
import type { Operation } from '#app';
import { otherKindOf } from '../other-kinds.ts';

/** Screens of a meeting; the last one is stored, so that the app returns to it after it ended. */
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

/** Stored form of a place: the path and the number of entries then. It has no personal data. */
export function keptPlace(path: MeetingPath | null, entries: number): string {
	return `${path ?? ''} ${entries}`;
}

/**
 * Screen on which an open meeting was left; null for home. Settings reach the disk seconds later than entries:
 * if the stored place is older than the last entry, that entry determines the screen.
 */
export function placeToReturn(
	kept: string | null,
	state: GroupState,
	operations: readonly Operation[]
): MeetingPath | null {
	const [path = '', entries = ''] = (kept ?? '').split(' ');
	const known = isMeetingPath(path) ? path : null;
	// Before the first entry the meeting's kind is asked, or its sheet is read.
	if (state.openMeeting === null) return /\/(?:kind|sheet)$/.test(path) ? known : null;
	if (Number(entries) === operations.length && entries !== '') return known;
	// Work at the desk is complete after each entry and has no screen to return to.
	if (state.openMeeting.kind === 'desk') return null;
	const last = operations.at(-1)?.events ?? [];
	return placeOf(last, state) ?? known;
}

/** @param act events of the last operation */
function placeOf(act: readonly GroupEvent[], state: GroupState): MeetingPath | null {
	const meeting = state.openMeeting;
	const last = act.at(-1);
	if (last === undefined) return null;
	// A payment for the social fund made with the saving belongs to the roll.
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
		// Notes are handed out afterwards: members may still be waiting for theirs.
		case 'CycleSharedOut':
			return '/group/share-out';
		default:
			return null;
	}
}

/** The overview if every member of that day was asked; else the roll. */
function placeInRoll({ openMeeting, members }: GroupState): MeetingPath {
	if (openMeeting === null) return '/meeting/roll';
	const asked = [...members.values()].filter((member) => isMemberOn(member, openMeeting.day));
	return asked.every(({ memberId }) => openMeeting.marks.has(memberId)) ? '/meeting/faces' : '/meeting/roll';
}
