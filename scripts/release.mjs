import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, buildFolder } from './build.mjs';
import { makeBook } from './bundled-book.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { billOfMaterials } from './sbom.mjs';
import { releaseName } from './version.mjs';

// One zip: the built app for any host, the `book` command as one file for Node, the schemas of open files, a bill of
// materials, and a checksum of each file. The same commit gives the same bytes, so that anybody can verify that a release was
// built from these sources.
refuseUncommitted();
installIfMissing();
const { zipSync } = await import('fflate');
if (!(await buildApp())) process.exit(1);

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = join(root, 'release');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);

/** @type {[string, Uint8Array][]} */
const packed = [
	...filesUnder(buildFolder).map((path) => fileOf(`app/${path}`, join(buildFolder, path))),
	...['LICENSE', 'CHANGELOG.md', 'docs/DEPLOY.md', 'docs/JOURNAL.md'].map((path) =>
		fileOf(path.replace('docs/', ''), join(root, path))
	),
	...readdirSync(join(root, 'docs'))
		.filter((name) => name.endsWith('.schema.json'))
		.map((name) => fileOf(`schemas/${name}`, join(root, 'docs', name))),
	['book.mjs', await bookFile()],
	['sbom.cdx.json', Buffer.from(billOfMaterials())]
];
packed.sort(([one], [other]) => (one < other ? -1 : 1));
const sums = packed.map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join('');
const top = `bahi-${version}`;
const entries = [...packed, /** @type {const} */ (['SHA256SUMS', Buffer.from(sums)])];
const zip = zipSync(Object.fromEntries(entries.map(([path, bytes]) => [`${top}/${path}`, bytes])), {
	level: 9,
	// The earliest date of a zip, in local time, which zip files use.
	mtime: new Date(1980, 0, 1)
});
writeFileSync(join(folder, `${top}.zip`), zip);
writeFileSync(join(folder, `${top}.zip.sha256`), `${sha256(zip)}  ${top}.zip\n`);
console.log(
	`release/${top}.zip  ${releaseName()}  ${Math.round(zip.byteLength / 1024)} KiB  ${entries.length} files\nSHA-256 ${sha256(zip)}`
);

/** Refuses uncommitted changes, which could not be reproduced. Without a repository the sources are taken as they are. */
function refuseUncommitted() {
	const { status, stdout } = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
	if (status !== 0 || stdout === '') return;
	console.error(`A release is made of a commit. Commit or put away first:\n${stdout}`);
	process.exit(1);
}

/** @param {string} path in the zip @param {string} file @returns {[string, Uint8Array]} */
function fileOf(path, file) {
	return [path, readFileSync(file)];
}

async function bookFile() {
	const made = mkdtempSync(join(tmpdir(), 'bahi-book-'));
	try {
		await makeBook(made);
		return readFileSync(join(made, 'book.mjs'));
	} finally {
		rmSync(made, { recursive: true });
	}
}

/** @param {Uint8Array} bytes */
function sha256(bytes) {
	return createHash('sha256').update(bytes).digest('hex');
}

/** @param {string} start @returns {string[]} paths relative to `start`, with '/' as separator */
function filesUnder(start) {
	return readdirSync(start, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(start.length + 1)
				.replaceAll('\\', '/')
		);
}
