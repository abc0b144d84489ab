import { ok, type MemberId, type Result } from '#kernel';
import type { Fault, StoredRecord, StoredRow } from '../ports/storage.ts';
import { addToCopy, mendBook, type MendParts, type SetAside } from './mend-book.ts';
import { oneActAtATime, type WhileOpen } from '../session/while-open.ts';
import { copyRows } from './mend-rows.ts';

/** Maintains the copies of one open book, one job at a time, alongside its writes. */
export class BookCare {
	readonly #parts: MendParts & { readonly mends: boolean };
	readonly #notify: () => void;
	readonly #inTurn: ReturnType<typeof oneActAtATime>;
	readonly #stop: AbortSignal;
	#setAside: SetAside;
	#copyPlace = 0;

	/** @param tell called when a mark has changed */
	constructor(
		parts: MendParts & { readonly mends: boolean },
		setAside: SetAside,
		life: WhileOpen,
		notify: () => void
	) {
		this.#parts = parts;
		this.#setAside = setAside;
		this.#inTurn = oneActAtATime(life);
		this.#stop = life.ended;
		this.#notify = notify;
	}

	/** Place up to which the second copy has every record; 0 until it was read. */
	get copyPlace(): number {
		return this.#copyPlace;
	}

	get setAside(): SetAside {
		return this.#setAside;
	}

	/** Called after a new reading of the book; damaged sealed pages stay listed until their next check. */
	wasRead({ people, rows }: SetAside): void {
		this.#setAside = { ...this.#setAside, people, rows };
	}

	/** Sets the sealed pages of which no copy is intact. */
	found(places: readonly number[]): void {
		this.#setAside = { ...this.#setAside, records: places };
		this.#notify();
	}

	/** A member's name was entered again or erased: her damaged record of people no longer counts. */
	nameIsGood(memberId: MemberId): void {
		this.#setAside = { ...this.#setAside, people: this.#setAside.people.filter((one) => one !== memberId) };
	}

	/** The meeting was sealed: its unreadable rows are no longer open entries. */
	rowsLeft(): void {
		this.#setAside = { ...this.#setAside, rows: [] };
	}

	/** Compares database and second copy, repairs the database and completes the copy. @returns number of repaired records */
	tend(thorough: boolean, more: readonly StoredRecord[] = []): Promise<Result<number, Fault>> {
		return this.#inTurn(() => this.#tendNow(thorough, more));
	}

	/**
	 * Copies new records after the write. Skips the database comparison if the copy has every earlier record: a long book would otherwise be
	 * read as a whole after each entry (ADR 0036).
	 */
	recordsWritten(records: readonly StoredRecord[]): void {
		const { secondCopy, mends } = this.#parts;
		const [first, last] = [records[0], records.at(-1)];
		if (secondCopy === null || !mends || first === undefined || last === undefined) return;
		void this.#inTurn(async () => {
			if (this.#copyPlace !== first.place - 1) return this.#tendNow(false, []);
			const lost = await addToCopy(this.#parts, records);
			if (lost?.length === 0) this.#copyPlace = last.place;
			this.#notify();
			return ok(0);
		});
	}

	async #tendNow(thorough: boolean, more: readonly StoredRecord[]): Promise<Result<number, Fault>> {
		if (!this.#parts.mends) return ok(0);
		const mended = await mendBook(this.#parts, { thorough, more, stop: this.#stop });
		if (!mended.ok) return mended;
		this.#copyPlace = mended.value.copyPlace;
		this.found(mended.value.unreadable);
		return ok(mended.value.mended);
	}

	/** Copies new rows after the write, separately: a failure of the second copy shows on its mark and never stops an entry. */
	rowsWritten(headPlace: number, rows: readonly StoredRow[]): void {
		const { secondCopy, pages, mends } = this.#parts;
		if (secondCopy === null || !mends || rows.length === 0) return;
		void this.#inTurn(() => secondCopy.keepRows(pages.book, headPlace, rows));
	}

	/** Writes the rows of the open meeting that the second copy lacks. */
	copyOpenMeeting(): Promise<Result<void, Fault>> {
		return this.#inTurn(async () => {
			const loaded = await this.#parts.store.load();
			if (!loaded.ok) return loaded;
			if (this.#parts.mends) await copyRows(this.#parts, loaded.value.head.place, loaded.value.rows);
			return ok(undefined);
		});
	}
}
