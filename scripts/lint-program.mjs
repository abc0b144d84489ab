import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import svelte from 'eslint-plugin-svelte';
import typescript from 'typescript';
import ts from 'typescript-eslint';
import { root } from './root.mjs';

/** @typedef {Record<string, unknown> & { filePath?: string; projectService?: unknown }} ParserOptions */
/** @typedef {import('eslint').Linter.ESLintParseResult} Parsed */
/**
 * @typedef {object} Parser
 * @property {{ name: string; version: string }} meta
 * @property {(code: string, options: ParserOptions) => Parsed} parseForESLint
 */

/** What stops the parser of components once it has said what it made. */
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

/**
 * The TypeScript that the parser of components makes of one, word for word: it asks for the types of that.
 *
 * @param {string} path
 * @returns {string} the file itself where the parser asks for no types
 */
function asTypeScript(path) {
	const text = readFileSync(path, 'utf8');
	const parser = {
		...typescriptParser,
		/** @param {string} code @param {ParserOptions} options */
		parseForESLint(code, options) {
			if (options.projectService) throw new Made(code);
			return typescriptParser.parseForESLint(code, options);
		}
	};
	try {
		componentParser?.parseForESLint(text, {
			filePath: path,
			parser,
			projectService: true,
			svelteConfig: { compilerOptions: { runes: true } }
		});
	} catch (error) {
		if (error instanceof Made) return error.code;
		// A component that cannot be read: lint says so when it comes to it.
	}
	return text;
}

function createProgram() {
	const config = typescript.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'));
	const { fileNames, options } = typescript.parseJsonConfigFileContent(
		config.config,
		typescript.sys,
		root,
		{ allowNonTsExtensions: true },
		'tsconfig.json',
		undefined,
		[{ extension: '.svelte', isMixedContent: true, scriptKind: typescript.ScriptKind.Deferred }]
	);
	const host = typescript.createCompilerHost(options, true);
	const ofFile = host.getSourceFile.bind(host);
	host.getSourceFile = (path, version, ...rest) =>
		/\.svelte(?:\.ts)?$/.test(path)
			? typescript.createSourceFile(path, asTypeScript(path), version, true, typescript.ScriptKind.TS)
			: ofFile(path, version, ...rest);
	return typescript.createProgram(fileNames.filter(isAsked), options, host);
}

/** Only components are asked for types here; what they import comes along. @param {string} path */
const isAsked = (path) => path.endsWith('.svelte') || path.endsWith('.d.ts');

/** @type {typescript.Program | undefined} */
let program;

/**
 * The parser of TypeScript with one program for all components. The service that it would ask
 * otherwise knows components only as they stand on the disk; as each is opened as TypeScript, it begins anew with
 * everything that it knew of types.
 */
export const oneProgramParser = {
	...typescriptParser,
	meta: { ...typescriptParser.meta, name: 'one-program' },
	/** @param {string} code @param {ParserOptions} options @returns {Parsed} */
	parseForESLint(code, { projectService, ...options }) {
		if (!projectService) return typescriptParser.parseForESLint(code, options);
		program ??= createProgram();
		const known = options.filePath && program.getSourceFile(options.filePath)?.text === code;
		return typescriptParser.parseForESLint(code, {
			...options,
			...(known ? { programs: [program] } : { projectService })
		});
	}
};
