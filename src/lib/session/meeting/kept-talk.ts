import type { MeetingView } from './meeting-view.svelte.ts';

/** Answers of this meeting from before the phone went dark; those of another meeting are thrown away. */
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
}

/** Where it cannot be kept, the answers are still on the screen: the talk goes on. */
export function keepTalk(meeting: MeetingView): void {
	const { session, draft } = meeting.book;
	const plan = [...draft.plan].map(([memberId, part]) => ({ memberId, ...part }));
	const { shareOut } = draft;
	void session.keepDraft({
		meeting: keyOf(meeting),
		plan,
		...(shareOut === null ? {} : { shareOut })
	});
}

/** "regular 7 2026-11-24" */
function keyOf({ begun }: MeetingView): string {
	return begun === null ? '' : [begun.kind, begun.number, begun.day].join(' ');
}
