import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { buildFolder } from '../scripts/build.mjs';
import { root } from '../scripts/root.mjs';
import { openPhone } from '../tests/support/browser.ts';
import { beside } from './beside.ts';
import { comparison, readLines, saveLines } from './compare.ts';
import { film } from './film.ts';
import { compare, slowdown, type AppRow, type Measured, type Row } from './frame.ts';
import type { BenchWindow } from './page.ts';
import { newProfile } from './profile.ts';
import { heading, isOver, line, show, type Line } from './table.ts';
import { yardstick } from '../scripts/yardstick.mjs';

// `npm run bench -- statement` runs the rows with "statement" in their name; `--save FILE` saves the figures, `--compare
// FILE` prints saved figures beside the new ones.
const { values: files, positionals: wanted } = parseArgs({
	allowPositionals: true,
	options: {
		save: { type: 'string' },
		compare: { type: 'string' },
		film: { type: 'string' },
		beside: { type: 'string' },
		build: { type: 'string', default: buildFolder }
	}
});
if (files.film !== undefined) {
	await film(files.build, files.film);
	process.exit(0);
}
if (files.beside !== undefined) {
	await beside(files.beside, files.build);
	process.exit(0);
}
const before = files.compare === undefined ? [] : readLines(files.compare);
const isWanted = ({ name }: { readonly name: string }): boolean =>
	wanted.length === 0 || wanted.some((part) => name.includes(part));
const lines: Line[] = [];
/** Requested figures that are not measured yet: "name 6×". */
const missing = new Set<string>();
const figure = ({ name }: { readonly name: string }, at: string): string => `${name} ${at}`;

console.log(`\n${heading}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.once(signal, () => {
		tellMissing();
		process.exit(1);
	});
const { page, rowsOnPage, close } = await benchPage();
const [rowsInNode, rowsOfApp] = [
	(await rowsOf<Row>('.node.ts')).filter(isWanted),
	(await rowsOf<AppRow>('.app.ts')).filter(isWanted)
];
for (const row of rowsInNode) missing.add(figure(row, 'node'));
for (const row of [...rowsOnPage, ...rowsOfApp])
	for (const rate of ratesOf(row)) missing.add(figure(row, `${rate}×`));

await onPage();
for (const row of rowsInNode) await tell(row, { where: 'node', unit: 'ms' }, () => compare(row));
for (const row of rowsOfApp)
	for (const rate of ratesOf(row))
		await tell(row, { where: `${rate}×`, unit: row.unit }, async () => {
			const before = yardstick();
			const { subject, reference = null, yardstick: own } = await row.measure(rate);
			const isTime = row.unit === 'ms' && reference === null;
			return { subject, reference, ...(isTime && { yardstick: own ?? (before + yardstick()) / 2 }) };
		});
const over = lines.filter(isOver);
console.log(`\n${lines.length} figures, ${over.length} over`);
tellMissing();
if (files.save !== undefined) saveLines(files.save, lines);
if (files.compare !== undefined) console.log(`\n${comparison(before, lines)}`);

/** A failing row does not stop the others. */
async function tell(
	row: Pick<Row, 'name' | 'budget' | 'aim'>,
	{ where, unit }: Pick<Line, 'where' | 'unit'>,
	measure: () => Promise<Measured>
): Promise<void> {
	try {
		const finished = line(row, where, unit, await measure());
		lines.push(finished);
		missing.delete(figure(row, where));
		console.log(show(finished));
	} catch (cause) {
		console.error(`✗ ${figure(row, where)}:`, cause);
	}
}

/** An interrupted bench, or one with a failed row, lists what it did not measure, and fails. */
function tellMissing(): void {
	if (missing.size === 0) return;
	console.error(
		`\n${missing.size} figures are missing:\n${[...missing].map((one) => `  ${one}`).join('\n')}`
	);
	process.exitCode = 1;
}

/** A page with the rows for browsers, which alone knows their names. */
async function benchPage() {
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
	// In a cross-origin isolated page the clock has microseconds instead of tenths of milliseconds.
	const headers = () => ({
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Embedder-Policy': 'require-corp'
	});
	const phone = await openPhone({ folder, headers, profile: newProfile() });
	await phone.page.goto(`${phone.origin}/`);
	const all = await phone.page.evaluate(() => (window as unknown as { bench: BenchWindow }).bench.rows);
	return { page: phone.page, rowsOnPage: all.filter(isWanted), close: () => phone.close() };
}

async function onPage(): Promise<void> {
	for (const file of new Set(rowsOnPage.map((row) => row.file))) {
		// A new page, because memory left by other rows slowed the same row by half.
		const own = await page.context().newPage();
		await own.goto(page.url());
		for (const row of rowsOnPage.filter((one) => one.file === file))
			for (const rate of ratesOf(row))
				await tell(row, { where: `${rate}×`, unit: 'ms' }, async () => {
					await slowDown(own, rate);
					return own.evaluate(
						(name) => (window as unknown as { bench: BenchWindow }).bench.measure(name),
						row.name
					);
				});
		await own.close();
	}
	await close();
}

/** Rows that are only compared with themselves are not throttled. */
function ratesOf({ budget, onlySlow }: Pick<Row, 'budget'> & Pick<AppRow, 'onlySlow'>): readonly number[] {
	if (onlySlow === true) return [slowdown];
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
