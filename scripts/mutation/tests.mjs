import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** @typedef {'money' | 'vault' | 'merge' | 'import'} Part group of files mutated in one run, with tests of its own */

/** @param {string} folder @param {readonly string[]} names */
const testsIn = (folder, ...names) => names.map((name) => `tests/${folder}/${name}.test.ts`);
/** @param {string} folder @param {readonly string[]} names */
const sources = (folder, ...names) => names.map((name) => `${folder}/${name}`);

/**
 * Files mutated in each part, and their tests. For money the model of three years is left out: it tests reports, and takes as long as all
 * others together for each surviving mutant.
 *
 * @type {Readonly<Record<Part, { readonly mutate: readonly string[], readonly folders: readonly string[], readonly files: readonly string[] }>>}
 */
export const parts = {
	money: {
		mutate: ['src/lib/{money,ledger,group}/**/*.ts'],
		folders: [...sources('src/lib', 'money', 'ledger', 'group', 'reports'), 'tests/golden'],
		files: [
			...testsIn('model', 'paper-book.model'),
			...testsIn(
				'properties',
				'book-laws',
				'correction-laws',
				'loan-changes',
				'loan-plan',
				'share-out-laws',
				'sharing-laws'
			)
		]
	},
	vault: {
		mutate: ['src/lib/vault/*.ts'],
		folders: ['src/lib/vault'],
		files: [
			...testsIn(
				'contracts',
				'vault',
				'vault-tampering',
				'key-cards',
				'key-renewal',
				'laptop-key',
				'laptop-vault'
			),
			...testsIn('unit', 'key-paper')
		]
	},
	merge: {
		mutate: ['src/lib/app/merge/*.ts'],
		folders: ['src/lib/app/merge'],
		// Property tests of merging, the command and the phones on real storage take a minute for each surviving mutant: unit tests beside
		// the source cover the same.
		files: []
	},
	import: {
		mutate: ['src/lib/app/{backup,journal-file}/*.ts', 'src/lib/spreadsheet/*.ts'],
		// Merging parses files too; the phones on real storage and the files of older versions are left to `npm test`.
		folders: [...sources('src/lib/app', 'backup', 'journal-file', 'merge'), 'src/lib/spreadsheet'],
		files: [...testsIn('cli', 'refusals', 'convert'), ...testsIn('properties', 'journal-reader')]
	}
};

const asked = process.env['MUTATION_PART'] ?? 'money';
if (!(asked in parts))
	throw new Error(`There is no part ${asked}; there are ${Object.keys(parts).join(', ')}.`);
export const part = /** @type {Part} */ (asked);
/** Each part has results of its own. */
export const kept = `node_modules/.cache/stryker${part === 'money' ? '' : `/${part}`}`;

/** Bank rules are collected by the bundler, which the loaded tests lack; they do not affect a group's money. */
const readsRulesOfBanks = /bank-rules/;
/** Vitest functions available to the loaded tests. */
export const given = ['beforeAll', 'describe', 'test', 'expect'];

/** @param {string} text of a test file @returns {boolean} */
const asksMore = (text) =>
	(/import \{([^}]*)\} from 'vitest'/.exec(text)?.[1] ?? '')
		.split(',')
		.map((name) => name.trim())
		.some((name) => name !== '' && !given.includes(name));

/** @param {string} path */
const textOf = (path) => readFileSync(path, 'utf8');

/**
 * @param {string} root the root of the sources
 * @param {Part} of
 * @returns {string[]} the test files, relative to it
 */
export const testFiles = (root, of) => [
	...parts[of].folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.test.ts'))
			.filter((name) => {
				const text = textOf(join(root, folder, name));
				return !readsRulesOfBanks.test(text) && !asksMore(text);
			})
			.sort()
			.map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
	),
	...parts[of].files
];
