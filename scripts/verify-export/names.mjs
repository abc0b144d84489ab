import { canonical } from './canonical.mjs';
import { signed } from './chain.mjs';

/**
 * Whether the names in a file are those that the key of the group signed for this book at its last record (docs/adr/0132): over four lines, the
 * last of them the canonical list of the names, sorted by the ids of the women.
 *
 * @param {{ readonly people: unknown, readonly namesSignature: unknown }} said @param {import('./chain.mjs').Book} book
 * @param {string} head of the last record, hex
 * @returns {{ readonly problems: readonly string[], readonly notes: readonly string[] }}
 */
export function verifiedNames({ people = [], namesSignature }, book, head) {
	if (!Array.isArray(people) || !people.every(isPerson))
		return { problems: ['the names are no list of ids and names'], notes: [] };
	if (namesSignature === undefined) {
		const isTold = people.length > 0 && book.groupKey !== undefined;
		return { problems: [], notes: isTold ? ['nobody vouches for the names in the file'] : [] };
	}
	const sorted = [...people].sort((one, other) => (one.memberId < other.memberId ? -1 : 1));
	const text = ['bahi names 1', book.id, head, canonical(sorted)].join('\n');
	const isSigned =
		people.length > 0 &&
		typeof namesSignature === 'string' &&
		book.groupKey !== undefined &&
		signed(book.groupKey, namesSignature, text);
	return { problems: isSigned ? [] : ['the key of the group did not sign the names in the file'], notes: [] };
}

/**
 * Whether the meeting that is open behind the last record is the one that the key of the group signed for this book at that record (docs/adr/0149).
 * What nobody signed does not count.
 *
 * @param {{ readonly behind: readonly unknown[], readonly openSignature: unknown }} said @param {import('./chain.mjs').Book} book
 * @param {string} head of the last record, hex
 * @returns {{ readonly counts: boolean, readonly problems: readonly string[], readonly notes: readonly string[] }}
 */
export function verifiedOpen({ behind, openSignature }, book, head) {
	const told = `the last ${behind.length} events, of an open meeting, are`;
	if (openSignature === undefined) {
		const notes = behind.length > 0 ? [`${told} signed by nobody: they count in no figure`] : [];
		return { counts: false, problems: [], notes };
	}
	const text = ['bahi open 1', book.id, head, canonical(behind)].join('\n');
	const isSigned =
		behind.length > 0 &&
		typeof openSignature === 'string' &&
		book.groupKey !== undefined &&
		signed(book.groupKey, openSignature, text);
	return isSigned
		? {
				counts: true,
				problems: [],
				notes: [`${told} covered by no record; the key of the group signed them`]
			}
		: { counts: false, problems: ['the key of the group did not sign the open meeting'], notes: [] };
}

/** @param {unknown} one @returns {one is { readonly memberId: string, readonly name: string }} */
function isPerson(one) {
	if (typeof one !== 'object' || one === null) return false;
	const { memberId, name, ...more } = /** @type {Record<string, unknown>} */ (one);
	return typeof memberId === 'string' && typeof name === 'string' && Object.keys(more).length === 0;
}
