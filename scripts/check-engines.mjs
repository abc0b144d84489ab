import { buildApp } from './build.mjs';
import { findEngines, howToGetTheEngines } from './engines.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { runVitest } from './vitest.mjs';

// Runs the main journeys in Firefox and WebKit, as `npm test` does in Chromium.
installIfMissing();
const { missing } = findEngines();
if (missing.length > 0) {
	console.error(`Not there: ${missing.join(', ')}.\n${howToGetTheEngines}`);
	process.exit(1);
}
if (!(await buildApp())) process.exit(1);
const { passed, failed } = await runVitest(['engines'], process.argv.slice(2), {
	// Node 20 needs this option for web sockets; later versions ignore it.
	env: { NODE_OPTIONS: '--experimental-websocket' }
});
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
