import type { FineId, LoanId, MemberId } from '#kernel';
import type { EventType, GroupEvent } from './event-types.ts';

interface Owned {
	readonly memberId: MemberId;
}

/** Whose loans and fines are; a state is one. */
export interface Owners {
	readonly loans: ReadonlyMap<LoanId, Owned>;
	readonly fines: ReadonlyMap<FineId, Owned>;
}

/** Whose an entry is; null where it is no member's own, or of a loan or fine that is not known. */
export function ownerOf(event: GroupEvent, { loans, fines }: Owners): MemberId | null {
	if ('memberId' in event && event.memberId !== undefined) return event.memberId;
	if ('loanId' in event) return loans.get(event.loanId)?.memberId ?? null;
	return 'fineId' in event ? (fines.get(event.fineId)?.memberId ?? null) : null;
}

const carried: ReadonlySet<EventType> = new Set<EventType>(['ExpensePaid', 'IncomeReceived']);

/** Whether the woman whom an entry names only carried the money of the group. */
export const isCarried = ({ type }: GroupEvent): boolean => carried.has(type);

const settlements: ReadonlySet<EventType> = new Set<EventType>(['MemberLeft', 'CycleSharedOut']);

/** Whether an entry sets what she has and what she owes against each other: what is handed to her is all the money that moves. */
export const isSettlement = (type: EventType): boolean => settlements.has(type);
