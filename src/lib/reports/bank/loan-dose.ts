import { assert, present } from '#kernel';
import { money, smallestCoin, type CurrencyCode, type Money } from '#money';
import {
	ruleName,
	type AmountByGradeRule,
	type BankRule,
	type DoseNeed,
	type LoanDoseRule,
	type RuleName
} from './rule-types.ts';

/** Minor units. */
export interface DoseBase {
	readonly corpus: Money;
	/** Members' savings due in the next twelve months by the rules in force. */
	readonly savingInAYear: Money;
}

/** The sum for which a group may apply by a rule: an indication, not a promise. Amounts are minor units. */
export interface LoanDose {
	readonly rule: RuleName;
	readonly dose: number;
	readonly base: 'corpus' | 'corpusInAYear';
	readonly baseAmount: Money;
	/** Null where the rule names no multiple. */
	readonly times: { readonly least: number; readonly most: number } | null;
	readonly floor: Money;
	/** The larger of the multiple and the floor. */
	readonly amount: Money;
	/** The larger of the largest multiple and the floor; the same as `amount` where the rule names one number. */
	readonly amountMost: Money;
	/** True if the sum must exceed the amount. */
	readonly above: boolean;
	readonly alsoSeen: readonly Money[];
	readonly needs: readonly DoseNeed[];
	readonly cashCredit: { readonly atLeast: Money; readonly years: number } | null;
	/** Sum per member above which the bank records more details; null where the rule does not mention it. */
	readonly detailsAbove: Money | null;
	readonly noCollateralUpTo: Money | null;
}

/**
 * Returns the amount by a rule and the number of the loan among the group's bank loans.
 *
 * @param dose from 1; beyond the rule's last step, that step applies
 */
export function loanDose(rule: LoanDoseRule, dose: number, { corpus, savingInAYear }: DoseBase): LoanDose {
	const last = present(rule.doses.at(-1), 'a rule has a step');
	const step = rule.doses.find((one) => one.dose === dose) ?? last;
	const baseAmount = money(Math.max(0, step.base === 'corpus' ? corpus : corpus + savingInAYear));
	const floor = whole(step.atLeast);
	const limit = (amount: number) =>
		money(Math.min(Math.max(floor, amount), step.atMost === undefined ? Infinity : whole(step.atMost)));
	const { cashCredit, memberDetails, noCollateralUpTo } = rule;
	return {
		rule: ruleName(rule),
		dose,
		base: step.base,
		baseAmount,
		times: step.times ?? null,
		floor,
		amount: limit(baseAmount * (step.times?.least ?? 0)),
		amountMost: limit(
			step.times === undefined ? whole(step.atMost ?? step.atLeast) : baseAmount * step.times.most
		),
		above: step.above ?? false,
		alsoSeen: (step.alsoSeen ?? []).map(whole),
		needs: step.needs,
		cashCredit: cashCredit === undefined ? null : { ...cashCredit, atLeast: whole(cashCredit.atLeast) },
		detailsAbove: memberDetails === undefined ? null : whole(memberDetails.above),
		noCollateralUpTo: noCollateralUpTo === undefined ? null : whole(noCollateralUpTo)
	};
}

/** Returns the amount of a grade by a rule in minor units; null for a grade that the rule does not name. */
export function amountByGrade(rule: AmountByGradeRule, grade: string): Money | null {
	const amount = rule.amounts[grade];
	return amount === undefined ? null : whole(amount);
}

/** Converts whole units of a currency of a hundred to minor units. */
const whole = (units: number): Money => money(units * 100);

/**
 * Returns the dose rule of a group: the chosen one, else the newest for its currency, else the newest of all.
 *
 * @param rules newest first
 */
export function doseRuleFor(
	rules: readonly BankRule[],
	currency: CurrencyCode,
	chosen: string | null = null
): LoanDoseRule | undefined {
	const all = rules.filter((rule) => rule.kind === 'loanDose');
	return all.find(({ id }) => id === chosen) ?? all.find((rule) => rule.currency === currency) ?? all[0];
}

/** Share of each member who can pay when some of the jointly liable members cannot. */
export interface LiabilityShare {
	/** Number of members who cannot pay. */
	readonly cannot: number;
	/** Number of members who can pay: at least one. */
	readonly paying: number;
	/** Share in minor units, a multiple of the smallest coin; `paying` times it covers the loan. */
	readonly each: Money;
}

/** Largest number of members who cannot pay in the cases computed. */
const cannotMost = 3;

/**
 * Returns the members' shares under joint liability if all can pay, and if one, two and three cannot.
 *
 * The whole loan is divided equally among those who can pay, although each member has her own part of it: the lender has lent to the
 * group and may claim the whole from any of them, it is unknown whose part will be missing, and an equal share singles out nobody.
 * Shares are rounded up to the smallest coin, because rounding down would leave a remainder that nobody owes. Interest is left
 * out, because the lender's rate is unknown before the loan is agreed.
 *
 * @param amount principal in minor units, zero or more
 * @param women number of jointly liable members, at least one
 * @returns cases ordered by the number who cannot pay, without cases in which nobody can
 */
export function liabilityShares(
	amount: Money,
	women: number,
	currency: CurrencyCode
): readonly LiabilityShare[] {
	assert(amount >= 0 && Number.isInteger(women) && women > 0, 'a loan is shared by one woman at least');
	const coin = smallestCoin(currency);
	return Array.from({ length: Math.min(cannotMost, women - 1) + 1 }, (_, cannot) => {
		const paying = women - cannot;
		return { cannot, paying, each: money(Math.ceil(amount / (paying * coin)) * coin) };
	});
}
