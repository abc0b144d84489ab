import type { LocalDate, MemberId } from '#kernel';
import type { EventOf, EventType, GroupEvent } from '../event-types.ts';
import { countCame } from '../meeting/attendance.ts';
import type { Rejection } from '../rejections.ts';
import { type Constitution, quorumOf } from '../rules/constitution.ts';
import { activeMembers, beforeMeeting, membersOn, rulesOn } from '../state-on.ts';
import type { Beginning, GroupState, MeetingInProgress, OfficeTerm } from '../state.ts';
import { approvalFor, askedOf, type CodesAsked, isPoint } from './approvals.ts';
import { decidingAfter, isOn, stillHere, womenOf } from './deciding.ts';
import { needsCircle } from '../checks.ts';

/** The beginning of a meeting of that day in this book. */
export function beginningOn(state: GroupState, day: LocalDate, late = false): Beginning {
	// Who was written in between meetings counts for no quorum before the circle heard of it (ledger law 57).
	const unheard = joinedBetween(state);
	return {
		officers: late ? decidedOn(state, day) : stillHere(state.deciding.terms, state.members),
		rules: late ? rulesOfLate(state, day) : rulesOn(withoutUnheard(state), day),
		members: membersOn(state, day).flatMap(({ memberId }) => (unheard.has(memberId) ? [] : [memberId]))
	};
}

/** Rules of a page that was entered late lessen neither quorum nor codes before the close that reads them out; what is owed follows them at once. */
function withoutUnheard({ rules, between }: GroupState): Pick<GroupState, 'rules'> {
	let heard = rules;
	for (const { type, occurredOn } of between) {
		if (type !== 'ConstitutionChanged') continue;
		// Of one day the last that was entered stands last.
		const place = heard.findLastIndex(({ since }) => since === occurredOn);
		if (place > 0) heard = heard.toSpliced(place, 1);
	}
	return { rules: heard };
}

/** Women who joined between meetings, or on a page entered late, of whom the circle has not heard yet. */
export const joinedBetween = ({ between }: Pick<GroupState, 'between'>): ReadonlySet<MemberId> =>
	new Set(between.flatMap((event) => (event.type === 'MemberJoined' ? [event.memberId] : [])));

/** The beginning of the open meeting; where none is open, as if one began on the book's own last day. */
export function beginningOf(state: GroupState): Beginning {
	const day = state.lastSealedDay ?? state.foundedOn;
	if (state.openMeeting !== null) return state.openMeeting.begun;
	return day === null ? { officers: [], rules: null, members: [] } : beginningOn(state, day);
}

/** Women whose codes decide now: those who decided when the open meeting began, each once. */
export function officersWhoDecide(state: GroupState): readonly MemberId[] {
	return womenOf(beginningOf(state).officers);
}

/** How many women vouch for a new code with theirs (ledger law 63). */
export const vouchersNeeded = 2;

/**
 * Women whose codes are asked for before another woman makes hers (ledger law 63): those who decided before the last page that was closed, since
 * nobody knows yet whose hand made the codes of whom it chose. Where only one of them is left besides her, any other woman of the group with her:
 * two others always, never one alone.
 */
export function officersWhoVouch(state: GroupState, memberId: MemberId): readonly MemberId[] {
	const officers = officersBefore(state, memberId);
	if (officers.length >= vouchersNeeded) return officers;
	const unheard = joinedBetween(state);
	const others = activeMembers(beforeMeeting(state)).map((member) => member.memberId);
	return [
		...officers,
		...others.filter((one) => one !== memberId && !officers.includes(one) && !unheard.has(one))
	];
}

/** Whether these women are enough to vouch for a new code of hers: two, and as many officers among them as there are. */
export function hasVouchers(state: GroupState, memberId: MemberId, women: readonly MemberId[]): boolean {
	const officers = officersBefore(state, memberId);
	const vouching = officersWhoVouch(state, memberId).filter((one) => women.includes(one));
	const given = vouching.filter((one) => officers.includes(one));
	return vouching.length >= vouchersNeeded && given.length >= Math.min(vouchersNeeded, officers.length);
}

function officersBefore(state: GroupState, memberId: MemberId): readonly MemberId[] {
	const { deciding, members } = beforeMeeting(state);
	return womenOf(stillHere(deciding.before, members)).filter((one) => one !== memberId);
}

/**
 * Who decides a page that is entered late: those of its own day, by what pages with enough codes said of it (ledger law 41). Where these are
 * fewer than two women, those of now too, so that no old day chosen leaves one officer alone.
 */
function decidedOn({ deciding, members }: GroupState, day: LocalDate): readonly OfficeTerm[] {
	const then = stillHere(deciding.offices, members).filter((term) => isOn(term, day));
	return womenOf(then).length > 1 ? then : [...new Set([...then, ...stillHere(deciding.terms, members)])];
}

/** The rules of its day; but no day on which they asked for fewer codes lessens what is asked for today. */
function rulesOfLate(state: GroupState, day: LocalDate): Constitution | null {
	const heard = withoutUnheard(state);
	const then = rulesOn(heard, day);
	if (then === null) return null;
	const now = rulesOn(heard, latest(state.lastSealedDay ?? day, day)) ?? then;
	const most = (approval: keyof Constitution['approvals']) =>
		Math.max(then.approvals[approval], now.approvals[approval]);
	return {
		...then,
		approvals: {
			seal: most('seal'),
			loan: most('loan'),
			cashDifference: most('cashDifference'),
			correction: most('correction'),
			rule: most('rule')
		}
	};
}

const latest = (one: LocalDate, other: LocalDate): LocalDate => (one > other ? one : other);

/** How many of these women decide; the writer alone counts as none, unless nobody but writers holds an office. */
export function officersAmong({ officers }: Beginning, women: readonly MemberId[]): number {
	const given = womenOf(officers).filter((memberId) => women.includes(memberId));
	const bearers = new Set(officers.filter(({ office }) => office !== 'writer').map((term) => term.memberId));
	const isWriterAlone = bearers.size > 0 && given.every((memberId) => !bearers.has(memberId));
	return isWriterAlone ? 0 : given.length;
}

/** How many officers must approve an entry: where fewer are left, those who are. */
export function officersAsked(begun: Beginning, asked: CodesAsked): number {
	return leftOf(begun, officersWanted(begun, asked));
}

const leftOf = ({ officers }: Beginning, wanted: number): number =>
	Math.min(womenOf(officers).length, wanted);

/** How many officers an entry asks for by the rules of the beginning, however many there are. */
export function officersWanted({ rules }: Beginning, { approval, least }: CodesAsked): number {
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
	...asked: readonly CodesAsked[]
): Rejection | null {
	const begun = beginningOf(state);
	return lacksWomen(
		{ begun, page: state.openMeeting },
		women,
		asked.map((one) => officersWanted(begun, one))
	);
}

interface Asking {
	readonly begun: Beginning;
	/** Where it stands; null between meetings. */
	readonly page: Pick<MeetingInProgress, 'begun' | 'marks'> | null;
}

function lacksWomen(
	{ begun, page }: Asking,
	women: readonly MemberId[],
	wanted: readonly number[]
): Rejection | null {
	const most = Math.max(0, ...wanted);
	const [given, needed] = [officersAmong(begun, women), leftOf(begun, most)];
	if (given < needed) return { type: 'ApprovalsMissing', given, needed };
	return needed < most && page !== null ? lacksCircle(page) : null;
}

/** Whether these codes close a page and approve all that stands on it. @param least asked for besides, whatever stands on it */
export const lacksClose = (
	page: Pick<MeetingInProgress, 'begun' | 'marks' | 'wanted'>,
	approvals: readonly MemberId[],
	least = 0
): Rejection | null =>
	lacksWomen({ begun: page.begun, page }, approvals, [
		officersWanted(page.begun, askedOf('MeetingSealed')),
		page.wanted,
		least
	]);

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
	// Whoever joined since, or of whom the circle has not heard, makes no quorum: ghosts would.
	const there = countCame(begun.members.flatMap((memberId) => marks.get(memberId) ?? []));
	const needed = begun.rules === null ? 0 : quorumOf(begun.rules, begun.members.length);
	return { there, needed, reached: there >= needed };
}

/** Entries of the open meeting that ask for officers: their codes at the seal approve them. */
export const approvedAtSeal = (meeting: MeetingInProgress): readonly GroupEvent[] =>
	standingIn(meeting).filter((event) => approvalFor(event, 'meeting') !== null);

/** What the close reads out one by one, whatever codes it asks for (ledger law 41 and 58); who can open is told apart from it. */
export const pointsToHear = (meeting: MeetingInProgress): readonly GroupEvent[] =>
	standingIn(meeting).filter((event) => isPoint(event) && event.type !== 'AccessNoted');

function standingIn({ events, takenBack }: MeetingInProgress): readonly GroupEvent[] {
	const own = new Set(events.map(({ eventId }) => eventId));
	const isUndo = (event: EventOf<'EventReversed'>) => own.has(event.reverses);
	return events.filter(
		(event) =>
			(event.eventId === undefined || !takenBack.has(event.eventId)) &&
			!(event.type === 'EventReversed' && isUndo(event))
	);
}

/** Whether these codes close the open meeting and approve everything in it. */
export function lacksSealApprovals(state: GroupState, approvals: readonly MemberId[]): Rejection | null {
	const { openMeeting, between, accessToHear } = state;
	if (openMeeting === null) return lacksApprovals(state, approvals, askedOf('MeetingSealed'));
	const hears = accessToHear.length > 0 || (!openMeeting.late && between.length > 0);
	const lacking = lacksClose(openMeeting, approvals, hears ? hearing : 0);
	// Of a day on which others decided: she and one who has no office any more would write into the book of today.
	return lacking ?? (openMeeting.late ? lacksHearing(state, openMeeting, approvals) : null);
}

/** What waited for the circle is heard by no officer alone, though the rules may ask for one code at a seal. */
const hearing = 2;

/** Whether these codes close a page for which something waited: of a page entered late, two who decide now. */
export const lacksHearing = (
	{ deciding, members }: Pick<GroupState, 'deciding' | 'members'>,
	page: Pick<MeetingInProgress, 'begun' | 'marks' | 'late'>,
	approvals: readonly MemberId[]
): Rejection | null => {
	const begun = page.late ? { ...page.begun, officers: stillHere(deciding.terms, members) } : page.begun;
	return lacksWomen({ begun, page }, approvals, [hearing]);
};

/** On a page of a day on which others decided, those of its day and two who decide now: she and one who has no office any more are not enough. */
export const lacksThenAndNow = (
	state: GroupState,
	women: readonly MemberId[],
	asked: CodesAsked
): Rejection | null =>
	lacksApprovals(state, women, asked) ??
	(state.openMeeting?.late === true ? lacksHearing(state, state.openMeeting, women) : null);

/** Fewer than two women of the group would decide from the close of this page on: a successor is chosen first (ledger law 56). */
export function lacksSuccessor(state: GroupState): Rejection | null {
	const { openMeeting, members, deciding } = state;
	if (openMeeting === null || openMeeting.late || womenOf(deciding.terms).length < 2) return null;
	const has = womenOf(stillHere(decidingAfter(state, openMeeting.lastDay), members)).length;
	return has < 2 ? { type: 'SuccessorMissing', has } : null;
}

/**
 * What the circle decides: at a meeting, with a quorum, and as many officers among those who say yes as such an entry
 * will need codes of at the seal (ledger law 3). Faces are the consent of the circle; approved it is at the seal.
 */
export function lacksDecision(
	state: GroupState,
	agreedBy: readonly MemberId[],
	type: EventType
): Rejection | null {
	return needsCircle(state) ?? lacksQuorum(state) ?? lacksConsent(state, agreedBy, type);
}

/** Too few officers who decide are among those who say yes: at the seal it could not be approved. */
export function lacksConsent(
	state: GroupState,
	agreedBy: readonly MemberId[],
	type: EventType
): Rejection | null {
	return lacksApprovals(state, agreedBy, askedOf(type));
}

/**
 * How many officers an entry asks for, and how many of those who approved it decided then. Where fewer are left than are asked for,
 * they decide with the circle (ledger law 41): with too few of it, as many are asked for as if all were left.
 *
 * @param page where it stands; null for what stands outside of every meeting
 */
export function countedIn(
	begun: Beginning,
	event: GroupEvent,
	agreed: readonly MemberId[],
	page: Pick<MeetingInProgress, 'begun' | 'kind' | 'marks'> | null
): { readonly asked: number; readonly given: number } {
	const place = page === null || page.kind === 'desk' ? 'between' : 'meeting';
	const asked = approvalFor(event, place);
	if (asked === null) return { asked: 0, given: 0 };
	// A book that names no officer at all lacks them; its first ones are given by the circle.
	const isUnled = begun.officers.length === 0 && event.type !== 'OfficeGiven';
	const isAlone = place === 'meeting' && page !== null && lacksCircle(page) !== null;
	const needed = isUnled || isAlone ? officersWanted(begun, asked) : officersAsked(begun, asked);
	return { asked: needed, given: officersAmong(begun, agreed) };
}

/**
 * Whose codes approved an entry: those of the seal of its meeting. Where a seal names nobody, as on paper or at the desk,
 * what the entry itself says; beside a seal that names them that was only faces.
 */
export function approvedIn(
	event: GroupEvent,
	page: { readonly approvals: readonly MemberId[] } | null
): readonly MemberId[] {
	const atSeal = page?.approvals ?? [];
	if (event.type === 'MeetingSealed') return event.approvals ?? [];
	return atSeal.length > 0 ? atSeal : (event.approvedBy ?? []);
}
