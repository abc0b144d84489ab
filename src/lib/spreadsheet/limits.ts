/** What a spreadsheet may be at most, so that no file can exhaust a phone. */
export const spreadsheetLimits = {
	/** Bytes of the file: 8 MiB. */
	bytes: 8 * 1024 * 1024,
	/** Rows under the heads, empty ones counted: 30 paper books of ten years of monthly meetings. */
	rows: 60_000,
	/** Columns; a row with more cells is no row of this sheet. */
	columns: 120,
	/** Groups in one file: what one cluster of villages has. */
	groups: 300,
	/** UTF-16 units of one cell. */
	cell: 200,
	/** Entries of one group that the book refuses and that are listed; the first usually explains the rest. */
	refusals: 50
} as const;

export type SpreadsheetLimits = { readonly [Name in keyof typeof spreadsheetLimits]: number };
