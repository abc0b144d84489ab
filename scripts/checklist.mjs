import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { runTool } from './tools.mjs';

// Writes screenshots/checklist.md from the last complete sweep; runs one if there is none.
installIfMissing();
if (!existsSync(join(root, 'screenshots/rules.json'))) {
	const { buildApp } = await import('./build.mjs');
	if (!(await buildApp())) process.exit(1);
	// Faults are listed in the checklist: they do not stop it.
	await runTool('tsx', ['tests/screens/sweep.ts']);
}
const { code } = await runTool('tsx', ['tests/screens/checklist.ts']);
process.exitCode = code;
