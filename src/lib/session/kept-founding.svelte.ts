import { err, ok, type BookId, type Result } from '#kernel';
import type { Fault, FoundingKeys, GivenCode, LockedFounding, UnlockRefusal } from '#app';
import type { AppParts } from './app-parts.ts';
import { bookActs } from './open-lock.ts';

type Parts = Pick<AppParts, 'drafts' | 'vault' | 'random' | 'shelf' | 'idleLock'>;

/** At most one founding is going on, and it is found without knowing its book. */
const place = 'founding' as BookId;

/** What was answered of a new group before its book is made: kept under the code of her who has the phone (ADR 0110). */
export class KeptFounding {
	readonly #parts: Parts;
	#keys: FoundingKeys | null = null;
	#waits = $state.raw<LockedFounding | null>(null);
	#next: { readonly text: string; readonly keys: FoundingKeys } | null = null;
	#turn: Promise<void> = Promise.resolve();
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

	/** Looks for answers that an earlier start kept. */
	async look(): Promise<void> {
		if (this.#keys !== null) return;
		const kept = await this.#parts.drafts.read(place);
		if (!kept.ok || kept.value === null) return;
		const { readFounding } = await bookActs();
		const found = readFounding(kept.value);
		const covers = await this.#parts.shelf.covers();
		// The phone died between the writing of the book and the end of its draft.
		const isMade = covers.ok && covers.value.some(({ book }) => book === found?.document.book);
		this.isLost = found === null;
		if (found === null || isMade) await this.drop();
		else this.#waits = found;
	}

	/** She repeated her code: from now on it locks what is answered. */
	async lock(book: BookId, given: GivenCode): Promise<void> {
		const { lockFounding } = await bookActs();
		this.#opened(await lockFounding(this.#parts, book, given));
	}

	/** @param take is given the answers, before the questions are asked again */
	async open(digits: string, take: (text: string) => void): Promise<Result<void, UnlockRefusal | Fault>> {
		const waiting = this.#waits;
		if (waiting === null) return err({ type: 'UnknownSlot' });
		const { openFounding } = await bookActs();
		const opened = await openFounding(this.#parts.vault, waiting, digits);
		if (!opened.ok) return opened;
		take(opened.value.text);
		this.#opened(opened.value);
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
		this.#forget();
		this.#waits = null;
		await this.#turn;
		await this.#parts.drafts.drop(place);
	}

	/** The phone was locked, or the questions were left: nothing stays in memory, and the code is asked again. */
	closed(): void {
		if (this.#keys === null) return;
		const last = this.#turn;
		this.#forget();
		this.onclosed();
		void last.then(() => this.look());
	}

	#opened(keys: FoundingKeys): void {
		this.#keys = keys;
		this.#waits = null;
		this.isLost = false;
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

	async #write(): Promise<void> {
		const { sealFounding } = await bookActs();
		const next = this.#next;
		this.#next = null;
		if (next === null) return;
		const { text, keys } = next;
		await this.#parts.drafts.keep(place, await sealFounding(keys, text));
	}
}
