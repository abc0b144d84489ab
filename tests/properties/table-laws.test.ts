import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { createWords, languages, loadLanguage } from '#i18n';
import { reportWithShareOut } from '#reports';
import { csvOfTable, headText, joinedTables, type DataTable } from '#papers/data/data-table.ts';
import { groupTables, groupsAsJson } from '#papers/data/group-tables.ts';
import { registerSheets } from '#papers/data/register-sheets.ts';
import { sheetOfTable, xlsxOf } from '#papers/data/workbook.ts';
import { groupOfTables } from '../support/group-of-tables.ts';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { readXlsx, type ReadCell } from '../support/read-xlsx.ts';
import { cases, seed } from '../support/soak.ts';

// What staff are given to reckon with is what `book report` says, in each form, read back by readers that wrote none of it.

const english = createWords('en', await loadLanguage('en'));
const runs = { numRuns: cases(8, 20), seed: seed() };
const [accounts, members] = ['Trial balance', 'Members'];

/** Two groups of one file; their rows must not mix. */
const twoGroups = fc
	.tuple(randomHistory, randomHistory)
	.map((histories) =>
		histories.map((history, place) => ({ id: `g${String(place)}`, events: playedOnce(history).events }))
	);

function tablesOf(groups: readonly { id: string; events: Parameters<typeof groupOfTables>[0] }[]) {
	return joinedTables(groups.map(({ id, events }) => groupTables(groupOfTables(events, id))));
}

/** Debit less credit by account, of one group. */
function trialIn(rows: readonly (readonly ReadCell[])[], id: string, toMinor: (cell: ReadCell) => number) {
	const own = rows.filter(([group]) => group === id);
	return Object.fromEntries(
		own.map((cells): [string, number] => [
			String(cells[2]),
			toMinor(cells.at(-2) ?? null) - toMinor(cells.at(-1) ?? null)
		])
	);
}

const ofDecimal = (cell: ReadCell): number => Number(String(cell).replace('.', ''));
const ofNumber = (cell: ReadCell): number => Math.round(Number(cell) * 100);

test('the trial balance of each group is that of its report: as CSV, in the workbook, in the JSON of many', async () => {
	await fc.assert(
		fc.asyncProperty(twoGroups, async (groups) => {
			const tables = tablesOf(groups);
			const table = tables.find(({ key }) => key === 'accounts') as DataTable;
			const csv = Papa.parse<string[]>(csvOfTable(table, english).slice(1).trimEnd()).data;
			const sheets = readXlsx(await xlsxOf(tables.map((one) => sheetOfTable(one, english))));
			const json = JSON.parse(groupsAsJson(groups.map(({ id, events }) => groupOfTables(events, id)))) as {
				groups: { book: string; report: unknown }[];
			};
			for (const { id, events } of groups) {
				const report = reportWithShareOut(events, { currency: 'INR' });
				expect(trialIn(csv, id, ofDecimal)).toEqual(report.trialBalance);
				expect(trialIn(sheets.get(accounts) ?? [], id, ofNumber)).toEqual(report.trialBalance);
				const own = json.groups.find(({ book }) => book === id);
				expect(own?.report).toEqual(JSON.parse(JSON.stringify(report)));
				const women = (sheets.get(members) ?? []).filter(([group]) => group === id);
				expect(women.map((cells) => ofNumber(cells[7] ?? null))).toEqual(
					Object.values(report.members).map(({ savings }) => savings)
				);
			}
		}),
		runs
	);
});

test('a table is clean: a cell a column, one value a cell, heads that differ in every language', async () => {
	const all = await Promise.all(languages.map(async (one) => createWords(one, await loadLanguage(one))));
	fc.assert(
		fc.property(twoGroups, (groups) => {
			for (const table of tablesOf(groups)) {
				for (const words of all) {
					const heads = table.heads.map((head) => headText(head, words));
					expect(new Set(heads).size).toBe(heads.length);
				}
				const lines = Papa.parse<string[]>(csvOfTable(table, english).slice(1).trimEnd()).data;
				expect(new Set(lines.map((cells) => cells.length)).size).toBe(1);
				// Two amounts, or a name beside a figure, would need one of these between them.
				const several = lines
					.slice(1)
					.flatMap((cells) => cells.filter((cell) => / [/·+=] |\d, \d/.test(cell)));
				expect(several).toEqual([]);
			}
		}),
		{ ...runs, numRuns: 5 }
	);
});

describe('the workbook of one group', () => {
	test('has every book and register beside the tables, none of it reckoned', async () => {
		await fc.assert(
			fc.asyncProperty(randomHistory, async (history) => {
				const { events, state } = playedOnce(history);
				const group = groupOfTables(events, 'g');
				const sheets = [
					...groupTables(group).map((table) => sheetOfTable(table, english)),
					...registerSheets(group, english)
				];
				// Statement and slips of a share-out stand where there was one.
				const ofShareOut = state.sharedOutOn === null ? 0 : 2;
				expect(readXlsx(await xlsxOf(sheets)).size).toBe(7 + 17 + ofShareOut);
			}),
			{ ...runs, numRuns: 3 }
		);
	});
});
