import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'oxfmt';
import { root } from './root.mjs';

/**
 * Formats generated text like `npm run fix`.
 *
 * @param {string} path determines the language
 * @param {string} text
 * @returns {Promise<string>}
 * @throws {Error} for a syntax error
 */
export async function formatted(path, text) {
	const { ignorePatterns: _, ...options } = JSON.parse(readFileSync(join(root, '.oxfmtrc.json'), 'utf8'));
	const { code, errors } = await format(path, text, options);
	if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join('; ')}`);
	return code;
}
