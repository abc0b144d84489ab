import { assert } from '#kernel';
import { replay } from '#group';
import { post, type Balances, type JournalEntry } from '#ledger';
import type { Row } from '../frame.ts';
import { columnsOf, fold, type Columns } from '../reference/typed-fold.ts';
import type { Book } from '../workload.ts';

/** What only reckons is set beside a fold over typed arrays: once for the legs alone, once with every check on. */
export function foldRows(twentyYears: () => Promise<Book>): readonly Row[] {
	let work: { readonly book: Book; readonly entries: readonly JournalEntry[]; readonly columns: Columns };
	const prepare = async (): Promise<void> => {
		const book = await twentyYears();
		const entries: JournalEntry[] = [];
		replay(book.events, 'INR', ({ entry }) => {
			if (entry !== null) entries.push(entry);
		});
		work = { book, entries, columns: columnsOf(entries) };
	};
	return [
		{
			name: 'pure fold of the postings of 60,000 entries',
			budget: { normal: 1.5, slow: 2.5 },
			aim: { normal: 1.5, slow: 1.5 },
			prepare,
			reference: () => fold(work.columns),
			subject: () => {
				const balances: Balances = new Map();
				for (const entry of work.entries) post(balances, entry);
				return balances;
			}
		},
		{
			name: 'replay of 60,000 entries, every check on',
			budget: { normal: 1.5, slow: 2.5 },
			aim: { normal: 1.5, slow: 1.5 },
			runs: 3,
			prepare,
			reference: () => fold(work.columns),
			subject: () => assert(replay(work.book.events, 'INR').ok, 'every event is admitted again')
		}
	];
}
