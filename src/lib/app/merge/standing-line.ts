import { canonicalJson, err, ok, type BookId, type Result } from '#kernel';
import type { GroupEvent } from '#group';
import type { Vault } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';
import { hashOf, verifyChain, type Link, type ReadPage } from '../record/verify-chain.ts';
import { inOneOrder, type OrderedRecord } from './one-order.ts';

/** Entries of `events` that stand nowhere among `known`, letter by letter. */
export function standingNowhere(
	events: readonly GroupEvent[],
	known: readonly GroupEvent[]
): readonly GroupEvent[] {
	if (events.length === 0) return [];
	const there = new Set(known.map((event) => canonicalJson(event)));
	return events.filter((event) => !there.has(canonicalJson(event)));
}

/** Pages in the order in which a phone or a copy holds them. */
export interface HeldPages<Page extends ReadPage = Link> {
	readonly links: readonly Page[];
	/** Hex. */
	readonly hashes: readonly string[];
}

/** The line that is the book, verified, among all pages that are held. */
interface StandingLine extends HeldPages {
	/** With the pages that officers set beside the book (ADR 0087). */
	readonly held: HeldPages;
}

interface PlacedPage extends OrderedRecord {
	readonly link: Link;
}

/**
 * Verifies every page that is held, and finds the line that is the book: what officers set beside is verified as the line that it was, and is no
 * part of it. Pages of a phone stand behind those of another as they came; the book's own order is that of its line.
 *
 * @param verifyLine how each line is asked: every signature, or those that a phone's own store needs
 */
export async function standingLine(
	book: BookId,
	links: readonly Link[],
	checks: Pick<Vault, 'hash' | 'verify'>,
	verifyLine: typeof verifyChain = verifyChain
): Promise<Result<StandingLine, Fault>> {
	if (!links.some(isOfSettling)) {
		const hashes = await verifyLine(book, links, checks);
		return hashes.ok ? ok({ links, hashes: hashes.value, held: { links, hashes: hashes.value } }) : hashes;
	}
	const hashes = await Promise.all(links.map((link) => hashOf(link, checks)));
	const pages = links.map((link, place): PlacedPage => {
		const { before, heads, events } = link.content;
		return { hash: hashes[place] ?? '', before, heads, events, link };
	});
	const found = inOneOrder(pages);
	if (!found.ok) return err({ type: 'Damaged', about: 'pages set beside the book' });
	const { lines, settled, beside } = found.value;
	const [line, other] = lines;
	const heldHashes = new Set(hashes);
	// Two lines that nobody settled never lie in one store, and what was set beside is never given away.
	const isWhole =
		found.value.records.length === pages.length && [...beside].every((hash) => heldHashes.has(hash));
	if (line === undefined || other !== undefined || !isWhole)
		return err({ type: 'Damaged', about: 'lines of the book' });
	const known = remembering(checks);
	for (const one of [line, ...settled]) {
		const verified = await verifyLine(
			book,
			one.map(({ link }) => link),
			known
		);
		if (!verified.ok) return verified;
	}
	return ok({
		links: line.map(({ link }) => link),
		hashes: line.map(({ hash }) => hash),
		held: { links, hashes }
	});
}

const isOfSettling = ({ content }: Link): boolean =>
	content.events.some(({ type }) => type === 'PhonesSettled');

/**
 * Every line has the records before the fork: their signatures are looked at once. The vault may be one that comes when it is called, which
 * has nothing of its own to copy.
 */
export function remembering(checks: Pick<Vault, 'hash' | 'verify'>): Pick<Vault, 'hash' | 'verify'> {
	const answers = new Map<string, Promise<boolean>>();
	return {
		hash: (bytes) => checks.hash(bytes),
		verify: (key, signature, bytes) => {
			const asked = canonicalJson([key, signature, [...bytes]]);
			const answer = answers.get(asked) ?? checks.verify(key, signature, bytes);
			answers.set(asked, answer);
			return answer;
		}
	};
}
