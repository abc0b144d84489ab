import { err, ok, type BookId, type Result } from '#kernel';
import {
	lockFounding,
	openFounding,
	readFounding,
	sealFounding,
	type Fault,
	type FoundingKeys,
	type GivenCode,
	type LockedFounding,
	type UnlockRefusal
} from '#app';
import type { AppParts } from './app-parts.ts';
import { place, type KeptFounding } from './kept-founding.svelte.ts';

type Parts = Pick<AppParts, 'drafts' | 'vault' | 'random' | 'shelf' | 'idleLock'>;

/** Answers of a founding, encrypted once the first code exists; {@link KeptFounding} holds the part that screens see. */
export class FoundingAnswers {
	readonly #parts: Parts;
	readonly #of: KeptFounding;
	#keys: FoundingKeys | null = null;
	#next: { readonly text: string; readonly keys: FoundingKeys } | null = null;
	#turn: Promise<void> = Promise.resolve();
	/** The latest encrypted draft that a full phone did not store. */
	#unstored: Uint8Array | null = null;
	/** Releases the founding's write lock, which prevents two windows from overwriting each other's draft. */
	#dropPen: (() => void) | null = null;

	constructor(parts: Parts, of: KeptFounding) {
		this.#parts = parts;
		this.#of = of;
	}

	async look(): Promise<void> {
		if (this.#keys !== null) return;
		const kept = this.#unstored === null ? await this.#parts.drafts.read(place) : ok(this.#unstored);
		if (!kept.ok || kept.value === null) {
			this.#of.waits = null;
			return;
		}
		const found = readFounding(kept.value);
		if (found === null) await this.#lose();
		else if (await this.#isMade(found)) await this.#end();
		else this.#of.waits = found;
	}

	/** True if the app ended after the book was made but before the draft was deleted. */
	async #isMade({ document }: LockedFounding): Promise<boolean> {
		const covers = await this.#parts.shelf.covers();
		return covers.ok && covers.value.some(({ book }) => book === document.book);
	}

	async lock(book: BookId, given: GivenCode): Promise<void> {
		const { symbol, number } = given.holder;
		const slot = this.#keys?.document.slots[0];
		if (slot?.symbol === symbol && slot.number === number) return;
		if (!(await this.#isOnly())) return;
		this.#opened(await lockFounding(this.#parts, book, given));
	}

	async open(
		digits: string,
		take: (text: string, book: BookId) => Promise<boolean>
	): Promise<Result<void, UnlockRefusal | Fault>> {
		if (!(await this.#isOnly())) return err({ type: 'OtherTabWrites' });
		const opened = await this.#openedWith(digits);
		if (!opened.ok) {
			this.#givePenBack();
			return opened;
		}
		const { text, document } = opened.value;
		if (await take(text, document.book)) this.#opened(opened.value);
		else await this.#lose();
		return ok(undefined);
	}

	keep(text: string): Promise<void> {
		if (this.#keys === null) return Promise.resolve();
		const isQueued = this.#next !== null;
		this.#next = { text, keys: this.#keys };
		if (!isQueued) this.#turn = this.#turn.then(() => this.#write()).catch(() => undefined);
		return this.#turn;
	}

	async drop(): Promise<void> {
		// Another window is founding a group of its own.
		if (this.#keys === null && this.#of.waits === null) return;
		await this.#end();
	}

	closed(): void {
		if (this.#keys === null) return;
		const last = this.#turn;
		this.#forget();
		this.#of.onclosed();
		void last.then(() => {
			this.#givePenBack();
			return this.look();
		});
	}

	/** Drops an unreadable draft; the first question tells it. */
	async #lose(): Promise<void> {
		this.#of.isLost = true;
		await this.#end();
	}

	async #isOnly(): Promise<boolean> {
		this.#dropPen ??= await this.#parts.shelf.takePen(place);
		return this.#dropPen !== null;
	}

	#givePenBack(): void {
		if (this.#keys !== null) return;
		this.#dropPen?.();
		this.#dropPen = null;
	}

	async #openedWith(digits: string) {
		// Another window may have continued the draft or made its book.
		await this.look();
		const { waits } = this.#of;
		if (waits === null) return err({ type: 'UnknownSlot' } as const);
		return openFounding(this.#parts.vault, waits, digits);
	}

	#opened(keys: FoundingKeys): void {
		this.#forget();
		this.#keys = keys;
		this.#of.waits = null;
		// Idle time as long as in a meeting: people talk between two answers.
		this.#parts.idleLock.meetingIsOpen(true);
		this.#parts.idleLock.start();
	}

	#forget(): void {
		if (this.#keys === null) return;
		const { keys } = this.#keys;
		this.#keys = null;
		// A running write ends before the keys are deleted.
		void this.#turn.then(() => keys.forget());
	}

	async #end(): Promise<void> {
		this.#forget();
		await this.#turn;
		await this.#parts.drafts.drop(place);
		this.#unstored = null;
		this.#of.waits = null;
		this.#givePenBack();
	}

	async #write(): Promise<void> {
		const next = this.#next;
		this.#next = null;
		if (next === null) return;
		const piece = await sealFounding(next.keys, next.text);
		const kept = await this.#parts.drafts.keep(place, piece);
		this.#unstored = kept.ok ? null : piece;
	}
}
