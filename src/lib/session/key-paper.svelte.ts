import type { BookId } from '#kernel';
import type { AppState } from './app-state.svelte.ts';
import { onePerApp } from './one-per-app.svelte.ts';

/** Letters of a new key paper, or of the cards that replace it. */
interface NewKeyPaper {
	readonly book: BookId;
	/** Groups of four letters; for cards, one card a line. */
	readonly letters: string;
	/** Symbol on the book's cover. */
	readonly symbol: string;
}

/** Holds the plaintext letters while the book is open and until they are typed back; the phone stores them encrypted. */
class KeyPapers {
	#waiting = $state.raw<NewKeyPaper | null>(null);

	/** The unproved key paper of a book, or null. */
	of(book: BookId | undefined): NewKeyPaper | null {
		return this.#waiting !== null && this.#waiting.book === book ? this.#waiting : null;
	}

	ask(paper: NewKeyPaper): void {
		this.#waiting = paper;
	}

	done(): void {
		this.#waiting = null;
	}
}

export const keyPapers = onePerApp(() => new KeyPapers());

/** Letters of the unproved cards; null without any, or for a single key paper. */
export function waitingCards(app: AppState): readonly string[] | null {
	const lines = keyPapers(app).of(app.chosen?.book)?.letters.split('\n') ?? [];
	return lines.length > 1 ? lines : null;
}
