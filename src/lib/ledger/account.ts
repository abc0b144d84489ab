import type { Brand } from '#kernel';

/** Where an account stands in the books and on which side it grows. */
export type AccountType = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

/** A path such as "box" or "savings/m7/regular"; its first part names a line of the chart of accounts. */
export type AccountCode = Brand<string, 'AccountCode'>;

/** One line of a chart of accounts, by the first part of its codes. */
export interface ChartLine {
	readonly root: string;
	readonly type: AccountType;
	/** False for accounts that can never owe what they should hold (box, bank, savings …). */
	readonly mayGoBelowZero: boolean;
}

export type ChartOfAccounts = ReadonlyMap<string, ChartLine>;

export function chartOfAccounts(lines: readonly ChartLine[]): ChartOfAccounts {
	return new Map(lines.map((line) => [line.root, line]));
}

/** "savings" of "savings/m7/regular". */
export function rootOf(code: AccountCode): string {
	const slash = code.indexOf('/');
	return slash < 0 ? code : code.slice(0, slash);
}

/** The side on which an account of this type grows. */
export function normalSide(type: AccountType): 'debit' | 'credit' {
	return type === 'asset' || type === 'expense' ? 'debit' : 'credit';
}
