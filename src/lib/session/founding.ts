import { ok, type BookId, type Result } from '#kernel';
import type { BookOfPractice, Fault, FoundedBook, JournalFile, NewBook, TooFewOfficers } from '#app';
import type { Rejection } from '#group';
import type { AppParts } from './app-parts.ts';
import type * as BookActs from './book-acts.ts';
import { bookActs, type OpenLock } from './open-lock.ts';

/** Letters of the key paper of a new book, to be printed and typed back. */
interface Founded {
	readonly recoveryCode: string;
}

/** New books: by the questions of the founding, or from a journal that staff gave. Each is opened at once. */
export class Founding {
	readonly #parts: AppParts;
	readonly #lock: OpenLock;

	constructor(parts: AppParts, lock: OpenLock) {
		this.#parts = parts;
		this.#lock = lock;
	}

	/**
	 * A book is about to be made, as soon as people have answered: its files are made now (ADR 0108).
	 *
	 * @param book of a copy that comes back; a new one where it is left out
	 */
	begin(book = this.#parts.random.id() as BookId): BookId {
		void this.#parts.secondCopy.begin(book);
		return book;
	}

	async found(asked: NewBook): Promise<Result<Founded, Rejection | Fault>> {
		const { foundBook } = await bookActs();
		return this.#opened(await foundBook(this.#parts, asked));
	}

	async foundFromJournal(
		journal: JournalFile,
		how: Parameters<typeof BookActs.foundFromJournal>[2]
	): Promise<Result<Founded, Rejection | Fault | BookOfPractice | TooFewOfficers>> {
		const { foundFromJournal } = await bookActs();
		return this.#opened(await foundFromJournal(this.#parts, journal, how));
	}

	async #opened<Refusal>(founded: Result<FoundedBook, Refusal>): Promise<Result<Founded, Refusal | Fault>> {
		if (!founded.ok) return founded;
		const { cover, keys, recoveryCode } = founded.value;
		const opened = await this.#lock.openBook(cover, keys);
		return opened.ok ? ok({ recoveryCode }) : opened;
	}
}
