import { writeJournal } from '#app';
import { loadSpreadsheet } from '#spreadsheet/load.ts';
import type { SheetProblem } from '#spreadsheet/problems.ts';
import type { ReadGroup, SpreadsheetReading } from '#spreadsheet/read-spreadsheet.ts';
import type { TemplateKind } from '#spreadsheet/template.ts';
import type { BookId } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { bytesOf, type ChosenFile } from '../../frame/copies/chosen-file.ts';
import { problemWords, type ProblemWords } from './sheet-words.ts';

/** Staff bring old groups in: an empty sheet out, a filled one in, and one file for each group that is right. */
export class SheetImport {
	readonly #app: AppState;
	#stopped: AbortController | null = null;
	busy = $state(false);
	#reading = $state.raw<SpreadsheetReading | null>(null);
	problems = $state.raw<readonly ProblemWords[]>([]);
	/** What happened last, in words. */
	told = $state<string | null>(null);

	constructor(app: AppState) {
		this.#app = app;
	}

	/** Null until a sheet was read. */
	get groups(): readonly ReadGroup[] | null {
		return this.#reading?.groups ?? null;
	}

	async download(kind: TemplateKind): Promise<void> {
		const { template } = await loadSpreadsheet();
		const bytes = new TextEncoder().encode(template(kind));
		const handed = await this.#app.parts.fileOut.hand(`${templateNames[kind]}.csv`, bytes, 'text/csv');
		if (handed !== 'cancelled') this.#tell(wordsOf(this.#app).say('desk.sheet-kept'));
	}

	/** Reads a sheet; nothing of it is kept on this phone. */
	async choose(file: ChosenFile): Promise<void> {
		const stopped = new AbortController();
		this.#stopped = stopped;
		this.#begin();
		const { spreadsheetLimits, columnOf, readSpreadsheetBytes } = await loadSpreadsheet();
		// A file that is too large is not even taken into memory.
		const most = spreadsheetLimits.bytes;
		const bytes = file.size > most ? new Uint8Array(most + 1) : await bytesIn(file);
		const { readSheet } = this.#app.parts;
		const reading =
			readSheet === undefined ? readSpreadsheetBytes(bytes) : await readSheet(bytes, stopped.signal);
		if (reading === null || stopped.signal.aborted) return;
		const words = wordsOf(this.#app);
		this.problems = reading.problems.map((problem) =>
			problemWords(problem, headOf(problem, columnOf, words.language), words)
		);
		this.#reading = reading;
		this.busy = false;
		this.#tell(this.#result(reading));
	}

	/** Stops reading. */
	stop(): void {
		this.#stopped?.abort();
		this.busy = false;
	}

	/** @returns false where no sheet is on the screen */
	back(): boolean {
		if (this.busy) this.stop();
		else if (this.#reading === null) return false;
		this.#reading = null;
		this.problems = [];
		this.told = null;
		return true;
	}

	/** The open journal of one group, for its own phone. It holds names. */
	async hand(group: ReadGroup): Promise<void> {
		if (!(await this.#handOut(group))) return;
		this.#tell(wordsOf(this.#app).say('desk.sheet-handed', { group: group.name }));
	}
	/** A file for each group, one after the other; it ends where somebody says no. */
	async handAll(): Promise<void> {
		const groups = this.groups ?? [];
		for (const group of groups) if (!(await this.#handOut(group))) return;
		const group = groups.map(({ name }) => name).join(', ');
		this.#tell(wordsOf(this.#app).say('desk.sheet-handed', { group }));
	}

	/** @returns false where it was refused */
	async #handOut({ key, figures, people, events }: ReadGroup): Promise<boolean> {
		const text = writeJournal({ book: { id: key as BookId, currency: figures.currency }, people, events });
		const bytes = new TextEncoder().encode(text);
		const handed = await this.#app.parts.fileOut.hand(`${key}.journal.json`, bytes, 'application/json');
		return handed !== 'cancelled';
	}

	#begin(): void {
		this.busy = true;
		this.#reading = null;
		this.problems = [];
		this.told = null;
	}

	#result({ groups, problems }: SpreadsheetReading): string {
		const words = wordsOf(this.#app);
		if (groups.length === 0 && problems.length === 0) return words.say('desk.sheet-none');
		const right = words.say('desk.sheet-right', { count: words.number(groups.length) });
		if (problems.length === 0) return right;
		return `${right} ${words.say('desk.sheet-wrong', { count: words.number(problems.length) })}`;
	}

	#tell(text: string): void {
		this.told = text;
		void this.#app.speaker.say(text);
	}
}

/** A file that cannot be read has no group in it. */
async function bytesIn(file: ChosenFile): Promise<Uint8Array> {
	const bytes = await bytesOf(file, 'journal');
	return bytes.ok ? bytes.value : new Uint8Array();
}

const templateNames = { groups: 'groups', paperBook: 'paper-book' } as const satisfies Record<
	TemplateKind,
	string
>;

type Columns = Awaited<ReturnType<typeof loadSpreadsheet>>['columnOf'];

function headOf({ column }: SheetProblem, columnOf: Columns, language: string): string | null {
	if (column === null) return null;
	const found = columnOf(column);
	return found === undefined ? column : language === 'hi' ? found.hi : found.en;
}
