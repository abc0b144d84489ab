export { type Column, type ColumnId, columnOf, columns } from './columns.ts';
export { spreadsheetLimits, type SpreadsheetLimits } from './limits.ts';
export type { GroupPreview, MemberPreview } from './figures.ts';
export type { ProblemCode, SheetProblem } from './problems.ts';
export {
	readSpreadsheet,
	readSpreadsheetBytes,
	type ReadGroup,
	type SpreadsheetReading
} from './read-spreadsheet.ts';
export { template, type TemplateKind } from './template.ts';
