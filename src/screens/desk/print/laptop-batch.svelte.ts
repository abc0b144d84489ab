import type { BothWords } from '#papers/cell-text.ts';
import type { DossierData } from '#papers/dossier/dossier-types.ts';
import type { MemberPaperData, PaperFrame, WallPaperData } from '#papers/paper-types.ts';
import { branchLetters, enclosedGroup, type EnclosedGroup } from '#papers/letter/branch-letters.ts';
import { registerPaper } from '#papers/registers/registers.ts';
import { inPages } from '#papers/paging.ts';
import type { TablePaperData } from '#papers/table-types.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { BooksView } from '../../frame/print/books-view.svelte.ts';
import { DossierView } from '../../frame/print/dossier-view.svelte.ts';
import type { Laptop } from '../laptop.svelte.ts';
import { PrintView } from '#session/print/print-view.svelte.ts';
import { pause } from '#ui/drawn.ts';

/** What is printed of every group that was chosen. */
export const batchKinds = ['dossier', 'letter', 'federation', 'members', 'wall'] as const;
export type BatchWhat = (typeof batchKinds)[number];
export const isBatchWhat = (what: string | null): what is BatchWhat =>
	batchKinds.some((kind) => kind === what);

/** The paper of one group, ready to be drawn; plain data that holds on to no book. */
export interface BatchPaper {
	readonly frame: PaperFrame;
	readonly both: BothWords;
	readonly dossier: DossierData | null;
	/** The report to the federation, or a letter to a branch. */
	readonly table: TablePaperData | null;
	readonly members: readonly MemberPaperData[];
	readonly wall: WallPaperData | null;
}

const nothing = { dossier: null, table: null, members: [], wall: null } as const;

/**
 * A browser prints what is on its page: so many groups are put on it at once. Ten dossiers are 120 pages, which a cheap
 * laptop still holds.
 */
const groupsAtOnce = 10;

/** Papers of many groups, group after group: the book of one is let go before the next is read. */
export class LaptopBatch {
	readonly #app: AppState;
	readonly #laptop: Laptop;
	readonly what: BatchWhat;
	/** Ids of groups, as they are printed together. */
	readonly parts: readonly (readonly string[])[];
	withNames = $state(false);
	/** From 0. */
	part = $state(0);
	/** Groups of this part that are on the page. */
	done = $state(0);
	isDrawing = $state(false);
	/** The whole part is on the page and can be printed. */
	isDrawn = $state(false);
	/** Groups of this part that could not be read. */
	unread = $state(0);
	/** The file that is computed just now. */
	#coming: DossierView | null = null;
	/** Counts the runs: one that was stopped finds that it is no longer the last. */
	#run = 0;

	constructor(app: AppState, laptop: Laptop, what: BatchWhat) {
		this.#app = app;
		this.#laptop = laptop;
		this.what = what;
		const ids = laptop.groups.map(({ id }) => id).filter((id) => laptop.chosen.has(id));
		// A letter lists all of them, and is a sheet or two.
		this.parts = what === 'letter' ? [ids] : inPages(ids, groupsAtOnce);
	}

	get inPart(): number {
		return this.parts[this.part]?.length ?? 0;
	}

	/**
	 * Puts the papers of a part on the page, one group after the other.
	 *
	 * @param put draws the paper, keeps what it drew and lets the paper go
	 * @returns whether all of it was drawn; false when it was stopped or the laptop locked
	 */
	async draw(part: number, put: (paper: BatchPaper) => Promise<void>): Promise<boolean> {
		const run = (this.#run += 1);
		[this.part, this.done, this.unread, this.isDrawn] = [part, 0, 0, false];
		this.isDrawing = true;
		this.#laptop.working(true);
		const enclosed: LetterLine[] = [];
		for (const id of this.parts[part] ?? []) {
			const read = await this.#paperOf(id);
			if (run !== this.#run) return false;
			if (read === null) this.unread += 1;
			else if ('group' in read) enclosed.push(read);
			else await put(read);
			if (run !== this.#run) return false;
			this.done += 1;
		}
		for (const letter of lettersOf(enclosed, {
			printedOn: this.#app.today,
			release: this.#app.parts.release
		})) {
			await put(letter);
			if (run !== this.#run) return false;
		}
		this.stop();
		this.isDrawn = this.#laptop.phase === 'open';
		return this.isDrawn;
	}

	/** What is drawn stays on the page; nothing more comes. */
	stop(): void {
		this.#run += 1;
		this.#coming?.stop();
		this.isDrawing = false;
		this.#laptop.working(false);
	}

	/** Of a letter what it says of the group. */
	async #paperOf(id: string): Promise<BatchPaper | LetterLine | null> {
		const book = await this.#laptop.read(id);
		if (book === null) return null;
		if (this.what === 'dossier' || this.what === 'letter') return this.#dossierOf(book);
		return this.what === 'federation' ? this.#federationOf(book) : this.#papersOf(book);
	}

	async #dossierOf(book: BookView): Promise<BatchPaper | LetterLine | null> {
		const view = new DossierView(this.#app, book);
		view.withNames = this.withNames;
		this.#coming = view;
		await view.load();
		this.#coming = null;
		const { both } = view;
		if (view.fault !== null || both === null || !view.isWhole) return null;
		return this.what === 'letter'
			? { both, group: enclosedGroup(view.context, book.cover.practice) }
			: { ...nothing, frame: view.frame, both, dossier: view.paper };
	}

	/** Of the month of its last entry, as far as the file goes. */
	async #federationOf(book: BookView): Promise<BatchPaper | null> {
		const view = new BooksView(this.#app, book);
		await view.load();
		const { both } = view;
		if (view.fault !== null || both === null) return null;
		const { paper } = registerPaper('federation', view.contextOfLastMonth);
		return { ...nothing, frame: view.frame, both, table: paper };
	}

	async #papersOf(book: BookView): Promise<BatchPaper | null> {
		const view = new PrintView(this.#app, book);
		view.withNames = this.withNames;
		await view.load();
		const { both } = view;
		if (view.fault !== null || both === null) return null;
		const members: MemberPaperData[] = [];
		for (const memberId of this.what === 'members' ? book.memberIds : []) {
			members.push(view.member(memberId));
			await pause();
		}
		return {
			...nothing,
			frame: view.frame,
			both,
			members,
			wall: this.what === 'wall' ? view.wall() : null
		};
	}
}

/** What a letter says of one group, and the words of its paper. */
interface LetterLine {
	readonly both: BothWords;
	readonly group: EnclosedGroup;
}

/** No code stands on a letter: each file that goes with it has its own. */
function lettersOf(
	enclosed: readonly LetterLine[],
	print: Pick<PaperFrame, 'printedOn' | 'release'>
): readonly BatchPaper[] {
	const [first] = enclosed;
	if (first === undefined) return [];
	return branchLetters(enclosed.map(({ group }) => group)).map(({ bank, currency, practice, paper }) => {
		const both = enclosed.find(({ group }) => group.currency === currency)?.both ?? first.both;
		const frame: PaperFrame = { group: bank, currency, practice, ...print, until: null, seal: null };
		return { ...nothing, frame, both, table: paper };
	});
}
