/** Limits of a spreadsheet, so that no file can exhaust the memory of a phone. */
export const spreadsheetLimits = {
	/** Bytes of the file: 8 MiB. */
	bytes: 8 * 1024 * 1024,
	/** Rows under the heads, including empty ones: 30 paper books with ten years of monthly meetings. */
	rows: 60_000,
	/** Columns; a row with more cells is invalid. */
	columns: 120,
	/** Groups in one file: those of one village cluster. */
	groups: 300,
	/** UTF-16 units of one cell. */
	cell: 200,
	/** Reported rejections of one group, because the first usually explains the others. */
	refusals: 50
} as const;

export type SpreadsheetLimits = { readonly [Name in keyof typeof spreadsheetLimits]: number };
