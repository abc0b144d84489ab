import type { BookId } from '#kernel';
import type { AppState } from './app-state.svelte.ts';
import { onePerApp } from './one-per-app.svelte.ts';

/** The letters of a new key paper, or of the cards in its place. */
interface NewKeyPaper {
	readonly book: BookId;
	/** In groups of four; of cards, one a line. */
	readonly letters: string;
	/** Symbol on the book's cover. */
	readonly symbol: string;
}

/** In the clear while the book is open and until somebody typed them back; on the phone they are kept encrypted. */
class KeyPapers {
	#waiting = $state.raw<NewKeyPaper | null>(null);

	/** The paper that the book still waits for, or null. */
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

/** The cards that nobody has read back yet; null where none wait, or one paper does. */
export function waitingCards(app: AppState): readonly string[] | null {
	const lines = keyPapers(app).of(app.chosen?.book)?.letters.split('\n') ?? [];
	return lines.length > 1 ? lines : null;
}
