import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { buildApp } from './build.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { toolPath } from './tools.mjs';

/**
 * A long check that drives the built app in a real browser.
 *
 * @param {string} script its name in tests/support, without the extension
 * @param {readonly string[]} options options of the script @returns its exit code: 0 without a fault
 */
export async function soakInBrowser(script, options) {
	installIfMissing();
	if (!(await buildApp())) return 1;
	if ((await findBrowser()) === null) {
		console.error(howToGetABrowser);
		return 1;
	}
	const path = join(root, `tests/support/${script}.ts`);
	const { status } = spawnSync(process.execPath, [toolPath('tsx'), path, ...options], {
		cwd: root,
		stdio: 'inherit'
	});
	return status ?? 1;
}
