import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { buildFolder } from '../scripts/build.mjs';
import { root } from '../scripts/root.mjs';
import { openPhone } from '../tests/support/browser.ts';
import { comparison, readLines, saveLines } from './compare.ts';
import { film } from './film.ts';
import { compare, slowdown, type AppRow, type Row } from './frame.ts';
import type { BenchWindow, RowOfFile } from './page.ts';
import { newProfile } from './profile.ts';
import { heading, isOver, line, show, type Line } from './table.ts';

// `npm run bench -- statement` runs the rows with "statement" in their name; `--save FILE` keeps the figures, `--compare
// FILE` sets those that were kept beside the new ones.
const { values: files, positionals: wanted } = parseArgs({
	allowPositionals: true,
	options: {
		save: { type: 'string' },
		compare: { type: 'string' },
		film: { type: 'string' },
		build: { type: 'string', default: buildFolder }
	}
});
if (files.film !== undefined) {
	await film(files.build, files.film);
	process.exit(0);
}
const before = files.compare === undefined ? [] : readLines(files.compare);
const isWanted = ({ name }: { readonly name: string }): boolean =>
	wanted.length === 0 || wanted.some((part) => name.includes(part));
const lines: Line[] = [];

console.log(`\n${heading}`);
await inNode();
await onPage();
await ofApp();
const over = lines.filter(isOver);
console.log(`\n${lines.length} figures, ${over.length} over`);
if (files.save !== undefined) saveLines(files.save, lines);
if (files.compare !== undefined) console.log(`\n${comparison(before, lines)}`);

function tell(finished: Line): void {
	lines.push(finished);
	console.log(show(finished));
}

async function inNode(): Promise<void> {
	for (const row of (await rowsOf<Row>('.node.ts')).filter(isWanted)) {
		tell(line(row, 'node', 'ms', await compare(row)));
	}
}

async function onPage(): Promise<void> {
	if (filesOf('.browser.ts').length === 0) return;
	const folder = join(root, 'node_modules/.cache/bench');
	await build({
		configFile: false,
		root: join(root, 'bench'),
		logLevel: 'error',
		worker: { format: 'es' },
		build: {
			outDir: folder,
			emptyOutDir: true,
			target: 'esnext',
			rolldownOptions: { input: 'bench/index.html' }
		}
	});
	// Isolated from other origins, the browser's clock ticks in microseconds instead of tenths of milliseconds.
	const headers = () => ({
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Embedder-Policy': 'require-corp'
	});
	const phone = await openPhone({ folder, headers, profile: newProfile() });
	await phone.page.goto(`${phone.origin}/`);
	const all = await phone.page.evaluate(() => (window as unknown as { bench: BenchWindow }).bench.rows);
	const rows = all.filter(isWanted);
	for (const file of new Set(rows.map((row) => row.file))) {
		// What other rows left in memory made the same row half as slow again.
		const page = await phone.page.context().newPage();
		await page.goto(`${phone.origin}/`);
		await measureOn(
			page,
			rows.filter((row) => row.file === file)
		);
		await page.close();
	}
	await phone.close();
}

async function measureOn(page: Page, rows: readonly RowOfFile[]): Promise<void> {
	for (const row of rows)
		for (const rate of ratesOf(row)) {
			await slowDown(page, rate);
			const measured = await page.evaluate(
				(name) => (window as unknown as { bench: BenchWindow }).bench.measure(name),
				row.name
			);
			tell(line(row, `${rate}×`, 'ms', measured));
		}
}

async function ofApp(): Promise<void> {
	for (const row of (await rowsOf<AppRow>('.app.ts')).filter(isWanted)) {
		for (const rate of ratesOf(row)) {
			const { subject, reference = null } = await row.measure(rate);
			tell(line(row, `${rate}×`, row.unit, { subject, reference }));
		}
	}
}

/** What is only compared with itself is not slowed down. */
function ratesOf({ budget }: Pick<Row, 'budget'>): readonly number[] {
	return budget.slow === undefined ? [1] : [1, slowdown];
}

async function slowDown(page: Page, rate: number): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate });
}

async function rowsOf<Kind>(ending: string): Promise<readonly Kind[]> {
	const files = filesOf(ending).map(
		async (name) =>
			(await import(pathToFileURL(join(root, 'bench/rows', name)).href)) as { readonly rows: readonly Kind[] }
	);
	return (await Promise.all(files)).flatMap(({ rows }) => rows);
}

function filesOf(ending: string): readonly string[] {
	return readdirSync(join(root, 'bench/rows')).filter((name) => name.endsWith(ending));
}
