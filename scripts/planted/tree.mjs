import { spawnSync } from 'node:child_process';
import {
	cpSync,
	linkSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../root.mjs';
import { runTool } from '../tools.mjs';

/** @typedef {import('./plants.mjs').Plant} Plant */
/**
 * @typedef {object} Tree
 * @property {string} folder
 * @property {(plants: readonly Plant[]) => void} assertEachApplies
 * @property {<Value>(plant: Plant, act: () => Promise<Value>) => Promise<Value>} withPlanted
 * @property {() => void} remove
 */

/** Tests about the plants themselves, file sizes and READMEs, which would fail for every plant. */
const notices = new Set(['plants', 'sizes', 'readmes'].map((name) => `tests/architecture/${name}.test.ts`));

/**
 * A copy of the sources including uncommitted changes; the working tree is never changed.
 *
 * @returns {Promise<Tree>}
 */
export async function copyOfTree() {
	mkdirSync(join(root, '.svelte-kit'), { recursive: true });
	// On the disk of the packages, which are hard-linked file by file: Vite resolves a symlink to their folder to another address.
	const folder = mkdtempSync(join(root, '.svelte-kit', 'planted-'));
	for (const path of sourceFiles().filter((one) => !notices.has(one))) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		cpSync(join(root, path), join(folder, path));
	}
	linkFiles(join(root, 'node_modules'), join(folder, 'node_modules'));
	await runTool('svelte-kit', ['sync'], { capture: true, cwd: folder });
	return {
		folder,
		assertEachApplies(plants) {
			for (const plant of plants) planted(folder, plant);
		},
		async withPlanted(plant, act) {
			const path = join(folder, plant.file);
			const before = readFileSync(path, 'utf8');
			writeFileSync(path, planted(folder, plant));
			try {
				return await act();
			} finally {
				writeFileSync(path, before);
			}
		},
		remove: () => rmSync(folder, { recursive: true, force: true })
	};
}

/**
 * @param {string} folder
 * @param {Plant} plant
 * @returns the file with the bug in it
 * @throws Error if the source has changed so that the plant no longer applies
 */
function planted(folder, { name, file, find, replace }) {
	const text = readFileSync(join(folder, file), 'utf8');
	const times = text.split(find).length - 1;
	if (times !== 1)
		throw new Error(`"${name}" no longer applies: its text stands ${times} times in ${file}, not once`);
	return text.replace(find, () => replace);
}

/**
 * Hard-links the packages. Caches of tools are left out: they would be written in both trees.
 *
 * @param {string} from
 * @param {string} to
 */
function linkFiles(from, to) {
	mkdirSync(to);
	for (const entry of readdirSync(from, { withFileTypes: true })) {
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (['.cache', '.vite', '.vite-temp', '.bin'].includes(entry.name)) continue;
		if (entry.isDirectory()) linkFiles(source, target);
		else if (entry.isFile()) linkSync(source, target);
		else symlinkSync(readlinkSync(source), target);
	}
}

/** Existing files, committed or not, that are not ignored. */
function sourceFiles() {
	const { stdout, status } = spawnSync(
		'git',
		['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--deduplicate'],
		{ cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
	);
	const deleted = spawnSync('git', ['ls-files', '--deleted', '-z'], { cwd: root, encoding: 'utf8' });
	if (status !== 0) throw new Error('git does not say which files belong to the sources');
	const gone = new Set(deleted.stdout.split('\0'));
	return stdout.split('\0').filter((path) => path !== '' && !gone.has(path));
}
