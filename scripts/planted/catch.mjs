import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fast } from '../fast-tests.mjs';
import { runVitest } from '../vitest.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./plants.mjs').Plant} Plant */
/** @typedef {{ by: string | null; command: 'check' | 'test' | null }} Caught */

const projects = ['unit', 'apart', 'component'];

/**
 * Checks that all named tests pass without a bug, because a failing one would count as catching all.
 *
 * @param {Tree} tree
 * @param {readonly Plant[]} plants
 * @throws Error
 */
export async function greenBefore(tree, plants) {
	const named = [...new Set(plants.flatMap(({ tests }) => tests))];
	const missing = named.find((path) => !existsSync(join(tree.folder, path)));
	if (missing !== undefined) throw new Error(`${missing} is named for a plant and is not there`);
	const { failed, files } = await run(tree, named);
	const red = files.flatMap(({ name, failures }) =>
		failures.map(({ title, message }) => `${name}: ${title}: ${message}`)
	);
	if (failed > 0) throw new Error(`Red without any plant:\n${red.join('\n') || 'Vitest itself'}`);
}

/** Runs the named tests of a plant. @param {Tree} tree @param {Plant} plant */
export const namedCatcherOf = (tree, { tests }) => firstRed(tree, [tests]);

/** Runs all of `npm run check`, then the rest of `npm test` except the browser. @param {Tree} tree */
export const otherCatcherOf = (tree) => firstRed(tree, [fast, []]);

/**
 * @param {Tree} tree
 * @param {readonly (readonly string[])[]} runs in sequence, until a test fails
 * @returns {Promise<Caught>}
 */
async function firstRed(tree, runs) {
	for (const files of runs) {
		const { files: results } = await run(tree, files);
		const red = results
			.flatMap(({ name, failures }) => failures.map(({ title }) => ({ name, title })))
			.sort((one, other) => Number(isFast(other.name)) - Number(isFast(one.name)));
		const [first] = red;
		if (first !== undefined)
			return {
				by: `${first.name}: ${first.title}`,
				command: isFast(first.name) ? 'check' : 'test'
			};
	}
	return { by: null, command: null };
}

/**
 * Checks that an unnamed test passes again without the bug, since it may have failed for another reason.
 *
 * @param {Tree} tree without the plant
 * @param {Caught} caught
 * @throws Error
 */
export async function greenAfter(tree, { by }) {
	const [file] = by?.split(': ') ?? [];
	if (file === undefined) return;
	const { failed } = await run(tree, [file]);
	if (failed > 0) throw new Error(`${file} is red without any plant`);
}

/** True if `npm run check` runs it. @param {string} path */
const isFast = (path) => fast.some((start) => path.startsWith(start)) && !path.endsWith('.svelte.test.ts');

/** Timeout of five minutes a test: slowness on a busy machine must not count as catching. */
const patience = ['--testTimeout=300000', '--hookTimeout=300000'];

/** @param {Tree} tree @param {readonly string[]} files */
const run = ({ folder }, files) =>
	runVitest(projects, ['--bail=1', ...patience, ...files], { quiet: true, mayBeEmpty: true, folder });
