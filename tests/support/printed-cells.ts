import type { Words } from '#i18n';
import { cellText } from '#papers/cell-text.ts';
import type { PaperCell, PaperLeaf, PaperRow, TablePaperData } from '#papers/table-types.ts';

/** Finds on a paper what stands in a row and a column, as its reader does; the English of the words. */
export class PrintedPaper {
	readonly #leaves: readonly PaperLeaf[];
	readonly #words: Words;

	constructor({ leaves }: Pick<TablePaperData, 'leaves'>, words: Words) {
		this.#leaves = leaves;
		this.#words = words;
	}

	/** Minor units; zero where nothing stands. @param row its key @param column its key */
	money(leaf: string, row: string, column: string): number {
		const cell = this.#cell(leaf, row, column);
		return cell !== null && 'money' in cell ? cell.money : 0;
	}

	/** The last sum of a row that is a sentence: "Received · Loan taken by the group 1,500". */
	amountIn(leaf: string, row: string): number {
		const sums = this.#row(leaf, row)
			.cells.flatMap(flat)
			.filter((part) => part !== null && 'money' in part);
		return (sums.at(-1) as { readonly money: number } | undefined)?.money ?? 0;
	}

	text(leaf: string, row: string, column: string): string {
		return this.#said(this.#cell(leaf, row, column));
	}

	/**
	 * "Meetings held 3 · due 4": what stands behind a word in a line over the whole width. Of a sum that is written one below the
	 * other, "opening 100, + saved 50, = closing 150", `row` is the key without the number of the line; a line of nothing is not written.
	 */
	behind(leaf: string, row: string, word: string): number {
		const column = this.#named(leaf)
			.flatMap(rowsOf)
			.filter(({ key }) => /^ \d+$/.test(key.slice(row.length)) && key.startsWith(row));
		const rows = column.length > 0 ? column : [this.#row(leaf, row)];
		const parts = rows.flatMap(({ cells }) => cells.flatMap(flat)).filter((part) => part !== null);
		const place = parts.findIndex((part) => this.#said(part) === word);
		if (place < 0 && column.length > 0) return 0;
		const next = parts[place + 1];
		if (place < 0 || next === undefined) throw new Error(`${row} says nothing of ${word}`);
		return 'money' in next ? next.money : Number(this.#said(next));
	}

	/** Keys of the rows, those that are struck left out. */
	keysOf(leaf: string): readonly string[] {
		return this.#named(leaf).flatMap((one) =>
			rowsOf(one).flatMap(({ key, struck }) => (struck === true ? [] : [key]))
		);
	}

	hasColumn(leaf: string, column: string): boolean {
		return this.#named(leaf).some(({ columns }) => columns.some(({ key }) => key === column));
	}

	get names(): readonly string[] {
		return this.#leaves.map(({ key }) => key);
	}

	#said(cell: PaperCell): string {
		return cellText(cell, { local: this.#words, english: this.#words }, 'INR');
	}

	#named(leaf: string): readonly PaperLeaf[] {
		return this.#leaves.filter(({ key }) => key === leaf);
	}

	#cell(leaf: string, key: string, column: string): PaperCell {
		for (const one of this.#named(leaf))
			for (const row of rowsOf(one)) if (row.key === key) return cellOf(one, row, column)[1];
		return null;
	}

	#row(leaf: string, key: string): PaperRow {
		const found = this.#named(leaf)
			.flatMap(rowsOf)
			.find((row) => row.key === key);
		if (found === undefined) throw new Error(`${leaf} has no row ${key}`);
		return found;
	}
}

const rowsOf = ({ sections }: PaperLeaf): readonly PaperRow[] => sections.flatMap(({ rows }) => rows);

/** Where a row has fewer cells than there are columns, the first one takes those that the others leave. */
function cellOf({ columns }: PaperLeaf, row: PaperRow, column: string): readonly [PaperRow, PaperCell] {
	const place = columns.findIndex(({ key }) => key === column);
	if (place < 0) throw new Error(`no column ${column} beside ${columns.map(({ key }) => key).join(', ')}`);
	const left = columns.length - row.cells.length;
	return [row, row.cells[place === 0 ? 0 : place - left] ?? null];
}

const flat = (cell: PaperCell): readonly PaperCell[] =>
	cell !== null && 'line' in cell ? cell.line.flatMap(flat) : [cell];
