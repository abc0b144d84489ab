import { err, inTurns, ok, type MemberId, type Result } from '#kernel';
import type {
	AgreedAct,
	BookCover,
	CheckedCode,
	Fault,
	GivenCode,
	OpenKeys,
	TouchedCode,
	UnlockRefusal
} from '#app';
import type { Access, NoteAccess, Rejection } from '#group';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { keyPapers } from './key-paper.svelte.ts';
import { laptopLookOf } from './laptop-look.svelte.ts';
import { bookActs, type OpenLock } from './open-lock.ts';

type Acts = Awaited<ReturnType<typeof bookActs>>;
type Changed = Result<void, Rejection | Fault>;

/** Access note without its day, which is the day of the act. */
type Noted = Omit<NoteAccess, 'on'>;

const noted = (what: Access, memberId?: MemberId): Noted => ({
	type: 'NoteAccess',
	what,
	...(memberId !== undefined && { memberId })
});

/** Manages who can open and seal the open book: members' codes and the key paper. */
export class BookCodes {
	readonly #app: AppState;
	readonly #lock: OpenLock;
	#openedWithPaper = false;
	/** One change of the cover after another, and a copy between them: none begins on keys that another is renewing. */
	readonly inTurn = inTurns();

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
	}

	/** Whether the key paper opened the book: whoever has it can make every code again. */
	get openedWithPaper(): boolean {
		return this.#openedWithPaper;
	}

	/** Whether she has a code here: she can then approve a seal. */
	slotOf(memberId: MemberId) {
		return this.#app.chosen?.keys.slots.find((slot) => slot.memberId === memberId);
	}

	/** Officers by the last seal who have no code here, by their offices; nobody in a tab that cannot write. */
	get lacking(): ReturnType<BookView['withoutCode']> {
		const { book, chosen } = this.#app;
		if (book === null || chosen === null || book.readOnly) return [];
		return book.withoutCode(chosen.keys.slots);
	}

	/** A woman's code for this act as it stands now. Counts wrong tries like the lock does. */
	async check(touched: TouchedCode, act: AgreedAct): Promise<Result<CheckedCode, UnlockRefusal>> {
		const { checkCode, textOfDraft } = await bookActs();
		const { book, chosen: cover } = this.#app;
		if (cover === null) return err({ type: 'UnknownSlot' });
		const draft = textOfDraft(act, book?.session ?? { book: cover.book });
		return checkCode(this.#app.parts.vault, cover, touched, draft);
	}

	/** Women whose codes are asked for before a woman makes hers, and how many: none where the key paper opened the book; one, whom nobody can be, where no book is open. */
	vouching(owner: MemberId): { readonly officers: readonly MemberId[]; readonly needed: number } {
		const asked = this.#app.book?.vouching(owner) ?? { women: [], deciding: [], needed: 1 };
		// Of women without an office only those with a code can vouch.
		const officers = asked.women.filter(
			(one) => asked.deciding.includes(one) || this.slotOf(one) !== undefined
		);
		return { officers, needed: this.#openedWithPaper ? 0 : asked.needed };
	}

	/**
	 * A new code for a woman, given by the app, for which others vouched by theirs; replaces an older one of hers.
	 *
	 * @param owners the women for whom they vouched, of whom she is one
	 */
	async giveCode(
		code: GivenCode,
		vouched: readonly CheckedCode[],
		owners: readonly MemberId[] = [code.holder.memberId]
	): Promise<Changed> {
		const owner = code.holder.memberId;
		const act = { type: 'code', owners } as const;
		const { vault } = this.#app.parts;
		const saved = await this.#changeCover(noted('codeGiven', owner), async ({ cover, keys, session }) => {
			const { hasVouchers, vouchersNeeded, womenOver } = await bookActs();
			const women = owners.includes(owner) ? await womenOver(vault, { act, codes: vouched }, session) : [];
			// What the lock showed of her lies in the clear: those who vouched saw this picture, and it is hers.
			const { number, symbol, leftOn } = session.state.members.get(owner) ?? { leftOn: undefined };
			const isSeen = number === code.holder.number && (symbol ?? '') === code.holder.symbol;
			if (leftOn !== null || !isSeen) return err({ type: 'MemberUnknown', memberId: owner });
			if (!this.#openedWithPaper && !hasVouchers(session.state, owner, women))
				return err({ type: 'ApprovalsMissing', given: women.length, needed: vouchersNeeded });
			const changed = await keys.withCode(cover.keys, code.holder, code, cover.deviceSecret);
			return ok({ ...cover, keys: changed });
		});
		await this.asTheBookSays();
		return saved;
	}

	/** Removes a member's code. */
	takeCode(memberId: MemberId): Promise<Changed> {
		return this.#changeCover(noted('codeTaken', memberId), async ({ keys, cover }) =>
			ok({ ...cover, keys: await keys.withoutCode(cover.keys, memberId) })
		);
	}

	/**
	 * Whoever left the group opens its book no more (ledger law 5, MemberLeft); the lock shows the offices of today and the women who have
	 * no code; the group key is renewed where that is due.
	 */
	asTheBookSays(): Promise<void> {
		return this.inTurn(async () => {
			const open = this.#lock.open();
			if (open === null || open.book.readOnly) return;
			const { book, cover, keys } = open;
			const { codesOfToday, withoutCodeHere } = await bookActs();
			try {
				const document = await codesOfToday(cover.keys, keys, book.session.state);
				const withoutCode = withoutCodeHere(book.session.state, document.slots);
				await this.#store(keys, { ...cover, keys: document, withoutCode });
			} catch (cause) {
				// The book was locked meanwhile: it is as it says at the next opening.
				if (this.#lock.open()?.keys === keys) throw cause;
			}
		});
	}

	/** Somebody typed the letters of the key paper: they open the book, and are not kept any more. The screen ends `keyPapers`. */
	provePaper(letters: string): Promise<Result<void, UnlockRefusal | Fault>> {
		return this.inTurn(async () => {
			const cover = this.#app.chosen;
			if (cover === null) return err({ type: 'StorageClosed' });
			const { provePaper } = await bookActs();
			const proved = await provePaper(this.#app.parts.vault, cover, letters);
			return proved.ok ? this.#lock.saveCover({ ...cover, paper: proved.value }) : proved;
		});
	}

	/** A new key paper, or cards, by two officers' codes; the old one opens nothing from now on, and the new one waits to be proved. */
	async renewPaper(approved: Parameters<Acts['renewPaper']>[2]): Promise<Changed> {
		const what = approved.act.kind === 'paper' ? 'paperRenewed' : 'cardsCut';
		const renewed = await this.#changeCover(noted(what), async (open) =>
			(await bookActs()).renewPaper(this.#app.parts.vault, open, approved)
		);
		if (renewed.ok && this.#app.chosen !== null) await this.waitForPaper(this.#app.chosen);
		return renewed;
	}

	/** The public key of the laptop that reads copies, base64url; null where none does. */
	async laptop(): Promise<string | null> {
		const { laptopThatReads } = await bookActs();
		// Asked last: the book may have been locked meanwhile.
		const open = this.#lock.open();
		if (open === null) return null;
		const found = await laptopThatReads(open.keys, open.cover);
		return found.ok ? found.value : null;
	}

	/** Two officers give copies to a laptop; one takes them back. */
	giveLaptop(approved: Parameters<Acts['giveLaptop']>[2]): Promise<Changed> {
		const what = approved.act.key === null ? 'laptopTakenOut' : 'laptopLetIn';
		return this.#changeCover(noted(what), async (open) =>
			(await bookActs()).giveLaptop(this.#app.parts.vault, open, approved)
		);
	}

	/** Two officers have pages left in a post box, or no more. @param change by their codes */
	changePost(
		what: 'postBegun' | 'postEnded',
		change: (open: Parameters<Acts['giveLaptop']>[1]) => Promise<Result<BookCover, Rejection>>
	): Promise<Changed> {
		return this.#changeCover(noted(what), change);
	}
	/** The key paper opened the book, and is proved by that; cards are, where all of them were read. */
	openedByPaper(letters: string): Promise<Changed> {
		this.#openedWithPaper = true;
		return this.inTurn(async (): Promise<Changed> => {
			const cover = this.#app.chosen;
			const book = this.#lock.open()?.book;
			if (book !== undefined && !book.readOnly && cover?.practice === false) {
				const written = await book.run(book.newOperationId(), { ...noted('paperUsed'), on: this.#app.today });
				if (!written.ok) return written;
			}
			if (cover === null || cover.practice || cover.paper?.state === 'proved') return ok(undefined);
			const { provePaper } = await bookActs();
			const proved = await provePaper(this.#app.parts.vault, cover, letters);
			return proved.ok ? this.#savePaper({ ...cover, paper: proved.value }) : ok(undefined);
		});
	}

	/** The letters that nobody typed back yet: the next screen is their paper. @param again on another evening, which the book tells first, once until it was heard */
	async waitForPaper(cover: BookCover, again = false): Promise<void> {
		const open = this.#lock.open();
		if (open === null) return;
		const { lettersThatWait } = await bookActs();
		const letters = await lettersThatWait(open.keys, cover);
		const waits = letters.ok && letters.value !== null && this.#lock.open()?.keys === open.keys;
		if (waits && (!again || (await this.#tellsPaper(open.book))))
			keyPapers(this.#app).ask({ book: cover.book, letters: letters.value, symbol: cover.symbol });
		else keyPapers(this.#app).done();
	}

	/** @returns whether the next close hears that the key paper was shown */
	async #tellsPaper(book: BookView): Promise<boolean> {
		if (book.readOnly || book.cover.practice) return true;
		if (book.state.accessToHear.some(({ what }) => what === 'paperShown')) return true;
		return (await book.run(book.newOperationId(), { ...noted('paperShown'), on: this.#app.today })).ok;
	}

	/** Called when the book was locked. */
	closed(): void {
		keyPapers(this.#app).done();
		laptopLookOf(this.#app).forget();
		this.#openedWithPaper = false;
	}

	/**
	 * What officers agreed on stands in the cover from here on. The book tells it first (ledger law 62): what then failed is told, too, and nothing
	 * happens untold.
	 */
	#changeCover(
		note: Noted,
		change: (open: Parameters<Acts['renewPaper']>[1]) => Promise<Result<BookCover, Rejection>>
	): Promise<Changed> {
		return this.inTurn(async () => {
			const open = this.#lock.open();
			if (open === null) return err({ type: 'StorageClosed' });
			const { book, cover, keys } = open;
			if (book.readOnly) return err({ type: 'OtherTabWrites' });
			const changed = await change({ cover, keys, session: book.session });
			if (!changed.ok) return changed;
			const written = await book.run(book.newOperationId(), { ...note, on: this.#app.today });
			return written.ok ? this.#store(keys, changed.value) : written;
		});
	}

	/** Stores a cover with a key document that `keys` wrote, and the group key renewed where that is due. Nothing where all is as it was. */
	async #store(keys: OpenKeys, wanted: BookCover): Promise<Result<void, Fault>> {
		const { withRenewal } = await bookActs();
		const stored = await withRenewal(keys, wanted);
		if (!stored.ok) return stored;
		const { cover, inForce } = stored.value;
		const before = this.#lock.open();
		if (before?.keys !== keys) return err({ type: 'StorageClosed' });
		const isSame = (['keys', 'laptop', 'paper', 'post'] as const).every(
			(part) => cover[part] === before.cover[part]
		);
		const showsSame = JSON.stringify(cover.withoutCode) === JSON.stringify(before.cover.withoutCode);
		return isSame && showsSame ? ok(undefined) : this.#lock.saveCover(cover, inForce);
	}

	async #savePaper(cover: BookCover): Promise<Result<void, Fault>> {
		const saved = await this.#lock.saveCover(cover);
		if (saved.ok) await this.waitForPaper(cover);
		return saved;
	}
}
