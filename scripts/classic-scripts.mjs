import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { rolldown, VERSION } from 'rolldown';
import { minifySync, parseAst, Visitor } from 'vite';
import { styleAfterPicture } from './inline-style.mjs';
import { policyHash } from './policy-hash.mjs';
import { makeLoader } from './script-loader.mjs';

// The browser caches compiled code of a classic script from the moment a service worker stores it, but never of a
// module (ADR 0051). So the app's scripts are written as classic scripts, and a small loader in the page replaces `import`.

/** Folder of Kit's client scripts. */
const place = '_app/immutable/';
const isScript = (/** @type {string} */ file) => file.startsWith(place) && file.endsWith('.js');
const isFirst = (/** @type {string} */ file) => file.startsWith(`${place}bundle.`);

/**
 * Writes the app's scripts as classic scripts.
 *
 * @returns {import('vite').Plugin}
 */
export function classicScripts() {
	// File names contain a content hash and are cached for ever: the output of this file must be part of the hash.
	const form = VERSION + readFileSync(fileURLToPath(import.meta.url), 'utf8') + loaderText;
	return {
		name: 'classic-scripts',
		apply: 'build',
		enforce: 'post',
		// The loader fetches a script's dependencies; styles stay with Vite.
		config: () => ({ build: { modulePreload: false } }),
		augmentChunkHash: () => form,
		generateBundle: {
			order: 'post',
			async handler(_, bundle) {
				const files = Object.keys(bundle);
				if (!files.some(isFirst)) return;
				/** @type {Map<string, string>} */
				const modules = new Map();
				for (const file of files.filter(isScript)) {
					const chunk = bundle[file];
					if (chunk?.type === 'chunk') modules.set(file.slice(place.length), chunk.code);
				}
				const classic = await asClassic(modules);
				const needs = (/** @type {string} */ name) => {
					const chunk = bundle[place + name];
					return chunk?.type === 'chunk' ? chunk.imports.map((file) => file.slice(place.length)) : [];
				};
				for (const [name, text] of classic) {
					const chunk = bundle[place + name];
					if (chunk?.type !== 'chunk') continue;
					if (isFirst(place + name)) chunk.code = withItsNeeds(name, classic, needs);
					else chunk.code = isWorker(chunk) ? startsItself(name, text) : text;
				}
			}
		}
	};
}

/**
 * @param {ReadonlyMap<string, string>} modules text by name
 * @returns {Promise<Map<string, string>>} the same as classic scripts for the page's loader
 * @throws for circular imports, or an import of a missing module
 */
export async function asClassic(modules) {
	const importsOf = importsIn(modules);
	/** @type {Map<string, { readonly text: string, readonly changing: ReadonlySet<string> }>} */
	const written = new Map();
	// Exporters are written before importers, to know which of their exports are reassigned.
	for (const name of inOrder(importsOf)) {
		const isFixed = (/** @type {string} */ from, /** @type {string} */ what) =>
			written.get(from)?.changing.has(what) === false;
		const text = withoutModuleSyntax(name, modules.get(name) ?? '', {
			isThere: (one) => importsOf.has(one),
			isFixed
		});
		const body = await asCommonJs(name, text);
		written.set(name, {
			text: `bahiScript(${JSON.stringify(name)},${JSON.stringify(importsOf.get(name))},(function(exports,require,${load},${meta}){'use strict';${body}}));\n`,
			changing: new Set([...body.matchAll(changingExport)].map(([, what = '']) => what))
		});
	}
	return new Map([...written].map(([name, { text }]) => [name, text]));
}

/** @param {import('vite').Rolldown.OutputChunk} chunk */
const isWorker = ({ facadeModuleId }) => /-worker\.ts$/.test(facadeModuleId ?? '');

/**
 * The first script with all its dependencies in the same file, so that the app does not wait for a second one. For workers they also exist separately.
 *
 * @param {string} name @param {ReadonlyMap<string, string>} classic @param {(name: string) => readonly string[]} importsOf
 */
export function withItsNeeds(name, classic, importsOf) {
	const whole = new Set([name]);
	for (const one of whole) for (const needed of importsOf(one)) whole.add(needed);
	// Dependencies first, which compresses better by 160 bytes.
	return [...whole]
		.reverse()
		.map((one) => classic.get(one) ?? '')
		.join('');
}

/** Makes a worker's own script contain the loader and start itself, as a page does. @param {string} name @param {string} text */
export const startsItself = (name, text) =>
	`(start=>{${text.trim()}start(${JSON.stringify(name)})})((${loaderText})(self,"/${place}"));\n`;

/** Rolldown's output for an export that is reassigned later. */
const changingExport = /\bdefineProperty\(exports,[`"']([^`"']+)[`"'],\{enumerable/g;

/** Arguments that the loader passes to each script besides `exports` and `require`. */
const load = '$load';
const meta = '$meta';

/**
 * Replaces dynamic imports and the script's address by calls of the loader, because classic scripts have neither. Imports that are never
 * reassigned become constants; only the rest is left to Rolldown, whose output is longer.
 *
 * @param {string} name
 * @param {string} text
 * @param {{ isThere: (name: string) => boolean, isFixed: (name: string, exported: string) => boolean }} known
 */
function withoutModuleSyntax(name, text, { isThere, isFixed }) {
	/** @type {[start: number, end: number, text: string][]} */
	const edits = [];
	new Visitor({
		ImportDeclaration({ start, end, source, specifiers }) {
			const from = beside(name, source.value);
			/** @type {string[]} */
			const fixed = [];
			/** @type {string[]} */
			const changing = [];
			for (const one of specifiers) {
				if (one.type !== 'ImportSpecifier' || one.imported.type !== 'Identifier')
					throw new Error(`${name} imports in a form that the bundler does not write`);
				if (isFixed(from, one.imported.name)) fixed.push(`${one.imported.name}:${one.local.name}`);
				else changing.push(text.slice(one.start, one.end));
			}
			if (fixed.length === 0) return;
			const live =
				changing.length === 0 ? '' : `import{${changing.join()}}from${JSON.stringify(source.value)};`;
			edits.push([start, end, `${live}const{${fixed.join()}}=require(${JSON.stringify(from)});`]);
		},
		ImportExpression({ start, end, source }) {
			const from = importedName(source);
			if (from === null) throw new Error(`${name} imports what is known only when it runs`);
			if (!isThere(beside(name, from))) throw new Error(`${name} imports ${from}, which is not there`);
			edits.push([start, end, `${load}(${JSON.stringify(beside(name, from))})`]);
		},
		MetaProperty({ start, end, meta: { name: what } }) {
			if (what === 'import') edits.push([start, end, meta]);
		}
	}).visit(parseAst(text));
	return edits
		.sort(([a], [b]) => b - a)
		.reduce((left, [start, end, put]) => left.slice(0, start) + put + left.slice(end), text);
}

/** @param {import('vite').ESTree.Expression} source @returns {string | null} */
function importedName(source) {
	if (source.type === 'Literal' && typeof source.value === 'string') return source.value;
	if (source.type === 'TemplateLiteral' && source.expressions.length === 0)
		return source.quasis[0]?.value.cooked ?? null;
	return null;
}

/** Converts imports to `require`, and keeps exports live. */
async function asCommonJs(/** @type {string} */ name, /** @type {string} */ text) {
	const bundle = await rolldown({
		input: name,
		treeshake: false,
		plugins: [
			{
				name: 'one-script',
				resolveId: (from, importer) =>
					importer === undefined
						? from
						: { id: from.startsWith('.') ? beside(name, from) : from, external: true },
				load: () => text
			}
		]
	});
	const { output } = await bundle.generate({
		format: 'cjs',
		exports: 'named',
		esModule: false,
		generatedCode: { symbols: false },
		// Annotations for bundlers are useless on a phone.
		comments: { annotation: false, jsdoc: false, legal: true },
		minify: true
	});
	return output[0].code.trim();
}

/** Static imports of each module by name. @param {ReadonlyMap<string, string>} modules */
function importsIn(modules) {
	return new Map(
		[...modules].map(([name, text]) => {
			const imports = parseAst(text).body.flatMap((one) =>
				one.type === 'ImportDeclaration' ? [beside(name, one.source.value)] : []
			);
			return [name, [...new Set(imports)]];
		})
	);
}

/** Topological order: each module after its imports. @param {ReadonlyMap<string, readonly string[]>} importsOf */
function inOrder(importsOf) {
	/** @type {Set<string>} */
	const found = new Set();
	const collect = (/** @type {string} */ name, /** @type {readonly string[]} */ way) => {
		const imports = importsOf.get(name);
		if (imports === undefined) throw new Error(`${way.at(-1)} imports ${name}, which is not there`);
		if (way.includes(name)) throw new Error(`Scripts import each other: ${[...way, name].join(' → ')}`);
		for (const one of imports) if (!found.has(one)) collect(one, [...way, name]);
		found.add(name);
	};
	for (const name of importsOf.keys()) if (!found.has(name)) collect(name, []);
	return found;
}

const beside = (/** @type {string} */ name, /** @type {string} */ from) => join(dirname(name), from);

/**
 * Lets a built page's inline script start the app by the loader once its style is there (inline-style.mjs), and updates its hash in the policy.
 *
 * @param {string} html
 * @returns {string}
 */
export function withLoader(html) {
	const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
	const [whole, first = ''] = /\bimport\("\/_app\/immutable\/(bundle\.[\w-]+\.js)"\)/.exec(script) ?? [];
	if (whole === undefined) return html;
	const load = `(${loaderText})(window,"/${place}")(${JSON.stringify(first)})`;
	// Nothing of the app is rendered without its style.
	const started = script.replace(
		whole,
		() => `(show=>${load}.then(app=>(show(),app)))((${styleText})(window))`
	);
	const allowed = html.replace(policyHash(script), () => policyHash(started));
	if (allowed === html) throw new Error('the content security policy of a page does not name its script');
	// Kit's other preloads are contained in the first script.
	return allowed
		.replace(script, () => started)
		.replace(/<link href="([^"]+\.js)" rel="modulepreload">\n?/g, (_, path) =>
			path === `/${place}${first}` ? `<link href="${path}" rel="preload" as="script">` : ''
		);
}

/** A function as an expression; a bare one would be removed as side-effect free. @param {Function} made */
const asText = (made) =>
	minifySync('inline.js', `make=${made.toString()}`)
		.code.trim()
		.replace(/^make=|;$/g, '');
const loaderText = asText(makeLoader);
const styleText = asText(styleAfterPicture);
