import { availableParallelism, totalmem } from 'node:os';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import Icons from 'unplugin-icons/vite';
import { defineConfig } from 'vitest/config';
import { classicScripts } from './scripts/classic-scripts.mjs';
import { LongFirst } from './scripts/long-first.mjs';
import { noScreensOnServer } from './scripts/no-screens-on-server.mjs';
import { stages } from './scripts/stages.mjs';
import { wordsFromTables } from './scripts/words.mjs';
import { zipAtOnce } from './scripts/zip-at-once.mjs';

const testing = Boolean(process.env['VITEST']);

/** `npm run soak`: the same laws, more cases, another seed each time. */
const soaking = Boolean(process.env['SOAK']);

/**
 * Tests that cross modules, by what they ask; unit tests stand beside their source. Those of the first list read figures
 * and leave nothing behind: many files share one worker, where the modules that all of them import are loaded once
 * (70 % less time for the small ones). The others change what is global, or the engine of a database.
 */
const folders = {
	shared: '{unit,golden,properties,model,architecture,cli}',
	apart: '{contracts,faults}'
};

/** One more than there are processors, since a journey waits for its browser half of the time; each takes up to a gibibyte. */
const journeysAtOnce = Math.max(1, Math.min(availableParallelism() + 1, Math.floor(totalmem() / 2 ** 30)));

const inNode = {
	environment: 'node' as const,
	setupFiles: ['fake-indexeddb/auto', ...(soaking ? ['./tests/support/soak-setup.ts'] : [])],
	...(soaking && { testTimeout: 3_600_000 })
};

export default defineConfig({
	plugins: [
		wordsFromTables(),
		noScreensOnServer(),
		sveltekit(),
		Icons({ compiler: 'svelte', autoInstall: false }),
		stages(),
		classicScripts(),
		zipAtOnce()
	],
	// Without this, Svelte resolves to its server build under Vitest and effects never run.
	...(testing && { resolve: { conditions: ['browser'] } }),
	// Each worker in one file: Kit does not tell the service worker of further ones, and without a network they are missing.
	worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
	server: { port: 5173, strictPort: true },
	test: {
		// One day for all tests, before anything of Vitest has looked at the clock.
		execArgv: ['--import', new URL('scripts/given-clock.mjs', import.meta.url).href],
		sequence: { sequencer: LongFirst },
		expect: { requireAssertions: true, poll: { timeout: 20_000 } },
		// As many as there are processors: by itself Vitest leaves one idle, which is half of a small machine. Where there is one, all
		// files come to it at once, and what they share (the document, modules) is made once: an eighth less work in all.
		maxWorkers: Number(process.env['TESTS_AT_ONCE'] ?? availableParallelism()),
		// A busy machine is slow, not wrong.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		projects: [
			{
				extends: true,
				test: {
					...inNode,
					name: 'unit',
					isolate: false,
					include: ['src/**/*.test.ts', `tests/${folders.shared}/**/*.test.ts`],
					exclude: ['src/**/*.svelte.test.ts']
				}
			},
			{
				extends: true,
				// Threads begin sooner than processes, and each file has its own.
				test: {
					...inNode,
					name: 'apart',
					pool: 'threads',
					include: [`tests/${folders.apart}/**/*.test.ts`]
				}
			},
			{
				extends: true,
				plugins: [svelteTesting()],
				test: {
					name: 'component',
					environment: 'jsdom',
					isolate: false,
					include: ['src/**/*.svelte.test.ts', 'tests/components/**/*.test.ts'],
					setupFiles: [
						'fake-indexeddb/auto',
						'@testing-library/jest-dom/vitest',
						'./tests/support/patience.ts',
						'./tests/support/navigation-setup.ts',
						'./tests/support/layout-setup.ts'
					]
				}
			},
			{
				extends: true,
				test: {
					name: 'journeys',
					environment: 'node',
					globalSetup: './tests/support/browser-before-workers.ts',
					// Longer than what they wait for in the browser, so that it can say what did not come.
					testTimeout: 240_000,
					hookTimeout: 240_000,
					// Browser, PDF reader and the app's own modules are loaded once a worker; each journey opens a phone of its own.
					isolate: false,
					maxWorkers: Number(process.env['JOURNEYS_AT_ONCE'] ?? journeysAtOnce),
					sequence: { groupOrder: 1 },
					include: ['tests/journeys/**/*.journey.ts']
				}
			},
			{
				extends: true,
				// What takes too long for every day: npm run check:screens.
				test: {
					name: 'screens',
					environment: 'node',
					include: ['tests/screens/**/*.check.ts']
				}
			},
			{
				extends: true,
				// hledger, beancount, LibreOffice: npm run check:exports.
				test: {
					...inNode,
					name: 'programs',
					include: ['tests/programs/**/*.check.ts']
				}
			},
			{
				extends: true,
				// Firefox and WebKit: npm run check:engines.
				test: {
					name: 'engines',
					environment: 'node',
					include: ['tests/engines/**/*.check.ts'],
					fileParallelism: false
				}
			}
		]
	}
});
