import type { EventId, LocalDate, MemberId } from '#kernel';
import { zero, type Money } from '#money';
import { came, effectiveLines, isOfBank, type GroupEvent, type MeetingRef } from '#group';
import { applications } from '../applications.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { voteOf, type CircleVote } from '../registers/approvals.ts';
import { registerBook, type RegisterBook } from '../registers/register-book.ts';
import { decidedCreditPlan, type CreditPlan } from './credit-plan.ts';

/** What the group decided about the loan that it is going to ask for. */
export interface Asking {
	/** The resolution to ask a bank; null where none was passed. */
	readonly resolution: LoanResolution | null;
	/** The plan with the parts of the members; null where none was decided. */
	readonly plan: CreditPlan | null;
	readonly planVote: CircleVote | null;
	/** Women who get a part of it and were not at the meeting that decided it: none of them said there what she needs. */
	readonly absent: ReadonlySet<MemberId>;
	readonly asked: Asked;
}

export interface LoanResolution {
	readonly eventId: EventId;
	readonly on: LocalDate;
	/** Null where it was recorded outside a meeting. */
	readonly meeting: MeetingRef | null;
	/** How many said yes of how many who came, and whether so many could decide by the rules of that day. */
	readonly vote: CircleVote;
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

/** By its marks; outside a meeting of the group nobody knows who was there. */
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

/** A draw on a cash credit is no new loan: its opening was. */
function isEndOfAsking(event: GroupEvent): boolean {
	if (event.type === 'LoanAnswered' || event.type === 'CashCreditOpened') return true;
	return event.type === 'BorrowingReceived' && isOfBank(event) && event.kind !== 'cashCredit';
}
