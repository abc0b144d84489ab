import { err, ok, present, type LocalDate, type MemberId, type Result } from '#kernel';
import { balanceOf } from '#ledger';
import { add, zero } from '#money';
import * as v from 'valibot';
import { box } from '../chart.ts';
import { needsMeeting, needsMembers, needsMembersOfDay } from '../checks.ts';
import {
	balance,
	count,
	event,
	listCode,
	meetingKind,
	memberId,
	saying,
	type MeetingKind
} from '../event-fields.ts';
import type { GroupEvent, EventOf } from '../event-types.ts';
import { linesOf } from '../journal.ts';
import { noFacts, noLegs, type AskedOn, type Drafted, type DraftsOf, type KindsOf } from '../kind.ts';
import { placeAfter } from '../loans/charge-days.ts';
import { came, expectedAt, goneOn } from '../meeting/attendance.ts';
import { asksCount } from '../meeting/ending.ts';
import { admitPuttingAway, putAway } from '../meeting/put-away.ts';
import {
	beginningOn,
	lacksClose,
	lacksHearing,
	lacksSealApprovals,
	lacksSuccessor,
	officersAmong
} from '../offices/officers-who-decide.ts';
import { optional } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import { monthsBetweenMeetings } from '../rules/constitution.ts';
import { savingDueAtMeeting } from '../saving/saving-due.ts';
import { isOfAnOlderCycle } from '../sharing/cycle.ts';
import { emptyGroup, fork, ownMeetings, ownMember } from '../state-draft.ts';
import { isMemberOn, rulesOn } from '../state-on.ts';
import type { GroupDraft, GroupState, MeetingInProgress } from '../state.ts';
import type { AttendanceMarked } from './meeting-acts.ts';
import { decideFromNow } from './offices.ts';

const numberMost = 100_000;

/** Limit of the number of a late meeting: later numbers continue from it, and a single officer can enter a desk page. */
const lateNumberMost = 10_000;

const meetingOpened = event('MeetingOpened', {
	number: count(1, numberMost, 'number of the meeting; each kind counts for itself'),
	kind: meetingKind,
	late: saying(v.boolean(), 'a paper meeting entered afterwards: it keeps its own day, and changes no seal'),
	calledBy: saying(memberId, 'who called the meeting')
});

export type MeetingOpened = v.InferOutput<typeof meetingOpened>;

const meetingPutAway = event('MeetingPutAway', {});

export type MeetingPutAway = v.InferOutput<typeof meetingPutAway>;

const meetingSealed = event('MeetingSealed', {
	countedCash: v.optional(
		v.pipe(balance, v.description('minor units counted in the box; absent: not counted'))
	),
	approvals: v.optional(
		v.pipe(v.array(memberId), v.maxLength(30), v.description('officers whose codes were entered'))
	),
	agenda: saying(v.pipe(v.array(listCode('point of the agenda')), v.maxLength(30)), 'points that were taken')
});

export type MeetingSealed = v.InferOutput<typeof meetingSealed>;

declare module '../event-types.ts' {
	interface EventKinds {
		MeetingOpened: MeetingOpened;
		MeetingPutAway: MeetingPutAway;
		MeetingSealed: MeetingSealed;
	}
}

export interface OpenMeeting extends AskedOn<'OpenMeeting'> {
	readonly kind: MeetingKind;
	readonly calledBy?: MemberId;
	/** Set for a paper meeting entered afterwards, with its number on paper; null or left out for a meeting of today. */
	readonly late?: { readonly number: number } | null;
}

/** Puts away an empty meeting that was opened by mistake or with a date years off. */
export interface PutMeetingAway extends AskedOn<'PutMeetingAway'> {
	/** Officers whose codes were entered and verified. */
	readonly approvedBy: readonly MemberId[];
}

export interface SealMeeting extends AskedOn<'SealMeeting'> {
	/** Officers whose codes were entered and verified. */
	readonly approvals: readonly MemberId[];
	/** Points of the agenda that were taken. */
	readonly agenda?: readonly string[];
}

export type MeetingCommand = OpenMeeting | PutMeetingAway | SealMeeting;

export const meetingEventKinds = {
	MeetingOpened: {
		fields: meetingOpened,
		admit: admitMeeting,
		legs: noLegs,
		facts: noFacts,
		shown: { words: 'book.entry-other', picture: 'meeting' }
	},
	MeetingPutAway: {
		fields: meetingPutAway,
		admit: admitPuttingAway,
		legs: noLegs,
		facts: putAway,
		shown: { words: 'book.entry-other', picture: 'meeting' }
	},
	MeetingSealed: {
		fields: meetingSealed,
		admit: admitSeal,
		legs: noLegs,
		facts: (draft, { approvals }) => {
			const meeting = present(draft.openMeeting, 'a meeting that is sealed was open');
			const isHeard = lacksHearing(draft, meeting, approvals ?? []) === null;
			closePage(draft);
			if (meeting.kind === 'desk') return;
			if (!meeting.late) approve(draft, meeting, approvals ?? []);
			// A book kept on paper has no codes.
			if (!isHeard && draft.deciding.byCodes) return;
			draft.accessToHear = [];
			if (!meeting.late) draft.between = [];
		},
		shown: { words: 'book.entry-other', picture: 'meeting', register: 'register.meeting-closed' }
	}
} as const satisfies KindsOf<MeetingOpened | MeetingPutAway | MeetingSealed>;

export const meetingDrafts: DraftsOf<MeetingCommand> = {
	OpenMeeting: (state, command) =>
		(command.late?.number ?? 0) > lateNumberMost
			? err({ type: 'FieldInvalid', field: 'number' })
			: ok(draftMeeting(state, command)),
	PutMeetingAway: draftPuttingAway,
	SealMeeting: draftSeal
};

/** Checks an opening: only one meeting is open at a time, and a regular one seals an open desk meeting. */
function admitMeeting(state: GroupState, event: MeetingOpened): Result<MeetingOpened, Rejection> {
	const open = state.openMeeting;
	if (open !== null && !(open.kind === 'desk' && event.kind === 'regular'))
		return err({ type: 'MeetingAlreadyOpen', kind: open.kind });
	const late = event.late === true;
	// This opening seals the desk meeting, whose last day then is the last sealed day.
	if (open !== null && event.occurredOn < open.lastDay && !late)
		return err({ type: 'DayBeforeLastMeeting', lastSealedDay: open.lastDay });
	const last = state.lastNumber[event.kind];
	if (event.number <= last && !(late && isFree(state, event)))
		return err({ type: 'MeetingNumberTaken', last });
	const { calledBy, occurredOn } = event;
	const refused = calledBy === undefined ? null : needsMembersOfDay(state, [calledBy], occurredOn);
	return refused ? err(refused) : ok(event);
}

/** True if no meeting of its kind has the number; a late paper meeting may have a number between others. */
function isFree(state: GroupState, { kind, number }: MeetingOpened): boolean {
	return !linesOf(present(state.journal, 'a late meeting is entered with the whole book')).some(
		({ event }) => event.type === 'MeetingOpened' && event.kind === kind && event.number === number
	);
}

function admitSeal(state: GroupState, event: MeetingSealed): Result<MeetingSealed, Rejection> {
	const refused = needsMeeting(state) ?? needsMembers(state, event.approvals);
	return refused ? err(refused) : ok(event);
}

/** Closes the page: marks are added to the members, and its last day becomes the lower limit for later events. */
function closePage(draft: GroupDraft): void {
	const meeting = present(draft.openMeeting, 'a meeting that is sealed was open');
	if (meeting.kind === 'regular') {
		keepMarks(draft, meeting);
		const held = ownMeetings(draft);
		const place = held.findLastIndex(({ number }) => number === meeting.number);
		held[place] = { ...present(held[place], 'a meeting that is sealed was held'), sealed: true };
	}
	// A desk page is closed without codes, so it limits no day before the circle has closed the next page.
	if (meeting.kind !== 'desk' && (draft.lastSealedDay === null || meeting.lastDay > draft.lastSealedDay))
		draft.lastSealedDay = meeting.lastDay;
	draft.openMeeting = null;
}

/** Stores the marks of a meeting; a member without a mark was absent, late counts as present (ledger fine print 25). */
function keepMarks(draft: GroupDraft, meeting: MeetingInProgress): void {
	if (isOfAnOlderCycle(draft, meeting.day)) return;
	// The mark of a late meeting is inserted before those of later meetings.
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
		// A member who joined on a late page starts with one mark for each meeting since.
		while (own.recentMarks.length > beadsMax) own.recentMarks.shift();
	}
}

/** Number of recent marks that the bead string shows. */
const beadsMax = 12;

/**
 * Lets the newly elected officers decide once the circle has closed a page. A page closed with too few codes changes nothing after the first one
 * closed with codes: before that the book was kept on paper.
 */
function approve(draft: GroupDraft, meeting: MeetingInProgress, approvals: readonly MemberId[]): void {
	const isEnough = lacksClose(meeting, approvals) === null;
	if (!isEnough && draft.deciding.byCodes) return;
	decideFromNow(draft, meeting.lastDay);
	const byCodes = draft.deciding.byCodes || (isEnough && officersAmong(meeting.begun, approvals) > 0);
	draft.deciding = { ...draft.deciding, byCodes };
}

/**
 * Drafts an opening with the next number of its kind; a late paper meeting has its number on paper. An open desk meeting is sealed first, as a
 * visible event.
 */
function draftMeeting(state: GroupState, command: OpenMeeting): readonly GroupEvent[] {
	const { on, kind, late } = command;
	const opened: MeetingOpened = {
		type: 'MeetingOpened',
		occurredOn: on,
		number: late?.number ?? state.lastNumber[kind] + 1,
		kind,
		...(late ? { late: true } : {}),
		...optional('calledBy', command.calledBy)
	};
	const seal = sealOfDesk(state, opened);
	return seal === null ? [opened] : [seal, opened];
}

/**
 * Drafts the seal. It requires a count equal to the book balance, and the codes of enough officers for every entry of the meeting. A late paper
 * meeting needs no count: today's cash is another sum.
 */
function draftSeal(state: GroupState, command: SealMeeting): Result<readonly GroupEvent[], Rejection> {
	const meeting = state.openMeeting;
	if (meeting === null) return err({ type: 'NoOpenMeeting' });
	if (meeting.kind === 'desk') return err({ type: 'NotAtTheDesk' });
	const { counted } = meeting;
	if (counted === null && asksCount(state, meeting)) return err({ type: 'CountMissing' });
	const book = balanceOf(state.balances, box);
	if (counted !== null && counted.cash !== book)
		return err({ type: 'DifferenceNotAccepted', counted: counted.cash, book });
	const lacking = lacksSealApprovals(state, command.approvals) ?? lacksSuccessor(state);
	if (lacking) return err(lacking);
	return ok([
		...marksOfAbsent(state, meeting),
		{
			type: 'MeetingSealed',
			occurredOn: sealDay(meeting, command.on),
			...optional('countedCash', counted?.cash),
			approvals: [...command.approvals],
			...optional('agenda', command.agenda === undefined ? undefined : [...command.agenda])
		}
	]);
}

/**
 * After a roll call, marks the remaining members as absent on the day of opening, so that officers can correct the mark of a forgotten member. A late
 * page without a roll call has no marks.
 */
function marksOfAbsent(state: GroupState, meeting: MeetingInProgress): readonly AttendanceMarked[] {
	const { day: occurredOn, marks } = meeting;
	if (marks.size === 0) return [];
	return expectedAt(state, meeting)
		.filter(({ memberId }) => !marks.has(memberId))
		.map(({ memberId }) => ({ type: 'AttendanceMarked', occurredOn, memberId, state: 'absent' }));
}

/** Day of the seal; a late meeting keeps its own day (ledger law 2). */
function sealDay(meeting: NonNullable<GroupState['openMeeting']>, on: LocalDate): LocalDate {
	return meeting.late || meeting.lastDay > on ? meeting.lastDay : on;
}

export function openMeeting(draft: GroupDraft, event: MeetingOpened, undoable: boolean): void {
	const before = undoable ? fork(draft) : emptyGroup(draft.currency);
	// Desk entries are read out and approved with the regular meeting that begins now.
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

/** Inserts a regular meeting in the order of days and adds the savings due by the rules of its day (ledger law 2). */
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

/** The event has the day on which the page is put away; the page may have any day, even years ahead. */
export function draftPuttingAway(state: GroupState, { on, approvedBy }: PutMeetingAway): Drafted {
	const last = state.lastSealedDay;
	const occurredOn = last !== null && last > on ? last : on;
	return ok([{ type: 'MeetingPutAway', occurredOn, approvedBy: [...approvedBy] }]);
}

/** Seals an open desk meeting when a regular one begins, so that each meeting has its own page. Null if no desk meeting is open, or another kind begins. */
export function sealOfDesk(
	{ openMeeting: desk }: Pick<GroupState, 'openMeeting'>,
	{ kind, occurredOn: on }: Pick<EventOf<'MeetingOpened'>, 'kind' | 'occurredOn'>
): EventOf<'MeetingSealed'> | null {
	if (desk?.kind !== 'desk' || kind !== 'regular') return null;
	return { type: 'MeetingSealed', occurredOn: desk.lastDay > on ? desk.lastDay : on };
}
