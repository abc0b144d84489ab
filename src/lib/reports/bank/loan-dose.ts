import { present } from '#kernel';
import { money, type Money } from '#money';
import {
	ruleName,
	type AmountByGradeRule,
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
