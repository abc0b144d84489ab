import { typedRules } from './scripts/typed-rules.mjs';

/**
 * What is asked of components in the TypeScript that their parser makes of them (scripts/lint-components.mjs). To it what another
 * component hands to a snippet is "any"; svelte-check knows its type.
 *
 * @type {import('oxlint').OxlintConfig}
 */
export default {
	plugins: ['typescript'],
	categories: { correctness: 'off' },
	options: { typeAware: true },
	rules: Object.fromEntries(
		Object.entries(typedRules).filter(([name]) => !name.startsWith('typescript/no-unsafe-'))
	)
};
