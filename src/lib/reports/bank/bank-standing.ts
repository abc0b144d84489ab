import { isOfBank, type GroupEvent } from '#group';
import { borrowings } from '../borrowings.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { conditionsAndMissing, type ConditionsAndMissing } from './conditions.ts';
import { readinessOf, type Readiness } from './readiness.ts';
import type { LoanDoseRule } from './rule-types.ts';

/** Where a group stands before the bank: what its papers, its screens and files for staff say of it. */
export interface BankStanding extends ConditionsAndMissing {
	/** Which loan of a bank it would be, from 1. */
	readonly dose: number;
	/** Whether the rule is for amounts of the group's currency: of another it says nothing. */
	readonly ruleFits: boolean;
	readonly readiness: Readiness;
}

/**
 * @param events of a book that was checked
 * @param dose null: one more than the group had
 */
export function bankStanding(
	events: readonly GroupEvent[],
	view: BookAsAt,
	{ rule, dose: chosen }: { readonly rule: LoanDoseRule; readonly dose: number | null }
): BankStanding {
	const dose = chosen ?? borrowings(events, view).borrowings.filter(isOfBank).length + 1;
	const ruleFits = rule.currency === view.currency;
	const said = conditionsAndMissing(events, view, { rule: ruleFits ? rule : null, dose });
	return { dose, ruleFits, ...said, readiness: readinessOf(said.conditions) };
}
