import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { installIfMissing } from './install-if-missing.mjs';

// Changes the code of money in thousands of small ways, and looks whether a test notices: npm run mutation
// A part of it: npm run mutation -- --mutate "src/lib/money/**/*.ts"
installIfMissing();
const { status } = spawnSync(
	process.execPath,
	[
		'node_modules/@stryker-mutator/core/bin/stryker.js',
		'run',
		'scripts/mutation/stryker.config.mjs',
		...process.argv.slice(2)
	],
	{ stdio: 'inherit' }
);
process.exitCode = status ?? 1;
