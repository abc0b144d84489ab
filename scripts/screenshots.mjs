import { buildApp } from './build.mjs';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { runTool } from './tools.mjs';

// Draws every scene of tests/screenshots/scenes.ts into screenshots/. `npm run screenshots -- loan` draws those
// with "loan" in their name, `people-20-mix` one step; `--grey`, `--no-text` and `--short` draw those looks beside the plain one. What a ruler finds
// wrong is said under each. `npm run screenshots -- --readme` draws the pictures of README.md and nothing else.
installIfMissing();
if (!(await buildApp())) process.exit(1);
if (!(await findBrowser())) {
	console.error(howToGetABrowser);
	process.exit(1);
}
const { code } = await runTool('tsx', ['tests/screenshots/draw.ts', ...process.argv.slice(2)]);
process.exitCode = code;
