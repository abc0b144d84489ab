/*
 * The desk's data of its groups as tables. They contain no name, no free text except district, block and panchayat, and no member: a row describes
 * one group, identified by a code of this desk (`gid`). Amounts are minor units, parts are between 0 and 1.
 */
type ColumnType = 'varchar' | 'date' | 'integer' | 'bigint' | 'double';

export const tables = {
	/** A book on the day of its last entry, `as_of`; the periods of six and twelve months follow the bank's rules. */
	groups: {
		kind: 'varchar',
		rhythm: 'varchar',
		district: 'varchar',
		block: 'varchar',
		panchayat: 'varchar',
		founded_on: 'date',
		as_of: 'date',
		last_meeting: 'date',
		members: 'integer',
		meetings: 'integer',
		bank_accounts: 'integer',
		last_deposit: 'date',
		due6: 'integer',
		held6: 'integer',
		attendance6: 'double',
		saving6: 'double',
		collected6: 'double',
		idle: 'double',
		/** Page 1 of the bank's file: met, bank or notMet; number of conditions met, and of all; number of facts that an officer checks first. */
		ready: 'varchar',
		ready_met: 'integer',
		ready_of: 'integer',
		ready_look: 'integer',
		ready_rule: 'varchar'
	},
	/** A month with an entry, as of its end, `until`; the current month as of the last entry. */
	months: {
		month: 'date',
		until: 'date',
		due: 'integer',
		held: 'integer',
		expected: 'integer',
		came: 'integer',
		/** Members at all meetings held, those with all due saving paid at the end, and those who gave the sum due. */
		asked_to_save: 'integer',
		saved_in_time: 'integer',
		saved_today: 'integer',
		members: 'integer',
		savings: 'bigint',
		loans_out: 'bigint',
		loans_open: 'integer',
		borrowers: 'integer',
		overdue: 'bigint',
		/** Outstanding loans by the age in days of their oldest overdue part. */
		late_1_30: 'bigint',
		late_31_90: 'bigint',
		late_over_90: 'bigint',
		box: 'bigint',
		bank: 'bigint',
		social_fund: 'bigint',
		held_for_others: 'bigint',
		borrowings: 'bigint',
		surplus: 'bigint',
		corpus: 'bigint'
	},
	/** A regular meeting, with later corrections. */
	meetings: {
		day: 'date',
		number: 'integer',
		late: 'integer',
		sealed_on: 'date',
		expected: 'integer',
		came: 'integer',
		members: 'integer',
		saved_in_time: 'integer',
		saved_today: 'integer',
		cash_in: 'bigint',
		cash_out: 'bigint',
		box: 'bigint',
		counted: 'bigint',
		difference: 'bigint'
	},
	/** A loan by its index in the book, on the day of the last entry; without its borrower. */
	loans: {
		loan: 'integer',
		source: 'varchar',
		/** income, oldDebt, household or unknown. */
		use: 'varchar',
		given: 'date',
		brought_in: 'integer',
		principal: 'bigint',
		outstanding: 'bigint',
		overdue: 'bigint',
		overdue_days: 'integer',
		interest_paid: 'bigint',
		paid_on: 'date',
		written_off: 'bigint'
	},
	/**
	 * Movements under a line of the chart of accounts in a month, by the day in the books; a reversal reduces its own side.
	 * `act`: opening of a book, sharing of a cycle, or usual.
	 */
	flows: { month: 'date', account: 'varchar', act: 'varchar', debit: 'bigint', credit: 'bigint' },
	/** Exceptions for an auditor: difference, correction, dispute, enteredLate, phonesSettled. */
	exceptions: { day: 'date', kind: 'varchar', amount: 'bigint' },
	/** Ratios of SAVIX and SEEP as part and whole, so that many groups can be pooled; days of the cycle. */
	ratios: { ratio: 'varchar', part: 'double', whole: 'double', days: 'integer' },
	/** Reasons for a visit: weight 1 to 3, as of the day of the last facts. */
	help: { kind: 'varchar', weight: 'integer', days: 'integer', amount: 'bigint' }
} as const satisfies Readonly<Record<string, Readonly<Record<string, ColumnType>>>>;

export type TableName = keyof typeof tables;
export type RowOf<Name extends TableName> = {
	readonly [Column in keyof (typeof tables)[Name]]: string | number | null;
};
/** Rows of one group, without its code. */
export type FactRows = { readonly [Name in TableName]: readonly RowOf<Name>[] };

export const tableNames = Object.keys(tables) as readonly TableName[];

/** Name and type of each column, in order. */
export const columnsOf = (name: TableName): readonly (readonly [column: string, type: ColumnType])[] =>
	Object.entries(tables[name]);

/** Statements `create table`. `boxes` is the desk's memory of each box, without facts about a group. */
export const schema: string = [
	...tableNames.map((name) => {
		const columns = columnsOf(name).map(([column, type]) => `"${column}" ${type}`);
		return `create table ${name} (gid varchar not null, ${columns.join(', ')});`;
	}),
	'create table boxes (box varchar primary key, gid varchar, pages varchar, made date, currency varchar, health varchar, writers varchar, foreign_writers integer, refused varchar);',
	'create table about (currency varchar, made date);'
].join('\n');
