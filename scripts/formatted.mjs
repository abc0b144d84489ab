import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'oxfmt';
import { root } from './root.mjs';

/**
 * A text that is generated, as `npm run fix` would leave it.
 *
 * @param {string} path says the language
 * @param {string} text
 * @returns {Promise<string>}
 * @throws {Error} where the text is none in its language
 */
export async function formatted(path, text) {
	const { ignorePatterns: _, ...options } = JSON.parse(readFileSync(join(root, '.oxfmtrc.json'), 'utf8'));
	const { code, errors } = await format(path, text, options);
	if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join('; ')}`);
	return code;
}
