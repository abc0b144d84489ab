import type { AppState } from '#session/app-state.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';

/** What the field of a key has from the screen around it. */
export interface LettersGiven {
	/** Letters of a key paper; of cards, each whole one a line, and below it what is typed of the next. */
	readonly letters: string;
	readonly onchange: (letters: string) => void;
	readonly onenter?: (() => void) | undefined;
	/** How many cards are asked for. */
	readonly cards: number;
}

/** Letters of one card. */
const cardLetters = 32;
const lettersIn = (typed: string): string => typed.replace(/[^A-Za-z0-9]/g, '');

/** Reads cards one after the other: each is looked at when it is whole, before the next is asked for. */
export class KeyLetters {
	readonly #app: AppState;
	readonly #given: () => LettersGiven;
	refusal = $state.raw<SpokenReason | null>(null);

	constructor(app: AppState, given: () => LettersGiven) {
		this.#app = app;
		this.#given = given;
	}

	/** Whole cards. */
	get read(): readonly string[] {
		return this.#given().letters.split('\n').slice(0, -1);
	}
	/** What stands in the field. */
	get typed(): string {
		return this.#given().letters.split('\n').at(-1) ?? '';
	}
	get isComplete(): boolean {
		return this.read.length >= this.#given().cards;
	}

	async type(text: string): Promise<void> {
		this.refusal = null;
		this.#put(this.read, text);
		if (lettersIn(text).length >= cardLetters) await this.#take(text);
	}

	/** A camera read a card. With the last one the book is tried at once. */
	async scan(text: string): Promise<void> {
		this.refusal = null;
		if ((await this.#take(text)) && this.isComplete) this.#given().onenter?.();
	}

	again(): void {
		this.refusal = null;
		this.#given().onchange('');
	}

	/** A letter that is wrong can be corrected; a card of another set, or one that was read, makes room. */
	async #take(card: string): Promise<boolean> {
		const { read } = this;
		const wrong = await this.#app.parts.vault.checkCards([...read, card].join('\n'));
		if (wrong === null) {
			this.#put([...read, card], '');
			return true;
		}
		this.refusal = refuse(this.#app, wrong);
		if (wrong.type !== 'WrongCode') this.#put(read, '');
		return false;
	}

	#put(read: readonly string[], typed: string): void {
		this.#given().onchange([...read, typed].join('\n'));
	}
}
