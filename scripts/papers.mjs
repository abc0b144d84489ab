import { buildApp } from './build.mjs';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { runTool } from './tools.mjs';

// `npm run papers -- --out FOLDER` prints the bank's file of sample groups – practice, three years with a bank
// loan, one with exceptions, one of Nepal – as the phone prints it: a PDF each, and a PNG of each page.
installIfMissing();
if (!(await buildApp())) process.exit(1);
if (!(await findBrowser())) {
	console.error(howToGetABrowser);
	process.exit(1);
}
const { code } = await runTool('tsx', ['tests/papers/print-books.ts', ...process.argv.slice(2)]);
process.exitCode = code;
