import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../scripts/root.mjs';
import { toolPath } from '../../scripts/tools.mjs';

const source = join(root, 'bench/reference/minimal-app');

/** Minimal offline SvelteKit app: one page, one button, stored on the phone. */
export const minimalApp = join(root, 'node_modules/.cache/minimal-app/site');

let built = false;

/** Built in the same run, with the same tools as the app. */
export function buildMinimalApp(): void {
	if (built) return;
	execFileSync(process.execPath, [toolPath('vite'), 'build', '--logLevel', 'error'], { cwd: source });
	built = true;
}
