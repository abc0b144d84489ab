import { ok, type Result } from '#kernel';
import type { Refusal } from '#app';
import type { BothWords } from '#papers/cell-text.ts';
import type { BookPaper } from '#papers/context.ts';
import { csvOf, jsonOf } from '#papers/file/table-file.ts';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';

/** How a paper leaves as an open file: a table for a spreadsheet, or the report as it is. */
export type PaperFile = 'csv' | 'json';
export type Handed = Result<'shared' | 'downloaded' | 'cancelled', Refusal>;

/** Hands a paper out as an open file; the table has names only where the paper has. */
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
