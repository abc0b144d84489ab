import { layers } from './layers.config.js';
import { typedRules } from './scripts/typed-rules.mjs';

/** ESLint's recommended rules and the strict ones of typescript-eslint, as far as they need no types. */
const untyped = [
	'eslint/for-direction',
	'eslint/no-async-promise-executor',
	'eslint/no-case-declarations',
	'eslint/no-compare-neg-zero',
	'eslint/no-cond-assign',
	'eslint/no-constant-binary-expression',
	'eslint/no-constant-condition',
	'eslint/no-control-regex',
	'eslint/no-debugger',
	'eslint/no-delete-var',
	'eslint/no-dupe-else-if',
	'eslint/no-duplicate-case',
	'eslint/no-empty',
	'eslint/no-empty-character-class',
	'eslint/no-empty-pattern',
	'eslint/no-empty-static-block',
	'eslint/no-ex-assign',
	'eslint/no-extra-boolean-cast',
	'eslint/no-fallthrough',
	'eslint/no-global-assign',
	'eslint/no-invalid-regexp',
	'eslint/no-irregular-whitespace',
	'eslint/no-loss-of-precision',
	'eslint/no-misleading-character-class',
	'eslint/no-nonoctal-decimal-escape',
	'eslint/no-prototype-builtins',
	'eslint/no-regex-spaces',
	'eslint/no-self-assign',
	'eslint/no-shadow-restricted-names',
	'eslint/no-sparse-arrays',
	'eslint/no-unassigned-vars',
	'eslint/no-unsafe-finally',
	'eslint/no-unsafe-optional-chaining',
	'eslint/no-unused-labels',
	'eslint/no-unused-private-class-members',
	'eslint/no-useless-assignment',
	'eslint/no-useless-backreference',
	'eslint/no-useless-catch',
	'eslint/no-useless-escape',
	'eslint/preserve-caught-error',
	'eslint/require-yield',
	'eslint/use-isnan',
	'eslint/valid-typeof',
	'eslint/no-var',
	'eslint/prefer-const',
	'eslint/prefer-rest-params',
	'eslint/prefer-spread',
	'eslint/eqeqeq',
	'eslint/no-array-constructor',
	'eslint/no-unused-expressions',
	'eslint/no-useless-constructor',
	'typescript/ban-ts-comment',
	'typescript/no-duplicate-enum-values',
	'typescript/no-dynamic-delete',
	'typescript/no-empty-object-type',
	'typescript/no-explicit-any',
	'typescript/no-extra-non-null-assertion',
	'typescript/no-extraneous-class',
	'typescript/no-invalid-void-type',
	'typescript/no-misused-new',
	'typescript/no-namespace',
	'typescript/no-non-null-asserted-nullish-coalescing',
	'typescript/no-non-null-asserted-optional-chain',
	'typescript/no-non-null-assertion',
	'typescript/no-require-imports',
	'typescript/no-this-alias',
	'typescript/no-unnecessary-type-constraint',
	'typescript/no-unsafe-declaration-merging',
	'typescript/no-unsafe-function-type',
	'typescript/no-wrapper-object-types',
	'typescript/prefer-as-const',
	'typescript/prefer-literal-enum-member',
	'typescript/prefer-namespace-keyword',
	'typescript/triple-slash-reference',
	'typescript/unified-signatures',
	'typescript/consistent-type-imports'
];

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

/** @type {import('oxlint').OxlintConfig} */
export default {
	plugins: ['typescript', 'import'],
	categories: { correctness: 'off' },
	options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
	ignorePatterns: ['build/', '.svelte-kit/', 'release/', '/screenshots/', 'coverage/', '**/*.svelte'],
	rules: {
		...Object.fromEntries(untyped.map((name) => [name, 'error'])),
		'eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
	},
	overrides: [
		{
			files: ['src/**'],
			rules: {
				'eslint/no-console': 'error',
				'eslint/max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }]
			}
		},
		{
			files: ['src/**'],
			excludeFiles: ['**/*.test.ts'],
			rules: {
				'eslint/max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }]
			}
		},
		// A thing has one name everywhere.
		{ files: ['src/lib/**/*.ts'], rules: { 'import/no-default-export': 'error' } },
		{
			files: Object.entries(layers)
				.filter(([, { pure }]) => pure)
				.map(([name]) => `src/lib/${name}/**`),
			excludeFiles: ['**/*.test.ts'],
			rules: {
				'eslint/no-restricted-globals': [
					'error',
					...outsideWorld.map((name) => ({ name, message: 'Pure code is handed time, chance and storage.' }))
				],
				'eslint/no-restricted-properties': [
					'error',
					{ object: 'Math', property: 'random', message: 'Pure code is handed chance (RandomSource).' }
				]
			}
		},
		{
			// A second is too short on a busy machine, where a test then fails without a fault.
			files: ['tests/**/*.ts'],
			excludeFiles: ['tests/support/patience.ts'],
			rules: {
				'eslint/no-restricted-properties': [
					'error',
					...['waitFor', 'waitUntil'].map((property) => ({
						object: 'vi',
						property,
						message: 'Wait with `untilHolds` or `until` of tests/support/patience.ts.'
					}))
				]
			}
		},
		{
			// Plain JavaScript of the tools has its types from svelte-check.
			files: ['**/*.ts'],
			rules: typedRules
		}
	]
};
