import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './root.mjs';

/** @type {Promise<readonly [before: string, after: string]> | undefined} */
let made;

/**
 * The page on which `book print` writes a paper that is drawn in the browser, as text: components, style and fonts are those of the
 * app, and all of it stands inside. Its policy lets it fetch nothing, and run no script but its own.
 *
 * @returns what stands before the data of the paper, and behind them
 */
export const paperPage = () => (made ??= makeApart());

/** In a process of its own: a test, too, writes the page of a release, whatever NODE_ENV says there. */
async function makeApart() {
	const env = { ...process.env, NODE_ENV: 'production' };
	const maker = join(root, 'scripts/make-paper-page.mjs');
	const { stdout } = await promisify(execFile)(process.execPath, [maker], { env, maxBuffer: 2 ** 24 });
	return JSON.parse(stdout);
}
