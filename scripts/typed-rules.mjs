/**
 * The strict type-aware rules of typescript-eslint, under their oxlint names.
 *
 * @type {readonly string[]}
 */
const names = [
	'typescript/await-thenable',
	'typescript/no-array-delete',
	'typescript/no-base-to-string',
	'typescript/no-deprecated',
	'typescript/no-duplicate-type-constituents',
	'typescript/no-floating-promises',
	'typescript/no-for-in-array',
	'typescript/no-generated-empty-object-type',
	'typescript/no-implied-eval',
	'typescript/no-meaningless-void-operator',
	'typescript/no-misused-promises',
	'typescript/no-misused-spread',
	'typescript/no-mixed-enums',
	'typescript/no-redundant-type-constituents',
	'typescript/no-unnecessary-boolean-literal-compare',
	'typescript/no-unnecessary-condition',
	'typescript/no-unnecessary-template-expression',
	'typescript/no-unnecessary-type-arguments',
	'typescript/no-unnecessary-type-assertion',
	'typescript/no-unnecessary-type-conversion',
	'typescript/no-unnecessary-type-parameters',
	'typescript/no-unsafe-argument',
	'typescript/no-unsafe-assignment',
	'typescript/no-unsafe-call',
	'typescript/no-unsafe-member-access',
	'typescript/no-unsafe-return',
	'typescript/no-useless-default-assignment',
	'typescript/only-throw-error',
	'typescript/prefer-promise-reject-errors',
	'typescript/prefer-reduce-type-parameter',
	'typescript/prefer-return-this-type',
	'typescript/related-getter-setter-pairs',
	'typescript/require-await',
	'typescript/unbound-method',
	'typescript/use-unknown-in-catch-callback-variable'
];

/** @type {Record<string, import('oxlint').DummyRule>} */
export const typedRules = {
	...Object.fromEntries(names.map((name) => [name, 'error'])),
	'typescript/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
	'typescript/restrict-plus-operands': [
		'error',
		{
			allowAny: false,
			allowBoolean: false,
			allowNullish: false,
			allowNumberAndString: false,
			allowRegExp: false
		}
	],
	'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
	'typescript/return-await': ['error', 'error-handling-correctness-only'],
	'typescript/switch-exhaustiveness-check': [
		'error',
		{ considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true }
	]
};
