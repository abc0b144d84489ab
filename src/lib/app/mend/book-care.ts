import { ok, type MemberId, type Result } from '#kernel';
import type { Fault, StoredRecord, StoredRow } from '../ports/storage.ts';
import { addToCopy, mendBook, type MendParts, type SetAside } from './mend-book.ts';
import { oneActAtATime, type WhileOpen } from '../session/while-open.ts';
import { copyRows } from './mend-rows.ts';

/** Looks after the copies of one open book, one job at a time, beside the entries that are written. */
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

	/** Place of the last record before the first that the second copy lacks; 0 until it was read. */
	get copyPlace(): number {
		return this.#copyPlace;
	}

	get setAside(): SetAside {
		return this.#setAside;
	}

	/** The book was read again; sealed pages that were found damaged stay so until they are looked at again. */
	wasRead({ people, rows }: SetAside): void {
		this.#setAside = { ...this.#setAside, people, rows };
	}

	/** Sealed pages that were found to read well nowhere. */
	found(places: readonly number[]): void {
		this.#setAside = { ...this.#setAside, records: places };
		this.#notify();
	}

	/** A woman's name was said again, or erased: her damaged record of people no longer counts. */
	nameIsGood(memberId: MemberId): void {
		this.#setAside = { ...this.#setAside, people: this.#setAside.people.filter((one) => one !== memberId) };
	}

	/** The meeting was sealed: what could not be read of it is not among the entries any more. */
	rowsLeft(): void {
		this.#setAside = { ...this.#setAside, rows: [] };
	}

	/** Compares database and second copy, repairs the one and fills the other. @returns how many records were repaired */
	tend(thorough: boolean, more: readonly StoredRecord[] = []): Promise<Result<number, Fault>> {
		return this.#inTurn(() => this.#tendNow(thorough, more));
	}

	/**
	 * After the tick. Nothing is laid beside the book where the copy held every record before these: a long book would be read as a whole
	 * after each entry (ADR 0036).
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

	/** After the tick, on its own: a second copy that fails is shown by its mark, and never stops an entry. */
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
