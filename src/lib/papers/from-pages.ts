import type { LocalDate } from '#kernel';
import { zero, type Money } from '#money';
import type { MessageKey } from '#i18n';
import { amountCell, countCell, say, table } from './context.ts';
import type { TablePaperData } from './table-types.ts';

/** Balances of the group other than those of members, in the order of the paper. */
export const fundWords = {
	box: 'account.account-box',
	bank: 'account.account-bank',
	assets: 'account.assets',
	'social-fund': 'account.account-social-fund',
	borrowings: 'account.account-borrowings',
	'revolving-fund': 'paper.money-revolving-fund',
	grants: 'account.account-grants',
	surplus: 'account.surplus'
} as const satisfies Record<string, MessageKey>;

export const womanWords = {
	regular: 'account.fund-regular',
	voluntary: 'account.fund-voluntary',
	shares: 'account.fund-shares',
	loan: 'paper.loan-left',
	payable: 'account.account-payable',
	heldForOthers: 'account.account-held-for-others'
} as const satisfies Record<string, MessageKey>;

type FundName = keyof typeof fundWords;
type Column = keyof typeof womanWords;
const fundNames = Object.keys(fundWords) as readonly FundName[];
const columnNames = Object.keys(womanWords) as readonly Column[];

type Woman = Readonly<Record<Column, Money>> & { readonly number: number };

/** Balances recovered from the codes of members' pages; minor units. */
export interface BalancesOnPaper {
	readonly funds: Readonly<Record<FundName, Money>>;
	readonly women: readonly Woman[];
}

/** Builds two tables on one sheet: the members and the group. @param on the day of the pages */
export function fromPagesPaper({ funds, women }: BalancesOnPaper, on: LocalDate): TablePaperData {
	const shown = columnNames
		.filter((name) => women.some((one) => one[name] !== zero))
		.map((name) => table.sum<Woman>(name, womanWords[name], (one) => one[name], { width: 32 }));
	const rows = women.map((one) =>
		table.row(String(one.number), countCell(one.number), ...table.cells(shown, one))
	);
	const held = fundNames.filter((name) => funds[name] !== zero || name === 'box');
	return {
		title: 'paper.from-pages',
		size: 'a4',
		from: null,
		to: on,
		packed: true,
		tight: true,
		leaves: [
			{
				key: 'women',
				of: say('paper.member'),
				columns: [{ key: 'number', head: say('paper.number'), kind: 'text' }, ...table.columns(shown)],
				sections: table.only('women', [...rows, table.total(...table.sums(shown, women))])
			},
			{
				key: 'group',
				of: say('paper.savings-group'),
				columns: [
					{ key: 'fund', head: say('paper.group'), kind: 'words' },
					table.money('amount', say('account.amount'), { width: 40 })
				],
				sections: table.only(
					'group',
					held.map((name) => table.row(name, say(fundWords[name]), amountCell(funds[name])))
				)
			}
		]
	};
}
