import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

// Components, which oxlint cannot read. TypeScript (`.svelte.ts` too) and JavaScript are read by oxlint (oxlint.config.js), and so are the rules for
// components that ask for types (scripts/lint-components.mjs).
export default defineConfig(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'release/',
			'screenshots/',
			'coverage/',
			'node_modules/',
			'**/*.js',
			'**/*.mjs'
		]
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{
		files: ['**/*.svelte'],
		extends: [
			js.configs.recommended,
			ts.configs.strict,
			svelte.configs.recommended,
			prettier,
			svelte.configs.prettier
		],
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { parser: ts.parser, svelteConfig: { compilerOptions: { runes: true } } }
		},
		rules: {
			// The compiler knows names and types better; with it on, types used as names would be "undefined".
			'no-undef': 'off',
			// The compiler refuses what nobody uses, too (`noUnusedLocals`); asking twice is a seventh of this lint.
			'@typescript-eslint/no-unused-vars': 'off',
			eqeqeq: 'error',
			'no-console': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
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
			],
			'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }]
		}
	}
);
