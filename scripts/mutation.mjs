import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { installIfMissing } from './install-if-missing.mjs';

// Changes the code of money in thousands of small ways, and looks whether a test notices: npm run mutation
// A part of it: npm run mutation -- --mutate "src/lib/money/*.ts"
// Without what was found before: npm run mutation -- --force
// Only docs/MUTATION.md anew, from what was found last: npm run mutation -- --page
installIfMissing();
const given = process.argv.slice(2);

if (!given.includes('--page')) {
	const { status } = spawnSync(
		process.execPath,
		[
			'node_modules/@stryker-mutator/core/bin/stryker.js',
			'run',
			'scripts/mutation/stryker.config.mjs',
			...given
		],
		{ stdio: 'inherit' }
	);
	process.exitCode = status ?? 1;
}
if (!given.includes('--mutate')) {
	const { writePage } = await import('./mutation/survivors.mjs');
	const open = await writePage();
	console.log(`docs/MUTATION.md is written; ${open} changes that no test notices are without a reason.`);
}
