import { err, ok, type Result } from '#kernel';
import type {
	BackupRefusal,
	CheckedBackup,
	Fault,
	GivenCode,
	MadeBackup,
	OpenedBackup,
	RestoreRefusal,
	SetAside
} from '#app';
import type { AppState } from './app-state.svelte.ts';
import type { BookPost } from './book-post.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import type { BookSquares } from './book-squares.ts';
import type { OtherPhoneCopies } from './other-phone-copies.ts';
import { bookActs, copyActs, type OpenLock } from './open-lock.ts';

/** A copy opened with its key paper. */
type OpenedCopy = Parameters<Awaited<ReturnType<typeof copyActs>>['restoreBook']>[1];

/** Reasons why a book cannot be restored. */
type ReturnRefusal = RestoreRefusal | { readonly type: 'CopyForOtherPhone' };

/** Makes copies of a book and restores books from them. */
export class BookCopies {
	readonly #app: AppState;
	readonly #lock: OpenLock;
	#post: BookPost | null = null;
	#squares: BookSquares | null = null;

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
	}

	/** The post box, whose script is loaded on demand. */
	async post(): Promise<BookPost> {
		const { BookPost } = await import('./book-post.svelte.ts');
		return (this.#post ??= new BookPost(this.#app, this.#lock));
	}

	/** Transfer by square codes instead of a file; the script is loaded with its screens. */
	async squares(): Promise<BookSquares> {
		const { BookSquares } = await import('./book-squares.ts');
		return (this.#squares ??= new BookSquares(this.#app, this.#lock));
	}

	/** Pages that another phone of the group wrote; the script is loaded with its screens. */
	async otherPhone(): Promise<OtherPhoneCopies> {
		const { OtherPhoneCopies } = await import('./other-phone-copies.ts');
		return new OtherPhoneCopies(this.#app, this.#lock);
	}

	/** Makes a verified copy of the open book for a file or another phone. */
	makeBackup() {
		return this.#app.codes.inTurn(async () => {
			const open = this.#lock.open();
			if (open === null) return err({ type: 'StorageClosed' } as const);
			const { makeBackup } = await copyActs();
			const prints = await this.#printsForLaptop(open.book);
			return makeBackup(this.#app.parts, open.book.session, open.keys, open.cover, this.#app.today, prints);
		});
	}

	/** Signed codes for the prints of a laptop that reads copies. A failure does not stop the copy: its prints then say that they are unsigned. */
	async #printsForLaptop(book: BookView): Promise<readonly string[]> {
		const keys = this.#app.groupKeysOf(book);
		if (keys === null || (await this.#app.codes.laptop()) === null) return [];
		try {
			const { printsForStaff } = await import('./print/carried-prints.ts');
			return await printsForStaff(this.#app, book, keys, this.#app.today);
		} catch {
			return [];
		}
	}

	/** Records that another app or device took the file (third mark on home). A download does not count: it is on the same phone. */
	noteBackup({ place, epoch }: Pick<MadeBackup, 'place' | 'epoch'>): Promise<Result<void, Fault>> {
		return this.#app.codes.inTurn(async () => {
			const cover = this.#app.chosen;
			if (cover === null) return ok(undefined);
			const lastBackup = { on: this.#app.today, place };
			return this.#lock.saveCover({ ...cover, lastBackup, ...(epoch > 0 ? { copiedEpoch: epoch } : {}) });
		});
	}

	/** Records that a copy of this book was opened with its key paper and is complete. */
	noteTrial(copy: OpenedCopy): Promise<Result<void, Fault>> {
		return this.#app.codes.inTurn(async () => {
			const cover = this.#app.chosen;
			const until = copy.backup.state.lastSealedDay;
			if (cover === null || cover.book !== copy.backup.book || until === null) return ok(undefined);
			if (cover.copyTriedOn !== undefined && cover.copyTriedOn >= until) return ok(undefined);
			return this.#lock.saveCover({ ...cover, copyTriedOn: until });
		});
	}

	/** @param stop aborts it when the user leaves */
	async openBackup(bytes: Uint8Array, letters: string, stop?: AbortSignal) {
		const { openBackupWithSheet } = await copyActs();
		return openBackupWithSheet(this.#app.parts, bytes, letters, { stop });
	}

	/** Stores a checked backup on this phone and opens it; the officers get new codes. */
	async restore(copy: OpenedCopy, codes: readonly GivenCode[]): Promise<Result<void, ReturnRefusal>> {
		const { restoreBook } = await copyActs();
		const restored = await restoreBook(this.#app.parts, copy, codes);
		if (!restored.ok && restored.error.type === 'BookAlreadyHere' && this.#app.phase === 'recovery')
			return this.#mend(copy);
		const opened = restored.ok
			? await this.#lock.openBook(restored.value.cover, restored.value.keys)
			: restored;
		// If the book was stored before the failure, its lock is shown, with the new codes.
		if (!opened.ok) await this.#lock.lockIfStored(copy.document.book);
		return opened.ok ? ok(undefined) : opened;
	}

	/** Repairs a book of this phone that does not open: pages come from the copy, its codes stay. */
	async #mend({ keys, ...copy }: OpenedCopy): Promise<Result<void, ReturnRefusal>> {
		const { shelf, vault, secondCopy } = this.#app.parts;
		const { book, epoch: epochThere } = copy.document;
		try {
			const { mendUnopened } = await bookActs();
			const covers = await shelf.covers();
			if (!covers.ok) return covers;
			const here = covers.value.find((cover) => cover.book === book);
			if (here === undefined) return err({ type: 'StorageClosed' });
			const parts = { pages: { book, keys, vault }, store: shelf.open(book), secondCopy };
			const mended = await mendUnopened(parts, copy, here.keys);
			if (!mended.ok) return mended;
			// An older copy's keys cannot read pages written after a renewal; the next opening checks those with its own keys.
			if (epochThere === here.keys.epoch && mended.value.unreadable.length > 0)
				return err({ type: 'PagesUnreadable', places: mended.value.unreadable });
			await this.#app.showShelf();
			return ok(undefined);
		} finally {
			keys.forget();
		}
	}

	/** Reads a copy of the open practice group: it has no key paper, so its open keys read it. Writes nothing. */
	async readPractice(
		file: OpenedBackup,
		stop?: AbortSignal
	): Promise<Result<CheckedBackup, Fault | BackupRefusal | { readonly type: 'CopyOfOtherGroup' }>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		if (file.document.book !== open.cover.book) return err({ type: 'CopyOfOtherGroup' });
		const plain = await file.decryptWith(open.keys);
		if (!plain.ok) return plain;
		const { checkContents } = await copyActs();
		return checkContents(this.#app.parts, plain.value, { stop });
	}

	/** Repairs from a file what no copy on this phone has intact; the open keys read it. */
	async mendFromFile(
		bytes: Uint8Array,
		stop?: AbortSignal
	): Promise<Result<SetAside, Fault | BackupRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		if (open.book.readOnly) return err({ type: 'OtherTabWrites' });
		const { checkBackup } = await copyActs();
		const copy = await checkBackup(this.#app.parts, bytes, open.keys, { stop });
		return copy.ok ? open.book.session.bringBack(copy.value) : copy;
	}
}
