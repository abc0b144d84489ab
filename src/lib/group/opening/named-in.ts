import type { MemberId } from '#kernel';
import type { OpeningBalances } from '../event-types.ts';

/** Every woman for whom a sheet brings something in. */
export function namedIn(event: OpeningBalances): readonly MemberId[] {
	const memberOf = (line: { readonly memberId: MemberId }) => line.memberId;
	return [
		...(event.savings ?? []).map(memberOf),
		...(event.savingsArrears ?? []).map(memberOf),
		...(event.finesDue ?? []).map(memberOf),
		...(event.loans ?? []).map(memberOf)
	];
}
