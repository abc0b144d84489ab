import {
	ok,
	err,
	present,
	type BookId,
	type LocalDate,
	type MemberId,
	type Result,
	KeysForgotten
} from '#kernel';
import type { BookCover, BookSession, Fault, GroupSigner, OpenKeys, UnlockRefusal, Shelf } from '#app';
import type { Words } from '#i18n';
import type { Rejection } from '#group';
import type { AppParts } from './app-parts.ts';
import { BookReader } from './book-reader.svelte.ts';
import { BookCodes } from './book-codes.ts';
import { BookCopies } from './book-copies.ts';
import type { BookView } from './book-view.svelte.ts';
import { MemberPageLook } from './member-page/member-page-look.svelte.ts';
import { drawn } from '#ui/drawn.ts';
import { Founding } from './founding.ts';
import { DisplaySettings } from './display-settings.svelte.ts';
import { bookActs, type OpenLock } from './open-lock.ts';
import { PhoneDay } from './phone-day.svelte.ts';
import type { PlaceKeeper } from './place-keeper.ts';
import { QuietAudit } from './quiet-audit.ts';
import { Speaker } from './language/speaker.svelte.ts';
import { Wording } from './language/wording.svelte.ts';

/** The stored cover of a book, which another tab may have changed. */
async function coverStored(shelf: Shelf, wanted: BookId | undefined): Promise<BookCover | undefined> {
	const covers = await shelf.covers();
	return covers.ok ? covers.value.find(({ book }) => book === wanted) : undefined;
}

/** True if the group key was renewed between the first cover and the second. */
const isOlder = (one: BookCover | null, other: BookCover | undefined): boolean =>
	(one?.keys.epoch ?? 0) < (other?.keys.epoch ?? 0);

/** State of the app's own files on this phone. */
class AppFiles {
	/** True if the next start needs no network. */
	ready = $state(false);
	/** True if a newer version is installed but not active. It is offered at the lock and on the shelf only. */
	newer = $state(false);
	/** True if another tab activated a newer version: this page is out of date. */
	stale = $state(false);
	/** True if a file that is needed now is neither stored nor reachable. */
	missing = $state(false);
	/** True after an unhandled failure: without a message the screen would stay as it is for ever. */
	broken = $state(false);
	#wasTold = false;

	/** @param reason the thrown value; work interrupted by the lock is no failure */
	noteBroken(reason: unknown): void {
		if (reason instanceof KeysForgotten) return;
		this.broken = !this.#wasTold;
	}
	leaveBroken(): void {
		this.broken = false;
		this.#wasTold = true;
	}
}

/** Phase of the app; the root layout draws one of these. */
export type Phase = 'starting' | 'insecure' | 'recovery' | 'shelf' | 'lock' | 'member-page' | 'open';

/** State of the app around the books: the shelf, the open book, the language. */
export class AppState {
	readonly parts: AppParts;
	readonly wording: Wording;
	readonly speaker: Speaker;
	readonly display: DisplaySettings;
	readonly files = new AppFiles();
	/** Holds the book that is read from a laptop's shelf. */
	readonly reader = new BookReader();
	/** Page of a single member, for a woman without an office. */
	readonly memberPage: MemberPageLook;
	readonly codes: BookCodes;
	readonly copies: BookCopies;
	readonly founding: Founding;
	readonly phoneDay = new PhoneDay(() => this.parts.clock.today());
	#phase = $state<Phase>('starting');
	#covers = $state.raw<readonly BookCover[]>([]);
	#chosen = $state.raw<BookCover | null>(null);
	#book = $state.raw<BookView | null>(null);
	#fault = $state.raw<Fault | null>(null);
	#place: PlaceKeeper | null = null;
	#keys: OpenKeys | null = null;
	#dropPen: (() => void) | null = null;
	#stopFollowing: (() => void) | null = null;
	#audit: QuietAudit | null = null;
	/** Number of locks so far: a lock while a book is being opened cancels the opening. */
	#locks = 0;
	/** True while the book is open only for a write: the lock screen stays visible. */
	#isBehindLock = $state(false);

	constructor(parts: AppParts) {
		this.parts = parts;
		this.wording = new Wording(parts.settings, () => this.book?.currency ?? null);
		this.speaker = new Speaker(parts, this);
		this.memberPage = new MemberPageLook(this);
		this.display = new DisplaySettings(parts.settings);
		const lock = this.#lockSeen();
		this.codes = new BookCodes(this, lock);
		this.copies = new BookCopies(this, lock);
		this.founding = new Founding(parts, lock);
	}

	#lockSeen(): OpenLock {
		return {
			open: () => {
				const [book, cover, keys] = [this.#book, this.#chosen, this.#keys];
				return book === null || cover === null || keys === null ? null : { book, cover, keys };
			},
			saveCover: (cover, stored) => this.#saveCover(cover, stored),
			openBook: (cover, keys) => this.#open(cover, keys, null),
			lockIfStored: async (book) => {
				const cover = await coverStored(this.parts.shelf, book);
				if (cover === undefined) return;
				this.#replaceCover(cover);
				this.lock();
			}
		};
	}

	get phase(): Phase {
		if (this.#isBehindLock) return 'lock';
		if (this.memberPage.isOpen) return 'member-page';
		return this.reader.isOpen ? 'open' : this.#phase;
	}
	/** Books on this phone, practice books last. */
	get covers(): readonly BookCover[] {
		return this.#covers;
	}
	/** The book that is open or whose lock is shown. */
	get chosen(): BookCover | null {
		return this.#chosen;
	}
	/** The open book; null while everything is locked. */
	get book(): BookView | null {
		return this.reader.book ?? this.#book;
	}
	/** Fault that put the app into recovery. */
	get fault(): Fault | null {
		return this.#fault;
	}
	/** Keeps the screen on which the open book was left. @throws Defect before a book was opened */
	get place(): PlaceKeeper {
		return present(this.#place, 'a book was opened');
	}
	get words(): Words | null {
		return this.wording.words;
	}
	get today(): LocalDate {
		return this.phoneDay.today;
	}

	/** Called when the user moves to another screen. */
	leaveScreen(): void {
		this.#place?.goOn();
	}

	async start(): Promise<void> {
		const { secure, updates, phoneLanguage } = this.parts;
		await Promise.all([this.wording.begin(phoneLanguage), secure && this.showShelf()]);
		if (!secure) this.#phase = 'insecure';
		// The first screen of an empty phone is painted before more is loaded; the lock screen needs all words.
		if (!secure || this.covers.length === 0) await drawn();
		this.wording.complete().catch(() => (this.files.missing = true));
		if (secure) void updates.start();
		// Queued pages are sent while the books are locked, because sending needs no key.
		if (this.covers.some(({ post }) => post !== undefined))
			void this.parts.post?.().then(
				({ deliver }) => deliver(),
				() => undefined
			);
	}

	/** @param tag a language that ships, or one that came in a word file */
	async setLanguage(tag: string): Promise<void> {
		this.speaker.stop();
		try {
			await this.wording.choose(tag);
		} catch {
			this.files.missing = true;
		}
	}

	/** Shows the shelf, or the lock of the only book or of one whose new key paper was not confirmed before the app ended. */
	async showShelf(): Promise<void> {
		const covers = await this.parts.shelf.covers();
		if (!covers.ok) {
			this.#recover(covers.error);
			return;
		}
		this.#fault = null;
		this.#covers = [...covers.value].sort((one, other) => Number(one.practice) - Number(other.practice));
		const cutShort = this.#covers.find(({ paper }) => this.#phase === 'starting' && paper?.state === 'waits');
		this.choose((this.#covers.length === 1 ? this.#covers[0] : cutShort)?.book);
	}

	/** @param book shows its lock; without it the shelf */
	choose(book?: BookId): void {
		this.#chosen = this.#covers.find((cover) => cover.book === book) ?? null;
		this.#phase = this.#chosen === null ? 'shelf' : 'lock';
	}

	leaveLock(): void {
		this.choose();
		// One group was restored; other books of this phone may still be damaged.
		if (this.#fault !== null) void this.showShelf();
	}

	/** The chosen book's stored cover: another tab may have renewed the group key. */
	async coverNow(): Promise<BookCover | null> {
		const cover = this.#chosen;
		const now = await coverStored(this.parts.shelf, cover?.book);
		if (now !== undefined && this.#chosen === cover && this.#book === null) this.#replaceCover(now);
		return now ?? cover;
	}

	/** Opens the chosen book with an officer's code. */
	async unlock(slotId: string, digits: string): Promise<Result<void, UnlockRefusal | Fault>> {
		const cover = await this.coverNow();
		if (cover === null) return err({ type: 'UnknownSlot' });
		const opened = await this.parts.vault.openWithCode(cover.keys, slotId, digits, cover.deviceSecret);
		if (!opened.ok) return opened;
		const memberId = cover.keys.slots.find((slot) => slot.slotId === slotId)?.memberId ?? null;
		const isOpen = await this.#open(cover, opened.value, memberId);
		// If the app ended before a leaver's code was removed, opening the book has removed it now.
		if (!isOpen.ok || this.#chosen?.keys.slots.some((slot) => slot.slotId === slotId) === true) return isOpen;
		this.lock();
		return err({ type: 'UnknownSlot' });
	}

	/** Opens the chosen book with its key paper, which proves the paper; the officers can then get new codes. */
	async unlockWithSheet(letters: string): Promise<Result<void, UnlockRefusal | Rejection | Fault>> {
		const cover = await this.coverNow();
		if (cover === null) return err({ type: 'UnknownSlot' });
		const opened = await this.parts.vault.openWithRecovery(cover.keys, letters, false);
		if (!opened.ok) return opened;
		const isOpen = await this.#open(cover, opened.value.keys, null);
		return isOpen.ok ? this.codes.openedByPaper(letters) : isOpen;
	}

	/** Opens the book for `work` and locks it again; the lock screen stays, and nothing behind it is rendered or spoken. */
	async behindLock<Done>(work: () => Promise<Done>): Promise<Done> {
		this.#isBehindLock = true;
		try {
			return await work();
		} finally {
			this.lock();
			this.#isBehindLock = false;
		}
	}

	/** Closes the open book at once and removes it from memory. */
	lock(): void {
		this.#locks += 1;
		this.reader.lock();
		this.memberPage.close();
		this.speaker.forgetNames();
		this.codes.closed();
		this.founding.kept.closed();
		this.parts.idleLock.stop();
		this.#stopFollowing?.();
		this.#audit?.end();
		this.#book?.session.close();
		this.#dropPen?.();
		[this.#stopFollowing, this.#audit, this.#dropPen] = [null, null, null];
		[this.#book, this.#keys] = [null, null];
		if (this.#chosen !== null) this.#phase = 'lock';
	}

	async discardPractice(book: BookId): Promise<Result<void, Fault>> {
		this.lock();
		const gone = await this.parts.shelf.discardPractice(book);
		if (gone.ok) {
			await Promise.all([this.parts.drafts.drop(book), this.parts.drafts.drop(book, 'squares')]);
			await this.showShelf();
		}
		return gone;
	}

	/** True if prints of this book can be signed: it is the open book of this phone, not a copy being read. */
	signs(book: BookView): boolean {
		return this.#book === book;
	}

	/** Signer with the group key of a book; null for a copy, whose keys are not on this phone. */
	readonly groupKeysOf = (book: BookView): GroupSigner | null => (this.signs(book) ? this.#keys : null);

	async #saveCover(cover: BookCover, stored?: () => void): Promise<Result<void, Fault>> {
		const book = this.#book;
		if (book === null) return err({ type: 'StorageClosed' });
		const saved = await this.parts.shelf.saveCover(cover);
		if (!saved.ok) return saved;
		stored?.();
		this.#replaceCover(cover);
		if (!cover.practice) void this.parts.secondCopy.keepCover((await bookActs()).coverToCopy(cover));
		return saved;
	}

	/** @param memberId owner of the code; null for the key paper and a new book */
	async #open(cover: BookCover, keys: OpenKeys, memberId: MemberId | null): Promise<Result<void, Fault>> {
		const locks = this.#locks;
		const { BookView, openSession, opensMemberPageOnly, PlaceKeeper } = await bookActs();
		const pen = await this.parts.shelf.takePen(cover.book);
		const shown = (): BookCover | null => (this.#chosen?.book === cover.book ? this.#chosen : null);
		const session = await openSession(bookParts(this.parts, cover, keys, shown), cover.currency);
		if (!session.ok) {
			pen?.();
			if (['RecordsMissing', 'Damaged', 'PagesUnreadable'].includes(session.error.type))
				this.#recover(session.error);
			return session;
		}
		const isHers = memberId !== null && opensMemberPageOnly(session.value.state, cover.keys.slots, memberId);
		if (isHers || locks !== this.#locks) {
			session.value.close();
			pen?.();
			return err({ type: isHers ? 'MemberPageOnly' : 'StorageClosed' });
		}
		this.#dropPen = pen;
		this.#keys = keys;
		this.#replaceCover(cover);
		this.#book = new BookView(session.value, cover, pen === null);
		if (pen !== null && !cover.practice) this.#audit = new QuietAudit(this.parts, session.value);
		await this.#watch(session.value);
		(this.#place ??= new PlaceKeeper(this.parts.settings, () => this.#book?.session)).opened();
		await this.codes.waitForPaper(cover, memberId !== null);
		if (locks !== this.#locks) return err({ type: 'StorageClosed' });
		this.phoneDay.look(cover.practice || memberId === null ? null : session.value.state);
		this.#phase = 'open';
		void this.#audit?.begin();
		if (pen !== null) this.#tendPost();
		return ok(undefined);
	}

	/** During a meeting, while money is counted and people talk, the idle time before the lock is longer. */
	async #watch(session: BookSession): Promise<void> {
		const { idleLock } = this.parts;
		let { place } = session.head;
		const update = () => {
			idleLock.meetingIsOpen(session.state.openMeeting !== null);
			void this.#audit?.look();
			if (session.head.place !== place) this.#tendPost();
			place = session.head.place;
			return this.codes.asTheBookSays();
		};
		this.#stopFollowing = session.follow(() => void update());
		idleLock.start();
		await update();
	}

	/** For a group with a post box: queues sealed pages beside the book until there is a network (docs/POST.md). */
	#tendPost(): void {
		if (this.#chosen?.post !== undefined)
			void this.copies.post().then(
				(post) => post.tend(),
				() => undefined
			);
	}
	#replaceCover(cover: BookCover): void {
		this.#chosen = cover;
		this.#covers = [...this.#covers.filter((one) => one.book !== cover.book), cover];
	}

	#recover(fault: Fault): void {
		this.#fault = fault;
		this.#phase = 'recovery';
	}
}

/**
 * Adapters for the session of an open book.
 *
 * @param shown the app's current cover of it; null once another book is chosen
 */
function bookParts(
	{ shelf, vault, secondCopy, auditPages, drafts, clock, random }: AppParts,
	{ book, practice }: BookCover,
	keys: OpenKeys,
	shown: () => BookCover | null
) {
	return {
		pages: { book, keys, vault },
		store: shelf.open(book),
		secondCopy: practice ? null : secondCopy,
		auditPages,
		cover: shown,
		isKeyOld: async () => isOlder(shown(), await coverStored(shelf, book)),
		drafts,
		clock,
		random
	};
}
