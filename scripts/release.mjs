import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp, buildFolder } from './build.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { billOfMaterials } from './sbom.mjs';

// A zip to unpack on any host: the built app, its licence and how to deploy it. The same sources give the same
// bytes, so that anybody can check that a release is what these sources say.
installIfMissing();
const { zipSync } = await import('fflate');
if (!(await buildApp())) process.exit(1);

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = join(root, 'release');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);

const built = filesUnder(buildFolder).map((path) => [`app/${path}`, readFileSync(join(buildFolder, path))]);
const beside = ['LICENSE', 'docs/DEPLOY.md'].map((path) => [
	path.split('/').pop(),
	readFileSync(join(root, path))
]);
const entries = [...beside, ['sbom.cdx.json', Buffer.from(billOfMaterials())], ...built].sort(([a], [b]) =>
	String(a) < String(b) ? -1 : 1
);
const zip = zipSync(Object.fromEntries(entries), {
	level: 9,
	// The earliest day a zip can name, by the local clock, which is how a zip keeps it.
	mtime: new Date(1980, 0, 1)
});
const name = `bahi-${version}.zip`;
const sum = createHash('sha256').update(zip).digest('hex');
writeFileSync(join(folder, name), zip);
writeFileSync(join(folder, `${name}.sha256`), `${sum}  ${name}\n`);
console.log(
	`release/${name}  ${Math.round(zip.byteLength / 1024)} KiB  ${entries.length} files\nSHA-256 ${sum}`
);

/** @param {string} start @returns {string[]} paths from `start` with '/' between folders */
function filesUnder(start) {
	return readdirSync(start, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(start.length + 1)
				.replaceAll('\\', '/')
		);
}
