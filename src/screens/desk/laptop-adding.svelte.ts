import {
	journalOfCopy,
	openInCopy,
	vouchedCopy,
	type Fault,
	type JournalOfFile,
	type SignedPartChanged,
	type LaptopShelf,
	type Placed,
	type ShelvedFrom,
	coveredBy,
	signNames,
	signOpen,
	withNameKeys,
	type GroupSigner,
	type JournalFile
} from '#app';
import { ok } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { journalOfBytes } from '#session/journal-of-file.ts';
import { bytesMost, bytesOf, isClosedCopy, type ChosenFile } from '../frame/copies/chosen-file.ts';
import { outcomeOf, filesTold, type FileOutcome, type FilesTold, type GivenFile } from './file-outcomes.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse, refuseWith } from '#session/refusing.ts';
import { lastDayIn } from '#group';
import { printsForStaff } from '#session/print/carried-prints.ts';
import { readOnlyView } from './read-only-view.ts';

/** Files that are taken in one go: what one cluster of villages has. */
const filesMost = 300;

export type NamedFile = ChosenFile & { readonly name: string };

/** A copy that waits for the letters of its key paper. */
interface WaitingCopy {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Takes journals and copies onto the shelf of a laptop: one after the other, each checked whole. */
export class LaptopAdding {
	readonly #app: AppState;
	readonly #shelf: () => LaptopShelf | null;
	readonly #onchange: () => void;
	#stopped = new AbortController();
	busy = $state(false);
	done = $state(0);
	total = $state(0);
	/** Files whose outcome is known. */
	#files = $state.raw<readonly GivenFile[]>([]);
	#copies = $state.raw<readonly WaitingCopy[]>([]);
	#letters = $state('');
	refusal = $state.raw<SpokenReason | null>(null);

	constructor(
		app: AppState,
		{ shelf, onchange }: { readonly shelf: () => LaptopShelf | null; readonly onchange: () => void }
	) {
		this.#app = app;
		this.#shelf = shelf;
		this.#onchange = onchange;
	}

	/** The copy whose letters are asked for; null when none waits. */
	get copy(): WaitingCopy | null {
		return this.#copies[0] ?? null;
	}
	get letters(): string {
		return this.#letters;
	}
	set letters(letters: string) {
		this.#letters = letters;
		this.refusal = null;
	}

	/** What came of the files, each with its name; nothing before some were chosen, or once it was put away. */
	get told(): readonly FilesTold[] {
		return filesTold(this.#files, wordsOf(this.#app));
	}

	/** What came of the files was read. */
	putAway(): void {
		this.#files = [];
	}

	async choose(files: readonly NamedFile[]): Promise<void> {
		if (this.busy) return;
		const taken = files.slice(0, filesMost);
		this.#begin(taken.length);
		for (const { name } of files.slice(filesMost)) this.#is(name, 'tooMany');
		for (const file of taken) {
			if (this.#shelf() === null) break;
			await this.#take(file);
			this.done += 1;
		}
		this.#end();
	}

	/** Opens the copy that waits, with the letters of its key paper; then asks for the next. */
	async openCopy(): Promise<void> {
		const { copy } = this;
		if (copy === null || this.busy) return;
		this.busy = true;
		this.refusal = null;
		const opened = await this.#app.copies.openBackup(copy.bytes, this.#letters, this.#stopped.signal);
		if (!opened.ok) this.refusal = refuse(this.#app, opened.error);
		else {
			const { keys, document, backup } = opened.value;
			const vouched = await vouchedCopy(document.book, backup, keys);
			const journal = await this.#readAgain(journalOfCopy(document.book, backup, vouched));
			const signed = journal.ok ? ok(await withPrints(this.#app, journal.value, keys)) : journal;
			// No writer begins here: the keys of the copy are let go as soon as it is read.
			keys.forget();
			await this.#place(copy.name, signed, backup.payload.practice ? 'practice' : 'copy');
			this.#nextCopy();
		}
		this.busy = false;
	}

	skipCopy(): void {
		const { copy } = this;
		if (copy !== null) this.#is(copy.name, 'leftOut');
		this.#nextCopy();
	}

	/** The laptop locked: nothing of a file stays here. */
	forget(): void {
		this.#stopped.abort();
		this.#stopped = new AbortController();
		this.#copies = [];
		this.#files = [];
		this.#letters = '';
		this.refusal = null;
	}

	#nextCopy(): void {
		this.#copies = this.#copies.slice(1);
		this.letters = '';
	}

	#begin(total: number): void {
		this.busy = true;
		this.refusal = null;
		[this.done, this.total, this.#files] = [0, total, []];
		this.#app.parts.idleLock.meetingIsOpen(true);
	}

	#end(): void {
		this.busy = false;
		this.#app.parts.idleLock.meetingIsOpen(false);
		if (this.#shelf() !== null) void this.#app.speaker.say(this.told.map(({ text }) => text).join(' '));
	}

	async #take(file: NamedFile): Promise<void> {
		const read = await bytesOf(file, 'journal');
		if (!read.ok) this.#is(file.name, outcomeOf(read.error));
		else if (isClosedCopy(read.value)) await this.#takeCopy(file.name, read.value);
		else {
			const journal = await journalOfBytes(this.#app, read.value, this.#stopped.signal);
			await this.#place(file.name, journal, 'journal');
		}
	}

	/** A copy that was made for this laptop opens by itself; any other waits for the letters of its key paper. */
	async #takeCopy(name: string, bytes: Uint8Array): Promise<void> {
		if (bytes.length > bytesMost.copy) {
			this.#is(name, 'tooLarge');
			return;
		}
		const copy = await this.#shelf()?.openCopy(this.#app.parts, bytes, this.#stopped.signal);
		if (copy === undefined) return;
		if (copy === null) this.#copies = [...this.#copies, { name, bytes }];
		else if (!copy.ok) this.#is(name, outcomeOf(copy.error));
		else {
			const { book, backup, vouched, prints } = copy.value;
			const journal = await this.#readAgain(journalOfCopy(book, backup, vouched, prints));
			await this.#place(name, journal, backup.payload.practice ? 'practice' : 'copy');
		}
	}

	/** As any journal, in a worker where it is long; what is open in a copy counts. */
	async #readAgain(text: string): Promise<JournalOfFile> {
		const read = await journalOfBytes(this.#app, new TextEncoder().encode(text), this.#stopped.signal);
		return read.ok ? openInCopy(read.value) : read;
	}

	async #place(name: string, journal: JournalOfFile, from: ShelvedFrom): Promise<void> {
		const shelf = this.#shelf();
		if (shelf === null) return;
		if (!journal.ok) {
			this.#is(name, outcomeOf(journal.error[0]));
			return;
		}
		const placed = await shelf.add(journal.value, from, this.#app.today);
		if (placed.ok) {
			this.#is(name, outcomeOnShelf(placed.value));
			if (journal.value.apart.length > 0) this.#is(name, 'apart');
		} else if (isOfFile(placed.error)) this.#is(name, outcomeOf(placed.error));
		else {
			this.#is(name, 'notKept');
			this.refusal = this.#whyNotKept(placed.error);
		}
		this.#onchange();
	}

	#whyNotKept(fault: Fault): SpokenReason {
		return fault.type === 'StaleHead'
			? refuseWith(this.#app, 'desk.laptop-other-tab', 'two-phones')
			: refuse(this.#app, fault);
	}

	#is(name: string, outcome: FileOutcome): void {
		this.#files = [...this.#files, { name, outcome }];
	}
}

/** The file itself is wrong, and not the laptop. */
const isOfFile = (error: Fault | SignedPartChanged): error is Exclude<typeof error, Fault> =>
	error.type === 'Damaged' || error.type === 'NamesChanged' || error.type === 'OpenChanged';

function outcomeOnShelf({ standing, isTaken }: Placed): FileOutcome {
	if (standing === 'differs') return isTaken ? 'beside' : 'differs';
	return isTaken && standing !== 'new' ? 'newer' : standing;
}

/**
 * A copy that was opened with its key paper, with what its key signs: codes for prints, of the day of its last entry, which is what it
 * knows (ADR 0068), the names in it (ADR 0038) and the meeting that is open (ADR 0038).
 */
async function withPrints(app: AppState, journal: JournalFile, keys: GroupSigner): Promise<JournalFile> {
	const last = lastDayIn(journal.events);
	if (last === null) return journal;
	const view = readOnlyView(journal, journal.book.practice === true);
	const prints = await printsForStaff(app, view, keys, last);
	const [{ id }, head] = [journal.book, journal.records?.at(-1)?.hash];
	const people = await withNameKeys(keys, journal.state, journal.people);
	const signedNames =
		head === undefined || people.length === 0 ? null : await signNames(keys, { id, head }, people);
	const open = journal.events.slice(coveredBy(journal.records ?? []));
	const openSignature =
		head === undefined || open.length === 0 ? null : await signOpen(keys, { id, head }, open);
	return { ...journal, people, prints, signedNames, openSignature };
}
