import type { LocalDate } from '#kernel';
import { effectiveLines, isOfBank, type GroupEvent } from '#group';
import { bookLines } from '../book-lines.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { decidedCreditPlan, type CreditPlan } from './credit-plan.ts';

/** What the group decided about the loan that it is going to ask for. */
export interface Asking {
	/** Day of the resolution to ask a bank; null where none was passed. */
	readonly resolvedOn: LocalDate | null;
	/** The plan with the parts of the members; null where none was decided. */
	readonly plan: CreditPlan | null;
}

const loanResolutions: ReadonlySet<string> = new Set(['applyForLoan', 'loanFromBank']);

/**
 * What was decided since the last loan of a bank was received, or since the last application was answered: what these used up
 * decides nothing about the next loan.
 *
 * @param events of a book that was checked
 */
export function askingOf(events: readonly GroupEvent[], view: BookAsAt): Asking {
	const live = effectiveLines(bookLines(events, view).posted).map(({ event }) => event);
	const usedUp = live.findLastIndex(isEndOfAsking);
	const passed = live
		.slice(usedUp + 1)
		.flatMap((event) => (event.type === 'ResolutionPassed' ? [event] : []));
	const resolution = passed.findLast(({ kind }) => loanResolutions.has(kind));
	const isPlanned = passed.some(({ plan }) => plan !== undefined);
	return {
		resolvedOn: resolution?.occurredOn ?? null,
		plan: isPlanned ? decidedCreditPlan(events, view) : null
	};
}

/** A draw on a cash credit is no new loan: its opening was. */
function isEndOfAsking(event: GroupEvent): boolean {
	if (event.type === 'LoanAnswered' || event.type === 'CashCreditOpened') return true;
	return event.type === 'BorrowingReceived' && isOfBank(event) && event.kind !== 'cashCredit';
}
