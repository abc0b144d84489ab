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
