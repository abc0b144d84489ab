import type { GroupEvent } from '#group';
import { canonicalJson, utf8 } from './canonical.ts';
import { cutRecords } from './cut-records.ts';

/** SHA-256 as hex; Node and browsers both have it. Handed in, because pure code is handed the outside. */
export type Hash = (bytes: Uint8Array) => Promise<string>;

/**
 * Head hash of a list of events that carries no hashes of its own, as ADR 0002 defines it: a chain over the same cuts as
 * the app's records, each link the hash of {before, events}.
 *
 * @returns hex, '' when there is no finished record
 */
export async function headOfForeignEvents(events: readonly GroupEvent[], hash: Hash): Promise<string> {
	let before = '';
	const { records, open } = cutRecords(events);
	for (const record of open.length > 0 ? [...records, open] : records) {
		before = await hash(utf8(canonicalJson({ v: 1, before, events: record })));
	}
	return before;
}
