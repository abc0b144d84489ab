import { resolve } from 'node:path';
import process from 'node:process';
import { performance } from 'node:perf_hooks';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { PluginKind, declareFactoryPlugin } from '@stryker-mutator/api/plugin';
import {
	DryRunStatus,
	TestStatus,
	determineHitLimitReached,
	toMutantRunResult
} from '@stryker-mutator/api/test-runner';
import { part } from '../tests.mjs';
import { bundleTests, faceName } from './bundle.mjs';
import { createSuite } from './suite.mjs';

// Stryker test runner that keeps modules loaded. A mutant that acts during tests is switched on in the loaded modules; one that
// acts during module loading, or while a test file prepares its cases, gets freshly evaluated modules. Cheap tests run first, and before them those
// that killed other mutants of the same file. Vitest runs the same files in `npm test`; `npm run mutation -- --testRunner vitest`
// verifies this runner with it.

/** Milliseconds: tests that take longer without a mutant are skipped, if this is set, because each surviving mutant would run them. */
const longest = Number(process.env['MUTATION_LONGEST'] ?? Infinity);

/** Loading a test file counts as a test of its own, on which all its tests depend. */
const loading = '(load)';

/** @typedef {{ id: string, file: string, run: () => unknown }} Loaded */
/** @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult */

class Runner {
	constructor() {
		/** @type {any} state read by the instrumented code: active mutant and hit limit */
		this.switchboard = /** @type {any} */ (globalThis)[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
		this.suite = createSuite();
		/** @type {Map<string, number>} milliseconds by test, from the first run, without mutant */
		this.times = new Map();
		/** @type {Map<string, Loaded>} */
		this.loaded = new Map();
		/** @type {Set<string>} skipped slow tests */
		this.left = new Set();
		/** @type {Map<string, string[]>} tests that killed mutants, by file of the mutants, the last first */
		this.finders = new Map();
	}

	capabilities() {
		return { reloadEnvironment: true };
	}

	async init() {
		// Property tests run fewer cases here, with a fixed seed: a mutant that one case in three hundred kills would make the figure random.
		process.env['SOAK'] = '0.1';
		/** @type {any} */ (globalThis)[faceName] = this.suite.face;
		this.bundle = await bundleTests(process.cwd(), part);
	}

	/** Evaluates all modules again, separately for each test file. */
	async open() {
		const graph = /** @type {NonNullable<typeof this.bundle>} */ (this.bundle).open();
		for (const load of graph.before) await load();
		return graph;
	}

	/**
	 * @param {import('./bundle.mjs').Graph} graph
	 * @param {string} file
	 * @returns {Promise<Loaded[]>}
	 */
	async load(graph, file) {
		await graph.tests[file]?.();
		return this.suite.take().map(({ name, run }) => ({ id: `${file}#${name}`, file, run }));
	}

	async loadAll() {
		this.switchboard.activeMutant = undefined;
		this.loaded.clear();
		for (const file of this.bundle?.files ?? []) {
			for (const test of await this.load(await this.open(), file))
				if (!this.left.has(test.id)) this.loaded.set(test.id, test);
		}
	}

	/** @returns {Promise<import('@stryker-mutator/api/test-runner').DryRunResult>} */
	async dryRun() {
		const { switchboard } = this;
		switchboard.activeMutant = undefined;
		switchboard.hitCount = undefined;
		switchboard.currentTestId = undefined;
		switchboard.mutantCoverage = { static: {}, perTest: {} };
		/** @type {TestResult[]} */
		const tests = [];
		for (const file of this.bundle?.files ?? []) {
			const graph = await this.open();
			const load = { id: `${file}#${loading}`, file, run: () => undefined };
			switchboard.currentTestId = load.id;
			const start = performance.now();
			const found = await this.load(graph, file);
			tests.push(resultOf(load, performance.now() - start));
			for (const test of found) {
				switchboard.currentTestId = test.id;
				const result = await runOne(test);
				if (result.timeSpentMs > longest) {
					this.left.add(test.id);
					Reflect.deleteProperty(switchboard.mutantCoverage.perTest, test.id);
					continue;
				}
				tests.push(result);
				this.loaded.set(test.id, test);
			}
			switchboard.currentTestId = undefined;
		}
		for (const { id, timeSpentMs } of tests) this.times.set(id, timeSpentMs);
		return { status: DryRunStatus.Complete, tests, mutantCoverage: switchboard.mutantCoverage };
	}

	/**
	 * @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options
	 * @returns {Promise<import('@stryker-mutator/api/test-runner').MutantRunResult>}
	 */
	async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
		const { switchboard } = this;
		switchboard.hitLimit = hitLimit;
		switchboard.hitCount = 0;
		/** @type {TestResult[]} */
		const results = [];
		const finders = this.finders.get(activeMutant.fileName) ?? [];
		this.finders.set(activeMutant.fileName, finders);

		for await (const result of this.results(activeMutant.id, testFilter, finders)) {
			results.push(result);
			if (result.status !== TestStatus.Failed) continue;
			const place = finders.indexOf(result.id);
			if (place !== -1) finders.splice(place, 1);
			finders.unshift(result.id);
			if (!disableBail) break;
		}
		switchboard.activeMutant = undefined;
		const tooOften = determineHitLimitReached(switchboard.hitCount, hitLimit);
		return toMutantRunResult(tooOften ?? { status: DryRunStatus.Complete, tests: results });
	}

	/**
	 * @param {string} mutant
	 * @param {readonly string[] | undefined} wanted the tests that cover it; all, if it acts during module loading
	 * @param {readonly string[]} finders
	 * @returns {AsyncGenerator<TestResult>}
	 */
	async *results(mutant, wanted, finders) {
		if (this.loaded.size === 0) await this.loadAll();
		const anew = new Set(
			wanted === undefined
				? this.bundle?.files
				: wanted.filter((id) => id.endsWith(`#${loading}`)).map((id) => id.slice(0, -loading.length - 1))
		);
		const asLoaded = (wanted ?? [])
			.map((id) => this.loaded.get(id))
			.filter((test) => test !== undefined)
			.filter(({ file }) => !anew.has(file));
		this.switchboard.activeMutant = mutant;
		for (const test of cheapFirst(asLoaded, ({ id }) => [id], finders, this.times)) {
			const result = await runOne(test);
			if (result.status === TestStatus.Failed) await this.checkClean(test);
			yield result;
		}
		if (anew.size > 0) yield* this.resultsAnew(mutant, [...anew], finders);
	}

	/**
	 * @param {string} mutant
	 * @param {readonly string[]} files
	 * @param {readonly string[]} finders
	 * @returns {AsyncGenerator<TestResult>}
	 */
	async *resultsAnew(mutant, files, finders) {
		this.switchboard.activeMutant = mutant;
		const idsOf = (/** @type {string} */ file) =>
			[...this.times.keys()].filter((id) => id.startsWith(`${file}#`));
		/** @type {import('./bundle.mjs').Graph | null} */
		let graph = null;
		for (const file of cheapFirst(files, idsOf, finders, this.times)) {
			const load = { id: `${file}#${loading}`, file, run: () => undefined };
			/** @type {Loaded[]} */
			let found;
			try {
				graph ??= await this.open();
				found = await this.load(graph, file);
			} catch (error) {
				this.suite.take();
				yield resultOf(load, 0, error);
				continue;
			}
			for (const test of cheapFirst(found, ({ id }) => [id], finders, this.times)) {
				if (this.left.has(test.id)) continue;
				const result = await runOne(test);
				yield this.times.has(result.id) ? result : { ...result, id: load.id };
			}
		}
	}

	/**
	 * Runs a failed test again without the mutant: leftover state of a mutant would kill the next one.
	 *
	 * @param {Loaded} test that failed with the mutant active
	 */
	async checkClean(test) {
		this.switchboard.activeMutant = undefined;
		const { hitCount } = this.switchboard;
		const again = await runOne(test);
		this.switchboard.hitCount = hitCount;
		if (again.status === TestStatus.Failed) this.loaded.clear();
	}
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => readonly string[]} idsOf
 * @param {readonly string[]} finders
 * @param {ReadonlyMap<string, number>} times
 * @returns {T[]} those that killed mutants before, the last first; then by cost
 */
function cheapFirst(items, idsOf, finders, times) {
	const places = new Map(finders.map((id, place) => [id, place]));
	return items
		.map((item) => {
			const ids = idsOf(item);
			return {
				item,
				place: Math.min(...ids.map((id) => places.get(id) ?? Infinity)),
				time: ids.reduce((sum, id) => sum + (times.get(id) ?? 0), 0)
			};
		})
		.sort((a, b) => (a.place === b.place ? a.time - b.time : a.place - b.place))
		.map(({ item }) => item);
}

/**
 * @param {Loaded} test
 * @returns {Promise<TestResult>}
 */
async function runOne(test) {
	const start = performance.now();
	try {
		await test.run();
		return resultOf(test, performance.now() - start);
	} catch (error) {
		return resultOf(test, performance.now() - start, error ?? 'nothing was said');
	}
}

/**
 * @param {Loaded} test
 * @param {number} timeSpentMs
 * @param {unknown} [error]
 * @returns {TestResult}
 */
const resultOf = ({ id, file }, timeSpentMs, error) => {
	const base = { id, name: id, fileName: resolve(file), timeSpentMs };
	return error === undefined
		? { ...base, status: TestStatus.Success }
		: { ...base, status: TestStatus.Failed, failureMessage: String(error) };
};

const createRunner = () => new Runner();
createRunner.inject = /** @type {const} */ ([]);

export const strykerPlugins = [
	declareFactoryPlugin(PluginKind.TestRunner, 'kept-loaded', /** @type {any} */ (createRunner))
];
