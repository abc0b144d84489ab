import { buildApp } from './build.mjs';
import { findEngines, howToGetTheEngines } from './engines.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { runVitest } from './vitest.mjs';

// The main journeys in Firefox and WebKit, as they are in Chromium with `npm test`.
installIfMissing();
const { missing } = findEngines();
if (missing.length > 0) {
	console.error(`Not there: ${missing.join(', ')}.\n${howToGetTheEngines}`);
	process.exit(1);
}
if (!(await buildApp())) process.exit(1);
const { passed, failed } = await runVitest(['engines'], process.argv.slice(2), {
	// Node 20 keeps web sockets behind this; later versions know the word and do nothing.
	env: { NODE_OPTIONS: '--experimental-websocket' }
});
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
