import { assert, present } from '#kernel';
import { foldAdmitted, type GroupEvent } from '#group';
import * as reports from '#reports';
import type { JournalFile } from '#app';
import { paperOfJournal } from '../../src/cli/paper-of-journal.ts';
import type { Row } from '../frame.ts';
import { longBook, type LongBook } from '../long-books.ts';
import { memberAt } from '../workload.ts';

// Each report and paper compared with one fold of the same book, at three lengths: linear work keeps its ratio.

type Report = (events: readonly GroupEvent[], book: LongBook) => unknown;

const view = { currency: 'INR' };
const sheet = { ...view, kind: 'regular', number: 150 } as const;

/** Each with its largest cost, in folds of its book. */
const each: readonly (readonly [name: string, folds: number, report: Report])[] = [
	['the report of the book', 6, (events) => reports.bookReport(events, view)],
	[
		'a member’s statement',
		10,
		(events) => reports.memberStatement(events, { ...view, memberId: memberAt(4) })
	],
	['a member’s page', 10, (events) => reports.memberPage(events, { ...view, memberId: memberAt(4) })],
	['the red book', 10, (events) => reports.meetingList(events, view)],
	['the sheet of a meeting', 6, (events) => reports.meetingSheet(events, sheet)],
	['minutes of a meeting', 6, (events) => reports.minutesOf(events, sheet)],
	['the loan ledger', 14, (events) => reports.loanLedger(events, view)],
	[
		'the attendance of a year',
		8,
		(events, { year }) => reports.attendanceRegister(events, { ...view, ...year })
	],
	[
		'demand and collection by month',
		18,
		(events, { year }) => reports.demandCollection(events, { ...view, ...year, by: 'month' })
	],
	['exceptions of a year', 8, (events, { year }) => reports.exceptions(events, { ...view, ...year })],
	[
		'the page of the federation',
		12,
		(events, { on }) => reports.federationReport(events, { ...view, month: on.slice(0, 7) })
	],
	[
		'the accounts of a year',
		8,
		(events, { year }) => reports.cashBook(reports.accountBook(events, view), year)
	],
	[
		'the bank book of a year',
		5,
		(events, { year, bankAccountId }) => reports.bankBook(events, { ...view, ...year, bankAccountId })
	],
	['the five rules', 16, (events) => reports.panchasutra(events, view)],
	['the five rules month by month', 24, (events) => reports.monthFigures(events, view)],
	['passbook, meeting sheet and loan ledger on paper', 24, papersOfAnEvening]
];

/** As the command prints them, from one list. */
async function papersOfAnEvening(events: readonly GroupEvent[]): Promise<void> {
	const state = present(folded(events), 'the book folds');
	const journal: JournalFile = {
		book: { id: 'bench' as JournalFile['book']['id'], ...view },
		people: [],
		records: null,
		prints: [],
		signedNames: null,
		openSignature: null,
		apart: [],
		events,
		state
	};
	for (const paper of ['passbook', 'meeting-sheet', 'loan-ledger']) {
		const asked = { file: '', out: '', paper, on: null, member: 5, meeting: 150, names: false };
		const made = await paperOfJournal(journal, asked);
		assert(made.ok, `the paper is made: ${paper}`);
	}
}

function folded(events: readonly GroupEvent[]) {
	const read = foldAdmitted(events, 'INR');
	return read.ok ? read.value : null;
}

const lengths = [
	{ entries: 10_000, runs: 9 },
	{ entries: 60_000, runs: 5 },
	{ entries: 300_000, runs: 3 }
];

const byLength: readonly Row[] = lengths.flatMap(({ entries, runs }) =>
	each.map(([name, folds, report]): Row => {
		const book = () => longBook(entries);
		return {
			name: `${name}, ${entries.toLocaleString('en')}`,
			budget: { normal: folds },
			aim: { normal: folds / 2 },
			runs,
			warmUps: 1,
			prepare: () => Promise.resolve(void book()),
			reference: () => assert(folded(book().events()) !== null, 'the book folds'),
			subject: () => report(book().events(), book())
		};
	})
);

/** 249 corrected entries of sealed pages, of 15,000. */
const corrections = { entries: 15_000, count: 249 };
const within = { budget: { normal: 1.5 }, aim: { normal: 1.2 } };
const [plain, corrected] = [
	() => longBook(corrections.entries),
	() => longBook(corrections.entries, corrections.count)
];
const withCorrections: readonly Row[] = (
	[['fold', 1.5, folded], ...each] as readonly (typeof each)[number][]
).map(([name, , report]) => ({
	name: `249 corrections ÷ none of 15,000: ${name}`,
	...within,
	// A fold takes some milliseconds: with only nine runs the result varied between 1.2 and 1.7.
	...(report === folded ? { runs: 41, warmUps: 5 } : { runs: 9, warmUps: 2 }),
	prepare: () => Promise.resolve(void corrected()),
	reference: () => report(plain().events(), plain()),
	subject: () => report(corrected().events(), corrected())
}));

export const rows: readonly Row[] = [...withCorrections, ...byLength];
