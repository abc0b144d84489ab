import {
	bookFromBox,
	cardOf,
	erasInBox,
	givePost,
	longestOf,
	otherInBox,
	postOf,
	slotOf,
	type AgreedAct,
	type Approved,
	type AskedBox,
	type CardRefusal,
	type Fault,
	type FromBoxRefusal,
	type PostCard,
	type PostHeads,
	type PostRefusal,
	type TakeOverRefusal
} from '#app';
import type { Rejection } from '#group';
import { err, ok, sameBytes, type Result } from '#kernel';
import type { AppState } from './app-state.svelte.ts';
import type { PostParts } from './app-parts.ts';
import type { OpenLock } from './open-lock.ts';

export type PostAct = Extract<AgreedAct, { readonly type: 'post' }>;

/** A card that its post box accepts, and the pages that another phone of this group left in the box. */
export interface GoodCard {
	readonly card: PostCard;
	/** Id of the box, hex. */
	readonly box: string;
	/** Keys of the eras in the box. */
	readonly known: readonly Uint8Array[];
}

/** User actions on a post box: begin, end, see another phone's pages, restore a book. Sending alone needs none of them. */
export class PostActs {
	readonly #app: AppState;
	readonly #lock: OpenLock;
	readonly #parts: PostParts;

	constructor(app: AppState, lock: OpenLock, parts: PostParts) {
		this.#app = app;
		this.#lock = lock;
		this.#parts = parts;
	}

	/** Checks a typed or scanned card. This registers its ticket: a card that the post box rejects is refused before any code is requested. */
	async readCard(read: string): Promise<Result<GoodCard, PostRefusal | CardRefusal | TakeOverRefusal>> {
		const { vault, door } = this.#parts;
		const card = await vault.readCard(read);
		const open = this.#lock.open();
		if (card === null || open === null) return err({ type: 'NoBoxCard' });
		const post = await vault.open(card.secret);
		const of = { ...post, route: card.route };
		const registered = card.ticket === null ? ok(undefined) : await door.register(of, card.ticket);
		if (!registered.ok) return registered;
		const heads = await door.heads(of);
		if (!heads.ok) return heads;
		const lists = await erasInBox({ door, post, route: card.route }, heads.value, open.keys);
		if (!lists.ok) return lists;
		// The card alone suffices to add key lists; if none can be opened, the box belongs to another group.
		if (Object.keys(heads.value.e).length > 0 && lists.value.size === 0)
			return err({ type: 'CopyOfOtherGroup' });
		return ok({ card, box: post.box, known: longestOf(lists.value) });
	}

	/** Begins the use of the post box with two officers' codes: closed pages are sent from now on. */
	begin(approved: Approved<PostAct>, { card, known }: GoodCard): Promise<Result<void, Rejection | Fault>> {
		const { vault, random } = this.#app.parts;
		const fresh = random.bytes(32);
		return this.#app.codes.changePost('postBegun', async (open) => {
			const kept = await postOf(open.keys, open.cover.post);
			const before = kept !== null && sameBytes(cardOf(kept).secret, card.secret) ? kept : null;
			const [epoch, place] = [open.cover.keys.epoch, open.session.head.place + 1];
			return givePost(
				vault,
				open,
				approved,
				slotOf(card, { known, before, writer: open.keys.writer, epoch, place, fresh })
			);
		});
	}

	/** Ends it with two officers' codes. Sent pages stay in the box; queued ones are not sent. */
	async end(approved: Approved<PostAct>): Promise<Result<void, Rejection | Fault>> {
		const open = this.#lock.open();
		const slot = open && (await postOf(open.keys, open.cover.post));
		if (slot === null || slot.off === true) return err({ type: 'StorageClosed' });
		const { vault } = this.#app.parts;
		const ended = await this.#app.codes.changePost('postEnded', (book) =>
			givePost(vault, book, approved, { ...slot, off: true })
		);
		if (ended.ok) await this.#parts.outbox.forget((await this.#parts.vault.open(cardOf(slot).secret)).box);
		return ended;
	}

	/** Pages of other phones of the open book that this one lacks. */
	async other(asked: Pick<AskedBox, 'post' | 'route'>, heads: PostHeads) {
		const open = this.#lock.open();
		const here = open && (await open.book.session.pages());
		if (open === null || here?.ok !== true) return null;
		const { keys, cover } = open;
		const found = await otherInBox(this.#given(), asked, heads, { keys, here: here.value, cover });
		return found.ok ? found.value : null;
	}

	async isCard(read: string): Promise<boolean> {
		return (await this.#parts.vault.readCard(read)) !== null;
	}

	/** Reads the book of a lost phone with box card and key paper. Writes nothing. */
	async fromBox(read: string, letters: string, stop?: AbortSignal) {
		const postVault = this.#parts.vault;
		const card = await postVault.readCard(read);
		if (card === null) return err<FromBoxRefusal>({ type: 'NoBoxCard' });
		return bookFromBox({ ...this.#given(), postVault }, card, letters, stop);
	}

	#given() {
		const { vault, backupFile, checkCopy } = this.#app.parts;
		return { vault, backupFile, door: this.#parts.door, ...(checkCopy && { checkCopy }) };
	}
}
