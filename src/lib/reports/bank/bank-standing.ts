import { allAtOnce, type Steps } from '#kernel';
import { isOfBank, type GroupEvent } from '#group';
import { borrowings } from '../borrowings.ts';
import { deposits } from '../deposits.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { registerBook, registerBookSteps } from '../registers/register-book.ts';
import { conditionsAndMissing, type ConditionsAndMissing } from './conditions.ts';
import { panchasutra } from './panchasutra.ts';
import type { LoanDoseRule } from './rule-types.ts';

/** Where a group stands before the bank: what its papers, its screens and files for staff say of it. */
export interface BankStanding extends ConditionsAndMissing {
	/** Which loan of a bank it would be, from 1. */
	readonly dose: number;
	/** Whether the rule is for amounts of the group's currency: of another it says nothing. */
	readonly ruleFits: boolean;
}

interface StandingAsked {
	readonly rule: LoanDoseRule;
	/** Null: one more than the group had. */
	readonly dose: number | null;
}

/** @param events of a book that was checked */
export const bankStanding = (
	events: readonly GroupEvent[],
	view: BookAsAt,
	asked: StandingAsked
): BankStanding => allAtOnce(bankStandingSteps(events, view, asked));

/** The same in steps: what the conditions read is kept by the list of events, so that each step is one reading of it. */
export function* bankStandingSteps(
	events: readonly GroupEvent[],
	view: BookAsAt,
	{ rule, dose: chosen }: StandingAsked
): Steps<BankStanding> {
	// Whoever read the list has just done so.
	yield;
	yield* registerBookSteps(events, view);
	const at = { ...view, on: registerBook(events, view).on };
	yield;
	const dose = chosen ?? borrowings(events, view).borrowings.filter(isOfBank).length + 1;
	yield;
	deposits(events, at);
	yield;
	const figures = panchasutra(events, at);
	yield;
	void figures.last6;
	yield;
	const ruleFits = rule.currency === view.currency;
	const said = conditionsAndMissing(events, view, { rule: ruleFits ? rule : null, dose });
	return { dose, ruleFits, ...said };
}
