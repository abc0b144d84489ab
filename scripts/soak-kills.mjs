import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { buildApp } from './build.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { toolPath } from './tools.mjs';

/**
 * A real book in a real browser that dies by SIGKILL, half of the times at the seal.
 *
 * @param {readonly string[]} options `--kills 200 --seed 7` @returns 0 where nothing was lost, half or twice
 */
export async function soakKills(options) {
	installIfMissing();
	if (!(await buildApp())) return 1;
	if ((await findBrowser()) === null) {
		console.error(howToGetABrowser);
		return 1;
	}
	const script = join(root, 'tests/support/kill-often.ts');
	const { status } = spawnSync(process.execPath, [toolPath('tsx'), script, ...options], {
		cwd: root,
		stdio: 'inherit'
	});
	return status ?? 1;
}
