import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBAppender, DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { OpenDesk } from './desk-keys.ts';
import { columnsOf, schema, tableNames, type FactRows } from './tables.ts';

/*
 * `facts.duckdb` of a desk, and `facts.seal`, the desk's authentication code of its bytes, so that altered figures are not
 * reported. The file can be rebuilt from the mirror at any time.
 */

/** Engine settings of a desk: no downloaded extension, and one thread, which leaves the laptop usable. */
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

/** An open fact database. Sums of money are bigint, days are text such as 2026-10-31, parts are numbers. */
export interface FactsStore {
	readonly all: (sql: string, values?: Readonly<Record<string, string>>) => Promise<readonly SqlRow[]>;
	readonly run: (sql: string) => Promise<void>;
	/** Inserts rows of `about` and `boxes`, with columns in order. */
	readonly put: (table: string, rows: readonly (readonly (string | number | null)[])[]) => Promise<void>;
	/** Replaces the facts of books. */
	readonly replace: (books: ReadonlyMap<string, FactRows | null>) => Promise<void>;
	readonly close: () => Promise<void>;
}

/** @param folder of a desk; `null` for an in-memory database in tests */
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

/** Writes the desk's authentication code of the current file. */
export async function sealFacts(folder: string, desk: OpenDesk): Promise<void> {
	await writeWhole(sealPath(folder), `${desk.sealOf('facts', await hashOfFile(factsPath(folder)))}\n`);
}

/** True if the file is unchanged since the desk wrote it; null if there is none. */
export async function areFactsOurs(folder: string, desk: OpenDesk): Promise<boolean | null> {
	const hash = await hashOfFile(factsPath(folder)).catch(() => null);
	if (hash === null) return null;
	const seal = await readFile(sealPath(folder), 'utf8').catch(() => '');
	return seal.trim() === desk.sealOf('facts', hash);
}

/** Removes altered facts or those of an older version: the mirror has all their data. */
export async function removeFacts(folder: string): Promise<void> {
	for (const path of [factsPath(folder), `${factsPath(folder)}.wal`, sealPath(folder)])
		await rm(path, { force: true });
}

async function hashOfFile(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const part of createReadStream(path)) hash.update(part as Buffer);
	return hash.digest('hex');
}

/** Writes atomically: a reader gets the old file or the new one. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
	await writeFile(`${path}.new`, content, { mode: 0o600 });
	await rename(`${path}.new`, path);
}

/** Copies the file, because its free blocks contain rows of a group that left. */
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
