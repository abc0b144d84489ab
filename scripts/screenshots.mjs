import { buildApp } from './build.mjs';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { runTool } from './tools.mjs';

// Draws every scene of tests/screenshots/scenes.ts into screenshots/. `npm run screenshots -- loan` draws those
// with "loan" in their name, `people-20-mix` one step; `--grey`, `--no-text` and `--short` add these variants. Measured faults
// are printed under each. `npm run screenshots -- --readme` draws only the pictures of README.md.
installIfMissing();
if (!(await buildApp())) process.exit(1);
if (!(await findBrowser())) {
	console.error(howToGetABrowser);
	process.exit(1);
}
const { code } = await runTool('tsx', ['tests/screenshots/draw.ts', ...process.argv.slice(2)]);
process.exitCode = code;
