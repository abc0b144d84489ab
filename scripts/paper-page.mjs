import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './root.mjs';

/** @type {Promise<readonly [before: string, after: string]> | undefined} */
let made;

/**
 * The page of `book print` for a paper that is rendered in the browser, as text: components, style and fonts are the
 * app's, all inline. Its policy allows no fetch, and no script but its own.
 *
 * @returns the parts before and after the paper's data
 */
export const paperPage = () => (made ??= makeApart());

/** In a process of its own: a test writes the page of a release too, whatever its own NODE_ENV is. */
async function makeApart() {
	const env = { ...process.env, NODE_ENV: 'production' };
	const maker = join(root, 'scripts/make-paper-page.mjs');
	const { stdout } = await promisify(execFile)(process.execPath, [maker], { env, maxBuffer: 2 ** 24 });
	return JSON.parse(stdout);
}
