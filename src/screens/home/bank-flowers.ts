import type { Steps } from '#kernel';
import type { GroupEvent } from '#group';
import { bankStandingSteps, doseRuleFor, readyTenths, type BankRule, type BookAsAt } from '#reports';

/**
 * How near the bank is, by the conditions of page 1 of its file. A script apart from the other reports: home waits for it, and an evening needs no other.
 *
 * @param events of a book that was checked
 * @returns full flowers of ten; null where the book can answer nothing
 */
export function* flowersSteps(
	events: readonly GroupEvent[],
	view: BookAsAt,
	rules: readonly BankRule[]
): Steps<{ readonly tenths: number | null }> {
	const rule = doseRuleFor(rules, view.currency);
	if (rule === undefined) return { tenths: null };
	const { head } = yield* bankStandingSteps(events, view, { rule, dose: null });
	return { tenths: readyTenths(head) };
}
