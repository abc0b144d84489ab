import type { AppState } from '#session/app-state.svelte.ts';
import { keyPapers, waitingCards } from '#session/key-paper.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';

/** Of a key paper; older ones have a letter less (ADR 0035). */
const [fewest, inGroup] = [27, 4];

/** As the letters are meant: O and 0, I, L and 1 are one. */
const plain = (letters: string): string =>
	letters
		.toUpperCase()
		.replace(/[^A-Z0-9]/g, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1');

/** Somebody types the letters of the key paper back: only then is it known that it opens the book. */
export class PaperProof {
	readonly #app: AppState;
	#letters = $state('');
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	/** Groups of four that stand otherwise on the paper, from 0; known while the book still shows it. */
	wrong = $state.raw<readonly number[]>([]);
	/** So many cards are to be read back; undefined for one paper. */
	readonly cards: number | undefined;

	constructor(app: AppState) {
		this.#app = app;
		this.cards = waitingCards(app)?.length;
	}

	/** The book waits for one paper: there are no cards. */
	get isOnePaper(): boolean {
		return this.cards === undefined && this.#asked !== null;
	}
	/** Nothing is tried before all letters of a paper, or of a first card, are there. */
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

	/** @returns whether they open the book */
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
