import type { Proof } from './proof-content.ts';

/** Result of comparing a paper with a book. */
export type Continuation =
	/** The paper is of another group, or of another key than the one of this book. */
	| { readonly is: 'otherGroup' }
	/** The book holds the page that the paper was printed from. @property since records that were sealed after it */
	| { readonly is: 'continues'; readonly since: number }
	/** The page that the paper was printed from is not in this book: it was lost, replaced, or written on another phone. */
	| { readonly is: 'missing' };

/** The book that is open. */
export interface OpenedBook {
	/** First 6 bytes of SHA-256 of its id, hex. */
	readonly book: string;
	/** Hashes of its records, hex, oldest first. */
	readonly hashes: readonly string[];
}

/** A paper from before the first record stands on none: any book of the group continues it. */
const noRecord = /^0+$/;

/** True if a book continues the history on the paper. A signature says who printed it, not from which book. */
export function continuationOf(paper: Pick<Proof, 'book' | 'head'>, opened: OpenedBook): Continuation {
	if (paper.book !== opened.book) return { is: 'otherGroup' };
	if (noRecord.test(paper.head)) return { is: 'continues', since: opened.hashes.length };
	const place = opened.hashes.findIndex((hash) => hash.startsWith(paper.head));
	return place < 0 ? { is: 'missing' } : { is: 'continues', since: opened.hashes.length - 1 - place };
}
