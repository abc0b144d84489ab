import { err, ok, type EventId, type Result } from '#kernel';
import type {
	BackupRefusal,
	CheckedBackup,
	CopyBeside,
	Fault,
	GivenCode,
	HeldPages,
	KeyDocument,
	MadeBackup,
	MeetingTold,
	OpenedBackup,
	OpenKeys,
	PageApart,
	SetAside,
	Stands,
	TakeOverRefusal,
	TouchedCode,
	UnlockRefusal
} from '#app';
import {
	askedOf,
	beginningOf,
	officersAsked,
	officersWhoDecide,
	type EntryLeft,
	type Rejection
} from '#group';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { BookSquares } from './book-squares.ts';
import { bookActs, type OpenLock } from './open-lock.ts';

/** A copy that its key paper opened. */
interface OpenedCopy {
	readonly keys: OpenKeys;
	readonly document: KeyDocument;
	readonly backup: CheckedBackup;
}

/** Why a copy was not put on this phone. */
type RestoreRefusal = Fault | { readonly type: 'BookAlreadyHere' } | { readonly type: 'CopyForOtherPhone' };

/** The copy of another phone beside the open book. */
export interface OtherCopy {
	readonly copy: CheckedBackup;
	readonly beside: CopyBeside;
	/** Pages that this phone wrote itself, and does not have. */
	readonly isOwn: boolean;
	/** Every meeting of the copy; of this phone where both wrote apart. */
	readonly meetings: { readonly here: readonly MeetingTold[]; readonly there: readonly MeetingTold[] };
	/** What the other phone wrote apart, where both wrote. */
	readonly apart: readonly PageApart[];
	/** Why it is not settled now: a meeting is open on one of the phones. */
	readonly open: TakeOverRefusal | null;
}

/** What settling would write. */
interface SettlingLeft {
	readonly left: readonly EntryLeft[];
	/** Officers whose codes it asks for. */
	readonly officers: number;
}

/** Copies of a book that leave this phone and come back. */
export class BookCopies {
	readonly #app: AppState;
	readonly #lock: OpenLock;
	/** What goes by square codes in the place of a file. */
	readonly squares: BookSquares;

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
		this.squares = new BookSquares(app, lock);
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
		const { openBackupWithSheet } = await bookActs();
		return openBackupWithSheet(this.#app.parts, bytes, letters, { stop });
	}

	/** The same of another phone of the open book, whose last pages may have come without those that are here. */
	async openOther(bytes: Uint8Array, letters: string, stop?: AbortSignal) {
		const { openBackupWithSheet } = await bookActs();
		const here = await this.#pagesHere();
		return here.ok ? openBackupWithSheet(this.#app.parts, bytes, letters, { here: here.value, stop }) : here;
	}

	async #pagesHere(): Promise<Result<HeldPages, Fault>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		const { pagesHeld } = await bookActs();
		const history = await open.book.session.history();
		return history.ok ? ok(pagesHeld(history.value)) : history;
	}

	/** Puts a checked backup on this phone and opens it; the officers have their new codes. */
	async restore(opened: OpenedCopy, codes: readonly GivenCode[]): Promise<Result<void, RestoreRefusal>> {
		const { restoreBook } = await bookActs();
		const restored = await restoreBook(this.#app.parts, opened, codes);
		if (!restored.ok && restored.error.type === 'BookAlreadyHere' && this.#app.phase === 'recovery')
			return this.#mend(opened);
		if (!restored.ok) return restored;
		return this.#lock.openBook(restored.value.cover, restored.value.keys);
	}

	/** A book that is here and does not open: its pages come from the copy, and its codes stay. */
	async #mend({ keys, ...copy }: OpenedCopy): Promise<Result<void, RestoreRefusal>> {
		const { shelf, vault, secondCopy } = this.#app.parts;
		const { book, epoch: epochThere = 0 } = copy.document;
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
			const isJudged = epochThere === (here.keys.epoch ?? 0);
			if (isJudged && mended.value.unreadable.length > 0)
				return err({ type: 'PagesUnreadable', places: mended.value.unreadable });
			await this.#app.showShelf();
			return ok(undefined);
		} finally {
			keys.forget();
		}
	}

	/**
	 * Opens the copy of another phone of this group with the open keys, and says what it adds. Nothing is written. Each phone renews the group key
	 * by itself (ADR 0078): where the copy has another, the key paper opens it, and `lookAtOther` says the same.
	 */
	async readOther(
		file: OpenedBackup,
		stop?: AbortSignal
	): Promise<Result<OtherCopy, Fault | BackupRefusal | TakeOverRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		if (file.document.book !== open.cover.book) return err({ type: 'CopyOfOtherGroup' });
		const plain = await file.decryptWith(open.keys);
		if (!plain.ok) return plain.error.type === 'Damaged' ? err({ type: 'CopyOfOtherKeys' }) : plain;
		const { checkContents } = await bookActs();
		const here = await this.#pagesHere();
		if (!here.ok) return here;
		const copy = await checkContents(this.#app.parts, plain.value, { here: here.value, stop });
		return copy.ok ? this.lookAtOther(copy.value) : copy;
	}

	async lookAtOther(copy: CheckedBackup): Promise<Result<OtherCopy, Fault | TakeOverRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		const { book, cover, keys } = open;
		const { besideBook, figuresOf, meetingsTold, pagesApart, refusedForOpen, whatItAdds } = await bookActs();
		const pages = { book: cover.book, keys, vault: this.#app.parts.vault };
		const adds = await whatItAdds(pages, book.session, copy);
		if (!adds.ok && adds.error.type !== 'PhonesForked') return adds;
		const history = await book.session.history();
		if (!history.ok) return history;
		const beside = besideBook(history.value, copy);
		const isOwn = beside.there.some(({ content }) => content.writer === keys.writer);
		const isApart = beside.standing === 'forked';
		const there = figuresOf(copy).meetings;
		return ok({
			...{ copy, beside, isOwn, open: refusedForOpen(book.session, copy) },
			meetings: { here: isApart ? meetingsTold(history.value.events, cover.currency) : [], there },
			apart: pagesApart(beside)
		});
	}

	/** What settling would write, before anybody's code is asked. */
	async seeSettling(
		{ beside }: OtherCopy,
		stands: ReadonlyMap<string, Stands>
	): Promise<Result<SettlingLeft, Rejection | Fault | TakeOverRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		const { session } = open.book;
		const read = await session.readWholeBook();
		if (!read.ok) return read;
		const { settledBy } = await bookActs();
		const { clock, random } = this.#app.parts;
		const stamp = { newEventId: () => random.id() as EventId, recordedAt: clock.now() };
		const asked = { stands, on: this.#app.today, approvedBy: officersWhoDecide(session.state) };
		const tried = settledBy(session.state, beside, asked, stamp);
		const officers = officersAsked(beginningOf(session.state), askedOf('PhonesSettled'));
		return tried.ok ? ok({ left: tried.value.left, officers: Math.max(2, officers) }) : tried;
	}

	/** Officers settle that both phones wrote apart. */
	async settle(
		copy: CheckedBackup,
		stands: ReadonlyMap<string, Stands>,
		touched: readonly TouchedCode[],
		needed: number
	): Promise<Result<void, UnlockRefusal | Rejection | Fault | TakeOverRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		if (open.book.readOnly) return err({ type: 'OtherTabWrites' });
		const { settleByCodes } = await bookActs();
		const { cover, book } = open;
		const on = this.#app.today;
		const at = { cover, session: book.session };
		const settled = await settleByCodes(this.#app.parts.vault, at, copy, { on, stands, touched, needed });
		if (settled.ok) await this.#app.codes.asTheBookSays();
		return settled;
	}

	/** Two officers let the pages of the other phone in. */
	async takeOver(
		copy: CheckedBackup,
		touched: readonly TouchedCode[]
	): Promise<Result<void, UnlockRefusal | Rejection | Fault | TakeOverRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		if (open.book.readOnly) return err({ type: 'OtherTabWrites' });
		const { takeOverByCodes } = await bookActs();
		const { cover, book } = open;
		const taken = await takeOverByCodes(
			this.#app.parts.vault,
			{ cover, session: book.session },
			copy,
			touched,
			() => this.#newWriter()
		);
		// Who holds an office, or has left, may be another now.
		if (taken.ok) await this.#app.codes.asTheBookSays();
		return taken;
	}

	/** This phone goes on under a new key: the cover has it before anything is signed with it. */
	#newWriter(): Promise<Result<void, Fault>> {
		return this.#app.codes.inTurn(async () => {
			const open = this.#lock.open();
			if (open === null) return err({ type: 'StorageClosed' } as const);
			const { document, inForce } = await open.keys.withNewWriter(open.cover.keys);
			return this.#lock.saveCover({ ...open.cover, keys: document }, inForce);
		});
	}

	/** Puts right from a file what no copy on this phone holds well; the open keys read it. */
	async mendFromFile(
		bytes: Uint8Array,
		stop?: AbortSignal
	): Promise<Result<SetAside, Fault | BackupRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		if (open.book.readOnly) return err({ type: 'OtherTabWrites' });
		const { checkBackup } = await bookActs();
		const copy = await checkBackup(this.#app.parts, bytes, open.keys, { stop });
		return copy.ok ? open.book.session.bringBack(copy.value) : copy;
	}
}
