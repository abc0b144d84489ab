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
	/** What members are to save in the next twelve months by the rules in force. */
	readonly savingInAYear: Money;
}

/** What a group may ask for by a rule: an indication, never a promise. Amounts are minor units. */
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
	/** The sum lies above the amount, not at it. */
	readonly above: boolean;
	readonly alsoSeen: readonly Money[];
	readonly needs: readonly DoseNeed[];
	readonly cashCredit: { readonly atLeast: Money; readonly years: number } | null;
	/** Of a member who asks for more the bank takes down more; null where the rule says nothing of it. */
	readonly detailsAbove: Money | null;
	readonly noCollateralUpTo: Money | null;
}

/**
 * The amount by a rule and the place of the loan among the group's loans from banks.
 *
 * @param dose from 1; later than the rule's last step is that step
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

/** What a grade gives by a rule, minor units; null for a grade that the rule does not name. */
export function amountByGrade(rule: AmountByGradeRule, grade: string): Money | null {
	const amount = rule.amounts[grade];
	return amount === undefined ? null : whole(amount);
}

/** Whole units of a currency of a hundred to minor units. */
const whole = (units: number): Money => money(units * 100);

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

/** What stands on each woman who can pay when some of those who are liable together cannot. */
export interface LiabilityShare {
	/** How many cannot pay. */
	readonly cannot: number;
	/** How many are left to pay: one at least. */
	readonly paying: number;
	/** Minor units that each of them owes, whole in the smallest coin; `paying` times it covers the loan. */
	readonly each: Money;
}

/** Up to so many who cannot pay are reckoned. */
const cannotMost = 3;

/**
 * What "jointly liable" comes to: all pay, then one, two and three cannot.
 *
 * The whole loan is shared equally among those who can still pay, though each woman takes a part of her own of it: the lender has
 * lent to the group and may claim the whole from whoever can pay, nothing says beforehand whose part will be missing, and an equal
 * share singles out no woman. A share is rounded up to the smallest coin, because a share that is rounded down leaves a rest that
 * nobody owes. Interest is not in it: the lender's rate is not known before the loan is agreed.
 *
 * @param amount minor units of principal, not below zero
 * @param women who share the liability, one at least
 * @returns by how many cannot pay; cases in which nobody would be left to pay are left out
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
