import { buildApp } from './build.mjs';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { runTool } from './tools.mjs';

// Every row of bench/rows; the arguments choose rows by name.
installIfMissing();
if (!(await buildApp())) process.exit(1);
if (!(await findBrowser())) {
	console.error(howToGetABrowser);
	process.exit(1);
}
const { code } = await runTool('tsx', ['bench/run.ts', ...process.argv.slice(2)]);
process.exitCode = code;
