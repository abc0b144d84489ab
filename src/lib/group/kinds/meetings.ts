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

/** What stands on paper: numbers go on from it, and one officer alone enters a desk page. */
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
	/** A paper meeting entered afterwards, with the number that it has on paper; null or left out: a meeting of now. */
	readonly late?: { readonly number: number } | null;
}

/** A meeting that was opened by mistake, or on a day years off, and in which nothing stands, is put away. */
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
			// A book kept on paper knows of no codes.
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

/** One meeting is open at a time; a regular one seals the desk meeting that is open. */
function admitMeeting(state: GroupState, event: MeetingOpened): Result<MeetingOpened, Rejection> {
	const open = state.openMeeting;
	if (open !== null && !(open.kind === 'desk' && event.kind === 'regular'))
		return err({ type: 'MeetingAlreadyOpen', kind: open.kind });
	const late = event.late === true;
	// The desk meeting is sealed by this one: its last day is then the last sealed day.
	if (open !== null && event.occurredOn < open.lastDay && !late)
		return err({ type: 'DayBeforeLastMeeting', lastSealedDay: open.lastDay });
	const last = state.lastNumber[event.kind];
	if (event.number <= last && !(late && isFree(state, event)))
		return err({ type: 'MeetingNumberTaken', last });
	const { calledBy, occurredOn } = event;
	const refused = calledBy === undefined ? null : needsMembersOfDay(state, [calledBy], occurredOn);
	return refused ? err(refused) : ok(event);
}

/** A paper meeting entered late may have a number between others, as long as no meeting of its kind has it. */
function isFree(state: GroupState, { kind, number }: MeetingOpened): boolean {
	return !linesOf(present(state.journal, 'a late meeting is entered with the whole book')).some(
		({ event }) => event.type === 'MeetingOpened' && event.kind === kind && event.number === number
	);
}

function admitSeal(state: GroupState, event: MeetingSealed): Result<MeetingSealed, Rejection> {
	const refused = needsMeeting(state) ?? needsMembers(state, event.approvals);
	return refused ? err(refused) : ok(event);
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
	// A desk page is closed without codes: it binds no day before the circle has closed the page that follows.
	if (meeting.kind !== 'desk' && (draft.lastSealedDay === null || meeting.lastDay > draft.lastSealedDay))
		draft.lastSealedDay = meeting.lastDay;
	draft.openMeeting = null;
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

/** How many of her last marks the bead string shows. */
const beadsMax = 12;

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

/**
 * Numbers go on from the last of their kind; a paper meeting entered late has the number that stands on the paper. A desk
 * meeting that is open is sealed first, in the open.
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
 * The app asks for a count that equals the book, and for the codes of enough officers for all that stands in the meeting.
 * Of a paper meeting entered late the cash was counted long ago: what lies in the box now is another sum.
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
 * Where the roll was called, whoever was not marked was absent: the page says so itself, on the day on which it was opened, so that
 * officers can put right the mark of a woman who was forgotten. A page entered late without a roll says nothing of anybody.
 */
function marksOfAbsent(state: GroupState, meeting: MeetingInProgress): readonly AttendanceMarked[] {
	const { day: occurredOn, marks } = meeting;
	if (marks.size === 0) return [];
	return expectedAt(state, meeting)
		.filter(({ memberId }) => !marks.has(memberId))
		.map(({ memberId }) => ({ type: 'AttendanceMarked', occurredOn, memberId, state: 'absent' }));
}

/** A meeting entered late keeps its own day to the end (ledger law 2). */
function sealDay(meeting: NonNullable<GroupState['openMeeting']>, on: LocalDate): LocalDate {
	return meeting.late || meeting.lastDay > on ? meeting.lastDay : on;
}

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

/** It is written on the day on which it is done; the page may be of any day, years ahead among them. */
export function draftPuttingAway(state: GroupState, { on, approvedBy }: PutMeetingAway): Drafted {
	const last = state.lastSealedDay;
	const occurredOn = last !== null && last > on ? last : on;
	return ok([{ type: 'MeetingPutAway', occurredOn, approvedBy: [...approvedBy] }]);
}

/**
 * What closes, in the open, a desk meeting that is open when a regular one begins: with it each meeting is a page of its own.
 * Null where no desk meeting is open, or another kind begins.
 */
export function sealOfDesk(
	{ openMeeting: desk }: Pick<GroupState, 'openMeeting'>,
	{ kind, occurredOn: on }: Pick<EventOf<'MeetingOpened'>, 'kind' | 'occurredOn'>
): EventOf<'MeetingSealed'> | null {
	if (desk?.kind !== 'desk' || kind !== 'regular') return null;
	return { type: 'MeetingSealed', occurredOn: desk.lastDay > on ? desk.lastDay : on };
}
