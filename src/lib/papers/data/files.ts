import { joinedTables } from './data-table.ts';
import { groupTables } from './group-tables.ts';
import { groupMonth, lastWholeMonth, monthTables } from './month-tables.ts';
import { sheetOfTable, xlsxOf } from './workbook.ts';

/** What a screen needs to hand out a workbook. */
export const dataFiles = {
	groupMonth,
	groupTables,
	joinedTables,
	lastWholeMonth,
	monthTables,
	sheetOfTable,
	xlsxOf
};
