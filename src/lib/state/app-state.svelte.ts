import { ok, err, present, type BookId, type LocalDate, type MemberId, type Result } from '#kernel';
import type {
	BackupRefusal,
	BookCover,
	BookOfPractice,
	BookSession,
	CheckedBackup,
	Fault,
	FoundedBook,
	GivenCode,
	GroupSigner,
	Journal,
	KeyDocument,
	NewBook,
	OpenKeys,
	ProofContent,
	SetAside,
	TouchedCode,
	UnlockRefusal
} from '#app';
import type { Rejection } from '#group';
import type { Words } from '#i18n';
import { AppFiles } from './app-files.svelte.ts';
import type { AppParts } from './app-parts.ts';
import { BookReader } from './book-reader.svelte.ts';
import type * as BookActs from './book-acts.ts';
import type { BookView } from './book-view.svelte.ts';
import { keyPapers } from './key-paper.svelte.ts';
import { OwnPageLook } from './own-page-look.svelte.ts';
import { Comfort } from './comfort.svelte.ts';
import type { PlaceKeeper } from './place-keeper.ts';
import { QuietAudit } from './quiet-audit.ts';
import { Speaker } from './speaker.svelte.ts';
import { Wording } from './wording.svelte.ts';

/** Where the app stands; the layout draws one of these. */
export type Phase = 'starting' | 'insecure' | 'recovery' | 'shelf' | 'lock' | 'own-page' | 'open';

const bookActs = () => import('./book-acts.ts');

/** The app around the books: which are on the shelf, which is open, in which language. */
export class AppState {
	readonly parts: AppParts;
	readonly wording: Wording;
	readonly speaker: Speaker;
	readonly comfort: Comfort;
	readonly files = new AppFiles();
	/** For the books of a laptop's shelf. */
	readonly reader = new BookReader();
	/** Her own page, for a woman without an office. */
	readonly own: OwnPageLook;
	#phase = $state<Phase>('starting');
	#covers = $state.raw<readonly BookCover[]>([]);
	#chosen = $state.raw<BookCover | null>(null);
	#book = $state.raw<BookView | null>(null);
	#fault = $state.raw<Fault | null>(null);
	#place: PlaceKeeper | null = null;
	#keys: OpenKeys | null = null;
	#openedWithPaper = false;
	#dropPen: (() => void) | null = null;
	#stopFollowing: (() => void) | null = null;
	#audit: QuietAudit | null = null;

	constructor(parts: AppParts) {
		this.parts = parts;
		this.wording = new Wording(parts.settings, () => this.book?.currency ?? null);
		this.speaker = new Speaker(parts, this);
		this.own = new OwnPageLook(this);
		this.comfort = new Comfort(parts.settings);
	}

	get phase(): Phase {
		if (this.own.isOpen) return 'own-page';
		return this.reader.isOpen ? 'open' : this.#phase;
	}
	/** Books on this phone, practice ones last. */
	get covers(): readonly BookCover[] {
		return this.#covers;
	}
	/** The book whose lock is shown, or that is open. */
	get chosen(): BookCover | null {
		return this.#chosen;
	}
	/** The open book; null while everything is locked. */
	get book(): BookView | null {
		return this.reader.book ?? this.#book;
	}
	/** Why the app is in recovery. */
	get fault(): Fault | null {
		return this.#fault;
	}
	/** Where the open book was left. @throws Defect before a book was opened */
	get place(): PlaceKeeper {
		return present(this.#place, 'a book was opened');
	}
	get words(): Words | null {
		return this.wording.words;
	}
	get today(): LocalDate {
		return this.parts.clock.today();
	}

	/** People go on to another screen. */
	leaveScreen(): void {
		this.#place?.goOn();
	}

	async start(): Promise<void> {
		const { settings, secure, updates } = this.parts;
		await Promise.all([this.wording.begin(settings.read('language') ?? 'hi'), secure && this.showShelf()]);
		if (!secure) this.#phase = 'insecure';
		// The first screen of an empty phone is drawn before anything else is fetched; a phone with books will need it all.
		if (!secure || this.covers.length === 0) await drawn();
		else Promise.all([bookActs(), this.parts.fetchKeys?.()]).catch(() => undefined);
		this.wording.complete().catch(() => (this.files.missing = true));
		if (secure) void updates.start();
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

	/** To the shelf; straight to the lock where there is only one book. */
	async showShelf(): Promise<void> {
		const covers = await this.parts.shelf.covers();
		if (!covers.ok) {
			this.#recover(covers.error);
			return;
		}
		this.#fault = null;
		this.#covers = [...covers.value].sort((one, other) => Number(one.practice) - Number(other.practice));
		this.#chosen = this.#covers.length === 1 ? (this.#covers[0] ?? null) : null;
		this.#phase = this.#chosen === null ? 'shelf' : 'lock';
	}

	choose(book: BookId): void {
		this.#chosen = this.#covers.find((cover) => cover.book === book) ?? null;
		this.#phase = this.#chosen === null ? 'shelf' : 'lock';
	}

	leaveLock(): void {
		this.#chosen = null;
		this.#phase = 'shelf';
		// A group was brought back; others of this phone may still be missed.
		if (this.#fault !== null) void this.showShelf();
	}

	/** Opens the chosen book with an officer's code. */
	async unlock(slotId: string, digits: string): Promise<Result<void, UnlockRefusal | Fault>> {
		const cover = this.#chosen;
		if (cover === null) return err({ type: 'UnknownSlot' });
		const opened = await this.parts.vault.openWithCode(cover.keys, slotId, digits, cover.deviceSecret);
		if (!opened.ok) return opened;
		const memberId = cover.keys.slots.find((slot) => slot.slotId === slotId)?.memberId ?? null;
		const isOpen = await this.#open(cover, opened.value, memberId);
		// Where the phone died before her code was taken out, a woman who left still has one: it goes now.
		if (!isOpen.ok || this.#chosen?.keys.slots.some((slot) => slot.slotId === slotId) === true) return isOpen;
		this.lock();
		return err({ type: 'UnknownSlot' });
	}

	/** Opens the chosen book on this phone with its key paper, which is proved by that; the officers can then get new codes. */
	async unlockWithSheet(recoveryCode: string): Promise<Result<void, UnlockRefusal | Fault>> {
		const cover = this.#chosen;
		if (cover === null) return err({ type: 'UnknownSlot' });
		const opened = await this.parts.vault.openWithRecovery(cover.keys, recoveryCode, false);
		if (!opened.ok) return opened;
		const isOpen = await this.#open(cover, opened.value.keys, null);
		this.#openedWithPaper = isOpen.ok;
		const open = this.#chosen;
		if (!isOpen.ok || open === null || open.practice || open.paper?.state === 'proved') return isOpen;
		const { provedPaper } = await bookActs();
		return this.#savePaper({ ...open, paper: await provedPaper(this.parts.vault, open.keys) });
	}

	/** Somebody typed the letters of the key paper: they open the book, and are not kept any more. The screen ends `keyPapers`. */
	async provePaper(letters: string): Promise<Result<void, UnlockRefusal | Fault>> {
		const cover = this.#chosen;
		if (cover === null) return err({ type: 'StorageClosed' });
		const { provePaper } = await bookActs();
		const proved = await provePaper(this.parts.vault, cover, letters);
		if (!proved.ok) return proved;
		// Codes may have changed meanwhile: only what is known of the paper is new.
		return this.#saveCover({ ...(this.#chosen ?? cover), paper: proved.value });
	}

	/** A new key paper by two officers' codes; the old one opens nothing from now on, and the new one waits to be proved. */
	async renewPaper(
		touched: readonly TouchedCode[]
	): Promise<Result<void, UnlockRefusal | Rejection | Fault>> {
		const [book, cover, keys] = [this.#book, this.#chosen, this.#keys];
		if (book === null || cover === null || keys === null) return err({ type: 'StorageClosed' });
		if (book.readOnly) return err({ type: 'OtherTabWrites' });
		const { renewPaper } = await bookActs();
		const renewed = await renewPaper(this.parts.vault, { cover, keys, state: book.session.state }, touched);
		return renewed.ok ? this.#savePaper(renewed.value) : renewed;
	}

	async #savePaper(cover: BookCover): Promise<Result<void, Fault>> {
		const saved = await this.#saveCover(cover);
		if (saved.ok) await this.#waitForPaper(cover);
		return saved;
	}

	/** The letters that nobody typed back yet: the next screen is their paper. */
	async #waitForPaper(cover: BookCover): Promise<void> {
		const keys = this.#keys;
		if (keys === null) return;
		const { lettersThatWait } = await bookActs();
		const letters = await lettersThatWait(keys, cover);
		if (letters.ok && letters.value !== null && this.#keys === keys)
			keyPapers(this).ask({ book: cover.book, letters: letters.value, symbol: cover.symbol });
		else keyPapers(this).done();
	}

	/** Whether the key paper opened the book: whoever has it can make every code anew. */
	get openedWithPaper(): boolean {
		return this.#openedWithPaper;
	}

	/** Closes the open book at once; nothing of it stays in memory. */
	lock(): void {
		this.reader.lock();
		this.own.close();
		this.speaker.forgetNames();
		keyPapers(this).done();
		this.parts.idleLock.stop();
		this.#stopFollowing?.();
		this.#audit?.end();
		this.#audit = null;
		this.#book?.session.close();
		this.#book = null;
		this.#keys = null;
		this.#openedWithPaper = false;
		this.#dropPen?.();
		this.#dropPen = null;
		if (this.#chosen !== null) this.#phase = 'lock';
	}

	/** An officer's code for the seal; true when it is hers. Counts wrong tries like the lock does. */
	async verifyCode(slotId: string, digits: string): Promise<Result<void, UnlockRefusal>> {
		const cover = this.#chosen;
		if (cover === null) return err({ type: 'UnknownSlot' });
		return this.parts.vault.verifyCode(cover.keys, slotId, digits, cover.deviceSecret);
	}

	/** Makes a book and opens it. @returns the letters for the printed recovery sheet, shown once */
	async found(asked: NewBook): Promise<Result<{ readonly recoveryCode: string }, Rejection | Fault>> {
		const { foundBook } = await bookActs();
		return this.#opened(await foundBook(this.parts, asked));
	}

	async #opened<Refusal>(
		founded: Result<FoundedBook, Refusal>
	): Promise<Result<{ readonly recoveryCode: string }, Refusal | Fault>> {
		if (!founded.ok) return founded;
		const { cover, keys, recoveryCode } = founded.value;
		const opened = await this.#open(cover, keys, null);
		return opened.ok ? ok({ recoveryCode }) : opened;
	}

	/** Makes a book from a journal that staff gave, and opens it. @returns the letters, as `found` does */
	async foundFromJournal(
		journal: Journal,
		how: Parameters<typeof BookActs.foundFromJournal>[2]
	): Promise<Result<{ readonly recoveryCode: string }, Rejection | Fault | BookOfPractice>> {
		const { foundFromJournal } = await bookActs();
		return this.#opened(await foundFromJournal(this.parts, journal, how));
	}

	/** Puts a practice book away. */
	async discardPractice(book: BookId): Promise<Result<void, Fault>> {
		this.lock();
		const gone = await this.parts.shelf.discardPractice(book);
		if (gone.ok) {
			await this.parts.drafts.drop(book);
			await this.showShelf();
		}
		return gone;
	}

	/** Whether prints of this book can be signed: it is the one that lies open on this phone, not a copy that is read. */
	signs(book: BookView): boolean {
		return this.#book === book;
	}

	/** The code of a print, signed by the group of the open book; null when none is open. */
	async signPrint(content: ProofContent) {
		const keys = this.#keys;
		if (keys === null) return null;
		const { signProof } = await bookActs();
		return { bytes: await signProof(keys, content), publicKey: keys.groupPublicKey };
	}

	/** What signs as the group of a book; null for a copy, whose keys are not here. */
	readonly groupKeysOf = (book: BookView): GroupSigner | null => (this.signs(book) ? this.#keys : null);

	/** A verified copy of the open book, ready to be handed to a file or another phone. */
	async makeBackup() {
		const [book, cover, keys] = [this.#book, this.#chosen, this.#keys];
		if (book === null || cover === null || keys === null) return err({ type: 'StorageClosed' } as const);
		const { makeBackup } = await bookActs();
		return makeBackup(this.parts, book.session, keys, cover, this.today);
	}

	/** Called once another app or device took the file: the third mark. A download lies on the same phone. */
	async noteBackup(place: number): Promise<Result<void, Fault>> {
		const cover = this.#chosen;
		if (cover === null) return ok(undefined);
		return this.#saveCover({ ...cover, lastBackup: { on: this.today, place } });
	}

	async openBackup(bytes: Uint8Array, recoveryCode: string) {
		const { openBackupWithSheet } = await bookActs();
		return openBackupWithSheet(this.parts, bytes, recoveryCode);
	}

	/** Puts a checked backup on this phone and opens it; the officers have their new codes. */
	async restore(
		opened: { readonly keys: OpenKeys; readonly document: KeyDocument; readonly backup: CheckedBackup },
		codes: readonly GivenCode[]
	): Promise<Result<void, Fault | { readonly type: 'BookAlreadyHere' }>> {
		const { restoreBook } = await bookActs();
		const restored = await restoreBook(this.parts, opened, codes);
		if (!restored.ok && restored.error.type === 'BookAlreadyHere' && this.#phase === 'recovery')
			return this.#mend(opened);
		if (!restored.ok) return restored;
		return this.#open(restored.value.cover, restored.value.keys, null);
	}

	/** A book that is here and does not open: its pages come from the copy, and its codes stay. */
	async #mend({
		keys,
		backup
	}: {
		readonly keys: OpenKeys;
		readonly backup: CheckedBackup;
	}): Promise<Result<void, Fault | { readonly type: 'BookAlreadyHere' }>> {
		const { shelf, vault, secondCopy } = this.parts;
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
		await this.showShelf();
		return ok(undefined);
	}

	/** Puts right from a file what no copy on this phone holds well; the open keys read it. */
	async mendFromFile(bytes: Uint8Array): Promise<Result<SetAside, Fault | BackupRefusal>> {
		const [book, keys] = [this.#book, this.#keys];
		if (book === null || keys === null) return err({ type: 'StorageClosed' });
		if (book.readOnly) return err({ type: 'OtherTabWrites' });
		const { checkBackup } = await bookActs();
		const copy = await checkBackup(this.parts, bytes, keys);
		return copy.ok ? book.session.bringBack(copy.value) : copy;
	}

	/** A new code for a woman, given by the app; replaces an older one of hers. */
	async giveCode(code: GivenCode): Promise<Result<void, Fault>> {
		const [cover, keys] = [this.#chosen, this.#keys];
		if (cover === null || keys === null) return err({ type: 'StorageClosed' });
		const document = await keys.withCode(cover.keys, code.holder, code, cover.deviceSecret);
		const saved = await this.#saveCover({ ...cover, keys: document });
		await this.#codesAsTheBookSays();
		return saved;
	}

	/** Her code opens nothing any more. */
	async takeCode(memberId: MemberId): Promise<Result<void, Fault>> {
		const [cover, keys] = [this.#chosen, this.#keys];
		if (cover === null || keys === null) return err({ type: 'StorageClosed' });
		return this.#saveCover({ ...cover, keys: await keys.withoutCode(cover.keys, memberId) });
	}

	/** Whoever left the group opens its book no more (ledger law 5, MemberLeft); the lock shows the offices of today. */
	async #codesAsTheBookSays(): Promise<void> {
		const [book, cover, keys] = [this.#book, this.#chosen, this.#keys];
		if (book === null || cover === null || keys === null || book.readOnly) return;
		const { codesOfToday } = await bookActs();
		const document = await codesOfToday(cover.keys, keys, book.session.state);
		if (document !== cover.keys && this.#book === book) await this.#saveCover({ ...cover, keys: document });
	}

	/** Whether she has a code here: she can then approve a seal. */
	slotOf(memberId: MemberId) {
		return this.#chosen?.keys.slots.find((slot) => slot.memberId === memberId);
	}

	async #saveCover(cover: BookCover): Promise<Result<void, Fault>> {
		const book = this.#book;
		if (book === null) return err({ type: 'StorageClosed' });
		const saved = await this.parts.shelf.saveCover(cover);
		if (!saved.ok) return saved;
		this.#replaceCover(cover);
		if (!cover.practice) void this.parts.secondCopy.keepCover(cover);
		return saved;
	}

	/** @param memberId whose code opened it; null for the key paper and a new book */
	async #open(cover: BookCover, keys: OpenKeys, memberId: MemberId | null): Promise<Result<void, Fault>> {
		const { shelf, vault, secondCopy, drafts, clock, random } = this.parts;
		const { BookView, openSession, opensOnlyHerPage, PlaceKeeper } = await bookActs();
		const pen = await shelf.takePen(cover.book);
		const store = shelf.open(cover.book);
		const pages = { book: cover.book, keys, vault };
		const copy = cover.practice ? null : secondCopy;
		const ofBook = (): BookCover | null => (this.#chosen?.book === cover.book ? this.#chosen : null);
		const parts = { pages, store, secondCopy: copy, cover: ofBook, drafts, clock, random };
		const session = await openSession(parts, cover.currency);
		if (!session.ok) {
			pen?.();
			if (['RecordsMissing', 'Damaged', 'PagesUnreadable'].includes(session.error.type))
				this.#recover(session.error);
			return session;
		}
		if (memberId !== null && opensOnlyHerPage(session.value.state, cover.keys.slots, memberId)) {
			session.value.close();
			pen?.();
			return err({ type: 'OnlyHerPage' });
		}
		this.#dropPen = pen;
		this.#keys = keys;
		this.#replaceCover(cover);
		this.#book = new BookView(session.value, cover, pen === null);
		if (pen !== null && !cover.practice) this.#audit = new QuietAudit(this.parts, session.value);
		await this.#watch(session.value);
		this.#place ??= new PlaceKeeper(this.parts.settings, () => this.#book?.session);
		this.#place.opened();
		await this.#waitForPaper(cover);
		this.#phase = 'open';
		void this.#audit?.begin();
		return ok(undefined);
	}

	/** While a meeting is open, money is counted and people talk: the book then stays open longer. */
	async #watch(session: BookSession): Promise<void> {
		const { idleLock } = this.parts;
		const tell = () => {
			idleLock.meetingIsOpen(session.state.openMeeting !== null);
			void this.#audit?.look();
			return this.#codesAsTheBookSays();
		};
		this.#stopFollowing = session.follow(() => void tell());
		idleLock.start();
		await tell();
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

/** Resolves when what was decided is on the screen; where none is looked at, at once. */
const drawn = (): Promise<void> =>
	new Promise((resolve) => {
		if (document.hidden) resolve();
		else requestAnimationFrame(() => setTimeout(resolve));
	});
