import type { Brand } from '#kernel';

/** The class of an account, which decides its normal side and its place in the reports. */
export type AccountType = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

/** A path such as "box" or "savings/m7/regular"; its first part names a line of the chart of accounts. */
export type AccountCode = Brand<string, 'AccountCode'>;

/** One line of the chart of accounts; `root` is the first part of its account codes. */
export interface ChartLine {
	readonly root: string;
	readonly type: AccountType;
	/** False for accounts that cannot be overdrawn (box, bank, savings …). */
	readonly mayGoBelowZero: boolean;
}

export type ChartOfAccounts = ReadonlyMap<string, ChartLine>;

export function chartOfAccounts(lines: readonly ChartLine[]): ChartOfAccounts {
	return new Map(lines.map((line) => [line.root, line]));
}

/** Returns the first part of a code: "savings" for "savings/m7/regular". */
export function rootOf(code: AccountCode): string {
	const slash = code.indexOf('/');
	return slash < 0 ? code : code.slice(0, slash);
}

/** The side on which a balance of this type increases. */
export function normalSide(type: AccountType): 'debit' | 'credit' {
	return type === 'asset' || type === 'expense' ? 'debit' : 'credit';
}
