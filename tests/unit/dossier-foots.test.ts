import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { flow } from '../../src/lib/ui/print/dossier/flow.ts';
import type { TableBlock } from '#papers/dossier/dossier-types.ts';
import type { PaperCell, PaperColumn, PaperRow } from '#papers/table-types.ts';
import {
	bankOpened,
	day,
	founded,
	marked,
	meeting,
	office,
	opened,
	saved,
	sealed,
	toBank,
	withFields
} from '../support/builders.ts';
import { barelyEligible, threeYearsWithLoan, withExceptions } from '../support/dossier-books.ts';
import { dossierOf, linesOf, plainHeights } from '../support/dossier.ts';
import { practiceEvents } from '../support/practice-events.ts';

// Whatever page a table goes on to, its columns come to what stands below them.

const today = day('2026-11-24');
const women = Array.from({ length: 12 }, (_, place) => `m${place + 1}`);
const began = (on: LocalDate, every: 'week' | 'month') => [
	...founded(on, { members: 12, constitution: { meetingRhythm: { every } } }),
	office('m3', 'treasurer')(on),
	bankOpened()(on)
];

/** At the bank each week for a year: the deposits go over the page. */
function weeklyAtTheBank(on: LocalDate): readonly GroupEvent[] {
	const first = addDays(addMonths(on, -11), 3);
	const days = Array.from({ length: 46 }, (_, place) => addDays(first, 7 * place));
	return [
		...began(first, 'week'),
		...days.flatMap((each, place) =>
			meeting(place + 1, each, ...women.map((who) => saved(who, 20)), toBank(201 + place))
		)
	];
}

const books: readonly (readonly [string, readonly GroupEvent[]])[] = [
	['barely eligible', barelyEligible(today)],
	['three years with a loan of a bank', threeYearsWithLoan(today)],
	['differences, corrections, late meetings, arrears', withExceptions(today)],
	['at the bank every week', weeklyAtTheBank(today)],
	['practice', practiceEvents(today)]
];

describe.each(books)('the tables of a file: %s', (_, events) => {
	const { paper } = dossierOf(events, today);
	const tables = paper.blocks.filter((block): block is TableBlock => block.kind === 'table');
	const pages = flow(paper.blocks, plainHeights());

	test('every column comes to its total', () => {
		let summed = 0;
		for (const { key, columns, sections } of tables) {
			// Income is added up by its sums: it has a line for what is left over.
			if (key === 'income') continue;
			const rows = sections.flatMap((section) => section.rows);
			const [total] = rows.filter(({ kind }) => kind === 'total');
			if (total === undefined) continue;
			for (const [place, column] of columns.entries()) {
				const below = moneyAt(total, place, columns);
				if (below === null) continue;
				summed += 1;
				const all = rows
					.filter(({ kind }) => kind === 'plain')
					.map((row) => moneyAt(row, place, columns) ?? 0);
				const expected = column.carry === 'last' ? all.at(-1) : all.reduce((sum, one) => sum + one, 0);
				expect(below, `${key}, ${column.key}`).toBe(expected);
			}
		}
		expect(summed).toBeGreaterThan(10);
	});

	test('income less expenditure is the sum of its lines', () => {
		const income = tables.find(({ key }) => key === 'income');
		for (const place of [1, 2]) {
			const [more, less] = (income?.sections ?? []).map(({ rows }) =>
				rows
					.filter(({ kind }) => kind === 'plain')
					.reduce((sum, row) => sum + (moneyAt(row, place, income?.columns ?? []) ?? 0), 0)
			);
			const excess = income?.sections.at(-1)?.rows.at(-1);
			expect(excess && moneyAt(excess, place, income?.columns ?? [])).toBe((more ?? 0) - (less ?? 0));
		}
	});

	test('no row is lost or printed twice', () => {
		const placed = pages.flat().flatMap((one) => ('rows' in one ? one.rows : []));
		const own = tables.flatMap(({ sections }) => sections.flatMap(({ rows }) => rows));
		expect(placed.filter((row) => own.includes(row))).toEqual(own);
	});
});

test('a table that goes on says on each page what is carried, and the next page begins with it', () => {
	let carried = 0;
	for (const [, events] of books) {
		// A page half as high: more tables go over it.
		const pages = flow(dossierOf(events, today).paper.blocks, plainHeights(120));
		for (const [place, page] of pages.entries()) {
			const last = page.at(-1);
			if (last === undefined || !('rows' in last) || last.rows.at(-1)?.kind !== 'carried') continue;
			carried += 1;
			const [next] = pages[place + 1] ?? [];
			const goesOn = next !== undefined && 'rows' in next ? next : null;
			expect(goesOn?.block).toBe(last.block);
			const brought = goesOn?.rows.find(({ kind }) => kind === 'carried');
			expect(brought?.cells.slice(1)).toEqual(last.rows.at(-1)?.cells.slice(1));
			expect(brought?.cells.some((cell) => isMoney(cell) && cell.money > 0)).toBe(true);
		}
	}
	expect(carried).toBeGreaterThan(1);
});

test('deposits of every week go over the page', () => {
	const { paper } = dossierOf(weeklyAtTheBank(today), today);
	const pages = flow(paper.blocks, plainHeights());
	const cut = pages.flat().filter(({ block }) => block.key === 'b1 rows');
	expect(cut).toHaveLength(2);
	// 46 deposits of 201 and one more each time, by hand: 46 × 201 + 45 × 46 ÷ 2.
	const total = cut.flatMap((one) => ('rows' in one ? one.rows : [])).find(({ kind }) => kind === 'total');
	expect(total && moneyAt(total, 3, columnsOf(cut[0]?.block))).toBe(10_281_00);
});

test('twenty-six meetings typed in one night are said to be, and no file says that they were closed on the day', () => {
	const first = day('2026-05-11');
	const night = '2026-11-09T18:00:00.000Z';
	const events = [
		...began(first, 'week'),
		...Array.from({ length: 26 }, (_, place) =>
			[
				withFields(opened(place + 1), { recordedAt: night }),
				...women.map((who) => marked(who)),
				...women.map((who) => saved(who, 20)),
				sealed
			].map((make) => make(addDays(first, 7 * place)))
		).flat()
	];
	const { paper } = dossierOf(events, today);
	const lines = (key: string) =>
		paper.blocks.filter((block) => block.key === key).flatMap((block) => linesOf(block));
	expect(lines('later')).toEqual(['बाद में दर्ज: 26 / entered later: 26']);
	expect(lines('decision').join('\n')).toContain('entered later: 26');
	const more = lines('more-figures');
	expect(more.find((line) => line.includes('closed that day'))).toMatch(/ \| 0 \| 0 \| 0$/);
	expect(more.find((line) => line.includes('entered later'))).toMatch(/ \| 24 \| 26 \| 26$/);
});

const isMoney = (cell: PaperCell): cell is Extract<PaperCell, { readonly money: unknown }> =>
	cell !== null && 'money' in cell;

const columnsOf = (block: unknown): readonly PaperColumn[] => (block as TableBlock).columns;

/** Minor units; null where no amount stands. The first cell of a row may take several columns. */
function moneyAt(row: PaperRow, place: number, columns: readonly PaperColumn[]): number | null {
	const cell = row.cells[place - (columns.length - row.cells.length)];
	return cell !== undefined && isMoney(cell) ? cell.money : null;
}
