import {
	printedBookId,
	rebuildFrom,
	SlipPile,
	slipsAgainst,
	type BalanceDifference,
	type Proof,
	type Rebuilt,
	type SlipsAgainstBook,
	type SpokenCode
} from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { knownFingerprint } from '#session/print/print-proof.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';
import { keepForBook } from '../../frame/pages-for-book.svelte.ts';
import { ProofReading } from '../verify/proof-reading.svelte.ts';

/** What the open book says to the slips; null without one. */
export type BookSays =
	| SlipsAgainstBook
	| { readonly at: 'other-group'; readonly differences: readonly BalanceDifference[] };

/**
 * Reads the codes of women's pages one after another until enough of them give the balances of all (ADR 0092). Needs no open book and
 * writes nothing; where one is open it also says whether that book agrees.
 */
export class SlipReading {
	readonly #app: AppState;
	readonly reading: ProofReading;
	pile = $state.raw(new SlipPile());
	rebuilt = $state.raw<Rebuilt | null>(null);
	book = $state.raw<BookSays | null>(null);
	/** Of the key that signed the slips; null until it is computed. */
	fingerprint = $state.raw<SpokenCode | null>(null);
	/** The sheet with the balances, to be printed. */
	isPaper = $state(false);

	constructor(app: AppState) {
		this.#app = app;
		this.reading = new ProofReading(app, (proof) => this.#take(proof));
	}

	/** What all slips say alike: of which meeting, in which currency. */
	get about(): Proof | null {
		return this.pile.slips[0] ?? null;
	}

	/** @returns false where the screen before this one is another */
	back(): boolean {
		if (this.isPaper) this.isPaper = false;
		else if (this.rebuilt !== null) this.#begin();
		else return this.reading.back();
		return true;
	}

	#begin(): void {
		[this.pile, this.rebuilt, this.book, this.fingerprint] = [new SlipPile(), null, null, null];
		this.reading.back();
	}

	async #take(proof: Proof): Promise<SpokenReason | null> {
		if (this.rebuilt !== null) return null;
		const put = this.pile.with(proof);
		if (!put.ok) return refuse(this.#app, put.error);
		this.pile = put.value.pile;
		if (put.value.refusal !== null) return refuse(this.#app, put.value.refusal);
		this.#app.parts.vibrate([40]);
		if (!this.pile.isEnough) {
			void this.#app.speaker.say(this.counted);
			return null;
		}
		const rebuilt = await rebuildFrom(this.pile.slips, this.#app.parts.vault);
		if (!rebuilt.ok) return refuse(this.#app, rebuilt.error);
		this.book = await this.#againstBook(proof, rebuilt.value);
		this.rebuilt = rebuilt.value;
		this.fingerprint = await knownFingerprint(this.#app, proof.publicKey);
		return null;
	}

	/** No book is open, so that these figures can begin one. */
	get isForBook(): boolean {
		return this.#app.book === null && this.rebuilt !== null;
	}

	/** The founding fills its sheet with them. */
	keepForBook(): void {
		const { about, rebuilt } = this;
		if (about === null || rebuilt === null) return;
		const pages = this.pile.slips.length - rebuilt.strange.length;
		const day = about.until?.day ?? about.printedOn;
		keepForBook(this.#app, { balances: rebuilt.balances, pages, currency: about.currency, day });
	}

	/** "7 of 12 pages". */
	get counted(): string {
		const words = wordsOf(this.#app);
		const [count, needed] = [this.pile.slips.length, this.pile.needed ?? 0];
		return words.say('desk.verify-slips-count', { count: words.number(count), needed: words.number(needed) });
	}

	async #againstBook(proof: Proof, { balances }: Rebuilt): Promise<BookSays | null> {
		const { book } = this.#app;
		if (book === null) return null;
		const named = await printedBookId(book.cover.book, this.#app.parts.vault);
		const key = this.#app.groupKeysOf(book)?.groupPublicKey ?? proof.publicKey;
		if (named !== proof.book || key !== proof.publicKey || book.currency !== proof.currency)
			return { at: 'other-group', differences: [] };
		const history = await book.session.history();
		if (!history.ok) return null;
		const { links, hashes } = history.value;
		const records = links.map(({ content }, place) => ({
			hash: hashes[place] ?? '',
			events: content.events
		}));
		return slipsAgainst(balances, proof, records, book.currency);
	}
}
