import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that read the app's exports, each with its package of Debian and Ubuntu. */
const packages = { hledger: 'hledger', 'bean-check': 'beancount', soffice: 'libreoffice-calc' };

/** @typedef {keyof typeof packages} Program */

/** Path of a program; null if it is not installed. @param {string} name */
export const programPath = (name) =>
	(process.env['PATH'] ?? '')
		.split(delimiter)
		.map((folder) => join(folder, name))
		.find((path) => existsSync(path)) ?? null;

/** Missing programs, and the command that installs them. @returns {{ missing: Program[]; howToGetThem: string }} */
export function missingPrograms() {
	const missing = /** @type {Program[]} */ (Object.keys(packages)).filter(
		(name) => programPath(name) === null
	);
	const names = missing.map((name) => packages[name]).join(' ');
	return { missing, howToGetThem: `apt-get install -y --no-install-recommends ${names}` };
}
