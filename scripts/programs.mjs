import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that read what the app exports, each with the package of Debian and Ubuntu that has it. */
const packages = { hledger: 'hledger', 'bean-check': 'beancount', soffice: 'libreoffice-calc' };

/** @typedef {keyof typeof packages} Program */

/** Where a program stands; null where it is not there. @param {string} name */
export const programPath = (name) =>
	(process.env['PATH'] ?? '')
		.split(delimiter)
		.map((folder) => join(folder, name))
		.find((path) => existsSync(path)) ?? null;

/** What is not there, and the words that bring it. @returns {{ missing: Program[]; howToGetThem: string }} */
export function missingPrograms() {
	const missing = /** @type {Program[]} */ (Object.keys(packages)).filter(
		(name) => programPath(name) === null
	);
	const names = missing.map((name) => packages[name]).join(' ');
	return { missing, howToGetThem: `apt-get install -y --no-install-recommends ${names}` };
}
