import type { LocalDate } from '#kernel';
import { beforeMeeting, beginningOn, type GroupState } from '#group';
import type { CodeHolder } from '../ports/keys.ts';

/** One woman alone would open the book and decide in it (ledger law 41). */
export interface TooFewOfficers {
	readonly type: 'TooFewOfficers';
	readonly has: number;
}

/**
 * Women who get a code when a book comes to a phone: those who decide in a meeting of that day, each once with all that she
 * does. A clock that is behind takes nobody's office away, and what an open meeting gives counts from its seal.
 */
export function codeHolders(book: GroupState, today: LocalDate): readonly CodeHolder[] {
	const state = beforeMeeting(book);
	const day = state.lastSealedDay !== null && state.lastSealedDay > today ? state.lastSealedDay : today;
	const terms = beginningOn(state, day).officers;
	return [...state.members.values()].flatMap(({ memberId, number, symbol }) => {
		const offices = new Set(terms.filter((term) => term.memberId === memberId).map(({ office }) => office));
		return offices.size === 0 ? [] : [{ memberId, number, symbol: symbol ?? '', offices: [...offices] }];
	});
}

/** A new book begins with two women who decide; of a file that has fewer none is made. */
export function lacksOfficers(state: GroupState, today: LocalDate): TooFewOfficers | null {
	return fewerThanTwo(codeHolders(state, today).length);
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
