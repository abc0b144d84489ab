import { err, ok, type EventId, type Result } from '#kernel';
import type {
	BackupRefusal,
	CheckedBackup,
	CopyBeside,
	EntryOut,
	Fault,
	HeldPages,
	MeetingSummary,
	OpenBook,
	OpenedBackup,
	PageApart,
	Stands,
	TakeOverRefusal
} from '#app';
import type { Rejection } from '#group';
import type { AppState } from './app-state.svelte.ts';
import { copyActs, type OpenLock } from './open-lock.ts';

/** A copy of another phone compared with the open book. */
export interface OtherCopy {
	readonly copy: CheckedBackup;
	readonly beside: CopyBeside;
	/** True for pages that this phone wrote itself but no longer has. */
	readonly isOwn: boolean;
	/** All meetings of the copy; those of this phone too if both wrote apart. */
	readonly meetings: { readonly here: readonly MeetingSummary[]; readonly there: readonly MeetingSummary[] };
	/** Pages that only the other phone has, if both phones wrote. */
	readonly apart: readonly PageApart[];
	/** Reason why it cannot be settled now: a meeting is open on one of the phones. */
	readonly open: TakeOverRefusal | null;
}

/** Entries that a settling would leave out. */
interface SettlingLeft {
	readonly left: readonly EntryOut[];
	/** Number of officers whose codes are needed. */
	readonly officers: number;
}

/** Views, takes over and settles pages of another phone of the group. */
export class OtherPhoneCopies {
	readonly #app: AppState;
	readonly #lock: OpenLock;

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
	}

	/** Opens a copy with the key paper; it may be a part that lacks earlier pages. @param stop aborts it when the user leaves */
	async open(bytes: Uint8Array, letters: string, stop?: AbortSignal) {
		const { openBackupWithSheet } = await copyActs();
		const here = await this.#pagesHere();
		return here.ok ? openBackupWithSheet(this.#app.parts, bytes, letters, { here: here.value, stop }) : here;
	}

	async #pagesHere(): Promise<Result<HeldPages, Fault>> {
		const open = this.#lock.open();
		return open === null ? err({ type: 'StorageClosed' }) : open.book.session.pages();
	}

	/**
	 * Opens a copy of another phone of this group with the open keys and tells what it adds. Writes nothing. Each phone renews the group key
	 * separately (ADR 0078): a copy with another key is opened with the key paper, and `lookAt` compares it.
	 */
	async read(
		file: OpenedBackup,
		stop?: AbortSignal
	): Promise<Result<OtherCopy, Fault | BackupRefusal | TakeOverRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		if (file.document.book !== open.cover.book) return err({ type: 'CopyOfOtherGroup' });
		const plain = await file.decryptWith(open.keys);
		if (!plain.ok) return plain.error.type === 'Damaged' ? err({ type: 'CopyOfOtherKeys' }) : plain;
		const { checkContents } = await copyActs();
		const here = await this.#pagesHere();
		if (!here.ok) return here;
		const copy = await checkContents(this.#app.parts, plain.value, { here: here.value, stop });
		return copy.ok ? this.lookAt(copy.value) : copy;
	}

	async lookAt(copy: CheckedBackup): Promise<Result<OtherCopy, Fault | TakeOverRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		const { book, cover, keys } = open;
		const { besideBook, figuresOf, meetingSummaries, pagesApart, refusedForOpen, whatItAdds } =
			await copyActs();
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
			meetings: { here: isApart ? meetingSummaries(history.value.events, cover.currency) : [], there },
			apart: pagesApart(beside)
		});
	}

	/** Previews the result of a settling before any code is requested. */
	async seeSettling(
		{ beside }: OtherCopy,
		stands: ReadonlyMap<string, Stands>
	): Promise<Result<SettlingLeft, Rejection | Fault | TakeOverRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		const { session } = open.book;
		const read = await session.readWholeBook();
		if (!read.ok) return read;
		const { codesToSettle, officersWhoDecide, outBySettling, settledBy } = await copyActs();
		const { clock, random } = this.#app.parts;
		const stamp = { newEventId: () => random.id() as EventId, recordedAt: clock.now() };
		const { state } = session;
		const deciding = officersWhoDecide(state).filter((one) => this.#app.codes.slotOf(one) !== undefined);
		const by = (codes: number) => {
			const approvedBy = deciding.slice(0, codes);
			const tried = settledBy(state, beside, { stands, on: this.#app.today, approvedBy }, stamp);
			if (!tried.ok) return tried;
			return ok({ left: outBySettling(state, tried.value, beside), officers: codes });
		};
		const least = codesToSettle(state);
		const all = by(Math.max(least, deciding.length));
		if (!all.ok) return all;
		// Requests more than two codes only if enough officers have one and more entries can then be kept; others are left out, and reported.
		for (let codes = least; codes < all.value.officers; codes += 1) {
			const fewer = by(codes);
			if (!fewer.ok || fewer.value.left.length <= all.value.left.length) return fewer;
		}
		return all;
	}

	/** Settles two apart histories with the officers' codes. */
	async settle(
		copy: CheckedBackup,
		approved: Parameters<OpenBook['settle']>[1]
	): Promise<Result<void, Rejection | Fault | TakeOverRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		if (open.book.readOnly) return err({ type: 'OtherTabWrites' });
		const settled = await open.book.session.settle(copy, approved);
		if (settled.ok) await this.#app.codes.asTheBookSays();
		return settled;
	}

	/**
	 * Takes over the other phone's pages with two officers' codes. If pages of this phone are set beside the book, it gets a new writer key, which is
	 * stored first: after a crash between the two the phone is only a new writer.
	 */
	async takeOver(
		copy: CheckedBackup,
		approved: Parameters<OpenBook['takeOver']>[1]
	): Promise<Result<void, Rejection | Fault | TakeOverRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		if (open.book.readOnly) return err({ type: 'OtherTabWrites' });
		const { session } = open.book;
		let taken = await session.takeOver(copy, approved);
		if (!taken.ok && taken.error.type === 'NewWriterNeeded') {
			const made = await this.#newWriter();
			taken = made.ok ? await session.takeOver(copy, approved) : made;
		}
		// Offices and membership may have changed.
		if (taken.ok) await this.#app.codes.asTheBookSays();
		return taken;
	}

	/** Gives this phone a new writer key: the cover stores it before it signs anything. */
	#newWriter(): Promise<Result<void, Fault>> {
		return this.#app.codes.inTurn(async () => {
			const open = this.#lock.open();
			if (open === null) return err({ type: 'StorageClosed' } as const);
			const { document, inForce } = await open.keys.withNewWriter(open.cover.keys);
			return this.#lock.saveCover({ ...open.cover, keys: document }, inForce);
		});
	}
}
