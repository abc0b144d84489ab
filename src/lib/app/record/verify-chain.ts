import type { GroupEvent } from '#group';
import { type BookId, canonicalJson, err, fromBase64url, ok, type Result, utf8 } from '#kernel';
import type { Vault } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';
import type { RecordContent } from './record-content.ts';

/**
 * Divides a book's events into records: a meeting from MeetingOpened until its seal or until it is put away, or one event outside
 * a meeting. The rule depends on the events alone, so all verifiers get the same records.
 *
 * @returns finished records, and the events of an open meeting
 */
export function cutRecords(events: readonly GroupEvent[]): {
	readonly records: readonly (readonly GroupEvent[])[];
	readonly open: readonly GroupEvent[];
} {
	const records: (readonly GroupEvent[])[] = [];
	let open: GroupEvent[] = [];
	for (const event of events) {
		// A regular meeting seals the desk meeting before it, even if a foreign file does not say so.
		if (event.type === 'MeetingOpened' && open.length > 0) {
			records.push(open);
			open = [];
		}
		if (open.length === 0 && event.type !== 'MeetingOpened') {
			records.push([event]);
			continue;
		}
		open.push(event);
		if (event.type !== 'MeetingSealed' && event.type !== 'MeetingPutAway') continue;
		records.push(open);
		open = [];
	}
	return { records, open };
}

/** A verified record: its content, and the signature over the hash of its text. */
export interface ReadPage {
	readonly content: RecordContent;
	readonly signature: string;
}

/** A record with the canonical text that is hashed, which takes as much memory as its content. */
export interface Link extends ReadPage {
	readonly canonical: string;
	/** Hash of a record of this phone, hex, computed on decryption. `verifyChain` ignores it. */
	readonly hash?: string;
}

export type Checks = Pick<Vault, 'hash' | 'verify'>;

/** Hex. */
export const hashOf = async ({ canonical, hash }: Link, checks: Pick<Vault, 'hash'>): Promise<string> =>
	hash ?? checks.hash(utf8(canonical));

/**
 * Verifies every link in order: book, writer's key and gapless counter, previous hash, and the signature over its hash.
 *
 * @returns the hashes in order (hex), or the damaged record, counted from 1
 */
export function verifyChain(
	book: BookId,
	links: readonly Link[],
	checks: Checks
): Promise<Result<readonly string[], Fault>> {
	const plain = links.map(({ content, canonical, signature }) => ({ content, canonical, signature }));
	return follow({ book, links: plain, checks, isAsked: () => true });
}

/**
 * Verifies records that this phone wrote, or took in after checking each signature: only the last signature of each writer is checked,
 * because it covers all the hashes before. A lost signature in the middle is found by the audit.
 */
export function verifyOwnChain(
	book: BookId,
	links: readonly Link[],
	checks: Checks
): Promise<Result<readonly string[], Fault>> {
	const last = new Map(links.map(({ content }, index) => [content.writer, index]));
	const asked = new Set(last.values());
	return follow({ book, links, checks, isAsked: (index) => asked.has(index) });
}

async function follow({
	book,
	links,
	checks,
	isAsked
}: {
	readonly book: BookId;
	readonly links: readonly Link[];
	readonly checks: Checks;
	readonly isAsked: (index: number) => boolean;
}): Promise<Result<readonly string[], Fault>> {
	const writers = new Map<string, { n: number; hash: string; key: string }>();
	const hashes: string[] = [];
	for (const [index, link] of links.entries()) {
		const { content, signature } = link;
		const last = writers.get(content.writer);
		const key = last === undefined ? await ownKey(content, checks) : last.key;
		const hash = await hashOf(link, checks);
		const isNext = content.n === (last?.n ?? 0) + 1 && content.before === (last?.hash ?? '');
		if (key === null || (last !== undefined && content.key !== undefined))
			return err({ type: 'Damaged', about: `record ${index + 1}: key of its writer` });
		if (content.book !== book || !isNext || !knowsHeads(content, writers))
			return err({ type: 'Damaged', about: `record ${index + 1}: chain` });
		if (isAsked(index) && !(await checks.verify(key, signature, utf8(hash))))
			return err({ type: 'Damaged', about: `record ${index + 1}: signature` });
		writers.set(content.writer, { n: content.n, hash, key });
		hashes.push(hash);
	}
	return ok(hashes);
}

/** Hex digits of a key's hash that form its writer's id. */
const idLength = 32;

/** The key in a writer's first record: the writer's id is derived from it, so that no other key can replace it. */
async function ownKey({ key, writer }: RecordContent, { hash }: Checks): Promise<string | null> {
	const bytes = fromBase64url(key ?? '');
	if (key === undefined || bytes?.length !== 32) return null;
	return (await hash(bytes)).slice(0, idLength) === writer ? key : null;
}

/** Checks that a record names the last record it knew of every other writer; the book is read as one line. */
function knowsHeads(
	content: RecordContent,
	writers: ReadonlyMap<string, { n: number; hash: string }>
): boolean {
	const others = [...writers.keys()].filter((writer) => writer !== content.writer);
	return (
		content.heads.length === others.length &&
		content.heads.every(([writer, n, hash]) => {
			const known = writers.get(writer);
			return known !== undefined && known.n === n && known.hash === hash;
		})
	);
}

/** SHA-256 as hex; injected, because pure code has no platform APIs. */
export type Hash = (bytes: Uint8Array) => Promise<string>;

/**
 * Head hash of an event list without hashes of its own, as ADR 0002 defines it: a chain over the same records as
 * the app's, each link the hash of {before, events}.
 *
 * @returns hex, '' without a finished record
 */
export async function headOfForeignEvents(events: readonly GroupEvent[], hash: Hash): Promise<string> {
	const { records, open } = cutRecords(events);
	const hashes = await chained(open.length > 0 ? [...records, open] : records, hash);
	return hashes.at(-1) ?? '';
}

/** The hash chain of foreign events, link by link, hex; without a meeting that is still open. */
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
