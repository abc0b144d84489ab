import {
	cardOf,
	compare,
	keptPost,
	layIn,
	namesToLeave,
	postOf,
	slotNow,
	type CheckedBackup,
	type LeavingBook,
	type OpenPost,
	type PostRound,
	type PostSlot
} from '#app';
import type { AppState } from './app-state.svelte.ts';
import type { PostParts } from './app-parts.ts';
import type { OpenLock } from './open-lock.ts';
import type { PostActs } from './post-acts.ts';

interface OpenSlot extends NonNullable<ReturnType<OpenLock['open']>> {
	readonly slot: PostSlot;
	readonly post: OpenPost;
	readonly parts: PostParts;
}

/** Post box of the open book: pages to send, and pages that another phone left (docs/POST.md). */
export class BookPost {
	readonly #app: AppState;
	readonly #lock: OpenLock;
	/** True if pages of the open book are sent; null before it is known. */
	isOn = $state<boolean | null>(null);
	/** State of the outbox; null before the first page is queued. */
	round = $state.raw<PostRound | null>(null);
	/** Number of pages not yet sent. */
	waiting = $state(0);
	/** Place of a page of this phone for which the box has a different one; null for none. */
	twin = $state<number | null>(null);
	/** True if the box returns fewer pages of another phone than before. */
	isShort = $state(false);
	/** Pages of another phone that this one lacks; null for none. */
	other = $state.raw<{ readonly pages: number; readonly copy: CheckedBackup } | null>(null);
	busy = $state(false);
	#tending: Promise<unknown> | null = null;

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
	}

	/** @throws Error in an app built without a post box */
	#parts(): Promise<PostParts> {
		const { post } = this.#app.parts;
		return post === undefined ? Promise.reject(new Error('no post box')) : post();
	}

	async #open(): Promise<OpenSlot | null> {
		const parts = await this.#parts();
		const open = this.#lock.open();
		const slot = open && (await postOf(open.keys, open.cover.post));
		if (open === null || slot === null || slot.off === true) return null;
		return { ...open, slot, post: await parts.vault.open(cardOf(slot).secret), parts };
	}

	/** Reads the state of the outbox. */
	async look(): Promise<void> {
		const open = await this.#open();
		this.isOn = open !== null;
		if (open === null) {
			[this.round, this.waiting, this.twin, this.other, this.isShort] = [null, 0, null, null, false];
			return;
		}
		const { outbox } = open.parts;
		const { box } = open.post;
		this.round = (await outbox.rounds()).find((one) => one.box === box) ?? null;
		const rows = await outbox.rows(box);
		this.waiting = rows.filter(({ lane, state }) => lane === 'p' && state !== 'there').length;
	}

	/** User actions on the post box; the script is loaded with their screens. */
	async acts(): Promise<PostActs> {
		const { PostActs } = await import('./post-acts.ts');
		return new PostActs(this.#app, this.#lock, await this.#parts());
	}

	/**
	 * Queues new pages, sends them and compares with the box. Runs once at a time.
	 *
	 * @param isTouched on the user's request: it skips the waiting times
	 */
	async tend(isTouched = false): Promise<void> {
		if (this.#tending !== null && !isTouched) return;
		await this.#tending;
		this.busy = isTouched;
		this.#tending = this.#tend(isTouched).catch(() => undefined);
		await this.#tending;
		this.#tending = null;
		this.busy = false;
	}

	async #tend(isTouched: boolean): Promise<void> {
		await this.#beginEra();
		const open = await this.#open();
		if (open !== null) {
			const { deliver, later } = open.parts;
			const book = await this.#leaving(open);
			const laid = book && (await layIn(book));
			await later();
			await deliver(isTouched);
			const isDue =
				laid?.ok === true && (isTouched || laid.value.after <= this.#app.parts.clock.milliseconds());
			if (book !== null && isDue && (await this.#compare(open, book))) {
				await layIn(book);
				await deliver(isTouched);
			}
		}
		await this.look();
	}

	/** Begins a new era after a renewal of the group key: its pages are sealed under a key unknown to owners of the old one. */
	#beginEra(): Promise<void> {
		return this.#app.codes.inTurn(async () => {
			const open = this.#lock.open();
			const slot = open && (await postOf(open.keys, open.cover.post));
			if (open === null || slot === null || slot.off === true) return;
			const [{ writer }, { epoch }] = [open.keys, open.cover.keys];
			const place = open.book.session.head.place + 1;
			const next = slotNow(slot, { writer, epoch, place, fresh: this.#app.parts.random.bytes(32) });
			if (next === null) return;
			await this.#lock.saveCover({ ...open.cover, post: await keptPost(open.keys, next) });
		});
	}

	async #leaving({ book, cover, keys, slot, post, parts }: OpenSlot): Promise<LeavingBook | null> {
		const { vault, backupFile, shelf, clock } = this.#app.parts;
		const names = await namesToLeave({ vault, backupFile }, book.session, { keys, cover }, slot);
		if (names === null) return null;
		const records = async (from: number) => {
			const store = shelf.open(cover.book);
			const read = await store.records(from);
			store.close();
			return read;
		};
		const { outbox } = parts;
		const pages = { book: cover.book, keys, vault };
		return { ...{ pages, slot, post, outbox, records, names }, now: clock.milliseconds, random: Math.random };
	}

	/** @returns true if the box answered */
	async #compare(open: OpenSlot, book: LeavingBook): Promise<boolean> {
		const { parts, post, slot, keys } = open;
		const { door, outbox } = parts;
		const heads = await door.heads({ ...post, route: slot.route });
		if (!heads.ok) {
			const refusal = heads.error.type;
			await outbox.write(post.box, { round: (before) => before && { ...before, refusal } });
			return false;
		}
		const compared = await compare(book, heads.value, door);
		if (!compared.ok) return false;
		this.twin = compared.value.twin;
		const { seen } = compared.value.round;
		const others = Object.fromEntries(
			Object.entries(heads.value.p).filter(([writer]) => writer !== keys.writer)
		);
		this.isShort = Object.entries(seen).some(([writer, n]) => (others[writer] ?? 0) < n);
		if (Object.entries(others).every(([writer, n]) => n <= (seen[writer] ?? 0))) {
			this.other = null;
			return true;
		}
		const found = await (await this.acts()).other({ post, route: slot.route }, heads.value);
		if (found === null) return true;
		const { copy, pages, isShort } = found;
		this.isShort ||= isShort;
		this.other = copy === null ? null : { pages, copy };
		if (copy === null && !isShort)
			await outbox.write(post.box, {
				round: (before) => before && { ...before, seen: { ...before.seen, ...others } }
			});
		return true;
	}
}
