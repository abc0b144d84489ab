import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** What decides the bytes of the app, and nothing else: the version must not change with the hour or the machine. */
const sources = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/**
 * The name of this build: APP_VERSION, or the package's version and a fingerprint of the sources.
 * A new fingerprint for every change matters: the service worker keeps the shell under this name, and an old
 * shell beside new scripts would not start.
 */
export function versionName() {
	const asked = process.env['APP_VERSION'];
	if (asked) return asked;
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	return `${version}-${fingerprint()}`;
}

function fingerprint() {
	const hash = createHash('sha256');
	for (const path of sources.flatMap(filesUnder)) {
		// Line ends may differ between checkouts of the same sources.
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
