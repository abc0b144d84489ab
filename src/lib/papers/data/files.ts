import { joinedTables } from './data-table.ts';
import { groupTables } from './group-tables.ts';
import { groupMonth, lastWholeMonth, monthTables } from './month-tables.ts';
import { sheetOfTable, xlsxOf } from './workbook.ts';

/** Functions that a screen needs to export a workbook. */
export const dataFiles = {
	groupMonth,
	groupTables,
	joinedTables,
	lastWholeMonth,
	monthTables,
	sheetOfTable,
	xlsxOf
};
