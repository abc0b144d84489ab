import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answerWithoutBook } from '../src/cli/usage.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { bundledBook } from './bundled-book.mjs';
import { root } from './root.mjs';
import { toolPath } from './tools.mjs';
import { releaseName } from './version.mjs';

// stdout contains only the book's answer, so that a program can read it. Help and usage errors need no package.
const told = answerWithoutBook(process.argv.slice(2), releaseName());
if (told === null) {
	installIfMissing();
	// Paths are relative to the user's directory.
	process.chdir(process.env['INIT_CWD'] ?? process.cwd());
	const bundle = await bundledBook();
	if (bundle === null) process.exitCode = runSources();
	else await import(pathToFileURL(bundle).href);
} else {
	process.stdout.write(told.out);
	process.stderr.write(told.errors);
	process.exitCode = told.code;
}

/** Fallback if no bundle can be written; a second slower. */
function runSources() {
	const book = [toolPath('tsx'), join(root, 'src/cli/book.ts'), ...process.argv.slice(2)];
	return spawnSync(process.execPath, book, { stdio: 'inherit' }).status ?? 1;
}
