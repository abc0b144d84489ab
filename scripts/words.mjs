import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

// Words are in tables, one row for each message, one column for each language. Modules are generated from them before anything is built, checked or
// tested, even before packages are installed: only built-in modules may be imported here.

const tables = join(root, 'src/lib/i18n/words');
const made = join(root, 'src/lib/i18n/messages');
/** Areas of an empty phone's first screen, whose words are loaded before all others. */
const firstAreas = ['app', 'action'];
/** Source language of the translations. It has no column of sureness. */
const source = 'en';
/** Fallback for words that a language lacks. */
const fallback = 'hi';

/** @typedef {{ readonly path: string; readonly line: number; readonly cells: Readonly<Record<string, string>> }} Row */
/** @typedef {{ readonly languages: readonly string[]; readonly rows: readonly Row[]; readonly faults: readonly string[] }} Tables */

/**
 * Generates `src/lib/i18n/messages` from `src/lib/i18n/words`. Unchanged files are not written.
 *
 * @throws {Error} naming each faulty row: a duplicate key, one of another table, an empty cell, an unknown sureness
 */
export function makeWords() {
	const { languages, rows, faults } = readTables(
		readdirSync(tables)
			.filter((name) => name.endsWith('.tsv'))
			.sort()
			.map((name) => ({ path: name, text: readFileSync(join(tables, name), 'utf8') }))
	);
	if (faults.length > 0) throw new Error(`Words (src/lib/i18n/words):\n${faults.join('\n')}`);
	const modules = new Map(modulesOf(languages, rows));
	mkdirSync(made, { recursive: true });
	for (const name of readdirSync(made)) if (!modules.has(name)) rmSync(join(made, name), { recursive: true });
	for (const [name, text] of modules) {
		const path = join(made, name);
		if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
	}
}

/**
 * Generates the words when Vite or Vitest starts, and again when a table is saved.
 *
 * @returns {import('vite').Plugin}
 */
export function wordsFromTables() {
	return {
		name: 'words-from-tables',
		config: makeWords,
		configureServer({ watcher }) {
			watcher.on('change', (path) => {
				if (path.endsWith('.tsv')) makeWords();
			});
		}
	};
}

/**
 * Parses tables of words. Tabs separate cells; spreadsheets write a cell in double quotes.
 *
 * @param {readonly { readonly path: string; readonly text: string }[]} files
 * @returns {Tables} and the faults, one sentence for each row
 */
export function readTables(files) {
	const faults = [];
	/** @type {Row[]} */
	const rows = [];
	/** @type {string | null} */
	let heading = null;
	for (const { path, text } of files) {
		const [first = '', ...lines] = text
			.replace(/^\uFEFF/, '')
			.replace(/[\r\n]+$/, '')
			.split(/\r?\n/);
		heading ??= first;
		if (first !== heading) faults.push(`${path}:1: its columns are not those of the other tables`);
		const columns = cellsOf(first);
		for (const [place, line] of lines.entries()) {
			const cells = cellsOf(line);
			const at = { path, line: place + 2 };
			if (cells.length > columns.length) faults.push(`${path}:${at.line}: has more cells than columns`);
			rows.push({
				...at,
				cells: Object.fromEntries(columns.map((name, column) => [name, cells[column] ?? '']))
			});
		}
	}
	const columns = cellsOf(heading ?? '');
	const languages = columns.filter((name) => name !== 'key' && !name.endsWith(' sure'));
	const keys = new Set();
	for (const row of rows) {
		const { key = '' } = row.cells;
		const at = `${row.path}:${row.line}: ${key}`;
		if (!key.startsWith(`${basename(row.path, '.tsv')}.`)) faults.push(`${at} belongs into another table`);
		if (keys.has(key)) faults.push(`${at} stands twice`);
		keys.add(key);
		for (const language of languages)
			faults.push(...faultsIn(row, language).map((fault) => `${at}: ${fault}`));
	}
	return { languages, rows, faults };
}

/** @param {Row} row @param {string} language */
function faultsIn({ cells }, language) {
	const word = cells[language] ?? '';
	if (word !== word.trim()) return [`${language} begins or ends with a space`];
	if (language === source) return word === '' ? [`${language} is empty`] : [];
	const sureness = cells[`${language} sure`] ?? '';
	if (!['A', 'B', 'C'].includes(sureness)) return [`${language} sure is "${sureness}" and must be A, B or C`];
	// A new language has few words; a missing one has sureness C (a guess) and is replaced by the fallback language.
	return word === '' && sureness !== 'C' ? [`${language} is empty: translate it, or say C`] : [];
}

/** @param {string} line */
const cellsOf = (line) =>
	line.split('\t').map((cell) => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell));

/** @param {readonly string[]} languages @param {readonly Row[]} rows @returns {[string, string][]} file and text */
function modulesOf(languages, rows) {
	const isFirst = (/** @type {Row} */ { path }) => firstAreas.includes(basename(path, '.tsv'));
	const first = rows.filter(isFirst);
	const others = rows.filter((row) => !isFirst(row));
	return languages.flatMap((language) => {
		const same = language === source ? '' : ` satisfies typeof ${source}`;
		const typed = language === source ? [] : [`import type { ${source} } from './${source}.ts';`];
		const types = ['export type Messages = typeof en;', 'export type MessageKey = keyof Messages;'];
		/** @type {[string, string][]} */
		const files = [
			[`first-${language}.ts`, text(`export const first = ${listed(first, language, '')};`)],
			[
				`${language}.ts`,
				text(
					...typed,
					`import { first } from './first-${language}.ts';`,
					`export const ${language} = ${listed(others, language, '...first,\n')}${same};`,
					...(language === source ? types : [])
				)
			]
		];
		if (language !== source)
			files.push([
				`sureness-${language}.ts`,
				text(
					`export const seen: ReadonlySet<string> = new Set<string>(${keysOf(rows, language, 'A')});`,
					`export const guessed: ReadonlySet<string> = new Set<string>(${keysOf(rows, language, 'C')});`
				)
			]);
		return files;
	});
}

/** @param {readonly Row[]} rows @param {string} language @param {string} before */
function listed(rows, language, before) {
	const lines = rows.map(({ cells }) => {
		const word = cells[language] || cells[fallback] || '';
		return `${JSON.stringify(cells['key'])}: ${JSON.stringify(word)}`;
	});
	return `{\n${before}${lines.join(',\n')}\n}`;
}

/** @param {readonly Row[]} rows @param {string} language @param {string} sureness */
const keysOf = (rows, language, sureness) =>
	JSON.stringify(
		rows.filter(({ cells }) => cells[`${language} sure`] === sureness).map(({ cells }) => cells['key'])
	);

/** @param {string[]} lines */
const text = (...lines) => `// Made of src/lib/i18n/words by scripts/words.mjs.\n${lines.join('\n')}\n`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) makeWords();
