import { beforeMeeting, officesBy, type GroupState } from '#group';
import type { CodeHolder } from '../ports/keys.ts';

/** One woman alone would open the book and decide in it (ledger law 41). */
export interface TooFewOfficers {
	readonly type: 'TooFewOfficers';
	readonly has: number;
}

/**
 * Women who get a code when a book comes to a phone: those who decide in it, each once with all that she does, as long as she is in the group. What
 * an open meeting gives counts from its seal.
 */
export function codeHolders(book: GroupState): readonly CodeHolder[] {
	const { deciding, members } = beforeMeeting(book);
	return [...members.values()].flatMap(({ memberId, number, symbol, leftOn }) => {
		const offices = officesBy(deciding.terms, memberId);
		return offices.length === 0 || leftOn !== null
			? []
			: [{ memberId, number, symbol: symbol ?? '', offices }];
	});
}

/** A new book begins with two women who decide; of a file that has fewer none is made. */
export function lacksOfficers(state: GroupState): TooFewOfficers | null {
	return fewerThanTwo(codeHolders(state).length);
}

/**
 * A book that exists may come down to one officer, and must come back then; but this app founds none in which two women
 * never held an office, so that such a copy was made up.
 */
export function neverHadOfficers({ offices }: Pick<GroupState, 'offices'>): TooFewOfficers | null {
	return fewerThanTwo(new Set(offices.map(({ memberId }) => memberId)).size);
}

const fewerThanTwo = (has: number): TooFewOfficers | null =>
	has < 2 ? { type: 'TooFewOfficers', has } : null;
