import { ok, type Result } from '#kernel';
import type { Refusal } from '#app';
import type { BothWords } from '#papers/cell-text.ts';
import type { BookPaper } from '#papers/context.ts';
import { csvOf, jsonOf } from '#papers/file/table-file.ts';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';

/** Open file format of a paper: a table for a spreadsheet, or the report as data. */
export type PaperFile = 'csv' | 'json';
export type Handed = Result<'shared' | 'downloaded' | 'cancelled', Refusal>;

/** Exports a paper as an open file; the table has names only if the paper has. */
export async function handPaper(
	{ app, book, both }: { readonly app: AppState; readonly book: BookView; readonly both: BothWords },
	name: string,
	{ paper, detail = paper, report }: BookPaper,
	as: PaperFile
): Promise<Handed> {
	const { currency, cover, state } = book;
	const about = {
		format: 'bahi-report',
		version: 1,
		book: { id: cover.book, currency, name: state.name },
		kind: name,
		printedOn: app.today
	};
	const text = as === 'csv' ? csvOf(detail, both, currency) : jsonOf(report, about);
	const mime = as === 'csv' ? 'text/csv' : 'application/json';
	const bytes = new TextEncoder().encode(text);
	return ok(await app.parts.fileOut.hand(`${name}-${paper.to}.${as}`, bytes, mime));
}
