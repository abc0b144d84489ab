import type { EventId, LocalDate, MemberId } from '#kernel';
import { zero, type Money } from '#money';
import { came, effectiveLines, isOfBank, type GroupEvent, type MeetingRef } from '#group';
import { applications } from '../applications.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { voteOf, type CircleVote } from '../registers/approvals.ts';
import { registerBook, type RegisterBook } from '../registers/register-book.ts';
import { decidedCreditPlan, type CreditPlan } from './credit-plan.ts';

/** The group's decisions about the loan for which it is going to apply. */
export interface Asking {
	/** The resolution to apply to a bank; null where none was passed. */
	readonly resolution: LoanResolution | null;
	/** The credit plan with the parts of the members; null where none was decided. */
	readonly plan: CreditPlan | null;
	readonly planVote: CircleVote | null;
	/** Members with a part in the plan who were absent from the meeting that decided it, and so could not state their need. */
	readonly absent: ReadonlySet<MemberId>;
	readonly asked: Asked;
}

export interface LoanResolution {
	readonly eventId: EventId;
	readonly on: LocalDate;
	/** Null where it was recorded outside a meeting. */
	readonly meeting: MeetingRef | null;
	/** Votes in favour, members present, and whether that was a quorum by the rules of that day. */
	readonly vote: CircleVote;
}

/** The sum applied for and its source. */
export interface Asked {
	/** Minor units; zero where no sum was decided. */
	readonly amount: Money;
	readonly basis: 'application' | 'plan' | null;
}

const loanResolutions: ReadonlySet<string> = new Set(['applyForLoan', 'loanFromBank']);

/**
 * Returns the decisions since the last bank loan was received or the last application was answered, because earlier ones were used up
 * by it. The sum is that of an application pending at a bank, else that of the plan; a plan alone asks for nothing before the group
 * has passed a resolution.
 *
 * @param events of a checked book
 */
export function askingOf(events: readonly GroupEvent[], view: BookAsAt): Asking {
	const book = registerBook(events, view);
	const live = effectiveLines(book.posted);
	const usedUp = live.findLastIndex(({ event }) => isEndOfAsking(event));
	const passed = live
		.slice(usedUp + 1)
		.flatMap(({ event, meeting }) => (event.type === 'ResolutionPassed' ? [{ event, meeting }] : []));
	const found = passed.findLast(({ event }) => loanResolutions.has(event.kind));
	const planned = passed.findLast(({ event }) => event.plan !== undefined);
	const plan = planned === undefined ? null : decidedCreditPlan(events, view);
	const open = applications(events, view).findLast((one) => one.open);
	const resolution = found === undefined ? null : resolutionOf(found, book);
	const planVote = planned === undefined ? null : voteOf(planned.event, planned.meeting, book);
	const absent = planned === undefined ? new Set<MemberId>() : absentFrom(planned, book);
	return {
		resolution,
		plan,
		planVote,
		absent,
		asked: askedBy(open?.amount, resolution === null ? null : plan)
	};
}

/** Uses the attendance marks; outside a meeting of the group, attendance is unknown and nobody counts as absent. */
function absentFrom({ event, meeting }: PassedIn, book: RegisterBook): ReadonlySet<MemberId> {
	const page = meeting === null || meeting.kind === 'desk' ? undefined : book.pageOf(meeting);
	const women = (event.plan ?? []).map(({ memberId }) => memberId);
	return new Set(page === undefined ? [] : women.filter((memberId) => !came(page.marks.get(memberId))));
}

interface PassedIn {
	readonly event: Extract<GroupEvent, { readonly type: 'ResolutionPassed' }> & { readonly eventId: EventId };
	readonly meeting: MeetingRef | null;
}

function resolutionOf({ event, meeting }: PassedIn, book: RegisterBook): LoanResolution {
	const { eventId, occurredOn: on } = event;
	return { eventId, on, meeting, vote: voteOf(event, meeting, book) };
}

function askedBy(applied: Money | undefined, plan: CreditPlan | null): Asked {
	if (applied !== undefined) return { amount: applied, basis: 'application' };
	return plan === null ? { amount: zero, basis: null } : { amount: plan.total, basis: 'plan' };
}

/** A drawing on a cash credit is no new loan, unlike its opening. */
function isEndOfAsking(event: GroupEvent): boolean {
	if (event.type === 'LoanAnswered' || event.type === 'CashCreditOpened') return true;
	return event.type === 'BorrowingReceived' && isOfBank(event) && event.kind !== 'cashCredit';
}
