import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBAppender, DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { OpenDesk } from './desk-keys.ts';
import { columnsOf, schema, tableNames, type FactRows } from './tables.ts';

/*
 * `facts.duckdb` of a desk, and beside it `facts.seal`: the desk's word for the bytes of the file, so that figures that somebody changed are not
 * reported. The file is made anew from the mirror at any time.
 */

/** The engine as the desk runs it: it fetches no extension, and one thread leaves the laptop to its owner. */
const settings = {
	threads: '1',
	memory_limit: '1GB',
	autoinstall_known_extensions: 'false',
	autoload_known_extensions: 'false'
};

export const factsPath = (folder: string): string => join(folder, 'facts.duckdb');
const sealPath = (folder: string): string => join(folder, 'facts.seal');

export type SqlValue = string | number | bigint | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** An open file of facts. Sums of money come as bigint, days as 2026-10-31, parts as numbers. */
export interface FactsStore {
	readonly all: (sql: string, values?: Readonly<Record<string, string>>) => Promise<readonly SqlRow[]>;
	readonly run: (sql: string) => Promise<void>;
	/** Rows of `about` and `boxes`, whose columns stand in their order. */
	readonly put: (table: string, rows: readonly (readonly (string | number | null)[])[]) => Promise<void>;
	/** Facts of books in place of those that they had. */
	readonly replace: (books: ReadonlyMap<string, FactRows | null>) => Promise<void>;
	readonly close: () => Promise<void>;
}

/** @param folder of a desk; `null` for one in memory, which a test looks at */
export async function openFacts(
	folder: string | null,
	{ readOnly = false }: { readonly readOnly?: boolean } = {}
): Promise<FactsStore> {
	const { DuckDBInstance } = await import('@duckdb/node-api');
	const path = folder === null ? ':memory:' : factsPath(folder);
	const access = readOnly ? { access_mode: 'READ_ONLY', enable_external_access: 'false' } : {};
	const instance = await DuckDBInstance.create(path, { ...settings, ...access });
	const db = await instance.connect();
	if (!readOnly) await db.run(schema.replaceAll('create table ', 'create table if not exists '));
	return {
		async all(sql, values = {}) {
			const rows = (await db.runAndReadAll(sql, { ...values })).getRowObjects();
			return rows.map((row) =>
				Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))
			);
		},
		run: async (sql) => void (await db.run(sql)),
		put: (table, rows) => append(db, table, rows),
		replace: (books) => replaceFacts(db, books),
		async close() {
			if (!readOnly) await db.run('checkpoint');
			db.closeSync();
			instance.closeSync();
		}
	};
}

function plain(value: DuckDBValue): SqlValue {
	if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
		return value;
	// Days, and sums beyond 64 bits.
	return typeof value === 'boolean' ? Number(value) : value.toString();
}

async function replaceFacts(
	db: DuckDBConnection,
	books: ReadonlyMap<string, FactRows | null>
): Promise<void> {
	await db.run('create or replace temp table changed (gid varchar)');
	await append(
		db,
		'changed',
		[...books.keys()].map((gid) => [gid])
	);
	for (const name of tableNames) {
		await db.run(`delete from ${name} where gid in (select gid from changed)`);
		const rows = [...books].flatMap(([gid, facts]) =>
			(facts?.[name] ?? []).map((row) => [gid, row] as const)
		);
		const columns = columnsOf(name).map(([column]) => column);
		await append(
			db,
			name,
			rows.map(([gid, row]) => [gid, ...columns.map((column) => valueIn(row, column))])
		);
	}
}

const valueIn = (row: object, column: string): string | number | null =>
	(row as Readonly<Record<string, string | number | null>>)[column] ?? null;

async function append(
	db: DuckDBConnection,
	table: string,
	rows: readonly (readonly (string | number | null)[])[]
): Promise<void> {
	const types = await typesOf(db, table);
	const { DuckDBDateValue } = await import('@duckdb/node-api');
	const dayOf = (day: string) => new DuckDBDateValue(Math.round(Date.parse(day) / 86_400_000));
	const appender = await db.createAppender(table);
	for (const row of rows) {
		for (const [place, value] of row.entries()) appendOne(appender, types[place] ?? '', value, dayOf);
		appender.endRow();
	}
	appender.closeSync();
}

type DayOf = (day: string) => Parameters<DuckDBAppender['appendDate']>[0];

function appendOne(
	appender: DuckDBAppender,
	type: string,
	value: string | number | null,
	dayOf: DayOf
): void {
	if (value === null) appender.appendNull();
	else if (type === 'DATE') appender.appendDate(dayOf(String(value)));
	else if (type === 'BIGINT') appender.appendBigInt(BigInt(value));
	else if (type === 'INTEGER') appender.appendInteger(Number(value));
	else if (type === 'DOUBLE') appender.appendDouble(Number(value));
	else appender.appendVarchar(String(value));
}

async function typesOf(db: DuckDBConnection, table: string): Promise<readonly string[]> {
	const rows = await db.runAndReadAll(`select type from pragma_table_info('${table}') order by cid`);
	return rows.getRows().map(([type]) => String(type));
}

/** The desk's word for the file as it now is. */
export async function sealFacts(folder: string, desk: OpenDesk): Promise<void> {
	await writeWhole(sealPath(folder), `${desk.sealOf('facts', await hashOfFile(factsPath(folder)))}\n`);
}

/** Whether the file is as the desk left it; null where there is none. */
export async function areFactsOurs(folder: string, desk: OpenDesk): Promise<boolean | null> {
	const hash = await hashOfFile(factsPath(folder)).catch(() => null);
	if (hash === null) return null;
	const seal = await readFile(sealPath(folder), 'utf8').catch(() => '');
	return seal.trim() === desk.sealOf('facts', hash);
}

/** Facts that are not ours, or of an older form, go: the mirror has all of it. */
export async function removeFacts(folder: string): Promise<void> {
	for (const path of [factsPath(folder), `${factsPath(folder)}.wal`, sealPath(folder)])
		await rm(path, { force: true });
}

async function hashOfFile(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const part of createReadStream(path)) hash.update(part as Buffer);
	return hash.digest('hex');
}

/** Never half: what is read next is the old file or the new one. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
	await writeFile(`${path}.new`, content, { mode: 0o600 });
	await rename(`${path}.new`, path);
}

/** Rows of a group that left stand in free blocks of the file until it is copied. */
export async function copyFacts(folder: string): Promise<void> {
	const path = factsPath(folder);
	await rm(`${path}.new`, { force: true });
	const { DuckDBInstance } = await import('@duckdb/node-api');
	const instance = await DuckDBInstance.create(':memory:', settings);
	const db = await instance.connect();
	const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`;
	await db.run(`attach ${quoted(path)} as before (read_only)`);
	await db.run(`attach ${quoted(`${path}.new`)} as after`);
	await db.run('copy from database before to after');
	await db.run('detach after');
	await db.run('detach before');
	db.closeSync();
	instance.closeSync();
	await rename(`${path}.new`, path);
}
