import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { zero, type Money } from '#money';
import type { GroupEvent } from '#group';
import * as reports from '#reports';
import { bookKinds, bookPaper, registerKinds, registerPaper } from '#papers/registers/registers.ts';
import { booksContext, type BookPaper } from '#papers/context.ts';
import { dossierFile } from '#papers/dossier/file.ts';
import { statementTable } from '#papers/member/statement-table.ts';
import type { PaperColumn, SheetSize } from '#papers/table-types.ts';
import { bankGroups } from '../papers/bank-groups.ts';
import { textOf } from '../support/sources.ts';
import { cycleOfShares } from '../support/cycle-of-shares.ts';
import { day } from '../support/builders.ts';
import { threeYearsWithLoan, withExceptions } from '../support/dossier-books.ts';
import { dossierOf } from '../support/dossier.ts';
import { seed } from '../support/soak.ts';

// A table is as wide as its sheet whatever its columns ask: where they ask for more, it runs off the paper. What each asks for is
// added up here, with what one without a width needs at least.

const today = day('2026-11-24');

/** Millimetres between the margins, as the sheets of `PaperSheet.svelte` are cut. */
const margin = Number(/margin: (\d+)mm/.exec(textOf('src/lib/ui/print/PaperSheet.svelte'))?.[1]);
const room: Readonly<Record<SheetSize, number>> = {
	a4: 210 - 2 * margin,
	'a4-wide': 297 - 2 * margin,
	a5: 148 - 2 * margin
};

/** Millimetres that a column needs which shares the rest: a word of a head, "12,345", a day. */
const least: Readonly<Record<PaperColumn['kind'], number>> = {
	words: 24,
	text: 11,
	day: 19,
	money: 12,
	drawn: 11
};

/** "सितंबर / September · 2026" on one line. */
const nameOfMonth = 40;
const isMonth = ({ key, head }: PaperColumn) =>
	key === 'month' && JSON.stringify(head).includes('account.month');

const asked = (columns: readonly PaperColumn[]): number =>
	columns.reduce(
		(all, column) => all + (column.width ?? (isMonth(column) ? nameOfMonth : least[column.kind])),
		0
	);

function contextOf(events: readonly GroupEvent[]) {
	const book = reports.accountBook(events, { currency: 'INR' });
	return booksContext({ reports, events, currency: 'INR', book }, () => null);
}

/** Every table with its sheet. */
function tablesOf({ paper }: BookPaper) {
	return paper.leaves.map(({ key, columns }) => ({
		name: `${paper.title} ${key}`,
		size: paper.size,
		columns
	}));
}

const books: readonly (readonly [string, readonly GroupEvent[]])[] = [
	['three years with a loan of a bank', threeYearsWithLoan(today)],
	['differences, corrections, late meetings', withExceptions(today)],
	['a cycle of shares', cycleOfShares(today)],
	[
		'a cash credit',
		present(
			bankGroups.find(({ name }) => name === 'cash-credit'),
			'a group'
		).eventsOn(today)
	]
];

describe.each(books)('the columns of each paper stay on its sheet: %s', (_, events) => {
	const context = contextOf(events);
	const { context: dossier, paper } = dossierOf(events, today);
	const papers = [
		...bookKinds.map((kind) => bookPaper(kind, context)),
		...registerKinds.map((kind) => registerPaper(kind, context)),
		dossierFile(dossier, paper)
	];
	const tables = papers.flatMap(tablesOf);

	test('books, registers and the file for the bank', () => {
		expect(tables.length).toBeGreaterThan(30);
		const over = tables.filter(({ size, columns }) => asked(columns) > room[size]);
		expect(over.map(({ name, columns }) => `${name}: ${String(asked(columns))} mm`)).toEqual([]);
	});
});

const figures = [
	'saved',
	'added',
	'withdrawn',
	'savings',
	'lent',
	'broughtIn',
	'principalPaid',
	'givenUp',
	'outstanding',
	'interestPaid',
	'interestDue',
	'finesPaid',
	'feesPaid',
	'socialFundPaid',
	'forOthers',
	'recovered',
	'paid',
	'socialFundGot',
	'handedOn',
	'shared',
	'paidOut'
] as const;
type FigureKey = (typeof figures)[number];

const rowWith = (moved: ReadonlySet<FigureKey>, shares: number | null) => {
	const amounts = Object.fromEntries(
		figures.map((key) => [key, moved.has(key) ? (123_45 as Money) : zero])
	) as Record<FigureKey, Money>;
	return { meeting: 1, day: today, ...amounts, ...(shares === null ? {} : { shares }) };
};

test('a passbook stays on its sheet, whatever she moved', () => {
	const sizes = new Set<string>();
	fc.assert(
		fc.property(fc.subarray([...figures]), fc.boolean(), (moved, inShares) => {
			const { leaf, size, dense } = statementTable({
				rows: [rowWith(new Set(moved), inShares ? 2 : null)]
			});
			sizes.add(`${size} ${String(dense)}`);
			expect(asked(leaf.columns)).toBeLessThanOrEqual(room[size]);
		}),
		{ numRuns: 2000, seed: seed() }
	);
	// Upright, across, and across in smaller letters.
	expect(sizes.size).toBe(3);
});
