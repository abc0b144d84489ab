import { addDays } from '#kernel';
import { balanceOf, type AccountCode, type Posting } from '#ledger';
import { money, sum, zero, type Money } from '#money';
import {
	balancesAt,
	namesInOrder,
	onOwnSide,
	rowsIn,
	type AccountBook,
	type AccountName,
	type BookRow,
	type RowHead
} from './posted-lines.ts';
import { figuresInAll, type Figures } from '../figures.ts';
import type { Period } from './fiscal-year.ts';

/** One posting to an account; minor units. */
export interface LedgerRow extends RowHead {
	readonly debit: Money;
	readonly credit: Money;
	/** Balance of the account after this row, positive on its own side. */
	readonly balance: Money;
	/** Contra accounts: the other accounts of the same entry. */
	readonly against: readonly AccountCode[];
}

/**
 * Minor units; opening and closing are positive on the account's own side. For assets and expenses opening + debit − credit
 * = closing, for all others opening + credit − debit = closing.
 */
const accountFigures = ['opening', 'debit', 'credit', 'closing'] as const;
export type LedgerTotals = Figures<(typeof accountFigures)[number]>;

export interface LedgerAccount extends AccountName, LedgerTotals {
	readonly rows: readonly LedgerRow[];
}

/** Accounts under one line of the chart with their totals: the control account of members' savings and loans. */
export interface LedgerGroup extends LedgerTotals {
	readonly root: string;
	readonly type: AccountName['type'];
	readonly accounts: readonly LedgerAccount[];
}

export interface GeneralLedger extends Period {
	/** In the order of the chart of accounts; members' accounts ordered by number. */
	readonly groups: readonly LedgerGroup[];
	/** Totals of all postings of the period, which are equal. */
	readonly debit: Money;
	readonly credit: Money;
}

/**
 * Returns the general ledger of a period (ledger law 9): every account with a balance or movement in it, with all its
 * postings. Minor units.
 */
export function generalLedger(book: AccountBook, period: Period): GeneralLedger {
	const before = balancesAt(book, addDays(period.from, -1));
	const legs = legsByAccount(rowsIn(book, period));
	const names = namesInOrder(book, [...before.keys(), ...legs.keys()]);
	const accounts = names.map((name) =>
		ledgerAccount(name, balanceOf(before, name.account), legs.get(name.account) ?? [])
	);
	return {
		...period,
		groups: groupsOf(accounts),
		debit: sum(accounts.map((account) => account.debit)),
		credit: sum(accounts.map((account) => account.credit))
	};
}

interface Leg {
	readonly posting: Posting;
	readonly row: BookRow;
}

function legsByAccount(rows: readonly BookRow[]): ReadonlyMap<AccountCode, readonly Leg[]> {
	const legs = new Map<AccountCode, Leg[]>();
	for (const row of rows)
		for (const posting of row.postings) {
			const before = legs.get(posting.account);
			if (before === undefined) legs.set(posting.account, [{ posting, row }]);
			else before.push({ posting, row });
		}
	return legs;
}

function ledgerAccount(name: AccountName, before: Money, legs: readonly Leg[]): LedgerAccount {
	const opening = onOwnSide(name.type, before);
	let balance = opening;
	const rows = legs.map(({ posting: { account, side, amount }, row }) => {
		balance = money(balance + onOwnSide(name.type, side === 'debit' ? amount : -amount));
		const others = row.postings.filter((other) => other.account !== account);
		return {
			...row.head,
			debit: side === 'debit' ? amount : zero,
			credit: side === 'credit' ? amount : zero,
			balance,
			against: [...new Set(others.map((other) => other.account))]
		};
	});
	return {
		...name,
		opening,
		rows,
		debit: sum(rows.map((row) => row.debit)),
		credit: sum(rows.map((row) => row.credit)),
		closing: balance
	};
}

function groupsOf(accounts: readonly LedgerAccount[]): readonly LedgerGroup[] {
	const roots = new Map(accounts.map(({ root, type }) => [root, type]));
	return [...roots].map(([root, type]) => {
		const inGroup = accounts.filter((account) => account.root === root);
		return { root, type, accounts: inGroup, ...figuresInAll(accountFigures, inGroup) };
	});
}
