import process from 'node:process';
import { kept, part, parts } from './tests.mjs';

// Mutation testing of the code for money, keys, merging and imported files: docs/TESTING.md has its use, coverage/mutation.md the survivors, with reasons.

/** Declarations without decisions: types, tables of commands, lists of exports. */
const withoutDecisions = [
	'!src/lib/**/*.test.ts',
	'!src/lib/**/index.ts',
	'!src/lib/group/commands.ts',
	'!src/lib/group/rejections.ts',
	'!src/lib/group/event-types.ts',
	// Output of the command `book`, described for docs: no input is parsed with it.
	'!src/lib/app/journal-file/report-schema.ts'
];

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	testRunner: 'kept-loaded',
	vitest: { configFile: 'scripts/mutation/vitest.config.ts', related: false },
	plugins: [
		'@stryker-mutator/vitest-runner',
		'./scripts/mutation/ignore-sayings.mjs',
		'./scripts/mutation/runner/plugin.mjs'
	],
	ignorers: ['sayings'],
	mutate: [...parts[part].mutate, ...withoutDecisions],
	coverageAnalysis: 'perTest',
	incremental: true,
	incrementalFile: `${kept}/incremental.json`,
	tempDirName: `${kept}/sandbox`,
	ignorePatterns: ['build', '.svelte-kit', 'static', 'bench', 'src/routes', 'src/screens'],
	concurrency: Number(process.env['MUTATION_WORKERS'] ?? 2),
	// An endless loop is detected by its hit count. The timeout is for other hangs; a busy machine must
	// not make it count as a kill.
	timeoutMS: 8_000,
	timeoutFactor: 4,
	// One run of all tests without a mutant: ten times their duration on an idle machine.
	dryRunTimeoutMinutes: 40,
	reporters: ['clear-text', 'progress', 'json'],
	jsonReporter: { fileName: `${kept}/report.json` },
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	thresholds: { high: 95, low: 90, break: 85 }
};
