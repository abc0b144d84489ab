import type { BookView } from './book-view.svelte.ts';

/** The book being read from a laptop's shelf: it can only be read and printed. */
export class BookReader {
	readonly #lockListeners = new Set<() => void>();
	#book = $state.raw<BookView | null>(null);

	/** Null while no book is being read. */
	get book(): BookView | null {
		return this.#book;
	}
	get isOpen(): boolean {
		return this.#book !== null;
	}

	/** @param book read only */
	open(book: BookView): void {
		this.#book = book;
	}

	/** Closes the book; the shelf of the laptop stays open. */
	close(): void {
		this.#book = null;
	}

	/** Registers a listener that is called whenever the app locks. */
	followLock(listener: () => void): void {
		this.#lockListeners.add(listener);
	}

	/** Closes the book and the shelf. */
	lock(): void {
		this.close();
		for (const listener of this.#lockListeners) listener();
	}
}
