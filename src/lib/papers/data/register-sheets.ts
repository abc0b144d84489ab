import type { Words } from '#i18n';
import { bookKinds, bookPaper, registerPaper, registersOf } from '../registers/registers.ts';
import type { BooksContext } from '../context.ts';
import { sheetOfPaper } from './workbook.ts';
import type { WorkbookSheet } from './xlsx-writer.ts';

/** Returns a sheet for every book of account and every register that has content for the group. */
export function registerSheets(context: BooksContext, words: Words): readonly WorkbookSheet[] {
	const both = { local: words, english: words };
	const papers = [
		...bookKinds.map((kind) => bookPaper(kind, context)),
		...registersOf(context.book.state).map((kind) => registerPaper(kind, context))
	];
	return papers.map(({ paper, detail = paper }) =>
		sheetOfPaper(detail, { both, currency: context.currency })
	);
}
