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

/** A copy that its key paper opened. */
type OpenedCopy = Parameters<Awaited<ReturnType<typeof copyActs>>['restoreBook']>[1];

/** Why a book did not come back. */
type ReturnRefusal = RestoreRefusal | { readonly type: 'CopyForOtherPhone' };

/** Copies of a book that leave this phone and come back. */
export class BookCopies {
	readonly #app: AppState;
	readonly #lock: OpenLock;
	#post: BookPost | null = null;
	#squares: BookSquares | null = null;

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
	}

	/** The post box, whose script comes where it is needed. */
	async post(): Promise<BookPost> {
		const { BookPost } = await import('./book-post.svelte.ts');
		return (this.#post ??= new BookPost(this.#app, this.#lock));
	}

	/** Transfer by square codes instead of a file; the script comes with its screens. */
	async squares(): Promise<BookSquares> {
		const { BookSquares } = await import('./book-squares.ts');
		return (this.#squares ??= new BookSquares(this.#app, this.#lock));
	}

	/** Pages that another phone of the group wrote; the script comes with its screens. */
	async otherPhone(): Promise<OtherPhoneCopies> {
		const { OtherPhoneCopies } = await import('./other-phone-copies.ts');
		return new OtherPhoneCopies(this.#app, this.#lock);
	}

	/** A verified copy of the open book, ready to be handed to a file or another phone. */
	makeBackup() {
		return this.#app.codes.inTurn(async () => {
			const open = this.#lock.open();
			if (open === null) return err({ type: 'StorageClosed' } as const);
			const { makeBackup } = await copyActs();
			const prints = await this.#printsForLaptop(open.book);
			return makeBackup(this.#app.parts, open.book.session, open.keys, open.cover, this.#app.today, prints);
		});
	}

	/** Codes for the prints of a laptop that reads copies. A copy without them is better than none: its prints say that they are unsigned. */
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

	/** Called once another app or device took the file: the third mark. A download lies on the same phone. */
	noteBackup({ place, epoch }: Pick<MadeBackup, 'place' | 'epoch'>): Promise<Result<void, Fault>> {
		return this.#app.codes.inTurn(async () => {
			const cover = this.#app.chosen;
			if (cover === null) return ok(undefined);
			const lastBackup = { on: this.#app.today, place };
			return this.#lock.saveCover({ ...cover, lastBackup, ...(epoch > 0 ? { copiedEpoch: epoch } : {}) });
		});
	}

	/** A copy of this book was opened with its key paper and is whole. */
	noteTrial(copy: OpenedCopy): Promise<Result<void, Fault>> {
		return this.#app.codes.inTurn(async () => {
			const cover = this.#app.chosen;
			const until = copy.backup.state.lastSealedDay;
			if (cover === null || cover.book !== copy.backup.book || until === null) return ok(undefined);
			if (cover.copyTriedOn !== undefined && cover.copyTriedOn >= until) return ok(undefined);
			return this.#lock.saveCover({ ...cover, copyTriedOn: until });
		});
	}

	/** @param stop ends it at once, where somebody leaves */
	async openBackup(bytes: Uint8Array, letters: string, stop?: AbortSignal) {
		const { openBackupWithSheet } = await copyActs();
		return openBackupWithSheet(this.#app.parts, bytes, letters, { stop });
	}

	/** Puts a checked backup on this phone and opens it; the officers have their new codes. */
	async restore(copy: OpenedCopy, codes: readonly GivenCode[]): Promise<Result<void, ReturnRefusal>> {
		const { restoreBook } = await copyActs();
		const restored = await restoreBook(this.#app.parts, copy, codes);
		if (!restored.ok && restored.error.type === 'BookAlreadyHere' && this.#app.phase === 'recovery')
			return this.#mend(copy);
		const opened = restored.ok
			? await this.#lock.openBook(restored.value.cover, restored.value.keys)
			: restored;
		// A book that was stored before something failed goes on at its lock, with the new codes.
		if (!opened.ok) await this.#lock.lockIfStored(copy.document.book);
		return opened.ok ? ok(undefined) : opened;
	}

	/** A book that is here and does not open: its pages come from the copy, and its codes stay. */
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
			// Pages of after a renewal cannot be read by an older copy: the next opening looks at them with its own keys.
			if (epochThere === here.keys.epoch && mended.value.unreadable.length > 0)
				return err({ type: 'PagesUnreadable', places: mended.value.unreadable });
			await this.#app.showShelf();
			return ok(undefined);
		} finally {
			keys.forget();
		}
	}

	/** A copy of the practice group that is open: it has no key paper, and its open keys read it. Nothing is written. */
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

	/** Puts right from a file what no copy on this phone holds well; the open keys read it. */
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
