import { buildApp } from './build.mjs';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { installIfMissing } from './install-if-missing.mjs';

// Runs every row of bench/rows; arguments select rows by name.
installIfMissing();
if (!(await buildApp())) process.exit(1);
if (!(await findBrowser())) {
	console.error(howToGetABrowser);
	process.exit(1);
}
// In this process, so that an interruption lists the missing rows.
const { register } = await import('tsx/esm/api');
register();
await import('../bench/run.ts');
