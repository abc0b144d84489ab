import { screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { zero } from '#money';
import TablePaper from '#ui/print/books/TablePaper.svelte';
import type { PaperFrame } from '#papers/paper-types.ts';
import type { PaperRow, TablePaperData } from '#papers/table-types.ts';
import { rupees, show } from './support.ts';
import { both, day, withoutLayout, withRowsOf27 } from './paper-support.ts';
import WithBothWords from './WithBothWords.svelte';

withoutLayout();

const frame: PaperFrame = {
	group: 'Ujala',
	currency: 'INR',
	practice: false,
	printedOn: day('2026-11-24'),
	release: '1.2.3 (2001-02-03)',
	until: null,
	seal: null
};

/** A lakh at the beginning, then a rupee a row. */
function paperOf(rows: number, more: Partial<TablePaperData> = {}): TablePaperData {
	const lines = Array.from({ length: rows }, (_, place): PaperRow => {
		const cells = [
			{ day: day('2026-11-24') },
			{ words: ['paper.savings' as const], beside: String(place + 1) },
			{ money: rupees(1) },
			{ money: rupees(100_001 + place) }
		];
		return { key: String(place), kind: 'plain', cells, struck: place === 1 };
	});
	const opening: PaperRow = {
		key: 'opening',
		kind: 'opening',
		cells: [{ words: ['account.opening-balance'] }, { money: rupees(100_000) }]
	};
	const total: PaperRow = {
		key: 'total',
		kind: 'total',
		cells: [{ words: ['paper.total'] }, { money: rupees(rows) }, { money: rupees(100_000 + rows) }]
	};
	return {
		title: 'account.book-cash',
		size: 'a4',
		from: day('2026-04-01'),
		to: day('2027-03-31'),
		leaves: [
			{
				key: 'cash',
				of: { text: 'Gramin Bank' },
				columns: [
					{ key: 'day', head: { words: ['paper.date'] }, kind: 'day', width: 23 },
					{ key: 'what', head: { words: ['account.particulars'] }, kind: 'words' },
					{ key: 'in', head: { words: ['paper.received'] }, kind: 'money', width: 25, carry: 'sum' },
					{ key: 'balance', head: { words: ['account.balance'] }, kind: 'money', width: 27, carry: 'last' }
				],
				sections: [{ key: 'cash', heading: null, rows: [opening, ...lines, total] }]
			}
		],
		...more
	};
}

function draw(paper: TablePaperData): readonly HTMLElement[] {
	withRowsOf27();
	show(WithBothWords, { both, component: TablePaper, props: { frame, paper } });
	flushSync();
	vi.restoreAllMocks();
	return screen.getAllByRole('table');
}

const text = (row: HTMLElement | undefined): string => (row?.textContent ?? '').replace(/\s+/g, ' ').trim();

test('each page repeats the head, names the group, the period and its place, and carries on', () => {
	const tables = draw(paperOf(50));
	expect(tables).toHaveLength(2);
	for (const table of tables) {
		expect(within(table).getAllByRole('columnheader')).toHaveLength(4);
		expect(table).toHaveTextContent('दिनांक');
		expect(table).toHaveTextContent('Date');
	}
	const last = within(tables[0] as HTMLElement)
		.getAllByRole('row')
		.at(-1);
	const first = within(tables[1] as HTMLElement).getAllByRole('row')[1];
	expect(text(last)).toMatch(/^अगले पन्ने पर ?\/ ?Carried forward (\d+) ?1,00,0\1$/);
	expect(text(first).replace(/^.*forward/, '')).toBe(text(last).replace(/^.*forward/, ''));
	const page = document.body.textContent.replace(/\s+/g, ' ');
	for (const said of ['1 / 2', '2 / 2', 'Ujala', 'Gramin Bank', '01-04-2026', '31-03-2027', '24-11-2026'])
		expect(page).toContain(said);
});

test('what was struck is struck, and nothing else', () => {
	const [table] = draw(paperOf(3));
	const struck = within(table as HTMLElement)
		.getAllByRole('row')
		.filter((row) => row.classList.contains('struck'));
	expect(struck.map(text)).toHaveLength(1);
	expect(text(struck[0])).toContain('· 2');
});

test('a stand on a day says so, and its notes stand at the end', () => {
	draw(paperOf(50, { from: null, notes: [{ words: ['account.agreed-never'] }] }));
	const pages = screen.getAllByRole('article').map(text);
	expect(pages[0]).toContain('As at 31-03-2027');
	expect(pages.map((page) => page.includes('The passbook was not yet compared'))).toEqual([false, true]);
});

test('nothing is a stroke in a row, and a figure in a sum', () => {
	const paper = paperOf(1);
	const [leaf] = paper.leaves;
	if (leaf === undefined) throw new Error('it has a leaf');
	const rows: readonly PaperRow[] = [
		{ key: 'a', kind: 'plain', cells: [null, null, { money: zero }, { money: zero }] },
		{ key: 'b', kind: 'total', cells: [{ words: ['paper.total'] }, { money: zero }, null] }
	];
	const [table] = draw({ ...paper, leaves: [{ ...leaf, sections: [{ key: 'a', heading: null, rows }] }] });
	const [, plain, total] = within(table as HTMLElement).getAllByRole('row');
	expect(text(plain)).toMatch(/^– ?–$/);
	expect(text(total)).toContain('0');
});

test('a period without anything has its sheet, which says so under its head', () => {
	const [table] = draw(paperOf(0, { leaves: [] }));
	expect(text(table)).toContain('No entry in this period');
	const page = text(screen.getByRole('article'));
	for (const said of ['Cash book', 'Ujala', '01-04-2026', '1 / 1']) expect(page).toContain(said);
});

test('a page of one month does not say that it is of the whole period', () => {
	const paper = paperOf(3);
	draw({
		...paper,
		leaves: paper.leaves.map((leaf) => ({ ...leaf, of: { text: 'May 2026' }, isOfOwnTime: true }))
	});
	const page = text(screen.getByRole('article'));
	expect(page).toContain('May 2026');
	expect(page).not.toContain('01-04-2026');
});
