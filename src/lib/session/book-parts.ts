import type { BookCover, OpenKeys } from '#app';
import type { AppParts } from './app-parts.ts';
import { coverStored, isOlder } from './cover-stored.ts';

/**
 * What the session of an open book works with.
 *
 * @param shown its cover as the app has it now; null once another book is chosen
 */
export function bookParts(
	{ shelf, vault, secondCopy, auditPages, drafts, clock, random }: AppParts,
	{ book, practice }: BookCover,
	keys: OpenKeys,
	shown: () => BookCover | null
) {
	return {
		pages: { book, keys, vault },
		store: shelf.open(book),
		secondCopy: practice ? null : secondCopy,
		auditPages,
		cover: shown,
		isKeyOld: async () => isOlder(shown(), await coverStored(shelf, book)),
		drafts,
		clock,
		random
	};
}
