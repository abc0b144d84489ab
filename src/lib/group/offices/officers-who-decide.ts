import { addDays, present, type LocalDate, type MemberId } from '#kernel';
import type { EventReversed, GroupEvent } from '../event-types.ts';
import { countCame } from '../meeting/attendance.ts';
import type { Rejection } from '../rejections.ts';
import { quorumOf, type Constitution } from '../rules/constitution.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import type { GroupState, OfficeTerm, MeetingInProgress } from '../state.ts';

/** What binds the whole of a meeting: nothing that happens in it changes who decides it (ledger law 41). */
export interface Beginning {
	/** Terms of the women who decide. */
	readonly officers: readonly OfficeTerm[];
	/** The rules in force on its day; null before the group is founded. */
	readonly rules: Constitution | null;
	/** Women who were members when it began: what the quorum is counted from. */
	readonly members: readonly MemberId[];
}

/** Which number of officers the rules ask for. */
export type Approval = keyof Constitution['approvals'];

/** What a kind of entry asks for: the number of the rules, and never fewer than `least`. */
interface Asked {
	readonly approval: Approval;
	readonly least: number;
}

const two = (approval: Approval): Asked => ({ approval, least: 2 });

const asTheRulesSay = (approval: Approval): Asked => ({ approval, least: 1 });

/**
 * What changes who may open, seal or decide, or what was agreed, is approved by two officers whatever the rules say; the
 * rest by as many as the rules ask for (ledger law 41 and 3).
 */
const askedFor: Readonly<Partial<Record<GroupEvent['type'], Asked>>> = {
	OfficeGiven: two('rule'),
	ConstitutionChanged: two('rule'),
	MemberLeft: two('rule'),
	DividendPaid: two('rule'),
	CycleSharedOut: two('rule'),
	EventReversed: two('correction'),
	PhonesSettled: two('correction'),
	LoanWrittenOff: two('loan'),
	CashDifferenceAccepted: two('cashDifference'),
	FineForgiven: asTheRulesSay('correction'),
	OverdueInterestForgiven: asTheRulesSay('correction'),
	LoanDisbursed: asTheRulesSay('loan'),
	LoanToppedUp: asTheRulesSay('loan'),
	LoanRescheduled: asTheRulesSay('loan'),
	SocialFundPaidOut: asTheRulesSay('loan'),
	MeetingPutAway: asTheRulesSay('seal'),
	MeetingSealed: asTheRulesSay('seal')
};

/** What an entry asks for; null where no officer has to agree. What replaces an entry is a correction. */
export function approvalFor({
	type,
	corrects
}: {
	readonly type: GroupEvent['type'];
	readonly corrects?: GroupEvent['corrects'];
}): Asked | null {
	return (corrects === undefined ? askedFor[type] : askedFor.EventReversed) ?? null;
}

/** What an entry of this kind asks for, which asks for officers. */
export function askedOf(type: GroupEvent['type']): Asked {
	return present(approvalFor({ type }), `officers agree to a ${type}`);
}

/** The beginning of a meeting of that day in this book. */
export function beginningOn(state: GroupState, day: LocalDate): Beginning {
	return {
		officers: termsThatDecide(state, day),
		rules: rulesOn(state, day),
		members: membersOn(state, day).map(({ memberId }) => memberId)
	};
}

/** The beginning of the open meeting; where none is open, as if one began on the book's own last day. */
export function beginningOf(state: GroupState): Beginning {
	const day = state.lastSealedDay ?? state.foundedOn;
	if (state.openMeeting !== null) return state.openMeeting.begun;
	return day === null ? { officers: [], rules: null, members: [] } : beginningOn(state, day);
}

/** Women whose codes decide now: those who held an office when the open meeting began, each once. */
export function officersWhoDecide(state: GroupState): readonly MemberId[] {
	return womenOf(beginningOf(state).officers);
}

/**
 * Women whose codes are asked for before another woman makes hers: the others who decide; where these are fewer than two,
 * those too who held an office the day before her newest one began. So one officer alone gives none.
 */
export function officersWhoVouch(state: GroupState, memberId: MemberId): readonly MemberId[] {
	const others = officersWhoDecide(state).filter((one) => one !== memberId);
	// An office entered late stands behind newer ones.
	const own = state.offices.filter((term) => term.memberId === memberId).map((term) => term.since);
	const since = own.sort().at(-1);
	if (others.length > 1 || since === undefined) return others;
	const before = stillHere(state).filter((term) => isOn(term, addDays(since, -1)));
	return [...new Set([...others, ...womenOf(before)])].filter((one) => one !== memberId);
}

const isOn = ({ since, until }: OfficeTerm, day: LocalDate): boolean =>
	since <= day && (until === null || until >= day);

const stillHere = ({ offices, members }: GroupState): readonly OfficeTerm[] =>
	offices.filter(({ memberId }) => members.get(memberId)?.leftOn === null);

/**
 * Terms in force on the day. Where they are those of fewer than two women, terms in force when the book was closed last
 * count too, so that neither a clock set forward nor an old day chosen leaves one officer alone; where there is none at
 * all, those that ran out last. A woman who has left the group decides nothing.
 */
function termsThatDecide(state: GroupState, day: LocalDate): readonly OfficeTerm[] {
	const held = stillHere(state);
	const now = held.filter((term) => isOn(term, day));
	if (womenOf(now).length > 1) return now;
	const closed = state.lastSealedDay ?? state.foundedOn ?? day;
	const terms = new Set([...now, ...held.filter((term) => isOn(term, closed))]);
	if (terms.size > 0) return [...terms];
	const last = held
		.map(({ until }) => until ?? day)
		.sort()
		.at(-1);
	return held.filter(({ until }) => until === last);
}

/** How many of these women decide; the writer alone counts as none, unless nobody but writers holds an office. */
export function officersAmong({ officers }: Beginning, women: readonly MemberId[]): number {
	const given = womenOf(officers).filter((memberId) => women.includes(memberId));
	const bearers = new Set(officers.filter(({ office }) => office !== 'writer').map((term) => term.memberId));
	const isWriterAlone = bearers.size > 0 && given.every((memberId) => !bearers.has(memberId));
	return isWriterAlone ? 0 : given.length;
}

/** How many officers must approve an entry: where fewer are left, those who are. */
export function officersAsked(begun: Beginning, asked: Asked): number {
	return Math.min(womenOf(begun.officers).length, officersWanted(begun, asked));
}

/** How many officers an entry asks for by the rules of the beginning, however many there are. */
export function officersWanted({ rules }: Beginning, { approval, least }: Asked): number {
	return Math.max(least, rules?.approvals[approval] ?? 2);
}

/**
 * Whether enough of these women decide for such an entry in the open meeting. Where fewer officers are left than are
 * asked for, the quorum must be present besides.
 *
 * @param women who gave their codes at the seal; before it, those who are here and say yes
 */
export function lacksApprovals(
	state: GroupState,
	women: readonly MemberId[],
	...asked: readonly Asked[]
): Rejection | null {
	const begun = beginningOf(state);
	const [given, needed] = [
		officersAmong(begun, women),
		Math.max(0, ...asked.map((one) => officersAsked(begun, one)))
	];
	if (given < needed) return { type: 'ApprovalsMissing', given, needed };
	return asked.some((one) => needed < officersWanted(begun, one)) ? lacksQuorum(state) : null;
}

/** Without a quorum nothing is decided (ledger law 3): of the women who were members when the meeting began. */
export function lacksQuorum({ openMeeting }: GroupState): Rejection | null {
	return openMeeting === null ? null : lacksCircle(openMeeting);
}

/** The same of any meeting. */
export function lacksCircle({
	begun,
	marks
}: Pick<MeetingInProgress, 'begun' | 'marks'>): Extract<
	Rejection,
	{ readonly type: 'QuorumMissing' }
> | null {
	if (begun.rules === null) return null;
	const { there, needed, reached } = quorumAt({ begun, marks });
	return reached ? null : { type: 'QuorumMissing', present: there, needed };
}

/** How many women came to a meeting and how many its rules ask for: of those who were members when it began (ledger law 3). */
export function quorumAt({ begun, marks }: Pick<MeetingInProgress, 'begun' | 'marks'>): {
	readonly there: number;
	readonly needed: number;
	readonly reached: boolean;
} {
	const there = countCame(marks.values());
	const needed = begun.rules === null ? 0 : quorumOf(begun.rules, begun.members.length);
	return { there, needed, reached: there >= needed };
}

/** Entries of the open meeting that ask for officers: their codes at the seal approve them. */
export function approvedAtSeal({ events, takenBack }: MeetingInProgress): readonly GroupEvent[] {
	const own = new Set(events.map(({ eventId }) => eventId));
	const isUndo = (event: EventReversed) => own.has(event.reverses);
	return events.filter(
		(event) =>
			(event.eventId === undefined || !takenBack.has(event.eventId)) &&
			approvalFor(event) !== null &&
			!(event.type === 'EventReversed' && isUndo(event))
	);
}

/** Of these, what the close reads out one by one: what two officers approve whatever the rules say (ledger law 41). */
export function pointsToHear(meeting: MeetingInProgress): readonly GroupEvent[] {
	return approvedAtSeal(meeting).filter((event) => approvalFor(event)?.least === 2);
}

/** Whether these codes close the open meeting and approve everything in it. */
export function lacksSealApprovals(state: GroupState, approvals: readonly MemberId[]): Rejection | null {
	const inside = state.openMeeting === null ? [] : approvedAtSeal(state.openMeeting);
	const asked = inside.flatMap((event) => approvalFor(event) ?? []);
	return lacksApprovals(state, approvals, asTheRulesSay('seal'), ...asked);
}

const womenOf = (terms: readonly OfficeTerm[]): readonly MemberId[] => [
	...new Set(terms.map(({ memberId }) => memberId))
];
