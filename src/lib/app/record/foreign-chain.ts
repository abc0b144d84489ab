import { canonicalJson, utf8 } from '#kernel';
import type { GroupEvent } from '#group';
import { cutRecords } from './verify-chain.ts';

/** SHA-256 as hex; Node and browsers both have it. Handed in, because pure code is handed the outside. */
export type Hash = (bytes: Uint8Array) => Promise<string>;

/**
 * Head hash of a list of events that carries no hashes of its own, as ADR 0002 defines it: a chain over the same cuts as
 * the app's records, each link the hash of {before, events}.
 *
 * @returns hex, '' when there is no finished record
 */
export async function headOfForeignEvents(events: readonly GroupEvent[], hash: Hash): Promise<string> {
	const { records, open } = cutRecords(events);
	const hashes = await chained(open.length > 0 ? [...records, open] : records, hash);
	return hashes.at(-1) ?? '';
}

/** The hash chain of foreign events, link by link, hex; without the meeting that is still open. */
export function hashesOfForeignEvents(events: readonly GroupEvent[], hash: Hash): Promise<readonly string[]> {
	return chained(cutRecords(events).records, hash);
}

async function chained(records: readonly (readonly GroupEvent[])[], hash: Hash): Promise<readonly string[]> {
	const hashes: string[] = [];
	for (const record of records) {
		const before = hashes.at(-1) ?? '';
		hashes.push(await hash(utf8(canonicalJson({ v: 1, before, events: record }))));
	}
	return hashes;
}
