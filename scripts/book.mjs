import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { toolPath } from './tools.mjs';

// stdout carries the book's answer and nothing else, so that a program can read it.
installIfMissing();
const { status } = spawnSync(
	process.execPath,
	[toolPath('tsx'), join(root, 'src/cli/book.ts'), ...process.argv.slice(2)],
	// From where the person stands: the paths that she gives are hers.
	{ cwd: process.env['INIT_CWD'] ?? process.cwd(), stdio: 'inherit' }
);
process.exitCode = status ?? 1;
