import { present, type MemberId } from '#kernel';
import { add, subtract, zero, type Money, sum } from '#money';
import type { GroupEvent } from '../event-types.ts';
import { instalmentsOf } from '../loans/instalments.ts';
import type { Constitution } from '../rules/constitution.ts';
import { savingDueAtMeeting } from '../saving/saving-due.ts';
import { liveEvents, membersOn, rulesOn } from '../state-on.ts';
import type { GroupState, Member, MeetingInProgress, Fine } from '../state.ts';

/** Reasons for which the rules prescribe a fine (ledger law 3), in the order of proposal. */
export const ruledFines = ['absent', 'late', 'savingMissed', 'instalmentMissed'] as const;

export type RuledFine = (typeof ruledFines)[number];

export interface ProposedFine {
	readonly memberId: MemberId;
	readonly reason: RuledFine;
	/** Minor units, by the rules on the day of the meeting. */
	readonly amount: Money;
}

/**
 * Returns the fines that the rules prescribe in the open regular meeting, by member number, without those already imposed in it. A member whose roll
 * call is still to come has missed nothing and gets no proposal. Each reason is proposed once for a member, however many of her loans are behind.
 */
export function proposedFines(state: GroupState): readonly ProposedFine[] {
	const meeting = state.openMeeting;
	if (meeting?.kind !== 'regular') return [];
	const rules = present(rulesOn(state, meeting.day), 'a founded group has rules');
	const live = liveEvents(meeting);
	const asked = membersOn(state, meeting.day)
		// A member who has left since can pay nothing more.
		.filter((member) => member.leftOn === null && meeting.marks.has(member.memberId))
		.sort((one, other) => one.number - other.number);
	return asked.flatMap((member) =>
		ruledFines.flatMap((reason) => {
			const amount = rules.fines[reason];
			if (amount === undefined || isImposed(live, member.memberId, reason)) return [];
			const isDue = isMissed[reason]({ state, meeting, rules, live, member });
			return isDue ? [{ memberId: member.memberId, reason, amount }] : [];
		})
	);
}

interface Looked {
	readonly state: GroupState;
	readonly meeting: MeetingInProgress;
	readonly rules: Constitution;
	/** Live entries of this meeting; corrections of other pages are left out. */
	readonly live: readonly GroupEvent[];
	readonly member: Member;
}

const isMissed: Readonly<Record<RuledFine, (looked: Looked) => boolean>> = {
	absent: ({ meeting, member }) => meeting.marks.get(member.memberId) === 'absent',
	late: ({ meeting, member }) => meeting.marks.get(member.memberId) === 'late',
	savingMissed,
	instalmentMissed
};

/** True if she deposited nothing at a meeting that asks for saving, and has not paid ahead. */
function savingMissed({ rules, live, member }: Looked): boolean {
	if (savingDueAtMeeting(rules, member.memberId) === zero) return false;
	const due = add(member.savingsDue, member.openingArrears);
	if (subtract(due, member.deposited) <= 0) return false;
	return !live.some(
		(event) =>
			event.type === 'SavingDeposited' && event.memberId === member.memberId && event.fund !== 'voluntary'
	);
}

/** True if an instalment of one of her loans falls due at this meeting and is not covered by her repayments. */
function instalmentMissed({ state, meeting, member }: Looked): boolean {
	return [...state.loans.values()].some(
		(loan) =>
			loan.memberId === member.memberId &&
			loan.outstanding > 0 &&
			instalmentsOf(loan, meeting.day, state.regularMeetings).some(
				(part) => part.unpaid > 0 && part.dueAt?.day === meeting.day && part.dueAt.number === meeting.number
			)
	);
}

function isImposed(live: readonly GroupEvent[], memberId: MemberId, reason: RuledFine): boolean {
	return live.some(
		(event) => event.type === 'FineImposed' && event.memberId === memberId && event.reason === reason
	);
}

export interface FinesDue {
	/** Fines neither paid in full nor forgiven, oldest first. */
	readonly fines: readonly Fine[];
	/** Minor units. */
	readonly total: Money;
}

/** Returns the unpaid fines of a member, both to the group and to the social fund. */
export function finesDueOf(state: Pick<GroupState, 'fines'>, memberId: MemberId): FinesDue {
	const fines = [...state.fines.values()]
		.filter((fine) => fine.memberId === memberId && unpaidOf(fine) > 0)
		.sort((one, other) => (one.imposedOn < other.imposedOn ? -1 : one.imposedOn > other.imposedOn ? 1 : 0));
	return { fines, total: sum(fines.map(unpaidOf)) };
}

/** Unpaid amount of one fine, minor units. */
export function unpaidOf(fine: Fine): Money {
	return fine.forgiven ? zero : subtract(fine.amount, fine.paid);
}
