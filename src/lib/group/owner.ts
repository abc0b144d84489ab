import type { FineId, LoanId, MemberId } from '#kernel';
import type { EventType, GroupEvent } from './event-types.ts';

interface Owned {
	readonly memberId: MemberId;
}

/** Lookup of the owners of loans and fines; a state satisfies it. */
export interface Owners {
	readonly loans: ReadonlyMap<LoanId, Owned>;
	readonly fines: ReadonlyMap<FineId, Owned>;
}

/** Returns the member to whom an entry belongs; null if it belongs to none, or its loan or fine is unknown. */
export function ownerOf(event: GroupEvent, { loans, fines }: Owners): MemberId | null {
	if ('memberId' in event && event.memberId !== undefined) return event.memberId;
	if ('loanId' in event) return loans.get(event.loanId)?.memberId ?? null;
	return 'fineId' in event ? (fines.get(event.fineId)?.memberId ?? null) : null;
}

const carried: ReadonlySet<EventType> = new Set<EventType>(['ExpensePaid', 'IncomeReceived']);

/** True if the named member only carried money of the group. */
export const isCarried = ({ type }: GroupEvent): boolean => carried.has(type);

const settlements: ReadonlySet<EventType> = new Set<EventType>(['MemberLeft', 'CycleSharedOut']);

/** True if an entry nets her savings against her debts: only the amount paid to her moves. */
export const isSettlement = (type: EventType): boolean => settlements.has(type);
