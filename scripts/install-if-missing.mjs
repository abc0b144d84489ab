import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';
import { makeWords } from './words.mjs';

// Runs before anything is installed: only built-in modules may be imported here.

/**
 * Installs the packages of package-lock.json if any is missing. Messages go to stderr, because the output of some
 * commands is read by programs.
 */
export function installIfMissing() {
	refuseOldNode();
	makeWords();
	if (!installed()) {
		console.error('Installing the packages (once, needs a network) …');
		run(npm(['ci', '--include=dev', '--no-audit', '--no-fund']), 'The packages could not be installed.');
	}
	// Normally written by the install, unless package scripts are disabled.
	if (!existsSync(join(root, '.svelte-kit/tsconfig.json'))) {
		run(
			[process.execPath, [join(root, 'node_modules/@sveltejs/kit/svelte-kit.js'), 'sync'], false],
			'Kit failed.'
		);
	}
}

function refuseOldNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return;
	console.error(`Bahi needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`);
	process.exit(1);
}

/** True if node_modules has each package of the lockfile in its version, whoever installed it. */
function installed() {
	const wanted = packagesIn('package-lock.json');
	const there = packagesIn('node_modules/.package-lock.json');
	if (!wanted || !there) return false;
	return Object.entries(wanted).every(
		([path, { version, optional }]) =>
			path === '' || there[path]?.version === version || (optional && there[path] === undefined)
	);
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string; optional?: boolean }> | null}
 */
function packagesIn(lockfile) {
	try {
		return JSON.parse(readFileSync(join(root, lockfile), 'utf8')).packages;
	} catch {
		return null;
	}
}

/** @param {string[]} args @returns {[string, string[], boolean]} command, arguments, and true if a shell is needed */
function npm(args) {
	const own = process.env['npm_execpath'];
	if (own && /npm-cli\.c?js$/.test(own)) return [process.execPath, [own, ...args], false];
	return ['npm', args, process.platform === 'win32'];
}

/** @param {[string, string[], boolean]} command @param {string} complaint */
function run([command, args, shell], complaint) {
	// All output to stderr: stdout belongs to the calling command.
	const { status } = spawnSync(command, args, { cwd: root, shell, stdio: ['ignore', 2, 2] });
	if (status === 0) return;
	console.error(complaint);
	process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) installIfMissing();
