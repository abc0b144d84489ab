import { chart, partsOfAccount, type BorrowingKind, type GroupState } from '#group';
import { totalOfType, typeOf, normalSide } from '#ledger';
import { money, sum, zero, type Money } from '#money';

/** What the group holds and owes besides the women's own; the place in this list is in the bytes for ever. */
export const fundNames = [
	'box',
	'bank',
	'assets',
	'social-fund',
	'borrowings',
	'revolving-fund',
	'grants',
	'surplus'
] as const;
export type FundName = (typeof fundNames)[number];

/** What a woman has and owes; the place in this list is in the bytes for ever. */
export const womanFigures = ['regular', 'voluntary', 'shares', 'loan', 'payable'] as const;
export type WomanFigure = (typeof womanFigures)[number];

export type WomanBalances = Readonly<Record<WomanFigure, Money>> & { readonly number: number };

/** Whom a group owes outside; the place in this list is in the bytes for ever. */
export const borrowedKinds = [
	'bank',
	'cashCredit',
	'cif',
	'federation',
	'other'
] as const satisfies readonly BorrowingKind[];

/** What only some groups have. */
export interface BalanceDetails {
	/** What is owned, by the code of the thing: what it cost. */
	readonly assets: readonly { readonly thing: string; readonly amount: Money }[];
	readonly borrowed: Readonly<Record<BorrowingKind, Money>>;
	/** Numbers of women who left and are owed something or owe. */
	readonly left: readonly number[];
}

/** Everything that a book holds at one page, minor units: what is owned is what is owed. */
export interface HeadBalances {
	readonly funds: Readonly<Record<FundName, Money>>;
	/** By number: who is a member, and who left and is owed something or owes. */
	readonly women: readonly WomanBalances[];
	readonly details: BalanceDetails;
}

/** A book at its head. The surplus holds what was earned and spent and is not yet shared. */
export function balancesOf({
	balances,
	members,
	borrowings
}: Pick<GroupState, 'balances' | 'members' | 'borrowings'>): HeadBalances {
	const funds: Record<FundName, Money> = noFunds();
	const assets: { readonly thing: string; readonly amount: Money }[] = [];
	const borrowed = noLenders();
	const figures = new Map([...members.keys()].map((memberId) => [memberId, noFigures()]));
	for (const [account, signed] of balances) {
		const { root, memberId, fund, code, borrowingId } = partsOfAccount(account);
		const held = normalSide(typeOf(chart, account)) === 'debit' ? signed : money(-signed);
		const hers = memberId === null ? undefined : figures.get(memberId);
		const column = fund ?? (root === 'loans' ? 'loan' : 'payable');
		if (hers !== undefined) hers[column] = sum([hers[column], held]);
		else if (isFund(root)) funds[root] = sum([funds[root], held]);
		if (root === 'assets' && code !== null && held !== zero) assets.push({ thing: code, amount: held });
		const lender = borrowingId === null ? undefined : borrowings.get(borrowingId);
		if (lender !== undefined) borrowed[lender.kind] = sum([borrowed[lender.kind], held]);
	}
	assets.sort((one, other) => (one.thing < other.thing ? -1 : 1));
	const earned = totalOfType(balances, chart, 'income') - totalOfType(balances, chart, 'expense');
	funds.surplus = sum([funds.surplus, money(earned)]);
	const women = [...members.values()]
		.map(({ memberId, number, leftOn }) => ({ number, leftOn, ...(figures.get(memberId) ?? noFigures()) }))
		.filter((one) => one.leftOn === null || womanFigures.some((name) => one[name] !== zero))
		.sort((one, other) => one.number - other.number);
	const left = women.filter(({ leftOn }) => leftOn !== null).map(({ number }) => number);
	return {
		funds,
		women: women.map(({ leftOn: _, ...one }): WomanBalances => one),
		details: { assets, borrowed, left }
	};
}

const isFund = (root: string): root is FundName => (fundNames as readonly string[]).includes(root);
export const noFunds = () =>
	Object.fromEntries(fundNames.map((name) => [name, zero])) as Record<FundName, Money>;
export const noLenders = () =>
	Object.fromEntries(borrowedKinds.map((kind) => [kind, zero])) as Record<BorrowingKind, Money>;
export const noFigures = () =>
	Object.fromEntries(womanFigures.map((name) => [name, zero])) as Record<WomanFigure, Money>;
