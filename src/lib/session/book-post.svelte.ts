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

/** The post box of the open book: what leaves, and what another phone left (docs/POST.md). */
export class BookPost {
	readonly #app: AppState;
	readonly #lock: OpenLock;
	/** Whether pages of the open book leave; null before it was looked at. */
	isOn = $state<boolean | null>(null);
	/** What the outbox knows; null where nothing was laid in yet. */
	round = $state.raw<PostRound | null>(null);
	/** Pages that wait for a network. */
	waiting = $state(0);
	/** A page of this phone under whose number the box has another one, by its place. */
	twin = $state<number | null>(null);
	/** The box gives fewer pages of another phone than were there. */
	isShort = $state(false);
	/** Pages that another phone left and this one lacks. */
	other = $state.raw<{ readonly pages: number; readonly copy: CheckedBackup } | null>(null);
	busy = $state(false);
	#tending: Promise<unknown> | null = null;

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
	}

	/** @throws Error where this app was put together without a post box */
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

	/** What stands in the outbox now. */
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

	/** What people do with it; the script comes with the screens that ask for it. */
	async acts(): Promise<PostActs> {
		const { PostActs } = await import('./post-acts.ts');
		return new PostActs(this.#app, this.#lock, await this.#parts());
	}

	/**
	 * Lays in what is new, compares with the box, and sends. Once at a time.
	 *
	 * @param isTouched somebody asked for it: nothing is waited for
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

	/** After the group key was renewed, pages are sealed under a key that whoever has the one before does not know. */
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

	/** @returns whether the box answered */
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
