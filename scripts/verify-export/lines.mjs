/**
 * @typedef {import('./chain.mjs').ExportRecord} ExportRecord
 * @typedef {import('#group').GroupEvent} GroupEvent
 * @typedef {{ readonly records: readonly ExportRecord[], readonly events: readonly GroupEvent[] }} Line
 */

/**
 * Divides a file in which phones wrote separately (docs/adr/0086) into their lines: a record that no other names, and all that it knew.
 * A file of one line, or one with a missing record, is returned unchanged: its own check reports the fault.
 *
 * @param {readonly ExportRecord[]} records @param {readonly GroupEvent[]} events @returns {readonly Line[]}
 */
export function linesOf(records, events) {
	/** @type {Map<string, { readonly record: ExportRecord, readonly held: readonly GroupEvent[] }>} */
	const pages = new Map();
	const named = new Set();
	let from = 0;
	for (const record of records) {
		pages.set(record.hash, { record, held: events.slice(from, from + record.events) });
		for (const hash of namesIn(record)) named.add(hash);
		from += record.events;
	}
	const ends = records.filter(({ hash }) => !named.has(hash));
	const isWhole = [...named].every((hash) => pages.has(hash)) && pages.size === records.length;
	if (ends.length < 2 || !isWhole) return [{ records, events }];
	return ends.map((end) => {
		const known = knownTo(end, pages);
		const own = [...pages.values()].filter(({ record }) => known.has(record.hash));
		return { records: own.map(({ record }) => record), events: own.flatMap(({ held }) => held) };
	});
}

/** @param {ExportRecord} record */
const namesIn = ({ previous, heads = [] }) =>
	[previous, ...heads.map(([, , hash]) => hash)].filter((hash) => hash !== '');

/** @param {ExportRecord} end @param {ReadonlyMap<string, { readonly record: ExportRecord }>} pages */
function knownTo(end, pages) {
	/** @type {Set<string>} */
	const known = new Set();
	const open = [end.hash];
	for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
		const page = pages.get(hash);
		if (known.has(hash) || page === undefined) continue;
		known.add(hash);
		open.push(...namesIn(page.record));
	}
	return known;
}
