import { isOpenAsSigned, standingOfFiles, traceOf, type FileTrace, type JournalFile } from '#app';
import { lastDayIn } from '#group';
import type { CurrencyCode } from '#money';
import { groupHealth, needsHelp } from '#reports';
import type { AppState } from '#session/app-state.svelte.ts';
import { journalOfBytes } from '#session/journal-of-file.ts';
import { wordsOf } from '#session/context.ts';
import { bytesOf, isClosedCopy, type ChosenFile } from '../../frame/copies/chosen-file.ts';
import { helpMark, type HelpMark } from '../../frame/need/help-marks.ts';
import { outcomeOf, filesTold, type FileOutcome, type FilesTold, type GivenFile } from '../file-outcomes.ts';

export interface GroupToHelp {
	readonly name: string;
	/** The file that was read: two groups may have one name. */
	readonly file: string;
	/** Another file of this group went on in another way: people must look why. */
	readonly differs: boolean;
	readonly marks: readonly HelpMark[];
}

/** Files that are looked at in one go: what one cluster of villages has. */
const filesMost = 300;

/** A book that counts: the newest of its group among the files. */
interface ReadBook {
	readonly file: string;
	readonly name: string;
	readonly currency: CurrencyCode;
	readonly health: ReturnType<typeof groupHealth>;
	readonly trace: FileTrace;
}

/** Staff with the journals of many groups: which of them needs help first. Only figures stay, and only on the screen. */
export class GroupsInNeed {
	readonly #app: AppState;
	readonly #stopped = new AbortController();
	busy = $state(false);
	/** Groups whose books were read; null before files were. */
	#read = $state.raw<readonly ReadBook[] | null>(null);
	#others = $state.raw<readonly GivenFile[]>([]);

	constructor(app: AppState) {
		this.#app = app;
	}

	/** What is read in a worker ends. */
	leave(): void {
		this.#stopped.abort();
	}

	readonly #inNeed = $derived.by(() =>
		needsHelp(
			(this.#read ?? []).map((book) => ({ key: book, health: book.health })),
			this.#app.today
		)
	);

	/** The worst first; null before files were read. */
	get groups(): readonly GroupToHelp[] | null {
		if (this.#read === null) return null;
		const words = wordsOf(this.#app);
		return this.#inNeed.map(({ key, reasons }) => ({
			name: key.name,
			file: key.file,
			differs: this.#differs(key),
			marks: reasons.map((reason) => helpMark(reason, words, key.currency))
		}));
	}

	/** Every file that is not among the groups that need help, with what became of it. */
	get told(): readonly FilesTold[] {
		const needy = new Set(this.#inNeed.map(({ key }) => key));
		const others = (this.#read ?? []).filter((book) => !needy.has(book));
		const well = others.map((book): GivenFile => ({
			name: `${book.name} (${book.file})`,
			outcome: this.#differs(book) ? 'beside' : 'well'
		}));
		return filesTold([...well, ...this.#others], wordsOf(this.#app));
	}

	/** Another file of the same group went on in another way. */
	#differs(book: ReadBook): boolean {
		return (this.#read ?? []).some((other) => other !== book && other.trace.book === book.trace.book);
	}

	async choose(files: readonly (ChosenFile & { readonly name: string })[]): Promise<void> {
		this.busy = true;
		const reading = new Reading();
		// One after the other: the whole of one book is let go before the next is read.
		for (const file of files.slice(0, filesMost)) {
			await this.#take(file, reading);
			if (this.#stopped.signal.aborted) return;
		}
		for (const { name } of files.slice(filesMost)) reading.is(name, 'tooMany');
		this.#read = reading.books;
		this.#others = reading.others;
		this.busy = false;
		void this.#app.speaker.say(this.summary);
	}

	/** How many of them, in words; '' before files were read. */
	get summary(): string {
		const total = this.#read?.length ?? 0;
		if (total === 0) return '';
		const words = wordsOf(this.#app);
		return this.#inNeed.length === 0
			? words.say('desk.need-all-well')
			: words.say('desk.need-count', {
					count: words.number(this.#inNeed.length),
					total: words.number(total)
				});
	}

	async #take(file: ChosenFile & { readonly name: string }, reading: Reading): Promise<void> {
		const bytes = await bytesOf(file, 'journal');
		if (!bytes.ok) reading.is(file.name, outcomeOf(bytes.error));
		else if (isClosedCopy(bytes.value)) reading.is(file.name, 'closedCopy');
		else {
			const journal = await journalOfBytes(this.#app, bytes.value, this.#stopped.signal);
			if (!journal.ok) reading.is(file.name, outcomeOf(journal.error[0]));
			else if (!(await isOpenAsSigned(journal.value, this.#app.parts.vault)))
				reading.is(file.name, 'openChanged');
			else if (journal.value.book.practice === true) reading.is(file.name, 'practice');
			else reading.add(await this.#bookIn(file.name, journal.value));
		}
	}

	async #bookIn(file: string, journal: JournalFile): Promise<ReadBook> {
		return {
			file,
			name: journal.state.name ?? '',
			currency: journal.book.currency,
			// The file itself is a copy away from the phone, as old as its last entry.
			health: groupHealth(journal.state, lastDayIn(journal.events), this.#app.today),
			trace: await traceOf(journal, this.#app.parts.vault.hash)
		};
	}
}

/** The files of one choice: of each group the newest counts, and every other file says why it does not. */
class Reading {
	books: readonly ReadBook[] = [];
	others: readonly GivenFile[] = [];

	is(name: string, outcome: FileOutcome): void {
		this.others = [...this.others, { name, outcome }];
	}

	add(book: ReadBook): void {
		const alike = this.books.filter(({ trace }) => trace.book === book.trace.book);
		const standings = alike.map((other) => standingOfFiles(book.trace, other.trace));
		if (standings.includes('same')) this.is(book.file, 'same');
		else if (standings.includes('older')) this.is(book.file, 'older');
		else {
			const replaced = alike.filter((_, place) => standings[place] === 'newer');
			for (const { file } of replaced) this.is(file, 'older');
			this.books = [...this.books.filter((other) => !replaced.includes(other)), book];
		}
	}
}
