import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { countProcessorTime } from './process-tree.mjs';
import { root } from './root.mjs';
import { runSteps, staticSteps } from './steps.mjs';
import { runTool } from './tools.mjs';
import { runVitest } from './vitest.mjs';
import { whatFailed } from './what-failed.mjs';
import { worked, yardstick } from './yardstick.mjs';

// Runs all tests, including the real browser. `npm test -- loans` runs only the test files with "loans" in their path.
const filter = process.argv.slice(2);
const filtered = filter.length > 0;

installIfMissing();
const speedBefore = yardstick(worked);
const processorTime = countProcessorTime();
await runTool('svelte-kit', ['sync'], { capture: true });
// A journey waits for its browser half of the time; tests without a browser use that half.
const counts = (
	await Promise.all([withoutBrowser(), filtered && !someJourneyIsMeant() ? [] : journeys()])
).flat();

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
const nothingRan = passed + failed === 0;
if (nothingRan) console.log(`No test has ${filter.join(' ')} in its path.`);
for (const line of whatFailed(counts)) console.log(line);
const seconds = processorTime();
if (seconds !== null) {
	const speed = (speedBefore + yardstick(worked)) / 2;
	console.log(
		`\n${seconds.toFixed(0)} s of processor time, ${(seconds * speed).toFixed(0)} s of the usual machine`
	);
}
console.log(`\n${passed} passed, ${nothingRan ? 1 : failed} failed`);
process.exitCode = failed > 0 || nothingRan ? 1 : 0;

/** Static checks, then the Node tests that share a worker; in parallel those in jsdom and the rest in Node. */
async function withoutBrowser() {
	const inNode = async () => {
		const sources = filtered ? [] : [await runSteps(staticSteps, 1)];
		return [...sources, await inOneWorker(['unit'])];
	};
	return (await Promise.all([inNode(), inOneWorker(['component', 'apart'])])).flat();
}

/** Several workers would start again for each file (vite.config.ts). @param {readonly string[]} projects */
function inOneWorker(projects) {
	return runVitest(projects, filter, { mayBeEmpty: filtered, env: { TESTS_AT_ONCE: '1' } });
}

/** True if the filter matches a journey: otherwise building the app and starting a browser would waste time. */
function someJourneyIsMeant() {
	const paths = readdirSync(join(root, 'tests/journeys')).map((name) => `tests/journeys/${name}`);
	return paths.some((path) => filter.some((part) => path.includes(part)));
}

/** The built app in a real browser. */
async function journeys() {
	if (!(await buildApp())) return { passed: 0, failed: 1, steps: ['build of the app'] };
	const browser = await findBrowser();
	if (!browser) {
		console.log(`\n${howToGetABrowser}\nDid not run: the journeys through the built app (tests/journeys).`);
		return { passed: 0, failed: 1, steps: ['no browser'] };
	}
	console.log(`\nThe built app in ${browser.name === 'npm' ? 'the Chromium from npm' : browser.name}:`);
	return runVitest(['journeys'], filter, { mayBeEmpty: filtered });
}
