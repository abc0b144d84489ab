import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import { layers, screenLayer } from './layers.config.js';

/** Time, chance, storage and screen: pure modules are handed them, so that a test can hand them others. */
const outsideWorld = [
	'Date',
	'caches',
	'cancelAnimationFrame',
	'clearInterval',
	'clearTimeout',
	'console',
	'crypto',
	'document',
	'fetch',
	'globalThis',
	'indexedDB',
	'localStorage',
	'location',
	'navigator',
	'performance',
	'process',
	'requestAnimationFrame',
	'self',
	'sessionStorage',
	'setInterval',
	'setTimeout',
	'window'
];

/** @param {readonly string[]} names @returns a pattern that matches one of them, whole or with a path behind */
const anyOf = (names) => `(?:${names.join('|') || '(?!)'})(?:/|$)`;

/** @param {string} owner @param {readonly string[]} may modules by name @param {readonly string[]} packages */
const importRule = (owner, may, packages) => ({
	patterns: [
		{
			regex: `^#(?!${anyOf(may)})`,
			message: `${owner} may import only: ${may.join(', ') || 'nothing'} (layers.config.js).`
		},
		{
			regex: `^(?![#.$]|${anyOf(packages)})`,
			message: `${owner} may use only these packages: ${packages.join(', ') || 'none'} (layers.config.js).`
		},
		{
			regex: String.raw`^\$lib(?:/|$)|^(?:\./)?(?:\.\./)+(?:lib|routes|${Object.keys(layers).join('|')})(?:/|$)`,
			message: 'Do not climb out of a module; use its public face (#name).'
		}
	]
});

/** @type {import('eslint').Linter.Config[]} */
const layerRules = Object.entries(layers).map(([name, { may, packages, pure }]) => ({
	files: [`src/lib/${name}/**`],
	ignores: ['**/*.test.ts'],
	rules: {
		'no-restricted-imports': ['error', importRule(name, [...may, name], packages)],
		...(pure && {
			'no-restricted-globals': [
				'error',
				...outsideWorld.map((global) => ({
					name: global,
					message: 'Pure code is handed time, chance and storage.'
				}))
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: 'Pure code is handed chance (RandomSource).' }
			]
		})
	}
}));

/** @type {import('eslint').Linter.Config[]} */
const screenRules = [
	{
		files: ['src/routes/**'],
		rules: {
			'no-restricted-imports': ['error', importRule('A screen', screenLayer.may, ['svelte', '~icons'])]
		}
	},
	{
		files: ['src/routes/+layout.svelte', 'src/routes/+layout.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				importRule(
					'The root layout',
					[...screenLayer.may, ...screenLayer.rootLayoutMay],
					['svelte', '~icons', '@fontsource']
				)
			]
		}
	}
];

/** Components with the types of everything they use: `npm test` does, because it takes its time (scripts/steps.mjs). */
const thorough = process.env['LINT'] === 'thorough';

export default defineConfig(
	{ ignores: ['build/', '.svelte-kit/', 'release/', 'screenshots/', 'coverage/', 'node_modules/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			// The compiler knows names and types better; with it on, types used as names would be "undefined".
			'no-undef': 'off',
			eqeqeq: 'error',
			// A branded number is a number: `-amount` is what it looks like.
			'@typescript-eslint/no-unsafe-unary-minus': 'off',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, svelteConfig: { compilerOptions: { runes: true } } }
		},
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error',
			'no-restricted-syntax': [
				'error',
				{
					selector: "SvelteAttribute[key.name='style']:not(:has(SvelteMustacheTag))",
					message: 'The content security policy refuses style attributes; use a class or style:name={value}.'
				}
			]
		}
	},
	{
		files: ['src/**'],
		rules: {
			'no-console': 'error',
			'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }]
		}
	},
	{
		files: ['src/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }]
		}
	},
	{
		files: ['src/**/*.svelte'],
		rules: {
			'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
			'max-lines-per-function': 'off'
		}
	},
	{
		files: ['src/lib/**/*.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: 'ExportDefaultDeclaration',
					message: 'Named exports only: a thing has one name everywhere.'
				}
			]
		}
	},
	{
		files: ['src/lib/storage/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: 'ExportDefaultDeclaration',
					message: 'Named exports only: a thing has one name everywhere.'
				},
				...['CatchClause', "CallExpression[callee.property.name='catch']"].map((caught) => ({
					selector: `CallExpression[callee.property.name='transaction'] > .arguments ${caught}`,
					message: 'A failure caught inside a transaction lets half of it commit.'
				}))
			]
		}
	},
	...layerRules,
	...screenRules,
	{
		// Plain JavaScript of the tools: svelte-check reads its types; type-aware lint would only add time.
		files: ['**/*.js', '**/*.mjs', ...(thorough ? [] : ['**/*.svelte'])],
		extends: [ts.configs.disableTypeChecked]
	}
);
