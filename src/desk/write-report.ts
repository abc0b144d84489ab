import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { daysBetween, type LocalDate } from '#kernel';
import type { CurrencyCode } from '#money';
import { xlsxOf } from '#papers/data/workbook.ts';
import { linesAsCsv } from '#papers/file/table-file.ts';
import { plainOf } from './cells.ts';
import type { OpenDesk } from './desk-keys.ts';
import { openFacts, type FactsStore, type SqlRow, type SqlValue } from './facts-store.ts';
import { monthPage } from './month-page.ts';
import { readNames, type NameOfBox } from './names.ts';
import type { BoxRefusal } from './open-box.ts';
import { queries, readySaid, summary, type Column, type Query } from './queries.ts';

type Sheet = Parameters<typeof xlsxOf>[0][number];

/**
 * Writes the month of a desk as a page, a workbook and a table for each report. Adds the names from the encrypted list.
 *
 * @param folder of a desk whose facts are unchanged
 * @param sentence reason in words for a box without a book
 * @returns paths of the written files
 */
export async function writeReport(
	folder: string,
	desk: OpenDesk,
	{
		month,
		sentence
	}: { readonly month: LocalDate; readonly sentence: (why: BoxRefusal, currency: CurrencyCode) => string }
): Promise<readonly string[] | 'NamesChanged' | 'NothingThen'> {
	const names = await readNames(folder, desk);
	if (names === null) return 'NamesChanged';
	const named = new Map([...names.values()].map((one) => [one.gid, one]));
	const store = await openFacts(folder, { readOnly: true });
	try {
		const [about] = await store.all('select currency, made from about');
		const currency = String(about?.['currency']);
		const made = String(about?.['made']);
		const [now = {}] = await store.all(summary, { month });
		if (Number(now['groups'] ?? 0) === 0) return 'NothingThen';
		const [yearBefore = {}] = await store.all(summary, {
			month: `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`
		});
		const results = new Map<string, readonly SqlRow[]>();
		for (const query of queries) results.set(query.key, await answered(query, { store, month, made, named }));
		const refused = (
			await store.all('select box, refused from boxes where refused is not null order by box')
		).map(
			({ box, refused: why }) =>
				[String(box), sentence(JSON.parse(String(why)) as BoxRefusal, currency)] as const
		);
		const page = await monthPage({ month, made, currency, results, now, yearBefore, refused }, queries);
		return await writeFiles(join(folder, 'out', month.slice(0, 7)), page, results);
	} finally {
		await store.close();
	}
}

async function answered(
	{ sql }: Query,
	{
		store,
		month,
		made,
		named
	}: {
		readonly store: FactsStore;
		readonly month: LocalDate;
		readonly made: string;
		readonly named: ReadonlyMap<string, NameOfBox>;
	}
): Promise<readonly SqlRow[]> {
	const asks = {
		...(sql.includes('$month') ? { month } : {}),
		...(sql.includes('$today') ? { today: made } : {})
	};
	const rows = await store.all(sql, asks);
	return rows.map((row) => {
		const group = named.get(String(row['gid'] ?? ''));
		return {
			...row,
			...('gid' in row ? { gid: group?.name ?? '–', village: group?.village ?? '–' } : {}),
			...('reasons' in row ? { reasons: String(row['reasons']).split(',').map(reasonSaid).join(', ') } : {}),
			...('ready' in row ? { ready: readySaid[String(row['ready'])] ?? '–' } : {})
		};
	});
}

const reasons: Readonly<Record<string, string>> = {
	missedMeetings: 'meetings were missed',
	unexplainedDifference: 'the box differs and nobody wrote why',
	overdue: 'loans are late',
	noDeposit: 'much cash in the box',
	differences: 'the box differed often',
	bankDiffers: 'the passbook differs',
	disputes: 'a woman disputes an entry'
};
const reasonSaid = (kind: string): string => reasons[kind] ?? kind;
async function writeFiles(
	folder: string,
	page: string,
	results: ReadonlyMap<string, readonly SqlRow[]>
): Promise<readonly string[]> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const files = new Map<string, string | Uint8Array>([
		['month.html', page],
		['month.xlsx', await xlsxOf(queries.map((query) => sheetOf(query, results.get(query.key) ?? [])))]
	]);
	for (const { key, columns } of queries) {
		const lines = (results.get(key) ?? []).map((row) =>
			columns.map(([name, , kind]) => plainOf(row[name] ?? null, kind))
		);
		files.set(`${key}.csv`, linesAsCsv([columns.map(([, head]) => head), ...lines]));
	}
	const paths: string[] = [];
	for (const [name, content] of files) {
		await writeFile(join(folder, name), content, { mode: 0o600 });
		paths.push(join(folder, name));
	}
	return paths;
}

function sheetOf({ title, columns }: Query, rows: readonly SqlRow[]): Sheet {
	const isText = ([, , kind]: Column) => kind === 'text';
	return {
		sheet: title,
		data: [
			columns.map((column) => ({
				type: String,
				value: column[1],
				fontWeight: 'bold' as const,
				wrap: true,
				align: isText(column) ? ('left' as const) : ('right' as const)
			})),
			...rows.map((row) => columns.map(([name, , kind]) => cellOf(row[name] ?? null, kind)))
		],
		stickyRowsCount: 1,
		columns: columns.map((column) => ({ width: isText(column) ? 24 : 14 })),
		pages: { pagesWide: 1, headRows: 1, headColumn: null }
	};
}

const formats: Readonly<Record<string, string>> = {
	money: '#,##0.00',
	part: '0.0%',
	ratio: '0.000',
	count: '#,##0',
	day: 'yyyy-mm-dd'
};

/** Texts are typed as text, so that no group's input is evaluated as a formula. */
function cellOf(value: SqlValue, kind: Column[2]): Sheet['data'][number][number] {
	if (value === null || value === '') return null;
	if (kind === 'text') return { type: String, value: String(value) };
	const format = formats[kind] ?? '';
	if (kind === 'day')
		return { type: Number, value: daysBetween(dayZero, String(value) as LocalDate), format };
	return { type: Number, value: Number(value) / (kind === 'money' ? 100 : 1), format };
}

/** Day 0 of a workbook. */
const dayZero = '1899-12-30' as LocalDate;
