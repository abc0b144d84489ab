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

/** Returns officers, rules and members at the start of a meeting of that day. */
export function beginningOn(state: GroupState, day: LocalDate, late = false): Beginning {
	// Members entered between meetings count for no quorum before the circle has heard of them (ledger law 57).
	const unheard = joinedBetween(state);
	return {
		officers: late ? decidedOn(state, day) : stillHere(state.deciding.terms, state.members),
		rules: late ? rulesOfLate(state, day) : rulesOn(withoutUnheard(state), day),
		members: membersOn(state, day).flatMap(({ memberId }) => (unheard.has(memberId) ? [] : [memberId]))
	};
}

/**
 * Removes rules entered on a late page that the circle has not heard yet: they must not lower quorum or codes before the close that reads them out.
 * Dues follow them at once.
 */
function withoutUnheard({ rules, between }: GroupState): Pick<GroupState, 'rules'> {
	let heard = rules;
	for (const { type, occurredOn } of between) {
		if (type !== 'ConstitutionChanged') continue;
		// For one day the version entered last is last in the list.
		const place = heard.findLastIndex(({ since }) => since === occurredOn);
		if (place > 0) heard = heard.toSpliced(place, 1);
	}
	return { rules: heard };
}

/** Members who joined between meetings or on a late page, of whom the circle has not heard yet. */
export const joinedBetween = ({ between }: Pick<GroupState, 'between'>): ReadonlySet<MemberId> =>
	new Set(between.flatMap((event) => (event.type === 'MemberJoined' ? [event.memberId] : [])));

/** Returns the start of the open meeting; without one, that of a meeting on the last day of the book. */
export function beginningOf(state: GroupState): Beginning {
	const day = state.lastSealedDay ?? state.foundedOn;
	if (state.openMeeting !== null) return state.openMeeting.begun;
	return day === null ? { officers: [], rules: null, members: [] } : beginningOn(state, day);
}

/** Officers whose codes decide now, each once: those who decided when the open meeting began. */
export function officersWhoDecide(state: GroupState): readonly MemberId[] {
	return womenOf(beginningOf(state).officers);
}

/** Number of members who vouch for a new code (ledger law 63). */
export const vouchersNeeded = 2;

/**
 * Members whose codes are required before another member makes hers (ledger law 63): the officers who decided before the last closed page, since the
 * codes of newly elected ones are not proven yet. If only one of them is left besides her, any other member may join: always two others.
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

/** True if these members are enough to vouch for her new code: two, with as many officers as there are. */
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
 * Returns the officers for a late page: those of its own day by pages with enough codes (ledger law 41). If they are fewer than two, today's officers
 * are added, so that no chosen day leaves one officer alone.
 */
function decidedOn({ deciding, members }: GroupState, day: LocalDate): readonly OfficeTerm[] {
	const then = stillHere(deciding.offices, members).filter((term) => isOn(term, day));
	return womenOf(then).length > 1 ? then : [...new Set([...then, ...stillHere(deciding.terms, members)])];
}

/** Rules of the day of a late page, with the higher of its and today's numbers of codes. */
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

/** Number of these members who decide; a writer alone counts as none, unless only writers hold an office. */
export function officersAmong({ officers }: Beginning, women: readonly MemberId[]): number {
	const given = womenOf(officers).filter((memberId) => women.includes(memberId));
	const bearers = new Set(officers.filter(({ office }) => office !== 'writer').map((term) => term.memberId));
	const isWriterAlone = bearers.size > 0 && given.every((memberId) => !bearers.has(memberId));
	return isWriterAlone ? 0 : given.length;
}

/** Number of officers who must approve an entry, at most those who are left. */
export function officersAsked(begun: Beginning, asked: CodesAsked): number {
	return leftOf(begun, officersWanted(begun, asked));
}

const leftOf = ({ officers }: Beginning, wanted: number): number =>
	Math.min(womenOf(officers).length, wanted);

/** Number of officers by the rules of the start, however many there are. */
export function officersWanted({ rules }: Beginning, { approval, least }: CodesAsked): number {
	return Math.max(least, rules?.approvals[approval] ?? 2);
}

/**
 * Rejects if too few of these members decide for such an entry in the open meeting. If fewer officers are left than required, the quorum must be
 * present as well.
 *
 * @param women members who gave their codes at the seal; before it, those present who agree
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
	/** The page of the entry; null between meetings. */
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

/** Rejects if these codes do not close a page and approve all its entries. @param least further minimum of codes */
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

/** Rejects a decision without a quorum of the members at the start of the meeting (ledger law 3). */
export function lacksQuorum({ openMeeting }: GroupState): Rejection | null {
	return openMeeting === null ? null : lacksCircle(openMeeting);
}

/** The same for any meeting. */
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

/** Attendance and required quorum among the members at the start of the meeting (ledger law 3). */
export function quorumAt({ begun, marks }: Pick<MeetingInProgress, 'begun' | 'marks'>): {
	readonly there: number;
	readonly needed: number;
	readonly reached: boolean;
} {
	// Members who joined since, or of whom the circle has not heard, do not count: otherwise fictitious members could make a quorum.
	const there = countCame(begun.members.flatMap((memberId) => marks.get(memberId) ?? []));
	const needed = begun.rules === null ? 0 : quorumOf(begun.rules, begun.members.length);
	return { there, needed, reached: there >= needed };
}

/** Entries of the open meeting that need officers' codes, given at the seal. */
export const approvedAtSeal = (meeting: MeetingInProgress): readonly GroupEvent[] =>
	standingIn(meeting).filter((event) => approvalFor(event, 'meeting') !== null);

/** Entries that the close reads out one by one, whatever codes they need (ledger law 41 and 58); access notes are read separately. */
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

/** Rejects if these codes do not close the open meeting and approve everything in it. */
export function lacksSealApprovals(state: GroupState, approvals: readonly MemberId[]): Rejection | null {
	const { openMeeting, between, accessToHear } = state;
	if (openMeeting === null) return lacksApprovals(state, approvals, askedOf('MeetingSealed'));
	const hears = accessToHear.length > 0 || (!openMeeting.late && between.length > 0);
	const lacking = lacksClose(openMeeting, approvals, hears ? hearing : 0);
	// A late page of other officers also needs today's: otherwise one officer and a former one could write into today's book.
	return lacking ?? (openMeeting.late ? lacksHearing(state, openMeeting, approvals) : null);
}

/** Entries pending for the circle need two officers at the close, even if the rules ask for one code. */
const hearing = 2;

/** Rejects if these codes do not close a page with pending entries; a late page needs two of today's officers. */
export const lacksHearing = (
	{ deciding, members }: Pick<GroupState, 'deciding' | 'members'>,
	page: Pick<MeetingInProgress, 'begun' | 'marks' | 'late'>,
	approvals: readonly MemberId[]
): Rejection | null => {
	const begun = page.late ? { ...page.begun, officers: stillHere(deciding.terms, members) } : page.begun;
	return lacksWomen({ begun, page }, approvals, [hearing]);
};

/** A late page needs the officers of its day and two of today's: one officer with a former one is not enough. */
export const lacksThenAndNow = (
	state: GroupState,
	women: readonly MemberId[],
	asked: CodesAsked
): Rejection | null =>
	lacksApprovals(state, women, asked) ??
	(state.openMeeting?.late === true ? lacksHearing(state, state.openMeeting, women) : null);

/** Rejects a close after which fewer than two officers would decide: a successor is chosen first (ledger law 56). */
export function lacksSuccessor(state: GroupState): Rejection | null {
	const { openMeeting, members, deciding } = state;
	if (openMeeting === null || openMeeting.late || womenOf(deciding.terms).length < 2) return null;
	const has = womenOf(stillHere(decidingAfter(state, openMeeting.lastDay), members)).length;
	return has < 2 ? { type: 'SuccessorMissing', has } : null;
}

/**
 * Rejects a decision of the circle unless it has a meeting, a quorum, and as many officers among those who agree as codes are needed at the seal
 * (ledger law 3). Tapped faces are the consent of the circle; the seal approves it.
 */
export function lacksDecision(
	state: GroupState,
	agreedBy: readonly MemberId[],
	type: EventType
): Rejection | null {
	return needsCircle(state) ?? lacksQuorum(state) ?? lacksConsent(state, agreedBy, type);
}

/** Rejects if too few deciding officers agree, because the seal could not approve the entry. */
export function lacksConsent(
	state: GroupState,
	agreedBy: readonly MemberId[],
	type: EventType
): Rejection | null {
	return lacksApprovals(state, agreedBy, askedOf(type));
}

/**
 * Number of officers required for an entry, and of those who approved it. If fewer are left than required, they decide with the circle (ledger law
 * 41); without its quorum the full number is required.
 *
 * @param page the page of the entry; null outside every meeting
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
	// A book without any officers lacks them; the circle gives the first offices.
	const isUnled = begun.officers.length === 0 && event.type !== 'OfficeGiven';
	const isAlone = place === 'meeting' && page !== null && lacksCircle(page) !== null;
	const needed = isUnled || isAlone ? officersWanted(begun, asked) : officersAsked(begun, asked);
	return { asked: needed, given: officersAmong(begun, agreed) };
}

/**
 * Returns the members whose codes approved an entry: those of the seal of its meeting. If the seal names nobody (paper, desk), the entry's own;
 * beside a seal with names these are only tapped faces.
 */
export function approvedIn(
	event: GroupEvent,
	page: { readonly approvals: readonly MemberId[] } | null
): readonly MemberId[] {
	const atSeal = page?.approvals ?? [];
	if (event.type === 'MeetingSealed') return event.approvals ?? [];
	return atSeal.length > 0 ? atSeal : (event.approvedBy ?? []);
}
