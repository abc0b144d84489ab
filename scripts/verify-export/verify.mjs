import { Approvals } from './approvals.mjs';
import { canonical, parseOnce } from './canonical.mjs';
import { Chain } from './chain.mjs';
import { linesOf } from './lines.mjs';
import { verifiedNames, verifiedOpen } from './names.mjs';
import { aheadIn, unheardOn } from './unheard.mjs';
import { problemsOfPrints } from './prints.mjs';
import { Seals } from './seals.mjs';

/**
 * @typedef {import('./chain.mjs').ExportRecord} ExportRecord
 * @typedef {import('./chain.mjs').Book} Book
 * @typedef {import('#group').GroupEvent} GroupEvent
 * @typedef {{ readonly problems: readonly string[], readonly notes: readonly string[], readonly records: number,
 *   readonly head: string, readonly seal: string | null, readonly groupKey: string | undefined, readonly lacking: Lacking }} Verdict hash of the last
 *   record with a sealed meeting, and the key that vouches for the writers
 * @typedef {{ readonly seals: readonly import('./approvals.mjs').LackingSeal[], readonly loans:
 *   readonly import('./approvals.mjs').LackingEntry[], readonly beside: readonly import('./approvals.mjs').LackingEntry[] }} Lacking
 *   seals and entries with fewer approvals than required
 */

/** @type {Lacking} */
const nothingLacks = { seals: [], loans: [], beside: [] };
const topFields = [
	'format',
	'version',
	'book',
	'people',
	'events',
	'records',
	'prints',
	'namesSignature',
	'openSignature'
];
const bookFields = ['id', 'currency', 'groupKey', 'practice'];
const recordFields = [
	'writer',
	'place',
	'hash',
	'previous',
	'signature',
	'key',
	'voucher',
	'heads',
	'events',
	'seal'
];

/**
 * Verifies that an exported journal is as its phone wrote it: every record, every seal, and at most one open meeting
 * after them.
 *
 * @param {Uint8Array} bytes of the file @returns {Verdict}
 */
export function verifyExport(bytes) {
	try {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		return verifyLines(partsOf(parseOnce(text)));
	} catch (cause) {
		// Malformed input must not end the program without a verdict.
		const why = cause instanceof Error ? cause.message : String(cause);
		return {
			problems: [`the file is no export of a book: ${why}`],
			notes: [],
			records: 0,
			head: '',
			seal: null,
			groupKey: undefined,
			lacking: nothingLacks
		};
	}
}

/** @param {unknown} value @returns {{ book: Book, events: readonly GroupEvent[], records: readonly ExportRecord[],
 *   prints: unknown, people: unknown, namesSignature: unknown, openSignature: unknown }} */
function partsOf(value) {
	const journal = withOnly(value, topFields, 'the file');
	const { format, version, book, events, records, ...beside } = journal;
	const { prints, people, namesSignature, openSignature } = beside;
	if (format !== 'bahi-journal' || version !== 1) throw new Error('it is no journal of version 1');
	if (!Array.isArray(records) || records.length === 0) throw new Error('it carries no records');
	if (!Array.isArray(events)) throw new Error('it carries no events');
	for (const record of records) {
		const {
			writer,
			place,
			hash,
			previous,
			signature,
			events: held
		} = withOnly(record, recordFields, 'a record');
		const texts = [writer, hash, previous, signature].every((one) => typeof one === 'string');
		if (!texts || !isCount(place) || !isCount(held)) throw new Error('a record lacks a field');
	}
	for (const event of events) if (typeof event?.type !== 'string') throw new Error('an event has no type');
	const named = /** @type {Book} */ (withOnly(book, bookFields, 'the book'));
	return { book: named, events, records, prints, people, namesSignature, openSignature };
}

/** Each line is verified as a file of its own: several lines are no way around a rule. @param {ReturnType<typeof partsOf>} parts */
function verifyLines(parts) {
	const lines = linesOf(parts.records, parts.events);
	if (lines.length === 1) return verifyParts(parts);
	const covered = parts.records.reduce((sum, { events }) => sum + events, 0);
	const said = lines.map((line) =>
		verifyParts({ ...parts, ...line, prints: undefined, namesSignature: undefined, openSignature: undefined })
	);
	const prefixed = (/** @type {readonly string[]} */ texts, /** @type {number} */ place) =>
		texts.map((text) => `line ${place + 1}: ${text}`);
	return {
		problems: [
			...said.flatMap(({ problems }, place) => prefixed(problems, place)),
			...(covered === parts.events.length ? [] : ['behind several lines stand events that no record covers']),
			...(parts.prints === undefined
				? []
				: ['codes for prints are signed for one line, and there are several']),
			...(parts.namesSignature === undefined ? [] : ['names are signed for one line, and there are several']),
			...(parts.openSignature === undefined
				? []
				: ['an open meeting is signed for one line, and there are several'])
		],
		notes: [
			`phones wrote on apart: the book has ${lines.length} lines`,
			...said.flatMap(({ notes }, place) => prefixed(notes, place))
		],
		records: parts.records.length,
		head: parts.records.at(-1)?.hash ?? '',
		seal: said[0]?.seal ?? null,
		groupKey: parts.book.groupKey,
		lacking: said[0]?.lacking ?? nothingLacks
	};
}

/** @param {ReturnType<typeof partsOf>} parts @returns {Verdict} */
function verifyParts({ book, events, records, prints, people, namesSignature, openSignature }) {
	/** @type {string[]} */
	const problems = [];
	const chain = new Chain(book);
	const seals = new Seals();
	const ids = new Set();
	/** @type {string | null} */
	let sealed = null;
	let from = 0;
	for (const [index, record] of records.entries()) {
		const held = events.slice(from, from + record.events);
		const say = (/** @type {string} */ what) => problems.push(`record ${index + 1}: ${what}`);
		for (const problem of chain.add(record, held)) say(problem);
		if (!isOnePage(held, record.events)) say('it holds neither one meeting nor one event outside a meeting');
		/** @type {unknown} */
		let seal = null;
		for (const [place, event] of held.entries()) {
			if (typeof event.eventId !== 'string' || ids.has(event.eventId)) say('an event has no id of its own');
			ids.add(event.eventId);
			seal = told(seals, event, () => say(`event ${from + place + 1} cannot be reckoned`));
		}
		if (canonical(seal) !== canonical(record.seal ?? null)) say(otherSeal(seal, record.seal));
		if (held.at(-1)?.type === 'MeetingSealed') sealed = record.hash;
		for (const pot of seals.overdrawn) say(`"${pot}" holds less than nothing at its end`);
		from += record.events;
	}
	const head = records.at(-1)?.hash ?? '';
	const behind = events.slice(from);
	if (behind.length > 0 && !isOpenMeeting(behind))
		problems.push(`no record covers the last ${behind.length} events, and they are not one open meeting`);
	const open = verifiedOpen({ behind, openSignature }, book, head);
	// Unsigned events do not count.
	const counting = open.counts ? events : events.slice(0, from);
	const names = verifiedNames({ people, namesSignature }, book, head, counting);
	problems.push(...problemsOfPrints(prints, book, head), ...names.problems, ...open.problems);
	const lacking = approvalsIn(counting);
	const notes = [
		...lacking.seals.map(
			({ needed, meeting }) => `fewer than ${needed} officers approved the ${meeting} meeting`
		),
		...[...lacking.loans, ...lacking.beside].map(
			({ needed, place }) => `fewer than ${needed} officers approved event ${place}`
		),
		...open.notes,
		...(open.counts ? unheardOn(counting, from) : []),
		...aheadIn(counting),
		...(book.groupKey === undefined ? ['no key of the group vouches for the writers'] : []),
		...names.notes
	];
	return { problems, notes, records: records.length, head, seal: sealed, groupKey: book.groupKey, lacking };
}

/** @param {readonly GroupEvent[]} events @returns {Lacking} */
function approvalsIn(events) {
	const approvals = new Approvals();
	for (const event of events) approvals.tell(event);
	return { seals: approvals.seals, loans: approvals.loans, beside: approvals.beside };
}

/** @param {Seals} seals @param {GroupEvent} event @param {() => void} fail */
function told(seals, event, fail) {
	try {
		return seals.tell(event);
	} catch {
		fail();
		return null;
	}
}

/** @param {unknown} reckoned @param {unknown} written */
function otherSeal(reckoned, written) {
	if (reckoned === null || typeof written !== 'object' || written === null)
		return 'it has a seal without a meeting, or a meeting without its seal';
	const fields = Object.entries(Object(reckoned)).flatMap(([name, value]) => {
		const said = Object.entries(written).find(([other]) => other === name)?.[1];
		const [one, other] = [canonical(value), canonical(said ?? null)];
		return one === other ? [] : [`${name} is ${one} by its entries, ${other} by its seal`];
	});
	return fields.length > 0 ? fields.join('; ') : 'its seal has fields of its own';
}

/** @param {readonly GroupEvent[]} held @param {number} many */
function isOnePage(held, many) {
	if (held.length !== many) return false;
	const [first] = held;
	if (first?.type !== 'MeetingOpened') return held.length === 1 && !endsPage(first);
	return isOpenMeeting(held.slice(0, -1)) && endsPage(held.at(-1));
}

/** @param {GroupEvent | undefined} event */
const endsPage = (event) => event?.type === 'MeetingSealed' || event?.type === 'MeetingPutAway';

/** @param {readonly GroupEvent[]} events */
const isOpenMeeting = ([first, ...others]) =>
	first?.type === 'MeetingOpened' &&
	others.every((event) => event.type !== 'MeetingOpened' && !endsPage(event));

/** @param {unknown} value @param {readonly string[]} fields @param {string} what @returns {Record<string, unknown>} */
function withOnly(value, fields, what) {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new Error(`${what} is no object`);
	const strange = Object.keys(value).find((name) => !fields.includes(name));
	if (strange !== undefined) throw new Error(`${what} has a field "${strange}" that nothing covers`);
	return { ...value };
}

/** @param {unknown} value */
const isCount = (value) => Number.isSafeInteger(value) && Number(value) > 0;
