import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { installIfMissing } from './install-if-missing.mjs';

// Mutation testing of the money code: npm run mutation
// The same for keys, merging or imported files: npm run mutation -- --part merge
// A few files: npm run mutation -- --mutate "src/lib/money/*.ts"
// Without previous results: npm run mutation -- --force
// Only the report of the last results: npm run mutation -- --page
installIfMissing();
const given = process.argv.slice(2);
const at = given.indexOf('--part');
if (at >= 0) [, process.env['MUTATION_PART']] = given.splice(at, 2);
const { kept, part } = await import('./mutation/tests.mjs');
const foundBefore = `${kept}/incremental.json`;

/**
 * Resets mutants that act during module loading. They are covered by every test, but Stryker records none for them and would not retry them
 * with new tests.
 */
function tryAgainWhatActsOnLoading() {
	if (!existsSync(foundBefore)) return;
	const report =
		/** @type {{ files: Record<string, { mutants: { status: string, coveredBy?: string[] }[] }> }} */ (
			JSON.parse(readFileSync(foundBefore, 'utf8'))
		);
	for (const file of Object.values(report.files))
		file.mutants = file.mutants.filter(
			({ status, coveredBy = [] }) => status !== 'Survived' || coveredBy.length > 0
		);
	writeFileSync(foundBefore, JSON.stringify(report));
}

if (!given.includes('--page')) {
	tryAgainWhatActsOnLoading();
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
	const { pagePath, writePage } = await import('./mutation/survivors.mjs');
	const open = await writePage(part);
	console.log(`${pagePath} is written; ${open} changes that no test notices are without a reason.`);
}
