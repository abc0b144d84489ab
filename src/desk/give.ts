import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, jsonIn, toHex, toBase64url, utf8 } from '#kernel';
import type { OpenDesk } from './desk-keys.ts';
import { openFacts, writeWhole, type SqlRow } from './facts-store.ts';
import { blockKey, cellsGiven, districtKey, fewest, figureKinds, whole, type FigureKind } from './five.ts';
import { sums } from './queries.ts';

/** Figures by kind (five.ts); minor units and counts. */
const figures: Readonly<Record<FigureKind, readonly string[]>> = {
	held: [
		...[
			'groups',
			'active',
			'members',
			'savings',
			'loans_out',
			'overdue',
			'late_1_30',
			'late_31_90',
			'late_over_90'
		],
		...['box', 'bank', 'borrowings', 'corpus']
	],
	moved: ['saved', 'withdrawn', 'lent', 'repaid', 'interest'],
	came: ['met', 'held', 'expected', 'came', 'asked_to_save', 'saved_today']
};

/** Sum over the groups of a block, of a district (`block` null) or of all. */
export interface SumCell {
	readonly district: string | null;
	readonly block: string | null;
	readonly figures: Readonly<Record<string, number>>;
}

export interface Sums {
	readonly format: 'bahi-sums';
	readonly version: 1;
	/** Ed25519 key of the office, hex. */
	readonly office: string;
	readonly currency: string;
	/** For example "2026-10". */
	readonly month: string;
	readonly fewest: number;
	readonly cells: readonly SumCell[];
}

export type GiveRefusal =
	/** Another edition of this month was published: their difference would disclose the groups that changed. */
	| { readonly type: 'GivenBefore' }
	/** A later month was published: months are published in order. */
	| { readonly type: 'LaterGiven'; readonly month: string }
	/** Fewer than five groups had an entry. */
	| { readonly type: 'TooFew' };

/**
 * Signed sums of a month that may leave an office, with the same bytes on each call.
 *
 * @param folder of a desk whose facts are unchanged
 * @param month for example "2026-10", which is over
 */
export async function giveSums(folder: string, desk: OpenDesk, month: string): Promise<string | GiveRefusal> {
	const given = await givenMonths(folder);
	const later = given.find((one) => one > month);
	if (later !== undefined) return { type: 'LaterGiven', month: later };
	const last = given.filter((one) => one < month).at(-1) ?? null;
	const before =
		last === null ? null : last === monthBefore(month) ? await heldIn(folder, last) : new Set<string>();
	const { cells, currency } = await cellsOf(folder, month, before);
	if (cells.length === 0) return { type: 'TooFew' };
	const office = toHex(desk.signer.publicKey);
	const said: Sums = { format: 'bahi-sums', version: 1, office, currency, month, fewest, cells };
	const text = canonicalJson(said);
	const signature = toBase64url(await desk.signer.sign(utf8(`bahi sums 1\n${text}`)));
	const signed = `${canonicalJson({ ...said, signature })}\n`;
	const path = pathOf(folder, month);
	const known = await readFile(path, 'utf8').catch(() => null);
	if (known !== null && known !== signed) return { type: 'GivenBefore' };
	await mkdir(join(folder, 'given'), { recursive: true, mode: 0o700 });
	await writeWhole(path, signed);
	return signed;
}

const pathOf = (folder: string, month: string): string => join(folder, 'given', `${month}.json`);

async function givenMonths(folder: string): Promise<readonly string[]> {
	const names = await readdir(join(folder, 'given')).catch(() => []);
	return names.flatMap((name) => /^(\d{4}-\d{2})\.json$/.exec(name)?.[1] ?? []).toSorted();
}

function monthBefore(month: string): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** Cells with published balances for a month. */
async function heldIn(folder: string, month: string): Promise<ReadonlySet<string>> {
	const { cells = [] } = jsonIn(await readFile(pathOf(folder, month), 'utf8')) as Partial<Sums>;
	return new Set(cells.flatMap((cell) => ('savings' in cell.figures ? [keyOf(cell)] : [])));
}

const keyOf = ({ district, block }: Pick<SumCell, 'district' | 'block'>): string =>
	district === null ? whole : block === null ? districtKey(district) : blockKey(district, block);

async function cellsOf(
	folder: string,
	month: string,
	before: ReadonlySet<string> | null
): Promise<Pick<Sums, 'cells' | 'currency'>> {
	const store = await openFacts(folder, { readOnly: true });
	const rows = await store.all(sums, { month: `${month}-01` });
	const [about] = await store.all('select currency from about');
	await store.close();
	const blocks = rows.map((row) => ({ ...placeOf(row), row, ...countsIn(row) }));
	const given = cellsGiven(blocks, before);
	const keys = [...new Set(figureKinds.flatMap((kind) => [...given[kind]]))].toSorted();
	const cells = keys.map((key) => {
		const own = blocks.filter(({ district, block }) =>
			[whole, districtKey(district), blockKey(district, block)].includes(key)
		);
		const [district = null, block = null] = key === whole ? [] : (JSON.parse(key) as readonly string[]);
		const names = figureKinds.flatMap((kind) => (given[kind].has(key) ? figures[kind] : []));
		const sumOf = (name: string) => own.reduce((sum, { row }) => sum + BigInt(String(row[name] ?? 0)), 0n);
		return {
			district,
			block,
			figures: Object.fromEntries(names.map((name) => [name, exactNumber(sumOf(name))]))
		};
	});
	return { cells, currency: String(about?.['currency']) };
}

/** @throws RangeError above 90 lakh crore rupees, which a number cannot represent to the paisa */
function exactNumber(sum: bigint): number {
	if (sum > BigInt(Number.MAX_SAFE_INTEGER) || sum < -BigInt(Number.MAX_SAFE_INTEGER))
		throw new RangeError('a sum beyond what a number holds');
	return Number(sum);
}

const placeOf = (row: SqlRow) => ({ district: String(row['district']), block: String(row['block']) });
const countsIn = (row: SqlRow) => ({
	active: Number(row['active']),
	before: Number(row['before']),
	met: Number(row['met'])
});
