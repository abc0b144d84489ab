import { buildApp } from './build.mjs';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { runTool } from './tools.mjs';
import { runVitest } from './vitest.mjs';

// Checks every scene of tests/screenshots against all rules of the screens, then runs the five scripts of the field test with each kind of
// impairment. `npm run check:screens -- loan` takes only the scenes with "loan" in their name, `people-20-mix` one step;
// `-- --words` covers phones in Nepali and English.
installIfMissing();
if (!(await buildApp())) process.exit(1);
if (!(await findBrowser())) {
	console.error(howToGetABrowser);
	process.exit(1);
}
const words = process.argv.slice(2);
const { code } = await runTool('tsx', ['tests/screens/sweep.ts', ...words]);
const tasks = words.length > 0 ? { failed: 0 } : await runVitest(['screens']);
process.exitCode = code === 0 && tasks.failed === 0 ? 0 : 1;
