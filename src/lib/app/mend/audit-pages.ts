import type { BookId } from '#kernel';
import type { Vault } from '../ports/keys.ts';
import type { StoredRecord } from '../ports/storage.ts';
import { standingLine } from '../merge/standing-line.ts';
import type { Link } from '../record/verify-chain.ts';
import { fewAtATime } from '../session/few-at-a-time.ts';
import { packedRecord, unpackedRecord, type PageKeys } from '../session/pages.ts';

/** Compressed sealed pages by place, decrypted with the book's keys, which a worker may receive. */
export interface PagesToAudit {
	readonly book: BookId;
	readonly pages: readonly {
		/** Hash stored beside the page, hex. */
		readonly hash: string;
		/** Compressed. */
		readonly packed: Uint8Array;
	}[];
}

/**
 * Verifies pages in a worker: hashes, chain and signatures of a book of years take seconds on a cheap phone. The worker gets no key.
 *
 * @param stop aborts when the book is closed
 * @returns true if all are valid; null if no worker could run
 */
export type PageAudit = (pages: PagesToAudit, stop: AbortSignal) => Promise<boolean | null>;

/** Work of the audit worker. */
export async function allPagesHold(
	checks: Pick<Vault, 'decompress' | 'hash' | 'verify'>,
	{ book, pages }: PagesToAudit
): Promise<boolean> {
	const opened = await fewAtATime(pages, ({ packed }) => unpackedRecord(checks, packed));
	const links: Link[] = [];
	for (const [index, page] of opened.entries()) {
		if (!page.ok || page.value.content.book !== book || page.value.hash !== pages[index]?.hash) return false;
		links.push(page.value);
	}
	return (await standingLine(book, links, checks)).ok;
}

/** Decrypts here and verifies in a worker. @returns false too if no worker could run: each page is then checked here */
export async function holdBeside(
	pages: PageKeys,
	stored: readonly StoredRecord[],
	audit: PageAudit,
	stop: AbortSignal
): Promise<boolean> {
	const opened = await fewAtATime(stored, async (record) => ({
		hash: record.hash,
		packed: await packedRecord(pages, record)
	}));
	const packed = opened.flatMap((one) =>
		one.packed.ok ? [{ hash: one.hash, packed: one.packed.value }] : []
	);
	if (packed.length < stored.length) return false;
	return (await audit({ book: pages.book, pages: packed }, stop)) ?? false;
}
