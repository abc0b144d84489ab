import { buildApp } from './build.mjs';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { runVitest } from './vitest.mjs';

// A group that shares out, from its founding over twelve meetings to its second cycle, with touches in a real browser: npm run check:cycle
installIfMissing();
if (!(await buildApp())) process.exit(1);
if (!(await findBrowser())) {
	console.error(howToGetABrowser);
	process.exit(1);
}
const { passed, failed } = await runVitest(['screens'], ['whole-cycle']);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
