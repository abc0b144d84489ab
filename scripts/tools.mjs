import { spawn } from 'node:child_process';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * Paths of the npm programs and one of ours, as files run by Node. The wrappers in node_modules/.bin need a shell on
 * Windows; these do not.
 */
const tools = {
	eslint: 'node_modules/eslint/bin/eslint.js',
	'lint-components': 'scripts/lint-components.mjs',
	oxfmt: 'node_modules/oxfmt/bin/oxfmt',
	oxlint: 'node_modules/oxlint/bin/oxlint',
	'svelte-check': 'node_modules/svelte-check/bin/svelte-check',
	'svelte-kit': 'node_modules/@sveltejs/kit/svelte-kit.js',
	tsc: 'node_modules/typescript/bin/tsc',
	tsx: 'node_modules/tsx/dist/cli.mjs',
	vite: 'node_modules/vite/bin/vite.js',
	vitest: 'node_modules/vitest/vitest.mjs'
};

/** @typedef {keyof typeof tools} Tool */

/**
 * For tools written in Go: no garbage collection below a quarter of the machine's memory, which saves a third of the processor
 * time of a type-aware lint.
 */
const goMemory = { GOGC: 'off', GOMEMLIMIT: `${String(Math.max(512, Math.floor(totalmem() / 2 ** 22)))}MiB` };

/** @param {Tool} name */
export const toolPath = (name) => join(root, tools[name]);

/**
 * Runs a tool and waits for it.
 *
 * @param {Tool} name
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>; capture?: boolean; cwd?: string }} [options] with `capture` the output is returned and
 *   not shown; `cwd` defaults to the root of the repository
 * @returns {Promise<{ code: number; output: string }>}
 */
export function runTool(name, args, { env = {}, capture = false, cwd = root } = {}) {
	const child = spawn(process.execPath, [toolPath(name), ...args], {
		cwd,
		env: {
			...process.env,
			...goMemory,
			...(capture && !process.env['NO_COLOR'] && { FORCE_COLOR: '1' }),
			...env
		},
		stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['inherit', 'inherit', 'inherit']
	});
	let output = '';
	child.stdout?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()));
	child.stderr?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve({ code: code ?? 1, output }));
	});
}
