import { err, ok, type Result } from '#kernel';
import type { GroupEvent, PageBeside } from '#group';
import type { Fault, StoredRecord } from '../ports/storage.ts';
import type { SignedNames } from '../journal-file/signed-parts.ts';
import { standingLine, type HeldPages } from '../merge/standing-line.ts';
import { verifyOwnChain, type Link, type ReadPage } from '../record/verify-chain.ts';
import type { Vouched } from '../record/voucher.ts';
import { fewAtATime } from './few-at-a-time.ts';
import { openOwnRecord, type PageKeys } from './pages.ts';
import type { Position } from './write-plan.ts';

/** All sealed pages of a book, decrypted and verified from the first record to the head. */
export interface History<Page extends ReadPage = ReadPage> {
	readonly events: readonly GroupEvent[];
	readonly links: readonly Page[];
	readonly hashes: readonly string[];
	/** Stored pages by place: these, and those that officers set beside the book. Undefined for a file. */
	readonly held?: HeldPages<Page>;
	/** Vouchers from a file; on the book's phone they are computed with its key. */
	readonly vouched?: Vouched | null;
	/** Print codes from a file, base64url. */
	readonly prints?: readonly string[];
	/** Signed names from a file (ADR 0038). */
	readonly signedNames?: SignedNames | null;
	/** The group's signature over the open meeting, from a file (ADR 0038). */
	readonly openSignature?: string | null;
}

/** Every stored page, including those beside the book. */
export const pagesHeld = <Page extends ReadPage>({
	held,
	links,
	hashes
}: Pick<History<Page>, 'held' | 'links' | 'hashes'>): HeldPages<Page> => held ?? { links, hashes };

/** The part of a history that is cached while a book is open; a copy reads the texts again. */
export function withoutTexts(history: History<Link>): History {
	const kept = new Map<Link, ReadPage>();
	for (const link of pagesHeld(history).links)
		kept.set(link, { content: link.content, signature: link.signature });
	const keptOf = (link: Link): ReadPage => kept.get(link) ?? link;
	const { held, links, ...rest } = history;
	return {
		...rest,
		links: links.map(keptOf),
		...(held && { held: { links: held.links.map(keptOf), hashes: held.hashes } })
	};
}

/** Pages with those written after them. */
export const pagesBehind = <Page extends ReadPage>(
	{ links, hashes }: HeldPages<Page>,
	written: HeldPages<Page>
): HeldPages<Page> => ({ links: [...links, ...written.links], hashes: [...hashes, ...written.hashes] });

/** A history extended by pages written since it was read, without reading it again. */
export function withWritten(history: History, written: HeldPages<ReadPage>): History {
	const { held, events } = history;
	return {
		...history,
		...pagesBehind(history, written),
		events: [...events, ...written.links.flatMap(({ content }) => content.events)],
		...(held && { held: pagesBehind(held, written) })
	};
}

/** Records that officers set beside the book (ADR 0087), with their content. */
export function pagesBeside({ hashes, ...history }: History): readonly PageBeside[] {
	const inLine = new Set(hashes);
	const held = pagesHeld({ hashes, ...history });
	return held.links.flatMap(({ content: { events } }, place) => {
		const hash = held.hashes[place] ?? '';
		return inLine.has(hash) ? [] : [{ hash, events }];
	});
}

/** Decrypts records, verifies every hash and counter and each writer's last signature, and compares with the stored hashes. */
export async function openHistory(
	pages: PageKeys,
	stored: readonly StoredRecord[]
): Promise<Result<History<Link>, Fault>> {
	const opened = await fewAtATime(stored, (record) => openOwnRecord(pages, record));
	const links: Link[] = [];
	for (const record of opened) {
		if (!record.ok) return record;
		links.push(record.value);
	}
	const line = await standingLine(pages.book, links, pages.vault, verifyOwnChain);
	if (!line.ok) return line;
	const strange = stored.findIndex((record, index) => record.hash !== line.value.held.hashes[index]);
	if (strange >= 0) return err({ type: 'Damaged', about: `record ${strange + 1}: stored hash` });
	return ok({ ...line.value, events: line.value.links.flatMap((link) => link.content.events) });
}

type Events = readonly GroupEvent[];

/**
 * Concatenates events of sealed pages and open rows, and returns the same array for the same two inputs: reports
 * cache their results by the array, so that all papers of an evening read the book once.
 */
export function oneListOfEvents(): (sealed: Events, rows: Position['rows']) => Events {
	let last: { readonly sealed: Events; readonly rows: Position['rows']; readonly all: Events } | null = null;
	return (sealed, rows) => {
		if (last?.sealed !== sealed || last.rows !== rows)
			last = { sealed, rows, all: [...sealed, ...rows.flatMap(({ events }) => events)] };
		return last.all;
	};
}
