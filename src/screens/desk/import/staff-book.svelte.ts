import { codeHolders, lacksOfficers, type JournalFile } from '#app';
import { err, present, symbolsToOffer, type BookId } from '#kernel';
import { ringColour } from '#ui/symbol/symbols.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { journalOfBytes } from '#session/journal-of-file.ts';
import { CodeGiving } from '../../frame/opening/code-giving.svelte.ts';
import { bytesOf, type ChosenFile } from '../../frame/copies/chosen-file.ts';
import { groupFigures, type GroupFigures } from './group-figures.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { isAtItsLock } from '#session/open-lock.ts';
import { refuse, refuseWith } from '#session/refusing.ts';

/**
 * Takes the journal of one group that staff made, as a new book of this phone: everything is checked, the women compare it
 * with their paper book, the officers get codes here, and keys are made here. Nothing is written before the last step.
 */
export class StaffBook {
	readonly #app: AppState;
	readonly #stopped = new AbortController();
	#journal = $state.raw<JournalFile | null>(null);
	/** Of the book to come, once a good file was chosen. */
	#book: BookId | undefined;
	stage = $state<'file' | 'good' | 'codes' | 'writing'>('file');
	busy = $state(false);
	giving = $state.raw<CodeGiving | null>(null);
	refusal = $state.raw<SpokenReason | null>(null);

	constructor(app: AppState) {
		this.#app = app;
	}

	/** What is read in a worker ends. */
	leave(): void {
		this.#stopped.abort();
	}

	/** What is in the file, to be compared with the paper book; null before a good one was chosen. */
	get figures(): GroupFigures | null {
		return this.#journal === null ? null : groupFigures(this.#journal);
	}

	/** The book is made, and something failed after that: it waits at its lock. */
	get isLocked(): boolean {
		return isAtItsLock(this.#app, this.#book);
	}

	async choose(file: ChosenFile): Promise<void> {
		if (this.busy) return;
		this.refusal = null;
		// Codes are of the officers of one file.
		this.giving = null;
		this.busy = true;
		const stop = this.#stopped.signal;
		const bytes = await bytesOf(file, 'journal');
		const read = bytes.ok ? await journalOfBytes(this.#app, bytes.value, stop) : err([bytes.error]);
		if (stop.aborted) return;
		this.busy = false;
		const lacking = read.ok ? lacksOfficers(read.value.state) : null;
		const why = read.ok ? undefined : read.error[0]?.type;
		if (why === 'TooLarge' || why === 'ReadingStopped') this.refusal = refuse(this.#app, { type: why });
		else if (!read.ok) this.refusal = refuseWith(this.#app, 'desk.sheet-bring-bad', 'second-book');
		else if (read.value.book.practice === true) this.refusal = refuse(this.#app, { type: 'BookOfPractice' });
		else if (read.value.state.openMeeting !== null || read.value.apart.length > 0)
			this.refusal = refuseWith(this.#app, 'desk.sheet-bring-open', 'meeting');
		else if (lacking !== null) this.refusal = refuse(this.#app, lacking);
		else {
			this.#journal = read.value;
			this.#book ??= this.#app.founding.begin();
			this.stage = 'good';
		}
	}

	/** The women compared the figures: each officer gets her code. @returns whether the book can now be written: everybody has hers, and a fault came after */
	giveCodes(): boolean {
		const journal = this.#journal;
		if (journal === null) return false;
		if (this.giving?.isDone === true) return true;
		const holders = codeHolders(journal.state);
		this.giving ??= new CodeGiving(this.#app.parts.random, () => holders);
		this.stage = 'codes';
		return false;
	}

	/** Makes the book and opens it; then it waits for its key paper. @returns whether it is made */
	async write(): Promise<boolean> {
		const journal = this.#journal;
		if (journal === null || this.stage === 'writing') return false;
		this.stage = 'writing';
		const cover = this.#cover(journal);
		const codes = this.giving?.given ?? [];
		const founded = await this.#app.founding.foundFromJournal(journal, { book: this.#book, cover, codes });
		if (!founded.ok) {
			this.stage = 'good';
			this.refusal = refuse(this.#app, founded.error, journal.book.currency);
			return false;
		}
		return true;
	}

	/** @returns false at the first stage */
	back(): boolean {
		this.refusal = null;
		if (this.stage === 'file') return false;
		if (this.stage === 'codes' && this.giving?.back() === true) return true;
		this.stage = this.stage === 'codes' ? 'good' : 'file';
		return true;
	}

	/** A picture that neither another book on this phone nor a woman of the group has. */
	#cover({ state }: JournalFile) {
		const taken = [...state.members.values()].map(({ symbol }) => symbol ?? '');
		const offered = symbolsToOffer([...this.#app.covers.map(({ symbol }) => symbol), ...taken]);
		return {
			symbol: present(offered[0], 'a picture is left'),
			colour: ringColour(this.#app.covers.length + 1)
		};
	}
}
