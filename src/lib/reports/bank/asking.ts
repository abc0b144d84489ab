import type { EventId, LocalDate } from '#kernel';
import { zero, type Money } from '#money';
import { effectiveLines, isOfBank, type GroupEvent, type MeetingRef } from '#group';
import { applications } from '../applications.ts';
import { bookLines } from '../book-lines.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { decidedCreditPlan, type CreditPlan } from './credit-plan.ts';

/** What the group decided about the loan that it is going to ask for. */
export interface Asking {
	/** The resolution to ask a bank; null where none was passed. */
	readonly resolution: LoanResolution | null;
	/** The plan with the parts of the members; null where none was decided. */
	readonly plan: CreditPlan | null;
	readonly asked: Asked;
}

export interface LoanResolution {
	readonly eventId: EventId;
	readonly on: LocalDate;
	/** Null where it was recorded outside a meeting. */
	readonly meeting: MeetingRef | null;
	readonly forIt: number;
	readonly present: number;
}

/** The sum that is asked for, and by what; nothing where nobody decided one. */
export interface Asked {
	/** Minor units; zero where nobody decided how much. */
	readonly amount: Money;
	readonly basis: 'application' | 'plan' | null;
}

const loanResolutions: ReadonlySet<string> = new Set(['applyForLoan', 'loanFromBank']);

/**
 * What was decided since the last loan of a bank was received, or since the last application was answered: what these used up
 * decides nothing about the next loan. The sum is that of an application that is with a bank, else that of the plan; a plan asks for
 * nothing before the group resolved to ask.
 *
 * @param events of a book that was checked
 */
export function askingOf(events: readonly GroupEvent[], view: BookAsAt): Asking {
	const live = effectiveLines(bookLines(events, view).posted);
	const usedUp = live.findLastIndex(({ event }) => isEndOfAsking(event));
	const passed = live
		.slice(usedUp + 1)
		.flatMap(({ event, meeting }) => (event.type === 'ResolutionPassed' ? [{ event, meeting }] : []));
	const found = passed.findLast(({ event }) => loanResolutions.has(event.kind));
	const isPlanned = passed.some(({ event }) => event.plan !== undefined);
	const plan = isPlanned ? decidedCreditPlan(events, view) : null;
	const open = applications(events, view).findLast((one) => one.open);
	const resolution = found === undefined ? null : resolutionOf(found);
	return { resolution, plan, asked: askedBy(open?.amount, resolution === null ? null : plan) };
}

function resolutionOf({
	event: { eventId, occurredOn: on, forIt, present },
	meeting
}: {
	readonly event: Extract<GroupEvent, { readonly type: 'ResolutionPassed' }> & { readonly eventId: EventId };
	readonly meeting: MeetingRef | null;
}): LoanResolution {
	return { eventId, on, meeting, forIt, present };
}

function askedBy(applied: Money | undefined, plan: CreditPlan | null): Asked {
	if (applied !== undefined) return { amount: applied, basis: 'application' };
	return plan === null ? { amount: zero, basis: null } : { amount: plan.total, basis: 'plan' };
}

/** A draw on a cash credit is no new loan: its opening was. */
function isEndOfAsking(event: GroupEvent): boolean {
	if (event.type === 'LoanAnswered' || event.type === 'CashCreditOpened') return true;
	return event.type === 'BorrowingReceived' && isOfBank(event) && event.kind !== 'cashCredit';
}
