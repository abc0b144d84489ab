import { err, ok, padded, type Result, unpadded } from '#kernel';
import type {
	BackupRefusal,
	CheckedBackup,
	Fault,
	GatheredSquares,
	GivenCode,
	KeyDocument,
	MadeBackup,
	OpenedBackup,
	OpenKeys,
	PartRefusal,
	RestoreRefusal,
	SeriesHead,
	SetAside,
	SquareSeries
} from '#app';
import type { AppState } from './app-state.svelte.ts';
import type { BookPost } from './book-post.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { OtherPhoneCopies } from './other-phone-copies.ts';
import { bookActs, copyActs, type OpenLock } from './open-lock.ts';

/** Comes with the screens that show and read square codes: the first screen does not wait for it. */
const loadActs = async () => (await import('./square-acts.ts')).squareActs;

/** Lengths are rounded up: they tell nothing of how much came. */
const step = 4096;

/** The last pages of the open book, which go to another phone by square codes, and what came of one. */
class BookSquares {
	readonly #app: AppState;
	readonly #lock: OpenLock;
	#turn: Promise<unknown> = Promise.resolve();
	/** Encrypted again it would be another series: who looks goes on where she was. It is no more readable than what the codes say. */
	#made: { readonly of: string; readonly series: SquareSeries } | null = null;

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
	}

	/** @param meetings how many of the last closed ones */
	async series(meetings: number): Promise<Result<SquareSeries, Fault | BackupRefusal | PartRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		const { partOfBook, squareSeries } = await loadActs();
		const { book, cover, keys } = open;
		const { head, operations } = book.session;
		const of = [cover.book, head.hash, operations.length, cover.keys.epoch, meetings].join(' ');
		if (this.#made?.of === of) return ok(this.#made.series);
		const part = await partOfBook(this.#app.parts, book.session, { keys, cover }, meetings);
		if (!part.ok) return part;
		const series = await squareSeries(part.value, cover.book, this.#app.parts.vault);
		if (series === null) return err({ type: 'TooManyForSquares' });
		this.#made = { of, series };
		return ok(series);
	}

	/** Whether another phone of the open book shows it. */
	async isOurs(head: SeriesHead): Promise<boolean> {
		const open = this.#lock.open();
		if (open === null) return false;
		const { isSeriesOf } = await loadActs();
		return isSeriesOf(head, open.cover.book, this.#app.parts.vault);
	}

	/** What came of a series before the screen was left, the phone locked or the app closed; null for nothing. */
	async kept(): Promise<GatheredSquares | null> {
		await this.#turn;
		const open = this.#lock.open();
		const kept = open === null ? null : await this.#app.parts.drafts.read(open.cover.book, 'squares');
		if (open === null || kept?.ok !== true || kept.value === null) return null;
		const plain = await open.keys.decrypt(kept.value, about(open.cover.book));
		const bytes = plain.ok ? unpadded(plain.value, step) : null;
		if (bytes === null) return null;
		const { GatheredSquares } = await loadActs();
		return GatheredSquares.fromKept(bytes);
	}

	/** Stores what was gathered; null deletes it. A full phone keeps it in memory only. */
	keep(gathered: GatheredSquares | null): Promise<void> {
		const kept = this.#turn.then(() => this.#keep(gathered));
		this.#turn = kept.catch(() => undefined);
		return kept;
	}

	async #keep(gathered: GatheredSquares | null): Promise<void> {
		const open = this.#lock.open();
		if (open === null) return;
		const { drafts } = this.#app.parts;
		const { book } = open.cover;
		if (gathered === null) await drafts.drop(book, 'squares');
		else
			await drafts.keep(book, await open.keys.encrypt(padded(gathered.kept(), step), about(book)), 'squares');
	}
}

const about = (book: string): string => `bahi/1/${book}/squares`;

/** A copy that its key paper opened. */
interface OpenedCopy {
	readonly keys: OpenKeys;
	readonly document: KeyDocument;
	readonly backup: CheckedBackup;
}

/** Why a book did not come back. */
type ReturnRefusal = RestoreRefusal | { readonly type: 'CopyForOtherPhone' };

/** Copies of a book that leave this phone and come back. */
export class BookCopies {
	readonly #app: AppState;
	readonly #lock: OpenLock;
	/** Transfer by square codes instead of a file. */
	readonly squares: BookSquares;
	/** Pages that another phone of the group wrote. */
	readonly otherPhone: OtherPhoneCopies;
	#post: BookPost | null = null;

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
		this.squares = new BookSquares(app, lock);
		this.otherPhone = new OtherPhoneCopies(app, lock);
	}

	/** The post box, whose script comes where it is needed. */
	async post(): Promise<BookPost> {
		const { BookPost } = await import('./book-post.svelte.ts');
		return (this.#post ??= new BookPost(this.#app, this.#lock));
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
			const isJudged = epochThere === here.keys.epoch;
			if (isJudged && mended.value.unreadable.length > 0)
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
