import { err, ok, type Result } from '#kernel';
import type { BackupRefusal, CheckedBackup, Fault, GivenCode, KeyDocument, OpenKeys, SetAside } from '#app';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { bookActs, type OpenLock } from './open-lock.ts';

/** A copy that its key paper opened. */
interface OpenedCopy {
	readonly keys: OpenKeys;
	readonly document: KeyDocument;
	readonly backup: CheckedBackup;
}

/** Copies of a book that leave this phone and come back. */
export class BookCopies {
	readonly #app: AppState;
	readonly #lock: OpenLock;

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
	}

	/** A verified copy of the open book, ready to be handed to a file or another phone. */
	makeBackup() {
		return this.#app.codes.inTurn(async () => {
			const open = this.#lock.open();
			if (open === null) return err({ type: 'StorageClosed' } as const);
			const { makeBackup } = await bookActs();
			const prints = await this.#printsForLaptop(open.book);
			return makeBackup(this.#app.parts, open.book.session, open.keys, open.cover, this.#app.today, prints);
		});
	}

	/** Codes for the prints of a laptop that reads copies. A copy without them is better than none: its prints say that they are unsigned. */
	async #printsForLaptop(book: BookView): Promise<readonly string[]> {
		const keys = this.#app.groupKeysOf(book);
		if (keys === null || (await this.#app.codes.laptop()) === null) return [];
		try {
			const { printsForStaff } = await import('./print/prints-for-staff.ts');
			return await printsForStaff(this.#app, book, keys, this.#app.today);
		} catch {
			return [];
		}
	}

	/** Called once another app or device took the file: the third mark. A download lies on the same phone. */
	noteBackup(place: number): Promise<Result<void, Fault>> {
		return this.#app.codes.inTurn(async () => {
			const cover = this.#app.chosen;
			if (cover === null) return ok(undefined);
			return this.#lock.saveCover({ ...cover, lastBackup: { on: this.#app.today, place } });
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

	async openBackup(bytes: Uint8Array, recoveryCode: string) {
		const { openBackupWithSheet } = await bookActs();
		return openBackupWithSheet(this.#app.parts, bytes, recoveryCode);
	}

	/** Puts a checked backup on this phone and opens it; the officers have their new codes. */
	async restore(
		opened: OpenedCopy,
		codes: readonly GivenCode[]
	): Promise<Result<void, Fault | { readonly type: 'BookAlreadyHere' }>> {
		const { restoreBook } = await bookActs();
		const restored = await restoreBook(this.#app.parts, opened, codes);
		if (!restored.ok && restored.error.type === 'BookAlreadyHere' && this.#app.phase === 'recovery')
			return this.#mend(opened);
		if (!restored.ok) return restored;
		return this.#lock.openBook(restored.value.cover, restored.value.keys);
	}

	/** A book that is here and does not open: its pages come from the copy, and its codes stay. */
	async #mend({
		keys,
		backup
	}: OpenedCopy): Promise<Result<void, Fault | { readonly type: 'BookAlreadyHere' }>> {
		const { shelf, vault, secondCopy } = this.#app.parts;
		const { mendUnopened } = await bookActs();
		const { book } = backup;
		const mended = await mendUnopened(
			{ pages: { book, keys, vault }, store: shelf.open(book), secondCopy },
			backup
		);
		keys.forget();
		if (!mended.ok) return mended;
		if (mended.value.unreadable.length > 0)
			return err({ type: 'PagesUnreadable', places: mended.value.unreadable });
		await this.#app.showShelf();
		return ok(undefined);
	}

	/** Puts right from a file what no copy on this phone holds well; the open keys read it. */
	async mendFromFile(bytes: Uint8Array): Promise<Result<SetAside, Fault | BackupRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		if (open.book.readOnly) return err({ type: 'OtherTabWrites' });
		const { checkBackup } = await bookActs();
		const copy = await checkBackup(this.#app.parts, bytes, open.keys);
		return copy.ok ? open.book.session.bringBack(copy.value) : copy;
	}
}
