import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync
} from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { paperPage } from './paper-page.mjs';
import { releaseName } from './version.mjs';

const cache = join(root, 'node_modules/.cache/book');
const source = join(root, 'src/cli/book.ts');

/**
 * The command as one file that Node alone runs, made again when a source has changed: compiling its sources takes a second each time.
 *
 * @returns {Promise<string | null>} path of the bundle; null where none can be made
 */
export async function bundledBook() {
	const folder = join(cache, fingerprint());
	const bundle = join(folder, 'book.mjs');
	if (existsSync(bundle)) return bundle;
	try {
		mkdirSync(cache, { recursive: true });
		const made = mkdtempSync(join(cache, 'new-'));
		await makeBook(made);
		// Another process may have been quicker: both made the same.
		if (!existsSync(folder)) renameSync(made, folder);
		else rmSync(made, { recursive: true });
		removeOthers(folder);
		return bundle;
	} catch {
		return null;
	}
}

/** Names, lengths and times of everything that the command may be made of, and what it is called. */
function fingerprint() {
	const hash = createHash('sha256').update(releaseName());
	const note = (/** @type {string} */ path) => {
		const { size, mtimeMs } = statSync(path);
		hash.update(`${path} ${size} ${mtimeMs}\n`);
	};
	for (const folder of ['src/cli', 'src/desk', 'src/lib', 'src/post'])
		for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
			if (/\.(ts|mjs|json|tsv|svelte|svg|woff2)$/.test(name) && !name.endsWith('.test.ts'))
				note(join(root, folder, name));
	const scripts = ['bundled-book', 'make-paper-page', 'words'].map((name) => `scripts/${name}.mjs`);
	for (const name of ['package.json', 'package-lock.json', 'src/app.css', 'src/layout.css', ...scripts])
		note(join(root, name));
	return hash.digest('hex').slice(0, 16);
}

/**
 * Writes book.mjs: all of the command, its packages, and what it reads from the folder of the sources.
 *
 * @param {string} outDir
 */
export const makeBook = (outDir) =>
	inOneFile(source, outDir, 'book.mjs', {
		plugins: [{ name: 'beside', load: (id) => (id === join(root, 'src/cli/beside.ts') ? beside() : null) }],
		// The engine of the desk is no script, and what draws its charts is larger than all the rest: both are asked for where they are needed.
		external: ['@duckdb/node-api', '@observablehq/plot', 'jsdom']
	});

/**
 * Writes a program of Node as one file that needs no packages but the external ones.
 *
 * @param {string} entry
 * @param {string} outDir what else lies there stays
 * @param {string} name of the file
 * @param {{ plugins?: import('vite').Plugin[], external?: string[] }} [how]
 */
export async function inOneFile(entry, outDir, name, { plugins = [], external = [] } = {}) {
	const { build } = await import('vite');
	await build({
		configFile: false,
		root,
		logLevel: 'silent',
		publicDir: false,
		plugins,
		ssr: { noExternal: true, external },
		build: {
			ssr: entry,
			outDir,
			emptyOutDir: false,
			target: 'node20',
			minify: false,
			rolldownOptions: { output: { entryFileNames: name, codeSplitting: false } }
		}
	});
}

/** What src/cli/beside.ts reads and makes, as texts. */
async function beside() {
	const folder = join(root, 'src/lib/app/bank-rules/data');
	const rules = readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => readFileSync(join(folder, name), 'utf8').trim());
	return `import { readBankRules } from '#app';
export const release = ${JSON.stringify(releaseName())};
export const paperPage = () => Promise.resolve(${JSON.stringify(await paperPage())});
export const bankRulesOfFolder = () => Promise.resolve(readBankRules([${rules.join(',')}]));`;
}

/** Bundles of older sources; one that is being made, or still runs, is younger than a day. */
function removeOthers(/** @type {string} */ kept) {
	const day = 24 * 60 * 60 * 1000;
	for (const name of readdirSync(cache)) {
		const folder = join(cache, name);
		if (folder !== kept && Date.now() - statSync(folder).mtimeMs > day) rmSync(folder, { recursive: true });
	}
}
