import { readOnlyBook, type BookCover, type JournalFile } from '#app';
import { BookView } from '#session/book-view.svelte.ts';

/** A journal as a book to read. It has no codes, no keys and no copy of its own. */
export function readOnlyView(journal: JournalFile, practice: boolean): BookView {
	const { id: book, currency } = journal.book;
	const cover: BookCover = {
		book,
		currency,
		practice,
		symbol: 'parrot',
		colour: 1,
		keys: { version: 2, epoch: 0, book, slots: [], sealed: {} },
		laptop: '',
		deviceSecret: new Uint8Array(),
		lastBackup: null
	};
	return new BookView(readOnlyBook(journal), cover, true);
}
