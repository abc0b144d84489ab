import { assert } from '#kernel';
import { money, zero, type Money } from '#money';
import { normalSide, rootOf, type AccountCode, type AccountType, type ChartOfAccounts } from './account.ts';
import type { JournalEntry } from './journal-entry.ts';

/** Signed minor units by account, debit positive; accounts at zero are left out. */
export type Balances = Map<AccountCode, Money>;

/** Adds the postings to `balances` in place, because this is the hot path of every replay. */
export function post(balances: Balances, entry: JournalEntry): void {
	for (const { account, side, amount } of entry.postings) {
		const before = balances.get(account) ?? 0;
		const after = side === 'debit' ? before + amount : before - amount;
		assert(Number.isSafeInteger(after), 'a balance is a safe integer');
		if (after === 0) balances.delete(account);
		else balances.set(account, after as Money);
	}
}

/** Returns a signed balance, debit positive; zero for an account without entries. */
export function balanceOf(balances: ReadonlyMap<AccountCode, Money>, account: AccountCode): Money {
	return balances.get(account) ?? zero;
}

/** Returns the balance on the normal side of the account: positive for a box with cash in it and for savings owed to members. */
export function heldIn(
	balances: ReadonlyMap<AccountCode, Money>,
	chart: ChartOfAccounts,
	account: AccountCode
): Money {
	const signed = balanceOf(balances, account);
	return normalSide(typeOf(chart, account)) === 'debit' ? signed : money(-signed);
}

/** Sum over all accounts under `root`, on their normal side. */
export function heldUnder(
	balances: ReadonlyMap<AccountCode, Money>,
	chart: ChartOfAccounts,
	root: string
): Money {
	let total = 0;
	for (const [account, amount] of balances) if (rootOf(account) === root) total += amount;
	const line = chart.get(root);
	assert(line !== undefined, () => `${root} is in the chart of accounts`);
	return money(normalSide(line.type) === 'debit' ? total : -total);
}

export function totalOfType(
	balances: ReadonlyMap<AccountCode, Money>,
	chart: ChartOfAccounts,
	type: AccountType
): Money {
	let total = 0;
	for (const [account, amount] of balances) if (typeOf(chart, account) === type) total += amount;
	return money(normalSide(type) === 'debit' ? total : -total);
}

/** True if debits equal credits over all accounts (the trial balance). */
export function isBalanced(balances: ReadonlyMap<AccountCode, Money>): boolean {
	let total = 0;
	for (const amount of balances.values()) total += amount;
	return total === 0;
}

/** Returns the first account that `entry` would overdraw against its chart line, with its present balance; null if there is none. */
export function overdrawnBy(
	balances: ReadonlyMap<AccountCode, Money>,
	chart: ChartOfAccounts,
	entry: JournalEntry
): { readonly account: AccountCode; readonly held: Money; readonly asked: Money } | null {
	for (const { account, side, amount } of entry.postings) {
		const line = chart.get(rootOf(account));
		assert(line !== undefined, () => `${account} is in the chart of accounts`);
		if (line.mayGoBelowZero || side === normalSide(line.type)) continue;
		const held = heldIn(balances, chart, account);
		if (amount > held) return { account, held, asked: amount };
	}
	return null;
}

/** Returns the first of `accounts` that is below zero although its chart line forbids it. */
export function belowZero(
	balances: ReadonlyMap<AccountCode, Money>,
	chart: ChartOfAccounts,
	accounts: readonly AccountCode[]
): AccountCode | null {
	const below = accounts.find((account) => {
		const line = chart.get(rootOf(account));
		assert(line !== undefined, () => `${account} is in the chart of accounts`);
		return !line.mayGoBelowZero && heldIn(balances, chart, account) < 0;
	});
	return below ?? null;
}

export function typeOf(chart: ChartOfAccounts, account: AccountCode): AccountType {
	const line = chart.get(rootOf(account));
	assert(line !== undefined, () => `${account} is in the chart of accounts`);
	return line.type;
}
