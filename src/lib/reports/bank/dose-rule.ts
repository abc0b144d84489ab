import type { CurrencyCode } from '#money';
import type { BankRule, LoanDoseRule } from './rule-types.ts';

/**
 * The rule by which a group may ask: the one that was chosen, else the newest for amounts of its currency, else the newest of all.
 *
 * @param rules the newest first
 */
export function doseRuleFor(
	rules: readonly BankRule[],
	currency: CurrencyCode,
	chosen: string | null = null
): LoanDoseRule | undefined {
	const all = rules.filter((rule) => rule.kind === 'loanDose');
	return all.find(({ id }) => id === chosen) ?? all.find((rule) => rule.currency === currency) ?? all[0];
}
