import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { toolPath } from './tools.mjs';

/**
 * Corrupts journals, copies, print codes, sheets, voices and words, a million in all, parses each, and prints how many
 * were refused, gave the same result, crashed, gave another result, or took more than five seconds.
 *
 * @param {readonly string[]} options `--files 1000000 --seed 7 --from 0` @returns 0 if no fault was found
 */
export function soakFiles(options) {
	installIfMissing();
	const script = join(root, 'tests/support/hostile-files/run-attack.ts');
	const { status } = spawnSync(process.execPath, [toolPath('tsx'), script, ...options], {
		cwd: root,
		stdio: 'inherit'
	});
	return status ?? 1;
}
