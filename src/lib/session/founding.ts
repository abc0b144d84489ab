import { ok, type BookId, type Result } from '#kernel';
import type { BookOfPractice, Fault, FoundedBook, JournalFile, NewBook, TooFewOfficers } from '#app';
import type { Rejection } from '#group';
import type { AppParts } from './app-parts.ts';
import type * as CopyActs from './copy-acts.ts';
import { KeptFounding } from './kept-founding.svelte.ts';
import { bookActs, copyActs, type OpenLock } from './open-lock.ts';

/** Letters of a new book's key paper, to be printed and typed back. */
interface Founded {
	readonly recoveryCode: string;
}

/** Makes new books, by the questions of the founding or from a journal that staff prepared, and opens them at once. */
export class Founding {
	readonly #parts: AppParts;
	readonly #lock: OpenLock;
	readonly kept: KeptFounding;

	constructor(parts: AppParts, lock: OpenLock) {
		this.#parts = parts;
		this.#lock = lock;
		this.kept = new KeptFounding(parts);
	}

	/**
	 * Creates the files of a book in advance, before the questions are finished (ADR 0101).
	 *
	 * @param book id of the copy to be restored; a new id by default
	 */
	begin(book = this.#newId()): BookId {
		void this.#parts.secondCopy.begin(book);
		return book;
	}

	async found(asked: NewBook): Promise<Result<Founded, Rejection | Fault>> {
		const { foundBook } = await bookActs();
		const book = asked.book ?? this.#newId();
		return this.#kept(book, await foundBook(this.#parts, { ...asked, book }));
	}

	async foundFromJournal(
		journal: JournalFile,
		how: Parameters<typeof CopyActs.foundFromJournal>[2]
	): Promise<Result<Founded, Rejection | Fault | BookOfPractice | TooFewOfficers>> {
		const { foundFromJournal } = await copyActs();
		const book = how.book ?? this.#newId();
		return this.#kept(book, await foundFromJournal(this.#parts, journal, { ...how, book }));
	}

	#newId(): BookId {
		return this.#parts.random.id() as BookId;
	}

	/** Shows the lock of a book that was stored before a failure, so that it can be opened with a code. */
	async #kept<Refusal>(
		book: BookId,
		founded: Result<FoundedBook, Refusal>
	): Promise<Result<Founded, Refusal | Fault>> {
		const opened = await this.#opened(founded);
		if (!opened.ok) await this.#lock.lockIfStored(book);
		return opened;
	}

	async #opened<Refusal>(founded: Result<FoundedBook, Refusal>): Promise<Result<Founded, Refusal | Fault>> {
		if (!founded.ok) return founded;
		const { cover, keys, recoveryCode } = founded.value;
		const opened = await this.#lock.openBook(cover, keys);
		return opened.ok ? ok({ recoveryCode }) : opened;
	}
}
