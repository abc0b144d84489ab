import process from 'node:process';
import { kept, part, parts } from './tests.mjs';

// Mutation testing of what money goes through, and of keys, merging and files that come in: docs/TESTING.md says how it is run, coverage/mutation.md what survives, and why.

/** Declarations without a decision of their own: types, tables of commands, lists of exports. */
const withoutDecisions = [
	'!src/lib/**/*.test.ts',
	'!src/lib/**/index.ts',
	'!src/lib/group/commands.ts',
	'!src/lib/group/rejections.ts',
	'!src/lib/group/event-types.ts',
	// What the command `book` prints, described for docs: nothing that comes in is read through it.
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
	// A loop without end is noticed by how often the change is passed. The clock is for what hangs outside of it; a busy machine must
	// not make it count as found.
	timeoutMS: 8_000,
	timeoutFactor: 4,
	// All tests once, before anything is changed: ten times what they take alone.
	dryRunTimeoutMinutes: 40,
	reporters: ['clear-text', 'progress', 'json'],
	jsonReporter: { fileName: `${kept}/report.json` },
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	thresholds: { high: 95, low: 90, break: 85 }
};
