import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import { layers, routeLayer, screenLayer } from './layers.config.js';
import { oneProgramParser } from './scripts/lint-program.mjs';

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

/**
 * @param {string} owner
 * @param {readonly string[]} may modules by name
 * @param {readonly string[]} packages
 * @param {number} depth how many folders the file lies below its module's own
 */
const importRule = (owner, may, packages, depth) => ({
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
			regex: String.raw`^\$lib(?:/|$)|^(?:\./)?(?:\.\./){${depth + 1}}(?!app\.css$)`,
			message: 'Do not climb out of a module; use its public face (#name).'
		}
	]
});

/**
 * The import rule for every file of a folder. Whether '../money' climbs out depends on how deep the file lies,
 * which a pattern cannot see; so there is one rule for each depth.
 *
 * @param {string} folder
 * @param {[owner: string, may: readonly string[], packages: readonly string[]]} rule
 * @returns {import('eslint').Linter.Config[]}
 */
const importRules = (folder, rule) =>
	[0, 1, 2, 3, 4, 5].map((depth) => ({
		files: [`${folder}/${'*/'.repeat(depth)}*`],
		// A generator runs at a desk, once, and is not part of the app.
		ignores: ['**/*.test.ts', '**/generate.mjs'],
		rules: { 'no-restricted-imports': ['error', importRule(...rule, depth)] }
	}));

const layerRules = Object.entries(layers).flatMap(([name, { may, packages }]) =>
	importRules(`src/lib/${name}`, [name, [...may, name], packages])
);

/** @type {import('eslint').Linter.Config} */
const pureRules = {
	files: Object.entries(layers)
		.filter(([, { pure }]) => pure)
		.map(([name]) => `src/lib/${name}/**`),
	ignores: ['**/*.test.ts'],
	rules: {
		'no-restricted-globals': [
			'error',
			...outsideWorld.map((name) => ({ name, message: 'Pure code is handed time, chance and storage.' }))
		],
		'no-restricted-properties': [
			'error',
			{ object: 'Math', property: 'random', message: 'Pure code is handed chance (RandomSource).' }
		]
	}
};

const { draws, computes, packages: screenPackages } = screenLayer;
const routeMay = [...routeLayer.may, ...routeLayer.rootLayoutMay];

/** Which area a screen may look into is asked by tests/architecture/layers.test.ts. @type {import('eslint').Linter.Config[]} */
const screenRules = [
	...importRules('src/screens', ['A screen', [...draws, ...computes], screenPackages]),
	...importRules('src/screens', ['A component', draws, screenPackages]).map(({ files, ...rule }) => ({
		...rule,
		files: (files ?? []).map((pattern) => `${String(pattern)}.svelte`)
	})),
	...importRules('src/routes', ['A route', routeLayer.may, routeLayer.packages]),
	{
		files: ['src/routes/+layout.svelte', 'src/routes/+layout.ts'],
		rules: {
			'no-restricted-imports': ['error', importRule('The root layout', routeMay, routeLayer.packages, 0)]
		}
	}
];

export default defineConfig(
	{ ignores: ['build/', '.svelte-kit/', 'release/', 'screenshots/', 'coverage/', 'node_modules/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	{ languageOptions: { parser: oneProgramParser } },
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
			// The compiler knows no enums here (erasableSyntaxOnly); looking for them is a tenth of the time.
			'@typescript-eslint/no-unsafe-enum-assignment': 'off',
			'@typescript-eslint/no-unsafe-enum-comparison': 'off',
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
			parserOptions: {
				parser: oneProgramParser,
				svelteConfig: { compilerOptions: { runes: true } }
			}
		},
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error',
			// Maps and sets are filled inside one function and replaced whole; the rule takes them for state.
			'svelte/prefer-svelte-reactivity': 'off',
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
		files: ['**/*.svelte'],
		rules: {
			// To this parser what another component hands to a snippet is "any"; svelte-check knows its type.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
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
	pureRules,
	...screenRules,
	{
		// Rules that ask for types are read in TypeScript by oxlint (.oxlintrc.json), a tenth of the time; plain JavaScript of the
		// tools has its types from svelte-check. What is left for ESLint is a component, which oxlint cannot read.
		files: ['**/*.js', '**/*.mjs', '**/*.ts'],
		extends: [ts.configs.disableTypeChecked]
	}
);
