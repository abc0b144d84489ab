import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * The programs that npm installed, by the file that Node runs. The wrappers in node_modules/.bin need a shell on
 * Windows; these do not.
 */
const tools = {
	eslint: 'eslint/bin/eslint.js',
	oxlint: 'oxlint/bin/oxlint',
	prettier: 'prettier/bin/prettier.cjs',
	'svelte-check': 'svelte-check/bin/svelte-check',
	'svelte-kit': '@sveltejs/kit/svelte-kit.js',
	tsc: 'typescript/bin/tsc',
	tsx: 'tsx/dist/cli.mjs',
	vite: 'vite/bin/vite.js',
	vitest: 'vitest/vitest.mjs'
};

/** @typedef {keyof typeof tools} Tool */

/** @param {Tool} name */
export const toolPath = (name) => join(root, 'node_modules', tools[name]);

/**
 * Runs a tool and waits for it.
 *
 * @param {Tool} name
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>; capture?: boolean; cwd?: string }} [options] with `capture` nothing is shown and
 *   the output is returned; `cwd` is the root of the repository unless it is given
 * @returns {Promise<{ code: number; output: string }>}
 */
export function runTool(name, args, { env = {}, capture = false, cwd = root } = {}) {
	const child = spawn(process.execPath, [toolPath(name), ...args], {
		cwd,
		env: { ...process.env, ...(capture && !process.env['NO_COLOR'] && { FORCE_COLOR: '1' }), ...env },
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
