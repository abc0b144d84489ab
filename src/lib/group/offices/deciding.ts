import type { LocalDate, MemberId } from '#kernel';
import type { Office } from '../event-fields.ts';
import type { Deciding, GroupState, OfficeTerm } from '../state.ts';

export const nobodyDecides: Deciding = { terms: [], before: [], offices: [], byCodes: false };

export const isOn = ({ since, until }: OfficeTerm, day: LocalDate): boolean =>
	since <= day && (until === null || until >= day);

export const stillHere = (
	terms: readonly OfficeTerm[],
	members: GroupState['members']
): readonly OfficeTerm[] => terms.filter(({ memberId }) => members.get(memberId)?.leftOn === null);

export const womenOf = (terms: readonly OfficeTerm[]): readonly MemberId[] => [
	...new Set(terms.map(({ memberId }) => memberId))
];

/**
 * Returns the terms that decide after a page is closed: an expired term continues until a successor is chosen. If fewer than two officers would be
 * left, the previous ones who are still members stay.
 *
 * @param day the last day of the page
 */
export function decidingAfter(
	{ offices, members, deciding }: Pick<GroupState, 'offices' | 'members' | 'deciding'>,
	day: LocalDate
): readonly OfficeTerm[] {
	const held = stillHere(offices, members);
	// A future term begins on its day and ends no other before.
	const begun = held.filter(({ since }) => since <= day);
	const now = begun.filter((term) => isOn(term, day) || (term.ended !== true && !isSucceeded(term, begun)));
	if (womenOf(now).length > 1) return now;
	const before = stillHere(deciding.terms, members);
	return [...now, ...before.filter(({ memberId }) => !womenOf(now).includes(memberId))];
}

const isSucceeded = (ended: OfficeTerm, terms: readonly OfficeTerm[]): boolean =>
	terms.some(({ office, since }) => office === ended.office && since > ended.since);

export const officesBy = (terms: readonly OfficeTerm[], memberId: MemberId): readonly Office[] => [
	...new Set(terms.filter((term) => term.memberId === memberId).map(({ office }) => office))
];
