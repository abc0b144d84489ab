import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

// An `index.ts` re-exports all of a module of src/lib; importers of two names need two files, not all of them.

const face = /^(.*\/src\/lib)\/(?:[\w-]+\/)+index\.ts$/;
const names = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(\{[^}]*\}|\*)\s*from\s*'([^']+)'/g;
const own = /(?:^|\n)export (?:async )?(?:const|function\*?|class|let) (\w+)/g;

/**
 * Files that a module needs, by the names that it imports.
 *
 * @param {(id: string) => readonly string[]} importsOf all static imports, by file
 * @param {(path: string) => string} textOf of a source file; replaced in tests
 * @returns {(id: string) => readonly string[]}
 */
export function namedImports(importsOf, textOf = (path) => readFileSync(path, 'utf8')) {
	/** @type {Map<string, ReadonlyMap<string, string>>} */
	const known = new Map();
	const exportsOf = (/** @type {string} */ id) => {
		const found = known.get(id) ?? exportsIn(id, textOf(id), exportsOf);
		known.set(id, found);
		return found;
	};
	return (id) => {
		const imported = importsOf(id);
		const faces = imported.filter((one) => face.test(one));
		if (faces.length === 0 || face.test(id)) return imported;
		const named = valuesIn(textOf(id.replace(/\?.*$/, ''))).flatMap(({ from, name }) => {
			const meant = faces.find((one) => one === pathOf(from, id));
			return meant === undefined ? [] : [fileOf(exportsOf(meant), name, meant)];
		});
		return [...imported.filter((one) => !faces.includes(one)), ...new Set(named)];
	};
}

/**
 * The defining file of each name that a file exports or re-exports.
 *
 * @param {string} id @param {string} text @param {(id: string) => ReadonlyMap<string, string>} exportsOf
 * @returns {ReadonlyMap<string, string>}
 */
function exportsIn(id, text, exportsOf) {
	/** @type {Map<string, string>} */
	const found = new Map([...text.matchAll(own)].map(([, name = '']) => [name, id]));
	for (const { from, name, as } of valuesIn(text)) {
		const path = pathOf(from, id);
		if (path === null) continue;
		if (name === '*') for (const [each, file] of exportsOf(path)) found.set(each, file);
		else found.set(as, face.test(path) ? fileOf(exportsOf(path), name, path) : path);
	}
	return found;
}

/** Names of imported or re-exported values; types do not exist at run time. @param {string} text */
function valuesIn(text) {
	return [...text.matchAll(names)].flatMap(([, type, list = '', from = '']) => {
		if (type !== undefined) return [];
		if (list === '*') return [{ from, name: '*', as: '*' }];
		const each = list.slice(1, -1).split(',');
		return each
			.map((one) => one.trim())
			.filter((one) => one !== '' && !one.startsWith('type '))
			.map((one) => {
				const [name = '', as = name] = one.split(/\s+as\s+/);
				return { from, name, as };
			});
	});
}

/** @param {string} from specifier of the import @param {string} importer @returns {string | null} null for a package */
function pathOf(from, importer) {
	if (from.startsWith('.')) return join(dirname(importer), from);
	const module = /^#([\w-]+(?:\/[\w-]+)?)$/.exec(from)?.[1];
	const root = /^(.*\/src)\//.exec(importer)?.[1];
	return module === undefined || root === undefined ? null : `${root}/lib/${module}/index.ts`;
}

/** @param {ReadonlyMap<string, string>} exported @param {string} name @param {string} where */
function fileOf(exported, name, where) {
	const file = exported.get(name);
	if (file === undefined) throw new Error(`${where} has no ${name}`);
	return file;
}
