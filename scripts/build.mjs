import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostFiles, notFoundPage } from './headers.mjs';
import { withStyles } from './inline-style.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { runTool } from './tools.mjs';
import { versionName } from './version.mjs';

/** Folder of the built app. */
export const buildFolder = join(root, 'build');

/**
 * Builds the app into build/, with header files for hosts. These are written after the
 * build: the service worker caches every file of static/, and hosts do not serve header files.
 */
export async function buildApp() {
	// Computed once: a source changed meanwhile would give pages and scripts different names, and the app would not start.
	const env = { APP_VERSION: versionName() };
	const { code, output } = await runTool('vite', ['build', '--logLevel', 'warn'], { capture: true, env });
	if (code !== 0) {
		console.error(output);
		return false;
	}
	await finishPages();
	for (const [name, text] of Object.entries(hostFiles())) writeFileSync(join(buildFolder, name), text);
	copyFileSync(join(buildFolder, '200.html'), join(buildFolder, notFoundPage));
	return true;
}

/** Inlines the first screen's style and the script loader in Kit's pages. */
async function finishPages() {
	// Imports packages, which a fresh clone has only at this point.
	const { withLoader } = await import('./classic-scripts.mjs');
	const read = (/** @type {string} */ path) => readFileSync(join(buildFolder, path), 'utf8');
	const all = readdirSync(buildFolder, { recursive: true, encoding: 'utf8' });
	for (const page of all.filter((path) => path.endsWith('.html')))
		writeFileSync(join(buildFolder, page), withLoader(withStyles(read(page), read)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	installIfMissing();
	process.exitCode = (await buildApp()) ? 0 : 1;
}
