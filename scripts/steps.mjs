import { runTool } from './tools.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {import('./tools.mjs').Tool} tool
 * @property {readonly string[]} args
 * @property {Record<string, string>} [env]
 */

/**
 * Static checks of the sources; the slowest first, so that two lanes end together.
 *
 * @type {readonly Step[]}
 */
export const staticSteps = [
	{
		name: 'lint of components',
		tool: 'eslint',
		args: ['.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/']
	},
	{
		name: 'types',
		tool: 'svelte-check',
		// TypeScript in Go: half of the time, the same results.
		args: ['--tsgo-experimental-api', '--fail-on-warnings', '--output', 'human']
	},
	{
		name: 'lint',
		tool: 'oxlint',
		args: ['-c', 'oxlint.config.js', '--type-aware', '--deny-warnings', '.']
	},
	// Components are formatted in JavaScript, which a second thread would load and compile again.
	{ name: 'format', tool: 'oxfmt', args: ['--check', '--threads=1'] },
	{ name: 'lint of components with types', tool: 'lint-components', args: [] },
	{ name: 'types of the service worker', tool: 'tsc', args: ['-p', 'src/service-worker'] }
];

/**
 * Runs the steps and reports each, with its output only on failure.
 *
 * @param {readonly Step[]} steps
 * @param {number} atOnce
 * @returns {Promise<{ passed: number; failed: number; steps: readonly string[] }>} `steps` are those that failed
 */
export async function runSteps(steps, atOnce = 2) {
	const waiting = [...steps];
	const count = { passed: 0, failed: 0, steps: /** @type {string[]} */ ([]) };
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) {
			const { code, seconds, output } = await timed(step);
			console.log(`${code === 0 ? '✓' : '✗'} ${step.name}  ${seconds} s`);
			if (code === 0) count.passed += 1;
			else {
				count.failed += 1;
				count.steps.push(step.name);
				console.log(output);
			}
		}
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	return count;
}

/** @param {Step} step */
async function timed({ tool, args, env }) {
	const start = performance.now();
	const { code, output } = await runTool(tool, args, { capture: true, ...(env && { env }) });
	return { code, output, seconds: ((performance.now() - start) / 1000).toFixed(1) };
}
