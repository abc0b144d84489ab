import { assert, present } from '#kernel';
import { foldAdmitted, replay } from '#group';
import { post, type Balances, type JournalEntry } from '#ledger';
import type { Row } from '../frame.ts';
import { columnsOf, fold, type Columns } from '../reference/typed-fold.ts';
import type { Book } from '../workload.ts';

/** The postings of about two thousand years of one group, or of as many years of many groups. */
const million = 1_000_000;

/** Accounts are looked up by name: ADR 0054. */
const foldBudget = { normal: 15, slow: 35 };

/** The same entries repeated until their postings are a million. */
function repeated(entries: readonly JournalEntry[]): readonly JournalEntry[] {
	const many: JournalEntry[] = [];
	for (let postings = 0; postings < million;) {
		const entry = present(entries[many.length % entries.length], 'there are entries');
		many.push(entry);
		postings += entry.postings.length;
	}
	return many;
}

/** Postings compared with a fold over typed arrays; with every check on, compared with the fold of the same events. */
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
	const prepareMillion = async (): Promise<void> => {
		await prepare();
		const entries = repeated(work.entries);
		work = { ...work, entries, columns: columnsOf(entries) };
	};
	const balancesOf = (): Balances => {
		const balances: Balances = new Map();
		for (const entry of work.entries) post(balances, entry);
		return balances;
	};
	return [
		{
			name: 'pure fold of the postings of 60,000 entries',
			budget: foldBudget,
			aim: foldBudget,
			prepare,
			reference: () => fold(work.columns),
			subject: balancesOf
		},
		{
			name: 'pure fold of 1,000,000 postings',
			budget: foldBudget,
			aim: foldBudget,
			prepare: prepareMillion,
			reference: () => fold(work.columns),
			subject: balancesOf
		},
		{
			name: 'every event of 60,000 decided again ÷ folded',
			budget: { normal: 6, slow: 6 },
			aim: { normal: 4, slow: 4 },
			runs: 5,
			prepare,
			reference: () => assert(foldAdmitted(work.book.events, 'INR').ok, 'the book folds'),
			subject: () => assert(replay(work.book.events, 'INR').ok, 'every event is admitted again')
		}
	];
}
