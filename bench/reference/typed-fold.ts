import type { AccountCode, JournalEntry } from '#ledger';

/** Postings as columns: account number and signed amount. Minimal form of a fold. */
export interface Columns {
	readonly accounts: Uint16Array;
	readonly amounts: Int32Array;
	readonly accountCount: number;
}

export function columnsOf(entries: readonly JournalEntry[]): Columns {
	const postings = entries.flatMap((entry) => entry.postings);
	const numbers = new Map<AccountCode, number>();
	for (const { account } of postings) if (!numbers.has(account)) numbers.set(account, numbers.size);
	return {
		accounts: Uint16Array.from(postings, ({ account }) => numbers.get(account) ?? 0),
		amounts: Int32Array.from(postings, ({ side, amount }) => (side === 'debit' ? amount : -amount)),
		accountCount: numbers.size
	};
}

export function fold({ accounts, amounts, accountCount }: Columns): Float64Array {
	const balances = new Float64Array(accountCount);
	for (let place = 0; place < accounts.length; place += 1) {
		const account = accounts[place] ?? 0;
		balances[account] = (balances[account] ?? 0) + (amounts[place] ?? 0);
	}
	return balances;
}
