import { assert } from '#kernel';
import type { BankRule } from '#reports';
import { checkBankRule } from './read-rule.ts';

export { readBankRule, type NoBankRule } from './read-rule.ts';

/** Every file of the folder, so that a new one needs no line of code. */
const files = import.meta.glob('./data/*.json', { eager: true, import: 'default' });

/** All rules and cards that come with the app, by kind and then the newest first. @throws Defect for a file that is none */
export const bankRules: readonly BankRule[] = Object.values(files)
	.map((written) => {
		const checked = checkBankRule(written);
		assert(checked.ok, checked.ok ? '' : checked.error.problems.join('; '));
		return checked.value;
	})
	.sort((one, other) => one.kind.localeCompare(other.kind) || other.asOf.localeCompare(one.asOf));
