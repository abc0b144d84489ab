import { expect, test } from 'vitest';
import { createWords, languages, loadLanguage } from '#i18n';
import * as reports from '#reports';
import { groupOfTables } from '../../../../tests/support/group-of-tables.ts';
import { day, founded, lent, marked, meeting, rupees, saved } from '../../../../tests/support/builders.ts';
import { readXlsx, readXlsxFile, type ReadCell } from '../../../../tests/support/read-xlsx.ts';
import { csvOfTable, headText } from './data-table.ts';
import { groupMonth, lastWholeMonth, monthTables } from './month-tables.ts';
import { sheetOfTable, xlsxOf } from './workbook.ts';

/*
 * Worked example. Gulab: 3 members, ₹500 in the box at the start; in January each saves 20; in February two come and save 20 each, without
 * loans. End of February: savings 100, box 600, 5 of 6 came. Chameli: 2 members, ₹1,000 in the box; in January each saves 50; in February
 * both come, save 30 and 20, and the first borrows 400. Savings 150, box 750, outstanding 400, 4 of 4 came. Both meet again in March.
 */
const gulab = [
	...founded('2025-01-05', { members: 3, box: 500 }),
	...meeting(1, '2025-01-05', ...of(3), saved('m1', 20), saved('m2', 20), saved('m3', 20)),
	...meeting(2, '2025-02-05', ...of(2), saved('m1', 20), saved('m2', 20)),
	...meeting(3, '2025-03-05', ...of(3), saved('m1', 20))
];
const chameli = [
	...founded('2025-01-12', { members: 2, box: 1000 }),
	...meeting(1, '2025-01-12', ...of(2), saved('m1', 50), saved('m2', 50)),
	...meeting(2, '2025-02-12', ...of(2), saved('m1', 30), saved('m2', 20), lent('l1', 'm1', 400)),
	...meeting(3, '2025-03-12', ...of(2), saved('m2', 90))
];
/** This group's file ends in January. */
const genda = [...founded('2025-01-05', { members: 2 }), ...meeting(1, '2025-01-05', ...of(2))];

function of(women: number) {
	return Array.from({ length: women }, (_, place) => marked(`m${String(place + 1)}`));
}

const words = createWords('en', await loadLanguage('en'));
const groups = [
	groupOfTables(gulab, 'gulab'),
	groupOfTables(chameli, 'chameli'),
	groupOfTables(genda, 'genda'),
	{ ...groupOfTables(chameli, 'school'), practice: true }
];
const tables = monthTables(
	groups.map((group) => groupMonth(group, '2025-02')),
	reports
);
const file = await xlsxOf(tables.map((table) => sheetOfTable(table, words)));
const sheets = readXlsx(file);

/** Returns the cells under a head: Gulab, Chameli, Genda, the practice group and the total. */
function column(sheet: string, head: string): readonly (ReadCell | undefined)[] {
	const [heads = [], ...rows] = sheets.get(sheet) ?? [];
	expect(heads).toContain(head);
	return rows.map((row) => row[heads.indexOf(head)] ?? null);
}

test.each([
	['Meetings held', [1, 1, null, 1, 2]],
	['Saved', [40, 50, null, 50, 90]],
	['Loan given', [0, 400, null, 400, 400]],
	['Cash and bank: Received', [40, 50, null, 50, 90]],
	['Cash and bank: Paid', [0, 400, null, 400, 400]],
	// 5 of 6 and 4 of 4 are 9 of 10, which is not the mean of the two ratios.
	['Came to the last four meetings', [0.833333, 1, null, 1, 0.9]],
	// 100 for 3 members and 150 for 2: 250 for 5.
	['Savings of each member', [33.33, 75, null, 75, 50]],
	// 0 of 600 and 400 of 1,150: 400 of 1,750.
	['Of the fund is lent', [0, 0.347826, null, 0.347826, 0.228571]],
	['Members with a loan', [0, 0.5, null, 0.5, 0.2]]
])('sheet of the month: %s', (head, cells) => {
	expect(column('Month', head)).toEqual(cells);
});

test.each([
	['Members now', [3, 2, null, 2, 5]],
	['Savings: Opening balance', [60, 100, null, 100, 160]],
	['Savings: Closing balance', [100, 150, null, 150, 250]],
	['Loan outstanding', [0, 400, null, 400, 400]],
	['Cash in the box', [600, 750, null, 750, 1350]]
])('federation as one table: %s', (head, cells) => {
	expect(column('Federation reports', head)).toEqual(cells);
});

test('all 18 ratios are columns, and those of the report of the last day of the month', () => {
	for (const [place, events] of [gulab, chameli].entries()) {
		const { ratios } = reports.bookReport(events, { currency: 'INR', on: day('2025-02-28') });
		const own = reports.ratioNames.map((name) => column('Month', words.say(`register.ratio-${name}`))[place]);
		const isMean = (name: string) => name.startsWith('average');
		expect(own).toEqual(
			reports.ratioNames.map((name) => {
				const { value } = ratios.of[name];
				if (value === null) return null;
				return isMean(name) ? Math.round(Number(value)) / 100 : Number(value);
			})
		);
		expect(own).toHaveLength(18);
	}
});

test('the sums are flows of the trial balance between two days', () => {
	const savingsAt = (on: string) =>
		[gulab, chameli]
			.flatMap((events) =>
				Object.entries(reports.bookReport(events, { currency: 'INR', on: day(on) }).trialBalance)
			)
			.reduce((all, [account, balance]) => all - (account.startsWith('savings') ? Number(balance) : 0), 0);
	expect(column('Month', 'Saved').at(-1)).toBe((savingsAt('2025-02-28') - savingsAt('2025-01-31')) / 100);
});

test('a yearly return of several groups weighs each by the days of its own cycle', () => {
	const { of } = reports.bookReport(gulab, { currency: 'INR' }).ratios;
	const ratiosOf = (days: number, part: number, whole: number): reports.GroupRatios => {
		const own = { value: null, part, whole, entries: [] };
		return { since: null, days, of: { ...of, annualisedReturn: own, returnOnSavings: own } };
	};
	// 10 of 100 in half a year of 52 weeks, and 30 of 100 in a whole one: 40 × 364 ÷ (100 × 182 + 100 × 364).
	const two = [ratiosOf(182, 10, 100), ratiosOf(364, 30, 100)];
	expect(reports.pooledRatio('annualisedReturn', two)).toBe('0.266667');
	expect(reports.pooledRatio('returnOnSavings', two)).toBe('0.2');
	expect(reports.pooledRatio('attendance', [])).toBe(null);
});

test('no two columns of a table have the same head, in any language', async () => {
	for (const language of languages) {
		const own = createWords(language, await loadLanguage(language));
		for (const { heads } of tables) {
			const said = heads.map((head) => headText(head, own));
			expect(said.filter((head, place) => said.indexOf(head) !== place)).toEqual([]);
		}
	}
});

test('a table for a program has no row of sums', () => {
	const [month] = tables;
	expect(month === undefined ? '' : csvOfTable(month, words)).not.toContain('Total');
});

test('the last whole month by either calendar', () => {
	expect(lastWholeMonth(day('2026-11-29'), 'gregorian')).toBe('2026-10');
	expect(lastWholeMonth(day('2026-11-30'), 'gregorian')).toBe('2026-11');
	expect(lastWholeMonth(day('2026-01-01'), 'gregorian')).toBe('2025-12');
	// Baisakh 2082 began on 14 April 2025.
	expect(lastWholeMonth(day('2025-04-14'), 'bikramSambat')).toBe('bs-2081-12');
});

test('a column is as wide as its largest sum: no program shows it as ####', () => {
	const row = (amount: number) => ({ currency: 'INR' as const, cells: [{ money: rupees(amount) }] });
	const { columns = [] } = sheetOfTable(
		{
			key: 'sums',
			title: 'account.month',
			heads: ['paper.total'],
			rows: [row(5)],
			totals: [row(12_345_678)]
		},
		words
	);
	// "12,345,678.00" has 13 characters, and bold ones are wider.
	expect(columns[0]?.width).toBeGreaterThanOrEqual(15);
});

test('a head stands where its figures end, and words keep off the figure before them; no word is cut by the next cell', () => {
	const { data, columns = [] } = sheetOfTable(
		{
			key: 'both',
			title: 'account.month',
			heads: ['paper.total', 'school.practice-title', 'paper.date'],
			rows: [
				{
					currency: 'INR',
					cells: [{ money: rupees(5) }, { word: 'paper.practice' }, { day: day('2025-02-05') }]
				}
			]
		},
		words
	);
	const styles = data.map((row) =>
		row.map((cell) =>
			typeof cell === 'object' && cell !== null ? (cell as { align?: string; indent?: number }) : {}
		)
	);
	expect(styles[0]?.map(({ align = 'left' }) => align)).toEqual(['right', 'left', 'right']);
	expect(styles.map((row) => row[1]?.indent)).toEqual([1, 1]);
	expect(columns[1]?.width).toBeGreaterThanOrEqual(words.say('paper.practice').length);
});

test('prints across on few pages, the head and the group on each', () => {
	const workbook = readXlsxFile(file, 'xl/workbook.xml');
	expect(workbook).toContain(
		`<definedName name="_xlnm.Print_Titles" localSheetId="0">'Month'!$B:$B,'Month'!$1:$1</definedName>`
	);
	expect(workbook).toContain(`localSheetId="1">'Federation reports'!$B:$B,'Federation reports'!$1:$1<`);
	for (const place of [1, 2]) {
		const sheet = readXlsxFile(file, `xl/worksheets/sheet${String(place)}.xml`);
		expect(sheet).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
		const [setup = ''] = /<pageSetup [^>]*>/.exec(sheet) ?? [];
		expect(setup).toContain('orientation="landscape"');
		expect(setup).toContain('paperSize="9"');
		expect(setup).toContain('fitToHeight="0"');
		expect(Number(/fitToWidth="(\d+)"/.exec(setup)?.[1])).toBeLessThanOrEqual(4);
	}
});
