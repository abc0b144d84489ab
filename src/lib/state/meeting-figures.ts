import type { LoanId, MemberId } from '#kernel';
import type { GroupEvent, MeetingInProgress } from '#group';
import { add, zero, type Money } from '#money';

/** What a meeting brought so far; minor units. What was taken back is not in it. */
export interface MeetingFigures {
	readonly came: number;
	/** Members whose turn in the roll is done. */
	readonly asked: number;
	readonly saved: Money;
	readonly savedBy: ReadonlyMap<MemberId, Money>;
	readonly repaid: Money;
	readonly repaidBy: ReadonlyMap<MemberId, Money>;
	/** Part of what was given back. */
	readonly interest: Money;
	readonly lent: Money;
	readonly loans: readonly LoanGiven[];
	readonly toBank: Money;
	readonly fromBank: Money;
	readonly spent: Money;
	/** Differences that were written, box less book. */
	readonly difference: number;
}

export type LoanGiven = Extract<GroupEvent, { type: 'LoanDisbursed' }>;

/** @param borrowerOf whose loan it is */
export function meetingFigures(
	meeting: MeetingInProgress | null,
	borrowerOf: (loanId: LoanId) => MemberId | undefined
): MeetingFigures {
	const events = meeting === null ? [] : liveEvents(meeting);
	const saved = events.filter((event) => event.type === 'SavingDeposited');
	const repaid = events.filter((event) => event.type === 'LoanRepaid');
	const loans = events.filter((event) => event.type === 'LoanDisbursed');
	const marks = [...(meeting?.marks.values() ?? [])];
	return {
		came: marks.filter((mark) => mark === 'present' || mark === 'late').length,
		asked: marks.length,
		saved: total(saved),
		savedBy: byMember(saved, (event) => event.memberId),
		repaid: total(repaid),
		repaidBy: byMember(repaid, (event) => borrowerOf(event.loanId)),
		interest: repaid.reduce(
			(sum, { split }) => (split ? add(sum, add(split.interestArrears, split.interestDue)) : sum),
			zero
		),
		lent: loans.reduce((sum, loan) => add(sum, loan.principal), zero),
		loans,
		toBank: total(events.filter((event) => event.type === 'CashTakenToBank')),
		fromBank: total(events.filter((event) => event.type === 'CashTakenFromBank')),
		spent: total(events.filter((event) => event.type === 'ExpensePaid')),
		difference: events
			.filter((event) => event.type === 'CashDifferenceAccepted')
			.reduce((sum, { amount, direction }) => sum + (direction === 'over' ? amount : -amount), 0)
	};
}

/** Entries of a meeting that were not taken back. */
export function liveEvents(meeting: MeetingInProgress): readonly GroupEvent[] {
	return meeting.events.filter(
		({ type, eventId }) =>
			type !== 'EventReversed' && (eventId === undefined || !meeting.takenBack.has(eventId))
	);
}

const total = (events: readonly { readonly amount: Money }[]): Money =>
	events.reduce((sum, { amount }) => add(sum, amount), zero);

function byMember<Event extends { readonly amount: Money }>(
	events: readonly Event[],
	whose: (event: Event) => MemberId | undefined
): ReadonlyMap<MemberId, Money> {
	const sums = new Map<MemberId, Money>();
	for (const event of events) {
		const memberId = whose(event);
		if (memberId !== undefined) sums.set(memberId, add(sums.get(memberId) ?? zero, event.amount));
	}
	return sums;
}
