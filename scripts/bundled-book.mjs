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
 * The command as one file that needs only Node, rebuilt after a change of a source: compiling the sources takes a second each time.
 *
 * @returns {Promise<string | null>} path of the bundle; null if it cannot be made
 */
export async function bundledBook() {
	const folder = join(cache, fingerprint());
	const bundle = join(folder, 'book.mjs');
	if (existsSync(bundle)) return bundle;
	try {
		mkdirSync(cache, { recursive: true });
		const made = mkdtempSync(join(cache, 'new-'));
		await makeBook(made);
		// Another process may have finished first with the same result.
		if (!existsSync(folder)) renameSync(made, folder);
		else rmSync(made, { recursive: true });
		removeOthers(folder);
		return bundle;
	} catch {
		return null;
	}
}

/** Hash of the release name, and of names, sizes and times of all possible sources of the command. */
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
 * Writes book.mjs: the command with its packages and the files it reads from the source folder.
 *
 * @param {string} outDir
 */
export const makeBook = (outDir) =>
	inOneFile(source, outDir, 'book.mjs', {
		plugins: [{ name: 'beside', load: (id) => (id === join(root, 'src/cli/beside.ts') ? beside() : null) }],
		// The desk's database engine is native, and its chart library is larger than all the rest: both are loaded on demand.
		external: ['@duckdb/node-api', '@observablehq/plot', 'jsdom']
	});

/**
 * Bundles a Node program into one file without dependencies except the external ones.
 *
 * @param {string} entry
 * @param {string} outDir existing files stay
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

/** The data of src/cli/beside.ts as texts. */
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

/** Removes bundles of older sources; one being made or still running is younger than a day. */
function removeOthers(/** @type {string} */ kept) {
	const day = 24 * 60 * 60 * 1000;
	for (const name of readdirSync(cache)) {
		const folder = join(cache, name);
		if (folder !== kept && Date.now() - statSync(folder).mtimeMs > day) rmSync(folder, { recursive: true });
	}
}
