import type { AppState } from '#session/app-state.svelte.ts';
import { keyPapers, waitingCards } from '#session/key-paper.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';

/** Minimum letters of a key paper; older ones have one letter less (ADR 0035). */
const [fewest, inGroup] = [27, 4];

/** Normalises similar letters: O and 0 are one, and so are I, L and 1. */
const plain = (letters: string): string =>
	letters
		.toUpperCase()
		.replace(/[^A-Z0-9]/g, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1');

/** Proof by typing the letters back that the key paper opens the book. */
export class PaperProof {
	readonly #app: AppState;
	#letters = $state('');
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	/** Indices of letter groups that differ from the paper; known while the book can still show it. */
	wrong = $state.raw<readonly number[]>([]);
	/** Number of cards to read back; undefined for one paper. */
	readonly cards: number | undefined;

	constructor(app: AppState) {
		this.#app = app;
		this.cards = waitingCards(app)?.length;
	}

	/** True if one paper is to be proved and there are no cards. */
	get isOnePaper(): boolean {
		return this.cards === undefined && this.#asked !== null;
	}
	/** True once all letters of the paper, or of a first card, are typed; nothing is tried before. */
	get isWhole(): boolean {
		const hasCard = this.#letters.includes('\n');
		return hasCard || (this.cards === undefined && plain(this.#letters).length >= fewest);
	}
	get #asked(): string | null {
		return keyPapers(this.#app).of(this.#app.chosen?.book)?.letters ?? null;
	}

	get letters(): string {
		return this.#letters;
	}
	set letters(letters: string) {
		this.#letters = letters;
		this.refusal = null;
		this.wrong = [];
	}

	/** @returns true if the letters open the book */
	async check(): Promise<boolean> {
		if (this.busy || !this.isWhole) return false;
		this.busy = true;
		this.refusal = null;
		const proved = await this.#app.codes.provePaper(this.#letters).finally(() => (this.busy = false));
		if (!proved.ok) this.refusal = refuse(this.#app, proved.error);
		if (!proved.ok && this.isOnePaper) this.wrong = this.#groupsWrong();
		return proved.ok;
	}

	#groupsWrong(): readonly number[] {
		const [typed, asked] = [plain(this.#letters), plain(this.#asked ?? '')];
		const groups = Array.from({ length: Math.ceil(asked.length / inGroup) }, (_, place) => place);
		const groupOf = (letters: string, place: number) => letters.slice(place * inGroup, (place + 1) * inGroup);
		return groups.filter((place) => groupOf(typed, place) !== groupOf(asked, place));
	}
}
