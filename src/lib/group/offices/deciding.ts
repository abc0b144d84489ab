import type { LocalDate, MemberId } from '#kernel';
import type { Office } from '../kinds/offices.ts';
import type { GroupState, OfficeTerm } from '../state.ts';

/** Who decides in a book: it changes only with the close of a page of the circle that enough codes closed (ledger law 56). */
export interface Deciding {
	/** Terms of the women who decide now. */
	readonly terms: readonly OfficeTerm[];
	/** Terms of those who decided the page that changed it last: they vouch for new codes (ledger law 63). */
	readonly before: readonly OfficeTerm[];
	/** Every term that such pages gave: of these, some decide a page that is entered late. */
	readonly offices: readonly OfficeTerm[];
	/** Whether codes closed any page yet. A book that was kept on paper before has none, and goes by what its pages say. */
	readonly byCodes: boolean;
}

export const nobodyDecides: Deciding = { terms: [], before: [], offices: [], byCodes: false };

export const isOn = ({ since, until }: OfficeTerm, day: LocalDate): boolean =>
	since <= day && (until === null || until >= day);

/** Terms of women who are in the group. */
export const stillHere = (
	terms: readonly OfficeTerm[],
	members: GroupState['members']
): readonly OfficeTerm[] => terms.filter(({ memberId }) => members.get(memberId)?.leftOn === null);

export const womenOf = (terms: readonly OfficeTerm[]): readonly MemberId[] => [
	...new Set(terms.map(({ memberId }) => memberId))
];

/**
 * Who decides once a page is closed: a term that ran out decides until a successor was chosen. Where fewer than two women would be left, those who
 * decided before and are in the group stay.
 *
 * @param day the last of the page
 */
export function decidingAfter(
	{ offices, members, deciding }: Pick<GroupState, 'offices' | 'members' | 'deciding'>,
	day: LocalDate
): readonly OfficeTerm[] {
	const held = stillHere(offices, members);
	const now = held.filter((term) => term.ended !== true && (isOn(term, day) || !isSucceeded(term, held)));
	if (womenOf(now).length > 1) return now;
	const before = stillHere(deciding.terms, members);
	return [...now, ...before.filter(({ memberId }) => !womenOf(now).includes(memberId))];
}

const isSucceeded = (ended: OfficeTerm, terms: readonly OfficeTerm[]): boolean =>
	terms.some(({ office, since }) => office === ended.office && since > ended.since);

/** Her offices by which she decides. */
export const officesBy = (terms: readonly OfficeTerm[], memberId: MemberId): readonly Office[] => [
	...new Set(terms.filter((term) => term.memberId === memberId).map(({ office }) => office))
];
