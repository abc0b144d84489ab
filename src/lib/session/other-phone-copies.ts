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
import { bookActs, type OpenLock } from './open-lock.ts';

/** The copy of another phone beside the open book. */
export interface OtherCopy {
	readonly copy: CheckedBackup;
	readonly beside: CopyBeside;
	/** Pages that this phone wrote itself, and does not have. */
	readonly isOwn: boolean;
	/** Every meeting of the copy; of this phone where both wrote apart. */
	readonly meetings: { readonly here: readonly MeetingSummary[]; readonly there: readonly MeetingSummary[] };
	/** Pages that only the other phone has, if both phones wrote. */
	readonly apart: readonly PageApart[];
	/** Why it is not settled now: a meeting is open on one of the phones. */
	readonly open: TakeOverRefusal | null;
}

/** Events that settling would write. */
interface SettlingLeft {
	readonly left: readonly EntryOut[];
	/** Officers whose codes it asks for. */
	readonly officers: number;
}

/** Handles pages of another phone of the group: view, take over, settle. */
export class OtherPhoneCopies {
	readonly #app: AppState;
	readonly #lock: OpenLock;

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
	}

	/** By the key paper: its last pages may have come without those that are here. @param stop ends it at once, where somebody leaves */
	async open(bytes: Uint8Array, letters: string, stop?: AbortSignal) {
		const { openBackupWithSheet } = await bookActs();
		const here = await this.#pagesHere();
		return here.ok ? openBackupWithSheet(this.#app.parts, bytes, letters, { here: here.value, stop }) : here;
	}

	async #pagesHere(): Promise<Result<HeldPages, Fault>> {
		const open = this.#lock.open();
		return open === null ? err({ type: 'StorageClosed' }) : open.book.session.pages();
	}

	/**
	 * Opens the copy of another phone of this group with the open keys, and says what it adds. Nothing is written. Each phone renews the group key
	 * by itself (ADR 0078): where the copy has another, the key paper opens it, and `lookAt` says the same.
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
		const { checkContents } = await bookActs();
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
			await bookActs();
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

	/** Previews what settling would write, before any code is asked for. */
	async seeSettling(
		{ beside }: OtherCopy,
		stands: ReadonlyMap<string, Stands>
	): Promise<Result<SettlingLeft, Rejection | Fault | TakeOverRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		const { session } = open.book;
		const read = await session.readWholeBook();
		if (!read.ok) return read;
		const { codesToSettle, officersWhoDecide, outBySettling, settledBy } = await bookActs();
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
		// What needs more codes than two is asked for where so many officers have theirs; else it is left, and told.
		for (let codes = least; codes < all.value.officers; codes += 1) {
			const fewer = by(codes);
			if (!fewer.ok || fewer.value.left.length <= all.value.left.length) return fewer;
		}
		return all;
	}

	/** Officers settle that both phones wrote apart. */
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
	 * Two officers let the pages of the other phone in. Where officers set pages of this phone beside the book, it goes on under a new key, which is
	 * stored first: a phone that dies before the pages came is only a new writer.
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
}
