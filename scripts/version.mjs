import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Sources that determine the app's bytes: the version must not depend on the time or the machine. */
const sources = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/**
 * Version of the package and day of the sources, "0.5.0 (2026-12-01)", for help, prints and `book --version`. The day is the
 * commit's in UTC, so that the same commit always gives the same bytes; without a repository SOURCE_DATE_EPOCH (seconds) sets it,
 * and without both the version has no day.
 *
 * @returns {string}
 */
export function releaseName() {
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const seconds = process.env['SOURCE_DATE_EPOCH'] ?? secondsOfCommit();
	return /^\d+$/.test(seconds)
		? `${version} (${new Date(Number(seconds) * 1000).toISOString().slice(0, 10)})`
		: version;
}

/** Sources unpacked inside another repository have no commit there. */
function secondsOfCommit() {
	if (!existsSync(join(root, '.git'))) return '';
	return (
		spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? ''
	);
}

/**
 * Name of this build: APP_VERSION, or the release name and a fingerprint of the sources.
 * Every change needs a new fingerprint: the service worker stores the shell under this name, and an old
 * shell with new scripts would not start.
 */
export function versionName() {
	const asked = process.env['APP_VERSION'];
	if (asked) return asked;
	return `${releaseName()} ${fingerprint()}`;
}

function fingerprint() {
	const hash = createHash('sha256');
	for (const path of sources.flatMap(filesUnder)) {
		// Line endings may differ between checkouts of the same sources.
		hash
			.update(`${path}\0`)
			.update(readFileSync(join(root, path)).toString('latin1').replaceAll('\r\n', '\n'));
	}
	return hash.digest('hex').slice(0, 8);
}

/** @param {string} path a file or a folder, from the root @returns {string[]} with '/' between folders, sorted */
function filesUnder(path) {
	if (/\.\w+$/.test(path)) return [path];
	return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !/\.test\.ts$|^\./.test(entry.name))
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(root.length + 1)
				.replaceAll('\\', '/')
		)
		.sort();
}
