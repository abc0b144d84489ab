import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostFiles, notFoundPage } from './headers.mjs';
import { inlineStyles } from './inline-style.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { runTool } from './tools.mjs';

/** Where the built app is. */
export const buildFolder = join(root, 'build');

/**
 * Builds the app into build/, with the files that tell hosts which headers to send. They are written after the
 * build: the service worker keeps every file of static/ on the phone, and hosts do not serve these.
 */
export async function buildApp() {
	const { code, output } = await runTool('vite', ['build', '--logLevel', 'warn'], { capture: true });
	if (code !== 0) {
		console.error(output);
		return false;
	}
	inlineStyles(buildFolder);
	for (const [name, text] of Object.entries(hostFiles())) writeFileSync(join(buildFolder, name), text);
	copyFileSync(join(buildFolder, '200.html'), join(buildFolder, notFoundPage));
	return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	installIfMissing();
	process.exitCode = (await buildApp()) ? 0 : 1;
}
