import type { MeetingView } from './meeting-view.svelte.ts';

/** Restores the draft of this meeting from before the app ended; deletes that of another meeting. */
export async function readTalk(meeting: MeetingView): Promise<void> {
	const { session, draft } = meeting.book;
	const kept = await session.readDraft();
	if (kept === null) return;
	if (kept.meeting !== keyOf(meeting)) {
		void session.keepDraft(null);
		return;
	}
	for (const { memberId, ...part } of kept.plan)
		if (meeting.memberIds.includes(memberId)) draft.plan.set(memberId, part);
	draft.shareOut = kept.shareOut ?? null;
	const { answers } = kept;
	if (answers === undefined) return;
	for (const memberId of answers.notToday) draft.notToday.add(memberId);
	for (const memberId of answers.fineLater) draft.fineLater.add(memberId);
	for (const key of answers.noFine) draft.noFine.add(key);
	draft.noLoan ||= answers.noLoan;
}

/** Stores the draft once the meeting has an entry: before that it can be put away without a trace. */
export function keepAnswers(meeting: MeetingView): void {
	if (meeting.begun !== null) void keepTalk(meeting);
}

/** Stores the draft; after a failed write it stays on the screen. */
export async function keepTalk(meeting: MeetingView): Promise<void> {
	const { session, draft } = meeting.book;
	// A draft from before the lock is read first, since this write replaces it.
	await draft.reading;
	const plan = [...draft.plan].map(([memberId, part]) => ({ memberId, ...part }));
	const { shareOut } = draft;
	await session.keepDraft({
		meeting: keyOf(meeting),
		plan,
		...(shareOut === null ? {} : { shareOut }),
		answers: {
			notToday: [...draft.notToday],
			fineLater: [...draft.fineLater],
			noFine: [...draft.noFine],
			noLoan: draft.noLoan
		}
	});
}

/** Returns for example "regular 7 2026-11-24". */
function keyOf({ begun }: MeetingView): string {
	return begun === null ? '' : [begun.kind, begun.number, begun.day].join(' ');
}
