import { canonicalJson, err, ok, type BookId, type Result } from '#kernel';
import type { GroupEvent } from '#group';
import type { Vault } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';
import { hashOf, verifyChain, type Link, type ReadPage } from '../record/verify-chain.ts';
import { inOneOrder, type OrderedRecord } from './one-order.ts';

/** Entries of `events` without an identical one among `known`. */
export function standingNowhere(
	events: readonly GroupEvent[],
	known: readonly GroupEvent[]
): readonly GroupEvent[] {
	if (events.length === 0) return [];
	const there = new Set(known.map((event) => canonicalJson(event)));
	return events.filter((event) => !there.has(canonicalJson(event)));
}

/** Pages in the storage order of a phone or a copy. */
export interface HeldPages<Page extends ReadPage = Link> {
	readonly links: readonly Page[];
	/** Hex. */
	readonly hashes: readonly string[];
}

/** The verified line of the book among all stored pages. */
interface StandingLine extends HeldPages {
	/** Includes the pages that officers set beside the book (ADR 0087). */
	readonly held: HeldPages;
}

interface PlacedPage extends OrderedRecord {
	readonly link: Link;
}

/**
 * Verifies every stored page and finds the book's line: pages set beside are verified as the line that they were, and are no
 * part of it. Received pages are stored after the phone's own; the book's order is that of its line.
 *
 * @param verifyLine check of each line: every signature, or those that a phone's own store needs
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
	// A store never has two unsettled lines, and pages set beside are never given away.
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
 * Caches verifications, because every line contains the records before the fork. The vault may be lazily loaded, so its
 * methods are called and not copied.
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
