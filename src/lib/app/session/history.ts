import { err, ok, type Result } from '#kernel';
import type { GroupEvent, PageBeside } from '#group';
import type { Fault, StoredRecord } from '../ports/storage.ts';
import type { SignedNames } from '../journal-file/signed-parts.ts';
import { standingLine, type HeldPages } from '../merge/standing-line.ts';
import { verifyOwnChain, type Link, type ReadPage } from '../record/verify-chain.ts';
import type { Vouched } from '../record/voucher.ts';
import { fewAtATime } from './few-at-a-time.ts';
import { openOwnRecord, type PageKeys } from './pages.ts';

/** All sealed pages of a book, decrypted and verified from the first record to the head. */
export interface History<Page extends ReadPage = ReadPage> {
	readonly events: readonly GroupEvent[];
	readonly links: readonly Page[];
	readonly hashes: readonly string[];
	/** What lies on the phone, by place: these pages, and those that officers set beside the book. Left out where only a file is read. */
	readonly held?: HeldPages<Page>;
	/** The group's word for its writers as it came with a file; on the phone of the book its key gives it again. */
	readonly vouched?: Vouched | null;
	/** Codes for prints as they came with a file, base64url. */
	readonly prints?: readonly string[];
	/** Names as they were signed for the file that they came with (ADR 0038). */
	readonly signedNames?: SignedNames | null;
	/** The group's signature over the meeting that is open, as it came with a file (ADR 0038). */
	readonly openSignature?: string | null;
}

/** Every page that is held, those beside the book too. */
export const pagesHeld = <Page extends ReadPage>({
	held,
	links,
	hashes
}: Pick<History<Page>, 'held' | 'links' | 'hashes'>): HeldPages<Page> => held ?? { links, hashes };

/** What is kept of a history while a book is open: the texts are read again by whoever makes a copy. */
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

/** Records that officers set beside the book (ADR 0087), with their content. */
export function pagesBeside({ hashes, ...history }: History): readonly PageBeside[] {
	const inLine = new Set(hashes);
	const held = pagesHeld({ hashes, ...history });
	return held.links.flatMap(({ content: { events } }, place) => {
		const hash = held.hashes[place] ?? '';
		return inLine.has(hash) ? [] : [{ hash, events }];
	});
}

/** Decrypts, checks every hash and counter and the last signature of each writer, and compares with the hash stored beside each record. */
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
