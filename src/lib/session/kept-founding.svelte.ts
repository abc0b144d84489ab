import { err, ok, type BookId, type Result } from '#kernel';
import type { Fault, FoundingKeys, GivenCode, LockedFounding, UnlockRefusal } from '#app';
import type { AppParts } from './app-parts.ts';

type Parts = Pick<AppParts, 'drafts' | 'vault' | 'random' | 'shelf' | 'idleLock'>;

const acts = () => import('./founding-acts.ts');

/** At most one founding is going on, and it is found without knowing its book. */
const place = 'founding' as BookId;

/** What was answered of a new group before its book is made: kept under the code of her who has the phone (ADR 0110). */
export class KeptFounding {
	readonly #parts: Parts;
	#keys: FoundingKeys | null = null;
	#waits = $state.raw<LockedFounding | null>(null);
	#next: { readonly text: string; readonly keys: FoundingKeys } | null = null;
	#turn: Promise<void> = Promise.resolve();
	/** The latest piece, encrypted, where a full phone did not take it. */
	#unstored: Uint8Array | null = null;
	/** One window founds: the piece of another one is not overwritten. */
	#dropPen: (() => void) | null = null;
	/** A founding was begun on this phone, and nothing of it can be read any more. */
	isLost = false;
	/** The phone was locked: who holds the answers in memory forgets them. */
	onclosed: () => void = () => undefined;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** Answers that wait for their code; null where none do, or where they are open. */
	get waits(): LockedFounding | null {
		return this.#waits;
	}

	/** Looks for answers that were kept. */
	async look(): Promise<void> {
		if (this.#keys !== null) return;
		const kept = this.#unstored === null ? await this.#parts.drafts.read(place) : ok(this.#unstored);
		if (!kept.ok || kept.value === null) {
			this.#waits = null;
			return;
		}
		const { foundingIn } = await acts();
		const found = await foundingIn(kept.value, this.#parts.shelf);
		if (found === 'unreadable') await this.lose();
		else if (found === 'made') await this.#end();
		else this.#waits = found;
	}

	/** She repeated her code, or changed her picture: from now on it locks what is answered. Where another window founds, this one goes on in memory only. */
	async lock(book: BookId, given: GivenCode): Promise<void> {
		const { symbol, number } = given.holder;
		const slot = this.#keys?.document.slots[0];
		if (slot?.symbol === symbol && slot.number === number) return;
		if (!(await this.#isOnly())) return;
		const { foundingKeys } = await acts();
		this.#opened(await foundingKeys.lockFounding(this.#parts, book, given));
	}

	/** @param take is given the answers, before the questions are asked again; false where it cannot read them */
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
		else await this.lose();
		return ok(undefined);
	}

	/** Stores the latest answers; those between are left out while the phone still writes. A full phone keeps them in memory only. */
	keep(text: string): Promise<void> {
		if (this.#keys === null) return Promise.resolve();
		const isQueued = this.#next !== null;
		this.#next = { text, keys: this.#keys };
		if (!isQueued) this.#turn = this.#turn.then(() => this.#write()).catch(() => undefined);
		return this.#turn;
	}

	/** The book is made, or the group was given up. */
	async drop(): Promise<void> {
		// Another window founds a group of its own.
		if (this.#keys === null && this.#waits === null) return;
		await this.#end();
	}

	/** What was kept cannot be read by this app: the first question says so. */
	async lose(): Promise<void> {
		this.isLost = true;
		await this.#end();
	}

	/** The phone was locked, or the questions were left: nothing readable stays in memory, and the code is asked again. */
	closed(): void {
		if (this.#keys === null) return;
		const last = this.#turn;
		this.#forget();
		this.onclosed();
		void last.then(() => {
			this.#givePenBack();
			return this.look();
		});
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
		// Another window may have gone on with it, or made its book.
		await this.look();
		const waiting = this.#waits;
		if (waiting === null) return err({ type: 'UnknownSlot' } as const);
		const { foundingKeys } = await acts();
		return foundingKeys.openFounding(this.#parts.vault, waiting, digits);
	}

	#opened(keys: FoundingKeys): void {
		this.#forget();
		this.#keys = keys;
		this.#waits = null;
		// As long as in a meeting: people talk between two answers.
		this.#parts.idleLock.meetingIsOpen(true);
		this.#parts.idleLock.start();
	}

	#forget(): void {
		if (this.#keys === null) return;
		const { keys } = this.#keys;
		this.#keys = null;
		// What is being written is written first.
		void this.#turn.then(() => keys.forget());
	}

	async #end(): Promise<void> {
		this.#forget();
		await this.#turn;
		await this.#parts.drafts.drop(place);
		this.#unstored = null;
		this.#waits = null;
		this.#givePenBack();
	}

	async #write(): Promise<void> {
		const { foundingKeys } = await acts();
		const next = this.#next;
		this.#next = null;
		if (next === null) return;
		const piece = await foundingKeys.sealFounding(next.keys, next.text);
		const kept = await this.#parts.drafts.keep(place, piece);
		this.#unstored = kept.ok ? null : piece;
	}
}
