import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The tests that speak of money alone, without screens and storage. The model of three years is left out: it asks about reports, and
 * takes as long as all the others together for each change that they let pass.
 */
const folders = ['money', 'ledger', 'group', 'reports']
	.map((name) => `src/lib/${name}`)
	.concat('tests/golden');
const laws = [
	'tests/model/paper-book.model.test.ts',
	...['book-laws', 'correction-laws', 'loan-changes', 'loan-plan', 'share-out-laws', 'sharing-laws'].map(
		(name) => `tests/properties/${name}.test.ts`
	)
];

/** Rules of banks are gathered by the bundler, which the tests that are kept loaded do not have; they decide no money of a group. */
const readsRulesOfBanks = /bank-rules/;

/** @param {string} path */
const textOf = (path) => readFileSync(path, 'utf8');

/**
 * @param {string} root the root of the sources
 * @returns {string[]} the test files, from there
 */
export const testFiles = (root) => [
	...folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter(
				(name) => name.endsWith('.test.ts') && !readsRulesOfBanks.test(textOf(join(root, folder, name)))
			)
			.sort()
			.map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
	),
	...laws
];
