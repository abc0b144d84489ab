import type { MemberId } from '#kernel';
import { normalSide, typeOf, type AccountCode, type AccountType } from '#ledger';
import { money, sum, type Money } from '#money';
import { chart, partsOfAccount, type GroupState } from '#group';
import type { AccountBook } from './posted-lines.ts';

/** An account as books of account name it. */
export interface AccountName {
	readonly account: AccountCode;
	/** The account's line of the chart of accounts: the control account of members' own. */
	readonly root: string;
	readonly type: AccountType;
	/** Whose account it is; null where it is no member's own. */
	readonly memberId: MemberId | null;
	readonly number: number | null;
}

/** An account and what it holds on its own side; minor units, below zero where it is overdrawn. */
export interface AccountAmount extends AccountName {
	readonly amount: Money;
}

/** Accounts under one line of the chart, and their sum. */
export interface AccountGroup {
	readonly root: string;
	readonly amount: Money;
	readonly accounts: readonly AccountAmount[];
}

const places: ReadonlyMap<string, number> = new Map([...chart.keys()].map((root, place) => [root, place]));

export function accountName({ numbers }: Pick<AccountBook, 'numbers'>, account: AccountCode): AccountName {
	const { root, memberId } = partsOfAccount(account);
	const number = memberId === null ? null : (numbers.get(memberId) ?? null);
	return { account, root, type: typeOf(chart, account), memberId, number };
}

/** In the order of the chart of accounts; members' accounts by their numbers. */
export function namesInOrder(
	book: Pick<AccountBook, 'numbers'>,
	accounts: Iterable<AccountCode>
): readonly AccountName[] {
	return [...new Set(accounts)].map((account) => accountName(book, account)).sort(byChart);
}

/** @param signed debit positive, minor units @returns the same on the account's own side */
export function onOwnSide(type: AccountType, signed: number): Money {
	return money(normalSide(type) === 'debit' ? signed : -signed);
}

/** What accounts of one type hold, in the order of the chart; accounts at zero are left out. */
export function amountsOfType(
	book: Pick<AccountBook, 'numbers'>,
	balances: GroupState['balances'],
	type: AccountType
): readonly AccountAmount[] {
	return namesInOrder(book, balances.keys())
		.filter((name) => name.type === type)
		.map((name) => ({ ...name, amount: onOwnSide(type, balances.get(name.account) ?? 0) }));
}

/** One group for each line of the chart that has an account. */
export function groupedByRoot(amounts: readonly AccountAmount[]): readonly AccountGroup[] {
	const roots = [...new Set(amounts.map(({ root }) => root))];
	return roots.map((root) => {
		const accounts = amounts.filter((one) => one.root === root);
		return { root, amount: sum(accounts.map(({ amount }) => amount)), accounts };
	});
}

function byChart(one: AccountName, other: AccountName): number {
	const roots = (places.get(one.root) ?? 0) - (places.get(other.root) ?? 0);
	if (roots !== 0) return roots;
	const numbers = (one.number ?? 0) - (other.number ?? 0);
	if (numbers !== 0) return numbers;
	return one.account < other.account ? -1 : 1;
}
