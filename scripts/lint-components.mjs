import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import { root } from './root.mjs';
import { runTool } from './tools.mjs';

// Type-aware lint rules for components. oxlint cannot parse a component; ESLint can, with TypeScript in JavaScript, but takes five
// times as long. So each component is written as the TypeScript that its parser generates, and oxlint reads that.

/** @typedef {Record<string, unknown> & { projectService?: unknown }} ParserOptions */
/** @typedef {{ parseForESLint: (code: string, options: ParserOptions) => import('eslint').Linter.ESLintParseResult }} Parser */
/** @typedef {{ offset: number; length: number; line: number; column: number }} Span */
/** @typedef {{ code: string; message: string; filename: string; labels: { span: Span }[] }} Problem */

/** Output folder, beside the files that Kit generates, so that relative imports resolve in both (tsconfig, rootDirs). */
const folder = join(root, '.svelte-kit/lint');

/** Limit of a command line on Windows. */
const longestCommand = 30_000;

/** Rules violated by the parser's own wrappers around markup expressions: they are applied to lines of the script only. */
const rulesOfScripts = /no-unnecessary-type-(?:arguments|assertion|parameters)/;

const tsconfig = {
	extends: '../../tsconfig.json',
	compilerOptions: { rootDirs: ['../..', '.', '../types'] },
	include: ['src/**/*.svelte.ts', '../*.d.ts', '../../src/**/*.d.ts', '../../vite.config.ts'],
	exclude: []
};

/** Thrown to stop the component parser after it has generated the code. */
class Made extends Error {
	/** @param {string} code */
	constructor(code) {
		super('made');
		this.code = code;
	}
}

const typescriptParser = /** @type {Parser} */ (/** @type {unknown} */ (ts.parser));

const componentParser = /** @type {Parser | undefined} */ (
	svelte.configs.recommended.map(({ languageOptions }) => languageOptions?.['parser']).find(Boolean)
);

process.exitCode = await lintComponents();

/** @returns {Promise<number>} 1 if a component breaks a rule */
async function lintComponents() {
	const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.svelte'))
		.map((path) => `src/${path.replaceAll('\\', '/')}`);
	rmSync(folder, { recursive: true, force: true });
	const files = paths.map(writeAsTypeScript);
	writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
	const problems = [];
	for (const some of inCommands(files)) problems.push(...(await problemsIn(some)));
	const real = problems.filter((problem) => !isOfParser(problem)).map(told);
	console.log(real.join('\n'));
	return real.length > 0 ? 1 : 0;
}

/** @param {string} path of the component @returns {string} path of the output, relative to the folder */
function writeAsTypeScript(path) {
	const file = `${path}.ts`;
	mkdirSync(dirname(join(folder, file)), { recursive: true });
	writeFileSync(join(folder, file), asTypeScript(path));
	return file;
}

/** Generated code with lines and columns of the source, as far as TypeScript has an equivalent. @param {string} path */
function asTypeScript(path) {
	const parser = {
		...typescriptParser,
		/** @param {string} code @param {ParserOptions} options */
		parseForESLint(code, options) {
			if (options.projectService) throw new Made(code);
			return typescriptParser.parseForESLint(code, options);
		}
	};
	try {
		componentParser?.parseForESLint(readFileSync(join(root, path), 'utf8'), {
			filePath: join(root, path),
			parser,
			projectService: true,
			svelteConfig: { compilerOptions: { runes: true } }
		});
	} catch (error) {
		if (error instanceof Made) return error.code;
		throw error;
	}
	throw new Error(`${path}: its parser made no TypeScript of it.`);
}

/** @param {readonly string[]} files */
function* inCommands(files) {
	/** @type {string[]} */
	let some = [];
	for (const file of files) {
		if (some.join(' ').length + file.length > longestCommand) {
			yield some;
			some = [];
		}
		some.push(file);
	}
	yield some;
}

/** @param {readonly string[]} files @returns {Promise<Problem[]>} */
async function problemsIn(files) {
	const config = join(root, 'oxlint.components.config.js');
	const args = ['-c', config, '--no-ignore', '--type-aware', '-f', 'json', ...files];
	const { output } = await runTool('oxlint', args, { capture: true, cwd: folder, env: { FORCE_COLOR: '' } });
	try {
		const { diagnostics, number_of_files: read } = JSON.parse(output);
		if (read === files.length) return diagnostics;
	} catch {
		// The output is reported below.
	}
	throw new Error(`oxlint did not read the components: ${output.slice(0, 2000)}`);
}

/** @param {Problem} problem @returns true if the parser's wrapper breaks the rule, and not the component's own code */
function isOfParser({ code, filename, labels }) {
	const [{ span } = { span: undefined }] = labels;
	if (!span) return false;
	const source = readFileSync(join(root, filename.replace(/\.ts$/, '')), 'utf8');
	const made = readFileSync(join(folder, filename), 'utf8');
	if (rulesOfScripts.test(code)) return lineOf(made, span.line) !== lineOf(source, span.line);
	// `{#await promise}` handles the promise; in TypeScript it looks unhandled.
	return code.includes('no-floating-promises') && source.includes(`{#await ${textOf(made, span)}`);
}

/** @param {Problem} problem */
function told({ code, message, filename, labels }) {
	const [{ span } = { span: undefined }] = labels;
	const text = span ? textOf(readFileSync(join(folder, filename), 'utf8'), span) : '';
	return `${filename.replace(/\.ts$/, '')}:${String(span?.line ?? 1)} ${code}: ${message}\n\t${text.slice(0, 200)}`;
}

/** Offsets are in bytes. @param {string} text @param {Span} span */
function textOf(text, { offset, length }) {
	const bytes = Buffer.from(text).subarray(offset, offset + length);
	return bytes.toString().replace(/^\((.*)\);$/, '$1');
}

/** @param {string} text @param {number} line from 1 */
function lineOf(text, line) {
	return text.split('\n')[line - 1];
}
