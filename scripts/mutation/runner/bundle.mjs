import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { given, testFiles } from '../tests.mjs';

// All tests and their imports as one script, compiled once. Each run evaluates the modules again on demand:
// this activates a mutant that acts during module loading without a new process.

// esbuild is tsx's own; a separate version could differ.
const esbuild = createRequire(createRequire(import.meta.url).resolve('tsx/package.json'))('esbuild');

/** Global with `describe`, `test` and `expect` for the test files. */
export const faceName = '__mutationTests';

/** @typedef {{ tests: Record<string, () => Promise<unknown>>, before: readonly (() => Promise<unknown>)[] }} Graph */

/** @type {any} */
const withoutVitest = {
	name: 'without-vitest',
	/** @param {any} build */
	setup(build) {
		build.onResolve({ filter: /^vitest$/ }, () => ({ path: 'vitest', namespace: 'face' }));
		build.onLoad({ filter: /.*/, namespace: 'face' }, () => ({
			contents: `export const { ${given.join()} } = globalThis.${faceName};`
		}));
		// Address of a worker's script, which no test starts.
		build.onResolve({ filter: /\?worker&url$/ }, () => ({ path: 'worker', namespace: 'worker' }));
		build.onLoad({ filter: /.*/, namespace: 'worker' }, () => ({ contents: `export default '/worker.js'` }));
		build.onLoad(
			{ filter: /\/(?:src|tests|scripts)\/.*\.(?:ts|mjs)$/ },
			(/** @type {{ path: string }} */ { path }) => ({
				loader: path.endsWith('.ts') ? 'ts' : 'js',
				contents: readFileSync(path, 'utf8')
					.replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
					.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
			})
		);
	}
};

/**
 * @param {string} folder the root of the sources
 * @param {import('../tests.mjs').Part} part
 * @returns {Promise<{ files: readonly string[], open: () => Graph }>} the test files, and a function that evaluates all again
 */
export async function bundleTests(folder, part) {
	const files = testFiles(folder, part);
	const before = [
		'./scripts/mutation/setup.ts',
		...(part === 'money' ? [] : ['fake-indexeddb/auto']),
		...['kernel', 'money', 'ledger', 'group', 'app', 'reports'].map((name) => `#${name}`)
	];
	const lazily = (/** @type {string} */ path) => `() => import(${JSON.stringify(path)})`;
	const { outputFiles } = await esbuild.build({
		stdin: {
			contents: `export const before = [${before.map(lazily).join()}];
				export const tests = {${files.map((file) => `${JSON.stringify(file)}: ${lazily(`./${file}`)}`).join()}};`,
			resolveDir: folder,
			loader: 'js'
		},
		absWorkingDir: folder,
		bundle: true,
		write: false,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		tsconfigRaw: '{}',
		logLevel: 'error',
		plugins: [withoutVitest]
	});
	await esbuild.stop();
	const script = new Script(`(function (require, module, exports) {${outputFiles[0].text}\n})`, {
		filename: join(folder, 'all-tests.cjs')
	});
	const require = createRequire(join(folder, 'package.json'));
	return {
		files,
		open() {
			const module = { exports: /** @type {any} */ ({}) };
			script.runInThisContext()(require, module, module.exports);
			return module.exports;
		}
	};
}
