import { sealPictures } from '#ui/symbol/symbols.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';

/** The code of the last closed page, for the passbooks. */
export class SealedView {
	readonly #app: AppState;
	readonly #book: BookView;
	#digits = $state('');
	#pictures = $state.raw<readonly number[]>([]);

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
	}

	/** Eight digits; '' while they are being computed, which takes a moment on purpose. */
	get digits(): string {
		return this.#digits;
	}
	get pictures(): readonly number[] {
		return this.#pictures;
	}

	async compute(): Promise<void> {
		const { digits, pictures } = await this.#app.parts.vault.sealCode(this.#book.session.head.hash);
		this.#digits = digits;
		this.#pictures = pictures;
	}

	/** "12 34 56 78. goat. ring. door." */
	get spoken(): string {
		const words = wordsOf(this.#app);
		const pairs = (this.#digits.match(/../g) ?? []).join(' ');
		const pictures = this.#pictures.map((place) => sealPictures[place]).filter((name) => name !== undefined);
		return words.say('seal.spoken', {
			digits: pairs,
			pictures: pictures.map((name) => words.say(`symbol.${name}`)).join(', ')
		});
	}
}
