import {
	codeHolders,
	neverHadOfficers,
	type CheckedBackup,
	type KeyDocument,
	type OpenedBackup,
	type OpenKeys
} from '#app';
import { activeMembers, type GroupState } from '#group';
import type { LocalDate, Result } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import { CodeGiving } from '../opening/code-giving.svelte.ts';
import type { Reason, SpokenReason } from '#session/reasons.ts';
import { isAtItsLock } from '#session/open-lock.ts';
import { wordsOf } from '#session/context.ts';
import { refuse } from '#session/refusing.ts';
import { bytesOf, type ChosenFile } from './chosen-file.ts';

/** A valid and complete copy, opened by the key paper. */
export interface GoodCopy {
	readonly keys: OpenKeys;
	readonly document: KeyDocument;
	readonly backup: CheckedBackup;
}

/** Fetches and opens a copy by the letters of the key paper. */
type OpenCopy = (letters: string, stop: AbortSignal) => Promise<Result<GoodCopy, Reason>>;

/** Reads a copy: the file, then the letters of the key paper, which a practice copy does not need. Checks everything and writes nothing. */
export class CopyReading {
	readonly #app: AppState;
	readonly #open: AppState['copies']['openBackup'];
	/** Fetches and opens a copy that is not a local file. */
	#opens: OpenCopy | null = null;
	#bytes: Uint8Array | null = null;
	/** The chosen file, once its format was found valid. */
	file: OpenedBackup | null = null;
	#stopped = new AbortController();
	#letters = $state('');
	stage = $state<'file' | 'letters' | 'good'>('file');
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	copy = $state.raw<GoodCopy | null>(null);
	#ofPractice = $state.raw<CheckedBackup | null>(null);
	/** True if the open keys are enough: a practice group has no key paper. */
	readonly isPractice: boolean;

	/** @param openIt opens the copy with the letters; left out for a complete copy */
	constructor(
		app: AppState,
		openIt?: AppState['copies']['openBackup'],
		{ isPractice = false }: { readonly isPractice?: boolean } = {}
	) {
		this.#app = app;
		this.#open = openIt ?? ((bytes, letters, stop) => app.copies.openBackup(bytes, letters, stop));
		this.isPractice = isPractice;
	}

	/** Content of the copy, once all of it was checked. */
	get backup(): CheckedBackup | null {
		return this.copy?.backup ?? this.#ofPractice;
	}

	get letters(): string {
		return this.#letters;
	}
	set letters(letters: string) {
		this.#letters = letters;
		this.refusal = null;
	}

	/** Number of members at the last sealed page. */
	get members(): number {
		return this.#sealed === undefined ? 0 : activeMembers(this.#sealed).length;
	}
	/** Number of regular meetings sealed in the copy. */
	get meetings(): number {
		return this.#sealed?.lastNumber.regular ?? 0;
	}
	get until(): LocalDate | null {
		return this.#sealed?.regularMeetings.at(-1)?.day ?? this.#sealed?.lastSealedDay ?? null;
	}
	/** Day of the meeting that is open in the copy; null if none is. */
	get open(): LocalDate | null {
		const open = this.backup?.state.openMeeting ?? null;
		return open === null || open.kind === 'desk' ? null : open.day;
	}
	get #sealed(): GroupState | undefined {
		return this.backup?.sealed;
	}
	/** Spoken summary of what a woman can check; it names no number of entries. */
	get told(): string {
		const words = wordsOf(this.#app);
		return [
			words.say('backup.rehearse-good'),
			`${words.number(this.members)} ${words.say('word.didi')}.`,
			words.say('backup.rehearse-meetings', { count: words.number(this.meetings) }),
			...(this.until === null
				? []
				: [words.say('backup.rehearse-until', { day: words.dayInWords(this.until) })]),
			...(this.open === null ? [] : [`${words.say('backup.restore-open')}.`])
		].join(' ');
	}

	/** Checks the file as far as possible without its key. */
	async choose(file: ChosenFile): Promise<void> {
		this.busy = true;
		this.refusal = null;
		const opened = await this.#look(file);
		if (opened.ok && this.isPractice) return this.#readPractice(opened.value);
		this.busy = false;
		if (opened.ok) this.stage = 'letters';
		else this.refusal = refuse(this.#app, opened.error);
	}

	async #readPractice(file: OpenedBackup): Promise<void> {
		const stop = this.begin();
		const read = await this.#app.copies.readPractice(file, stop);
		if (stop.aborted) return;
		this.busy = false;
		if (!read.ok) this.refusal = refuse(this.#app, read.error);
		else {
			this.#ofPractice = read.value;
			this.stage = 'good';
		}
	}

	/** Starts with a copy that is no file: the letters are asked for next, and fetch and open it. */
	comesBy(opens: OpenCopy): void {
		this.#opens = opens;
		this.refusal = null;
		this.stage = 'letters';
	}

	/** Decrypts, checks every record and replays the book. */
	async check(): Promise<void> {
		const [bytes, opens] = [this.#bytes, this.#opens];
		if (this.busy || (bytes === null && opens === null)) return;
		this.busy = true;
		this.refusal = null;
		const stop = this.begin();
		const opened = await (opens?.(this.#letters, stop) ??
			this.#open(bytes ?? new Uint8Array(), this.#letters, stop));
		if (stop.aborted) {
			if (opened.ok) opened.value.keys.forget();
			return;
		}
		this.busy = false;
		if (!opened.ok) this.refusal = refuse(this.#app, opened.error);
		else {
			this.copy = opened.value;
			this.stage = 'good';
		}
	}

	/** @returns false at the first stage */
	back(): boolean {
		this.refusal = null;
		this.#stopped.abort();
		this.busy = false;
		if (this.stage === 'file') return false;
		this.stage = this.stage === 'good' && !this.isPractice ? 'letters' : 'file';
		if (this.stage === 'file') this.#opens = null;
		return true;
	}

	/** Ends a rehearsal: drops the keys of the copy. */
	forget(): void {
		this.copy?.keys.forget();
		this.copy = null;
		this.#ofPractice = null;
		this.#bytes = null;
		this.file = null;
	}

	/** Stops the worker and drops what was read, when the screen is left or the app is locked. */
	leave(): void {
		this.#stopped.abort();
		this.#bytes = null;
		this.file = null;
	}

	/** Begins a reading and aborts the previous one. @returns signal that aborts when the reading is left */
	begin(): AbortSignal {
		this.#stopped.abort();
		this.#stopped = new AbortController();
		return this.#stopped.signal;
	}

	async #look(file: ChosenFile) {
		const bytes = await bytesOf(file, 'copy');
		if (!bytes.ok) return bytes;
		this.#bytes = bytes.value;
		const opened = await this.#app.parts.backupFile.open(bytes.value);
		this.file = opened.ok ? opened.value : null;
		return opened;
	}
}

/** Restores a book from a copy. The officers get new codes, because the old ones are bound to the old phone. */
export class BookReturn {
	readonly #app: AppState;
	readonly reading: CopyReading;
	#stage = $state<'reading' | 'codes' | 'writing'>('reading');
	giving = $state.raw<CodeGiving | null>(null);
	#refusal = $state.raw<SpokenReason | null>(null);

	constructor(app: AppState) {
		this.#app = app;
		this.reading = new CopyReading(app);
	}

	get stage(): 'file' | 'letters' | 'good' | 'codes' | 'writing' {
		return this.#stage === 'reading' ? this.reading.stage : this.#stage;
	}
	get refusal(): SpokenReason | null {
		return this.#refusal ?? this.reading.refusal;
	}

	/** Number of active officers in the copy, who get codes here; 0 before a valid copy was read. */
	get officersLeft(): number {
		return this.#holders.length;
	}

	/** True if the book was restored but a later step failed: it is at its lock. */
	get isLocked(): boolean {
		return isAtItsLock(this.#app, this.reading.copy?.document.book);
	}

	get #holders() {
		const { copy } = this.reading;
		return copy === null ? [] : codeHolders(copy.backup.sealed);
	}

	/** @returns true if the book can be written now: it has no active officer, or all have their codes */
	giveCodes(): boolean {
		const { copy } = this.reading;
		if (copy === null) return false;
		this.#refusal = null;
		if (this.#app.covers.some(({ book }) => book === copy.document.book)) {
			this.#refusal = refuse(this.#app, { type: 'BookAlreadyHere' });
			return false;
		}
		const lacking = neverHadOfficers(copy.backup.sealed);
		if (lacking !== null) {
			this.#refusal = refuse(this.#app, lacking);
			return false;
		}
		this.#app.founding.begin(copy.document.book);
		const holders = this.#holders;
		// After a fault the codes were already repeated.
		if (holders.length === 0 || this.giving?.isDone === true) return true;
		this.giving ??= new CodeGiving(this.#app.parts.random, () => holders);
		this.#stage = 'codes';
		return false;
	}

	/** @returns true once the book is restored and open */
	async write(): Promise<boolean> {
		const { copy } = this.reading;
		if (copy === null || this.#stage === 'writing') return false;
		this.#stage = 'writing';
		const restored = await this.#app.copies.restore(copy, this.giving?.given ?? []);
		if (restored.ok) return true;
		this.#stage = 'reading';
		this.#refusal = refuse(this.#app, restored.error);
		return false;
	}

	/** @returns false at the first stage */
	back(): boolean {
		this.#refusal = null;
		if (this.#stage === 'reading') {
			// The codes belong to the officers of this copy.
			this.giving = null;
			return this.reading.back();
		}
		if (this.giving?.back() !== true) this.#stage = 'reading';
		return true;
	}
}
