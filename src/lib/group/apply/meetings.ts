import { present, type LocalDate } from '#kernel';
import { add, zero } from '#money';
import { box } from '../chart.ts';
import { monthsBetweenMeetings } from '../constitution.ts';
import type { MeetingOpened } from '../event-schema/types.ts';
import { emptyGroup, fork, type GroupDraft, type OpenMeeting } from '../state.ts';
import { savingDueAtMeeting } from './members.ts';

/** How many of her last marks the bead string shows. */
const beadsMax = 12;

export function openMeeting(draft: GroupDraft, event: MeetingOpened, undoable: boolean): void {
	// What happened at the desk is read out and approved with the regular meeting that now begins.
	if (draft.openMeeting !== null) sealMeeting(draft);
	const before = undoable ? fork(draft) : emptyGroup(draft.currency);
	draft.lastNumber = { ...draft.lastNumber, [event.kind]: event.number };
	draft.openMeeting = {
		kind: event.kind,
		number: event.number,
		day: event.occurredOn,
		lastDay: event.occurredOn,
		calledBy: event.calledBy ?? null,
		before,
		events: [event],
		takenBack: new Set(),
		marks: new Map(),
		boxAtOpening: draft.balances.get(box) ?? zero,
		cashIn: zero,
		cashOut: zero,
		counted: null
	};
	if (event.kind === 'regular') holdRegularMeeting(draft, event.occurredOn);
}

/** The page is closed: marks go to the members, the day binds what comes after. */
export function sealMeeting(draft: GroupDraft): void {
	const meeting = present(draft.openMeeting, 'a meeting that is sealed was open');
	if (meeting.kind === 'regular') {
		keepMarks(draft, meeting);
		draft.regularMeetings = draft.regularMeetings.map((held, index, all) =>
			index === all.length - 1 ? { ...held, sealed: true } : held
		);
	}
	if (draft.lastSealedDay === null || meeting.lastDay > draft.lastSealedDay)
		draft.lastSealedDay = meeting.lastDay;
	draft.openMeeting = null;
}

function holdRegularMeeting(draft: GroupDraft, day: LocalDate): void {
	const constitution = present(draft.constitution, 'a founded group has rules');
	const months = monthsBetweenMeetings(constitution.meetingRhythm.every);
	draft.regularMeetings = [...draft.regularMeetings, { day, months, sealed: false }];
	for (const member of draft.members.values()) {
		if (member.joinedOn > day) continue;
		const savingsDue = add(member.savingsDue, savingDueAtMeeting(constitution, member.memberId));
		draft.members.set(member.memberId, { ...member, savingsDue });
	}
}

/** Who was not marked was absent; late counts as present (ledger fine print 25). */
function keepMarks(draft: GroupDraft, meeting: OpenMeeting): void {
	for (const member of draft.members.values()) {
		if (member.joinedOn > meeting.day) continue;
		const mark = meeting.marks.get(member.memberId) ?? 'absent';
		draft.members.set(member.memberId, {
			...member,
			meetingsHeld: member.meetingsHeld + 1,
			meetingsPresent: member.meetingsPresent + (mark === 'present' || mark === 'late' ? 1 : 0),
			recentMarks: [...member.recentMarks, mark].slice(-beadsMax)
		});
	}
}
