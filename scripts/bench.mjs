import { buildApp } from './build.mjs';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { installIfMissing } from './install-if-missing.mjs';

// Every row of bench/rows; the arguments choose rows by name.
installIfMissing();
if (!(await buildApp())) process.exit(1);
if (!(await findBrowser())) {
	console.error(howToGetABrowser);
	process.exit(1);
}
// In this process, so that whoever cuts it off hears which rows are missing.
const { register } = await import('tsx/esm/api');
register();
await import('../bench/run.ts');
