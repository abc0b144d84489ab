import type { AppState } from '#session/app-state.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';

/** Props that the key field gets from its screen. */
export interface LettersGiven {
	/** Letters of a key paper, or of cards: each whole card is a line, the last line is still being typed. */
	readonly letters: string;
	readonly onchange: (letters: string) => void;
	readonly onenter?: (() => void) | undefined;
	/** Number of cards required. */
	readonly cards: number;
}

/** Number of letters of a card. */
const cardLetters = 32;
const lettersIn = (typed: string): string => typed.replace(/[^A-Za-z0-9]/g, '');

/** Reads cards one by one: each is checked when it is whole, before the next is asked for. */
export class KeyLetters {
	readonly #app: AppState;
	readonly #given: () => LettersGiven;
	refusal = $state.raw<SpokenReason | null>(null);

	constructor(app: AppState, given: () => LettersGiven) {
		this.#app = app;
		this.#given = given;
	}

	/** Whole cards that were read. */
	get read(): readonly string[] {
		return this.#given().letters.split('\n').slice(0, -1);
	}
	/** Text in the field. */
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

	/** Handles a card scanned by the camera; the last card tries the book at once. */
	async scan(text: string): Promise<void> {
		this.refusal = null;
		if ((await this.#take(text)) && this.isComplete) this.#given().onenter?.();
	}

	again(): void {
		this.refusal = null;
		this.#given().onchange('');
	}

	/** A wrong letter can be corrected; a card of another set, or one already read, is cleared. */
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
