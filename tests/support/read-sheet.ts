import { expect } from 'vitest';
import type { GroupEvent } from '#group';
import { readSpreadsheet } from '#spreadsheet/spreadsheet.ts';
import { csv, paperGroup, type SheetRow } from './sheets.ts';

/** Row, column and code of everything that is wrong with a sheet. */
export const wrongIn = (rows: readonly SheetRow[]) =>
	readSpreadsheet(csv(rows)).problems.map(({ row, column, code }) => [row, column, code]);

/** The events of the first group of a sheet in which nothing is wrong. */
export function eventsIn(rows: readonly SheetRow[]): readonly GroupEvent[] {
	const { groups, problems } = readSpreadsheet(csv(rows));
	expect(problems).toEqual([]);
	return groups[0]?.events ?? [];
}

export const ofType = <Type extends GroupEvent['type']>(events: readonly GroupEvent[], type: Type) =>
	events.filter((event): event is Extract<GroupEvent, { type: Type }> => event.type === type);

/** The paper book of `paperGroup` and more rows of meetings; the first of them is row 9. */
export const afterPaper = (...rows: readonly SheetRow[]): readonly SheetRow[] => [
	...paperGroup(),
	...rows.map((row) => ({ group: 'P1', row: 'meeting', ...row }))
];

/** The same, of its third meeting. */
export const thirdMeeting = (...rows: readonly SheetRow[]): readonly SheetRow[] =>
	afterPaper(...rows.map((row) => ({ meeting: '3', day: '05/06/2024', ...row })));
