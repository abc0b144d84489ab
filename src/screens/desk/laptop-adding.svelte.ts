import {
	journalOfCopy,
	vouchedCopy,
	type Fault,
	type JournalFile,
	type LaptopShelf,
	type Placed,
	type ShelvedFrom
} from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { journalOfBytes } from '#session/journal-of-file.ts';
import { withPrints } from './with-prints.ts';
import { bytesMost, bytesOf, type ChosenFile } from '../frame/copies/chosen-file.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse, refuseWith } from '#session/refusing.ts';

/** Files that are taken in one go: what one cluster of villages has. */
const filesMost = 300;

export type NamedFile = ChosenFile & { readonly name: string };

/** A copy that waits for the letters of its key paper. */
interface WaitingCopy {
	readonly name: string;
	readonly bytes: Uint8Array;
}

type Counts = Readonly<Record<Placed['standing'] | 'unread', number>>;
const none: Counts = { new: 0, newer: 0, same: 0, older: 0, differs: 0, unread: 0 };

/** Takes journals and copies onto the shelf of a laptop: one after the other, each checked whole. */
export class LaptopAdding {
	readonly #app: AppState;
	readonly #shelf: () => LaptopShelf | null;
	readonly #onchange: () => void;
	#stopped = new AbortController();
	busy = $state(false);
	done = $state(0);
	total = $state(0);
	#counts = $state.raw<Counts | null>(null);
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

	/** What came of the files, in words; nothing before some were chosen. */
	get told(): readonly string[] {
		const counts = this.#counts;
		if (counts === null) return [];
		const words = wordsOf(this.#app);
		const lines = [
			['desk.laptop-came', counts.new],
			['desk.laptop-came-newer', counts.newer],
			['desk.laptop-came-known', counts.same + counts.older],
			['desk.laptop-came-differs', counts.differs],
			['desk.need-unread', counts.unread]
		] as const;
		return lines
			.filter(([, count]) => count > 0)
			.map(([key, count]) => words.say(key, { count: words.number(count) }));
	}
	/** Something of it must be looked at. */
	get isToLookAt(): boolean {
		return (this.#counts?.differs ?? 0) + (this.#counts?.unread ?? 0) > 0;
	}

	async choose(files: readonly NamedFile[]): Promise<void> {
		if (this.busy) return;
		const taken = files.slice(0, filesMost);
		this.#begin(taken.length, { ...none, unread: files.length - taken.length });
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
			const signed = journal.ok ? await withPrints(this.#app, journal.value, keys) : null;
			// No writer begins here: the keys of the copy are let go as soon as it is read.
			keys.forget();
			await this.#place(signed, backup.payload.practice ? 'practice' : 'copy');
			this.skipCopy();
		}
		this.busy = false;
	}

	skipCopy(): void {
		this.#copies = this.#copies.slice(1);
		this.letters = '';
	}

	/** The laptop locked: nothing of a file stays here. */
	forget(): void {
		this.#stopped.abort();
		this.#stopped = new AbortController();
		this.#copies = [];
		this.#counts = null;
		this.#letters = '';
		this.refusal = null;
	}

	#begin(total: number, counts: Counts): void {
		this.busy = true;
		this.refusal = null;
		[this.done, this.total, this.#counts] = [0, total, counts];
		this.#app.parts.idleLock.meetingIsOpen(true);
	}

	#end(): void {
		this.busy = false;
		this.#app.parts.idleLock.meetingIsOpen(false);
		if (this.#shelf() !== null) void this.#app.speaker.say(this.told.join(' '));
	}

	async #take(file: NamedFile): Promise<void> {
		const read = await bytesOf(file, 'journal');
		if (!read.ok) {
			this.#count('unread');
			return;
		}
		const bytes = read.value;
		if (isCopy(bytes)) {
			await this.#takeCopy(file.name, bytes);
			return;
		}
		const journal = await journalOfBytes(this.#app, bytes, this.#stopped.signal);
		await this.#place(journal.ok ? journal.value : null, 'journal');
	}

	/** A copy that was made for this laptop opens by itself; any other waits for the letters of its key paper. */
	async #takeCopy(name: string, bytes: Uint8Array): Promise<void> {
		const copy =
			bytes.length > bytesMost.copy
				? undefined
				: await this.#shelf()?.openCopy(this.#app.parts, bytes, this.#stopped.signal);
		if (copy === null) this.#copies = [...this.#copies, { name, bytes }];
		else if (copy?.ok !== true) this.#count('unread');
		else {
			const { book, backup, vouched, prints } = copy.value;
			const journal = await this.#readAgain(journalOfCopy(book, backup, vouched, prints));
			await this.#place(journal.ok ? journal.value : null, backup.payload.practice ? 'practice' : 'copy');
		}
	}

	/** As any journal, beside the screen where it is long. */
	#readAgain(text: string) {
		return journalOfBytes(this.#app, new TextEncoder().encode(text), this.#stopped.signal);
	}

	async #place(journal: JournalFile | null, from: ShelvedFrom): Promise<void> {
		const shelf = this.#shelf();
		if (shelf === null) return;
		const placed = journal === null ? null : await shelf.add(journal, from, this.#app.today);
		if (placed?.ok === true) this.#count(placed.value.standing);
		else if (placed === null || placed.error.type === 'Damaged') this.#count('unread');
		else this.refusal = this.#whyNotKept(placed.error);
		this.#onchange();
	}

	#whyNotKept(fault: Fault): SpokenReason {
		return fault.type === 'StaleHead'
			? refuseWith(this.#app, 'desk.laptop-other-tab', 'two-phones')
			: refuse(this.#app, fault);
	}

	#count(what: keyof Counts): void {
		const counts = this.#counts ?? none;
		this.#counts = { ...counts, [what]: counts[what] + 1 };
	}
}

const isCopy = (bytes: Uint8Array): boolean =>
	['BAHI', lettersOfBahi].includes(new TextDecoder('latin1').decode(bytes.subarray(0, 4)));

/** How "BAHI" begins in a copy of letters. */
const lettersOfBahi = 'QkFI';
