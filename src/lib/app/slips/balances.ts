import { chart, partsOfAccount, type GroupState } from '#group';
import { totalOfType, typeOf, normalSide } from '#ledger';
import { money, sum, zero, type Money } from '#money';
import { CodeReader, varint } from '../proof/code-bytes.ts';

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

/** Everything that a book holds at one page, minor units: what is owned is what is owed. */
export interface HeadBalances {
	readonly funds: Readonly<Record<FundName, Money>>;
	/** By number: who is a member, and who left and is owed something or owes. */
	readonly women: readonly WomanBalances[];
}

/** A book at its head. The surplus holds what was earned and spent and is not yet shared. */
export function balancesOf({ balances, members }: Pick<GroupState, 'balances' | 'members'>): HeadBalances {
	const funds: Record<FundName, Money> = noFunds();
	const figures = new Map([...members.keys()].map((memberId) => [memberId, noFigures()]));
	for (const [account, signed] of balances) {
		const { root, memberId, fund } = partsOfAccount(account);
		const held = normalSide(typeOf(chart, account)) === 'debit' ? signed : money(-signed);
		const hers = memberId === null ? undefined : figures.get(memberId);
		const column = fund ?? (root === 'loans' ? 'loan' : 'payable');
		if (hers !== undefined) hers[column] = sum([hers[column], held]);
		else if (isFund(root)) funds[root] = sum([funds[root], held]);
	}
	const earned = totalOfType(balances, chart, 'income') - totalOfType(balances, chart, 'expense');
	funds.surplus = sum([funds.surplus, money(earned)]);
	const women = [...members.values()]
		.map(({ memberId, number, leftOn }) => ({ number, leftOn, ...(figures.get(memberId) ?? noFigures()) }))
		.filter((one) => one.leftOn === null || womanFigures.some((name) => one[name] !== zero))
		.map(({ leftOn: _, ...one }): WomanBalances => one)
		.sort((one, other) => one.number - other.number);
	return { funds, women };
}

const isFund = (root: string): root is FundName => (fundNames as readonly string[]).includes(root);
const noFunds = () => Object.fromEntries(fundNames.map((name) => [name, zero])) as Record<FundName, Money>;
const noFigures = () =>
	Object.fromEntries(womanFigures.map((name) => [name, zero])) as Record<WomanFigure, Money>;

const form = 1;
/** A number of a woman has four digits. */
const numberMost = 9_999;

/** Form, funds, which columns follow (a bit each), number of women, then each: her number after the one before, her columns. */
export function balanceBytes({ funds, women }: HeadBalances): Uint8Array {
	const columns = womanFigures.filter((name) => women.some((one) => one[name] !== zero));
	const mask = columns.reduce((bits, name) => bits + 2 ** womanFigures.indexOf(name), 0);
	const ofFunds = fundNames.flatMap((name) => varint(funds[name]));
	const ofWomen = women.flatMap((one, place) => [
		...varint(one.number - (women[place - 1]?.number ?? 0)),
		...columns.flatMap((name) => varint(one[name]))
	]);
	return Uint8Array.from([form, ...ofFunds, mask, ...varint(women.length), ...ofWomen]);
}

/** @returns null for bytes that `balanceBytes` did not write; zeros after them are no fault */
export function balancesIn(bytes: Uint8Array): HeadBalances | null {
	if (bytes[0] !== form) return null;
	const reader = new CodeReader(bytes);
	reader.take(1);
	const funds = noFunds();
	for (const name of fundNames) funds[name] = money(reader.number());
	const [mask = 0] = reader.take(1);
	const columns = womanFigures.filter((_, place) => Math.floor(mask / 2 ** place) % 2 === 1);
	const count = reader.number();
	// A woman takes a byte at least.
	if (count < 0 || count > bytes.length) return null;
	const women: WomanBalances[] = [];
	for (let before = 0; women.length < count;) {
		const number = before + reader.number();
		if (number <= before || number > numberMost) return null;
		const figures = noFigures();
		for (const name of columns) figures[name] = money(reader.number());
		women.push({ number, ...figures });
		before = number;
	}
	const read = { funds, women };
	const again = balanceBytes(read);
	const isSame = again.length <= bytes.length && bytes.every((byte, at) => byte === (again[at] ?? 0));
	return isSame ? read : null;
}
