import { chart, partsOfAccount, type BorrowingKind, type GroupState } from '#group';
import { totalOfType, typeOf, normalSide } from '#ledger';
import { money, sum, zero, type Money } from '#money';
import { CodeReader, varint } from '../proof/code-bytes.ts';

/** Figures of the group; an index in this list is stored in the bytes for good. Deposits elsewhere are included in `assets`, and listed in the details. */
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

/** Figures of one member; the index in this list is stored in the bytes and must never change. */
export const womanFigures = ['regular', 'voluntary', 'shares', 'loan', 'payable', 'heldForOthers'] as const;
export type WomanFigure = (typeof womanFigures)[number];

export type WomanBalances = Readonly<Record<WomanFigure, Money>> & { readonly number: number };

/** Kinds of lenders; the index in this list is stored in the bytes and must never change. */
const borrowedKinds = [
	'bank',
	'cashCredit',
	'cif',
	'federation',
	'other'
] as const satisfies readonly BorrowingKind[];

interface Thing {
	readonly thing: string;
	readonly amount: Money;
}

/** Balances that only some groups have. */
interface BalanceDetails {
	/** Cost of owned things, by their code. */
	readonly assets: readonly Thing[];
	/** Savings and shares kept elsewhere, by the code of the place. */
	readonly deposits: readonly Thing[];
	readonly borrowed: Readonly<Record<BorrowingKind, Money>>;
	/** Numbers of leavers with a balance. */
	readonly left: readonly number[];
}

/** All balances of a book at one page, in minor units: assets equal liabilities. */
export interface HeadBalances {
	readonly funds: Readonly<Record<FundName, Money>>;
	/** By number: members, and leavers with a balance. */
	readonly women: readonly WomanBalances[];
	readonly details: BalanceDetails;
}

/** Balances at the book's head. The surplus is what was earned, less expenses, and not shared yet. */
export function balancesOf({
	balances,
	members,
	borrowings
}: Pick<GroupState, 'balances' | 'members' | 'borrowings'>): HeadBalances {
	const funds: Record<FundName, Money> = noFunds();
	const assets: Thing[] = [];
	const deposits: Thing[] = [];
	const borrowed = noLenders();
	const figures = new Map([...members.keys()].map((memberId) => [memberId, noFigures()]));
	for (const [account, signed] of balances) {
		const { root, memberId, fund, code, borrowingId } = partsOfAccount(account);
		const held = normalSide(typeOf(chart, account)) === 'debit' ? signed : money(-signed);
		const hers = memberId === null ? undefined : figures.get(memberId);
		const column = fund ?? columnOf[root] ?? 'payable';
		if (hers !== undefined) hers[column] = sum([hers[column], held]);
		const owned = root === 'deposits' ? 'assets' : root;
		if (hers === undefined && isFund(owned)) funds[owned] = sum([funds[owned], held]);
		const list = root === 'assets' ? assets : root === 'deposits' ? deposits : undefined;
		if (code !== null && held !== zero) list?.push({ thing: code, amount: held });
		const lender = borrowingId === null ? undefined : borrowings.get(borrowingId);
		if (lender !== undefined) borrowed[lender.kind] = sum([borrowed[lender.kind], held]);
	}
	for (const list of [assets, deposits]) list.sort((one, other) => (one.thing < other.thing ? -1 : 1));
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
		details: { assets, deposits, borrowed, left }
	};
}

const columnOf: Readonly<Partial<Record<string, WomanFigure>>> = {
	loans: 'loan',
	'held-for-others': 'heldForOthers'
};
const isFund = (root: string): root is FundName => (fundNames as readonly string[]).includes(root);
const noFunds = () => Object.fromEntries(fundNames.map((name) => [name, zero])) as Record<FundName, Money>;
const noLenders = () =>
	Object.fromEntries(borrowedKinds.map((kind) => [kind, zero])) as Record<BorrowingKind, Money>;
const noFigures = () =>
	Object.fromEntries(womanFigures.map((name) => [name, zero])) as Record<WomanFigure, Money>;

/*
 * Balances as bytes; numbers are varints:
 *
 *   version: 3 if details with deposits follow, 2 if details follow, else 1
 *   the funds, in their order
 *   bit mask of a member's columns
 *   number of members; of each her number less the previous one, her columns
 *   only in versions 2 and 3: bit mask of lender kinds, and what is owed to each; number of things, and of each its code and
 *   cost; number of leavers, and of each her number less the previous one
 *   only in version 3: number of deposits, and of each its code and amount
 *
 * The code of a thing is its index in `usualThings` plus 1, or 0, a length and its letters.
 */

/** A member's number has at most four digits. */
const numberMost = 9_999;
/** Longest code that a group made up. */
const thingMost = 40;
/** Codes of things without letters; the index in this list is stored in the bytes and must never change. */
const usualThings = ['sewingMachine', 'tent', 'utensils', 'pump', 'scales', 'chairs', 'other'];

export function balanceBytes(balances: HeadBalances): Uint8Array {
	const { funds, women } = balances;
	const columns = womanFigures.filter((name) => women.some((one) => one[name] !== zero));
	const ofFunds = fundNames.flatMap((name) => varint(funds[name]));
	const ofWomen = women.flatMap((one, place) => [
		...varint(one.number - (women[place - 1]?.number ?? 0)),
		...columns.flatMap((name) => varint(one[name]))
	]);
	const details = detailBytes(balances);
	return Uint8Array.from([
		balances.details.deposits.length > 0 ? 3 : details.length === 0 ? 1 : 2,
		...ofFunds,
		maskOf(womanFigures, columns),
		...varint(women.length),
		...ofWomen,
		...details
	]);
}

/** Empty if there is nothing to add, so that most groups' codes are unchanged. */
function detailBytes(balances: HeadBalances): readonly number[] {
	const { assets, deposits, borrowed, left } = balances.details;
	const kinds = borrowedKinds.filter((kind) => borrowed[kind] !== zero);
	if (!asksDetails(balances) && kinds.length + assets.length + deposits.length + left.length === 0) return [];
	return [
		maskOf(borrowedKinds, kinds),
		...kinds.flatMap((kind) => varint(borrowed[kind])),
		...thingsBytes(assets),
		...varint(left.length),
		...left.flatMap((number, at) => varint(number - (left[at - 1] ?? 0))),
		...(deposits.length === 0 ? [] : thingsBytes(deposits))
	];
}

/** True if there are figures that the details explain. */
const asksDetails = ({ funds, women }: Pick<HeadBalances, 'funds' | 'women'>): boolean =>
	funds.assets !== zero || funds.borrowings !== zero || women.some(({ payable }) => payable !== zero);

const thingsBytes = (things: readonly Thing[]): readonly number[] => [
	...varint(things.length),
	...things.flatMap(({ thing, amount }) => [...thingBytes(thing), ...varint(amount)])
];

function thingBytes(thing: string): readonly number[] {
	const usual = usualThings.indexOf(thing) + 1;
	if (usual > 0) return varint(usual);
	return [0, ...varint(thing.length), ...Array.from(thing, (letter) => letter.charCodeAt(0))];
}

/** @returns null for bytes that `balanceBytes` did not write; trailing zeros are allowed */
export function balancesIn(bytes: Uint8Array): HeadBalances | null {
	const reader = new CodeReader(bytes);
	const [form] = reader.take(1);
	if (form !== 1 && form !== 2 && form !== 3) return null;
	const funds = noFunds();
	for (const name of fundNames) funds[name] = money(reader.number());
	const women = womenIn(reader, bytes.length);
	if (women === null) return null;
	const details = form === 1 ? noDetails : detailsIn(reader, bytes.length, form === 3);
	if (details === null) return null;
	const read = { funds, women, details };
	const again = balanceBytes(read);
	const isSame = again.length <= bytes.length && bytes.every((byte, at) => byte === (again[at] ?? 0));
	return isSame ? read : null;
}

/** @param most limit of the count, since a member takes at least one byte */
function womenIn(reader: CodeReader, most: number): readonly WomanBalances[] | null {
	const columns = namesIn(womanFigures, reader);
	const count = reader.number();
	if (count < 0 || count > most) return null;
	const women: WomanBalances[] = [];
	for (let before = 0; women.length < count;) {
		const number = before + reader.number();
		if (number <= before || number > numberMost) return null;
		const figures = noFigures();
		for (const name of columns) figures[name] = money(reader.number());
		women.push({ number, ...figures });
		before = number;
	}
	return women;
}

/** @param most limit of the counts, since a thing and a leaver take at least one byte */
function detailsIn(reader: CodeReader, most: number, hasDeposits: boolean): BalanceDetails | null {
	const borrowed = noLenders();
	for (const kind of namesIn(borrowedKinds, reader)) borrowed[kind] = money(reader.number());
	const assets = thingsIn(reader, most);
	if (assets === null) return null;
	const left: number[] = [];
	const gone = reader.number();
	if (gone < 0 || gone > most) return null;
	while (left.length < gone) left.push((left.at(-1) ?? 0) + reader.number());
	const deposits = hasDeposits ? thingsIn(reader, most) : [];
	return deposits === null ? null : { borrowed, assets, deposits, left };
}

function thingsIn(reader: CodeReader, most: number): readonly Thing[] | null {
	const things: Thing[] = [];
	const count = reader.number();
	if (count < 0 || count > most) return null;
	while (things.length < count) {
		const thing = thingIn(reader);
		if (thing === null) return null;
		things.push({ thing, amount: money(reader.number()) });
	}
	return things;
}

const noDetails: BalanceDetails = { borrowed: noLenders(), assets: [], deposits: [], left: [] };

function thingIn(reader: CodeReader): string | null {
	const usual = reader.number();
	if (usual !== 0) return usualThings[usual - 1] ?? null;
	const length = reader.number();
	if (length < 1 || length > thingMost) return null;
	const code = String.fromCharCode(...reader.take(length));
	return /^[a-z][A-Za-z0-9-]*$/.test(code) ? code : null;
}

const maskOf = <Name>(all: readonly Name[], named: readonly Name[]): number =>
	named.reduce((bits, name) => bits + 2 ** all.indexOf(name), 0);

function namesIn<Name>(all: readonly Name[], reader: CodeReader): readonly Name[] {
	const [mask = 0] = reader.take(1);
	return all.filter((_, place) => Math.floor(mask / 2 ** place) % 2 === 1);
}
