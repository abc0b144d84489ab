import { createWords, loadLanguage } from '#i18n';
import * as reports from '#reports';
import type { GroupEvent } from '#group';
import { cellText } from '#papers/cell-text.ts';
import { booksContext, type BooksContext } from '#papers/context.ts';
import type { PaperLeaf, PaperRow } from '#papers/table-types.ts';
import { day } from './builders.ts';

/** Registers of a book as their English lines, for tests. */

const english = createWords('en', await loadLanguage('en'));
export const both = { local: english, english };
export const currency = 'INR';

export function contextOf(
	events: readonly GroupEvent[],
	from: string,
	to: string,
	nameOf: (memberId: string) => string | null = () => null
): BooksContext {
	const book = reports.accountBook(events, { currency });
	const context = booksContext({ reports, events, currency, book }, nameOf);
	return { ...context, period: { from: day(from), to: day(to) } };
}

export const textOf = ({ cells }: PaperRow): string =>
	cells.map((cell) => cellText(cell, both, currency)).join(' | ');
export const rowsOf = (leaf: PaperLeaf | undefined): readonly PaperRow[] =>
	leaf?.sections.flatMap(({ rows }) => rows) ?? [];
export const linesOf = (leaf: PaperLeaf | undefined): readonly string[] => rowsOf(leaf).map(textOf);
