import { present, type MemberId } from '#kernel';
import { add, money, zero } from '#money';
import { box } from '../chart.ts';
import type { MeetingOpened, PenTaken } from '../event-types.ts';
import type { FactsOf } from '../facts.ts';
import { placeAfter } from '../loans/charge-days.ts';
import { decideFromNow } from '../offices/facts.ts';
import { beginningOn, lacksClose, lacksHearing, officersAmong } from '../offices/officers-who-decide.ts';
import { ownMeeting, ownMeetings, ownMember } from '../owned.ts';
import { monthsBetweenMeetings } from '../rules/constitution.ts';
import { savingDueAtMeeting } from '../saving/saving-due.ts';
import { isOfAnOlderCycle } from '../sharing/cycle.ts';
import { isMemberOn, rulesOn } from '../state-on.ts';
import { emptyGroup, fork, type GroupDraft, type MeetingInProgress } from '../state.ts';
import { came, expectedAt, goneOn } from './attendance.ts';
import { putAway } from './put-away.ts';

export const meetingFacts: FactsOf<
	| 'AttendanceMarked'
	| 'PenTaken'
	| 'CashCounted'
	| 'CashDifferenceAccepted'
	| 'MeetingPutAway'
	| 'MeetingSealed'
> = {
	AttendanceMarked: (draft, event) => {
		const meeting = present(draft.openMeeting, 'attendance is marked in a meeting');
		ownMeeting(draft, meeting).marks.set(event.memberId, event.state);
	},
	PenTaken: takePen,
	CashCounted: (draft, event) => {
		const meeting = present(draft.openMeeting, 'cash is counted in a meeting');
		const cash = Object.entries(event.pieces).reduce((sum, [piece, count]) => sum + Number(piece) * count, 0);
		ownMeeting(draft, meeting).counted = { cash: money(cash), book: draft.balances.get(box) ?? zero };
	},
	CashDifferenceAccepted: (draft) => {
		const meeting = present(draft.openMeeting, 'a difference is accepted in a meeting');
		if (meeting.counted === null) return;
		const { cash } = meeting.counted;
		ownMeeting(draft, meeting).counted = { cash, book: cash };
	},
	MeetingPutAway: putAway,
	MeetingSealed: (draft, { approvals }) => {
		const meeting = present(draft.openMeeting, 'a meeting that is sealed was open');
		const isHeard = lacksHearing(meeting, approvals ?? []) === null;
		closePage(draft);
		if (meeting.kind === 'desk') return;
		if (!meeting.late) approve(draft, meeting, approvals ?? []);
		// A book kept on paper knows of no codes.
		if (!isHeard && draft.deciding.byCodes) return;
		draft.accessToHear = [];
		if (!meeting.late) draft.between = [];
	}
};

/** How many of her last marks the bead string shows. */
const beadsMax = 12;

export function openMeeting(draft: GroupDraft, event: MeetingOpened, undoable: boolean): void {
	const before = undoable ? fork(draft) : emptyGroup(draft.currency);
	// What happened at the desk is read out and approved with the regular meeting that now begins.
	if (draft.openMeeting !== null) closePage(draft);
	const begun = beginningOn(draft, event.occurredOn, event.late === true);
	const last = Math.max(draft.lastNumber[event.kind], event.number);
	draft.lastNumber = { ...draft.lastNumber, [event.kind]: last };
	draft.openMeeting = {
		kind: event.kind,
		number: event.number,
		day: event.occurredOn,
		lastDay: event.occurredOn,
		calledBy: event.calledBy ?? null,
		late: event.late === true,
		begun,
		wanted: 0,
		goneBefore: goneOn(draft, event.occurredOn),
		before,
		events: [event],
		takenBack: new Set(),
		marks: new Map(),
		boxAtOpening: draft.balances.get(box) ?? zero,
		cashIn: zero,
		cashOut: zero,
		counted: null
	};
	if (event.kind === 'regular') holdRegularMeeting(draft, event);
}

/** The page is closed: marks go to the members, the day binds what comes after. */
function closePage(draft: GroupDraft): void {
	const meeting = present(draft.openMeeting, 'a meeting that is sealed was open');
	if (meeting.kind === 'regular') {
		keepMarks(draft, meeting);
		const held = ownMeetings(draft);
		const place = held.findLastIndex(({ number }) => number === meeting.number);
		held[place] = { ...present(held[place], 'a meeting that is sealed was held'), sealed: true };
	}
	if (draft.lastSealedDay === null || meeting.lastDay > draft.lastSealedDay)
		draft.lastSealedDay = meeting.lastDay;
	draft.openMeeting = null;
}

/**
 * The circle closed a page: from now on those decide whom it chose. A page that fewer codes closed does not change that, once any was
 * closed by codes: before that the book was kept on paper.
 */
function approve(draft: GroupDraft, meeting: MeetingInProgress, approvals: readonly MemberId[]): void {
	const isEnough = lacksClose(meeting, approvals) === null;
	if (!isEnough && draft.deciding.byCodes) return;
	decideFromNow(draft, meeting.lastDay);
	const byCodes = draft.deciding.byCodes || (isEnough && officersAmong(meeting.begun, approvals) > 0);
	draft.deciding = { ...draft.deciding, byCodes };
}

/** A meeting entered late takes its place among the others, and asks what was in force on its day (ledger law 2). */
function holdRegularMeeting(draft: GroupDraft, { occurredOn: day, number }: MeetingOpened): void {
	const rules = present(rulesOn(draft, day), 'a founded group has rules');
	const months = monthsBetweenMeetings(rules.meetingRhythm.every);
	const place = placeAfter(draft.regularMeetings, day);
	ownMeetings(draft).splice(place, 0, { day, number, months, sealed: false });
	if (isOfAnOlderCycle(draft, day)) return;
	for (const member of draft.members.values()) {
		if (!isMemberOn(member, day)) continue;
		const due = savingDueAtMeeting(rules, member.memberId);
		ownMember(draft, member).savingsDue = add(member.savingsDue, due);
	}
}

/** Who was not marked was absent; late counts as present (ledger fine print 25). */
function keepMarks(draft: GroupDraft, meeting: MeetingInProgress): void {
	if (isOfAnOlderCycle(draft, meeting.day)) return;
	// Of a meeting entered late, the mark takes its place before those of later meetings.
	const { regularMeetings } = draft;
	const after = regularMeetings.slice(placeAfter(regularMeetings, meeting.day));
	const later = after.filter(({ sealed }) => sealed).length;
	for (const member of expectedAt(draft, meeting)) {
		const mark = meeting.marks.get(member.memberId) ?? 'absent';
		const own = ownMember(draft, member);
		own.meetingsHeld += 1;
		if (came(mark)) own.meetingsPresent += 1;
		const place = Math.max(0, own.recentMarks.length - later);
		own.recentMarks.splice(place, 0, mark);
		// A woman who joined on a late page begins with a mark of each meeting since.
		while (own.recentMarks.length > beadsMax) own.recentMarks.shift();
	}
}

/** The pen goes round: what she has done once she can do. */
function takePen(draft: GroupDraft, { memberId, step }: PenTaken): void {
	const member = present(draft.members.get(memberId), 'who takes the pen is a member');
	if (member.penSteps.includes(step)) return;
	draft.members.set(memberId, { ...member, penSteps: [...member.penSteps, step] });
}
