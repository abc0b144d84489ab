import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The tests that speak of money alone, without screens and storage. */
const folders = ['src/lib/money', 'src/lib/ledger', 'src/lib/group', 'tests/golden', 'tests/model'];
const laws = ['tests/properties/book-laws.test.ts', 'tests/properties/correction-laws.test.ts'];

/**
 * @param {string} root the root of the sources
 * @returns {string[]} the test files, from there
 */
export const testFiles = (root) => [
	...folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.test.ts'))
			.sort()
			.map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
	),
	...laws
];
