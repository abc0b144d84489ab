import type { MemberId } from '#kernel';
import { subtract, sum, zero, type Money } from '#money';
import type { Fine, GroupState } from '../state.ts';

export interface FinesDue {
	/** Neither paid in full nor forgiven, oldest first. */
	readonly fines: readonly Fine[];
	/** Minor units. */
	readonly total: Money;
}

/** What she owes in fines, whether they go to the group or to the social fund. */
export function finesDueOf(state: Pick<GroupState, 'fines'>, memberId: MemberId): FinesDue {
	const fines = [...state.fines.values()]
		.filter((fine) => fine.memberId === memberId && unpaidOf(fine) > 0)
		.sort((one, other) => (one.imposedOn < other.imposedOn ? -1 : one.imposedOn > other.imposedOn ? 1 : 0));
	return { fines, total: sum(fines.map(unpaidOf)) };
}

/** Minor units of one fine that are still due. */
export function unpaidOf(fine: Fine): Money {
	return fine.forgiven ? zero : subtract(fine.amount, fine.paid);
}
