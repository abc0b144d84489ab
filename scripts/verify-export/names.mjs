import { createHash } from 'node:crypto';
import { canonical } from './canonical.mjs';
import { signed } from './chain.mjs';

/**
 * Verifies that the group's key signed the names in a file for this book at its last record (docs/adr/0038): over four lines, the
 * last of them the canonical list of the names, sorted by member id.
 *
 * @param {{ readonly people: unknown, readonly namesSignature: unknown }} said @param {import('./chain.mjs').Book} book
 * @param {string} head of the last record, hex @param {readonly GroupEvent[]} events that count
 * @returns {{ readonly problems: readonly string[], readonly notes: readonly string[] }}
 */
export function verifiedNames({ people = [], namesSignature }, book, head, events) {
	if (!Array.isArray(people) || !people.every(isPerson))
		return { problems: ['the names are no list of ids and names'], notes: [] };
	const strange = strangeNames({ people, namesSignature }, book, events);
	if (namesSignature === undefined) {
		const isTold = people.length > 0 && book.groupKey !== undefined;
		const unsigned = isTold ? ['nobody vouches for the names in the file'] : [];
		return { problems: [], notes: [...unsigned, ...strange] };
	}
	const named = people.map(({ memberId, name }) => ({ memberId, name }));
	const sorted = named.sort((one, other) => (one.memberId < other.memberId ? -1 : 1));
	const text = ['bahi names 1', book.id, head, canonical(sorted)].join('\n');
	const isSigned =
		people.length > 0 &&
		typeof namesSignature === 'string' &&
		book.groupKey !== undefined &&
		signed(book.groupKey, namesSignature, text);
	const problems = isSigned ? [] : ['the key of the group did not sign the names in the file'];
	return { problems, notes: strange };
}

/**
 * Names that differ from the book (docs/adr/0151): the last event that names a member has the hash of her name and its key, without which no
 * phone signs the name.
 *
 * @param {{ readonly people: readonly Person[], readonly namesSignature: unknown }} said @param {import('./chain.mjs').Book} book @param {readonly GroupEvent[]} events
 */
function strangeNames({ people, namesSignature }, book, events) {
	/** @type {Map<string, { number: number, said: string }>} */
	const women = new Map();
	for (const event of events) {
		if (event.type === 'MemberJoined')
			women.set(event.memberId, { number: event.number, said: event.name ?? '' });
		const known = event.type === 'MemberNamed' ? women.get(event.memberId) : undefined;
		if (event.type === 'MemberNamed' && known !== undefined) known.said = event.name;
	}
	return people.flatMap(({ memberId, name, key }) => {
		const { number = 0, said = '' } = women.get(memberId) ?? {};
		if (said === '' || (key === undefined && namesSignature === undefined)) return [];
		const text = ['bahi name 1', book.id, key, name].join('\n');
		const isSaid = createHash('sha256').update(text).digest('hex') === said;
		return isSaid ? [] : [`the name of member ${number} is another one than the book says`];
	});
}

/**
 * Verifies that the group's key signed the open meeting after the last record for this book at that record (docs/adr/0038).
 * An unsigned one does not count.
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

/** @typedef {import('#group').GroupEvent} GroupEvent */
/** @typedef {{ readonly memberId: string, readonly name: string, readonly key?: string }} Person */

/** @param {unknown} one @returns {one is Person} */
function isPerson(one) {
	if (typeof one !== 'object' || one === null) return false;
	const { memberId, name, key = '', ...more } = /** @type {Record<string, unknown>} */ (one);
	const areTexts = [memberId, name, key].every((text) => typeof text === 'string');
	return areTexts && Object.keys(more).length === 0;
}
