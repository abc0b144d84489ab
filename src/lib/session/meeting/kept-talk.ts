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
	const { answers } = kept;
	if (answers === undefined) return;
	for (const memberId of answers.notToday) draft.notToday.add(memberId);
	for (const memberId of answers.fineLater) draft.fineLater.add(memberId);
	for (const key of answers.noFine) draft.noFine.add(key);
	draft.noLoan ||= answers.noLoan;
}

/** Answers are kept once something is written: a meeting that has not begun can be put away without a trace. */
export function keepAnswers(meeting: MeetingView): void {
	if (meeting.begun !== null) void keepTalk(meeting);
}

/** Where it cannot be kept, the answers are still on the screen: the talk goes on. */
export async function keepTalk(meeting: MeetingView): Promise<void> {
	const { session, draft } = meeting.book;
	// What was kept before the phone was locked is read first: it would be written over.
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

/** "regular 7 2026-11-24" */
function keyOf({ begun }: MeetingView): string {
	return begun === null ? '' : [begun.kind, begun.number, begun.day].join(' ');
}
