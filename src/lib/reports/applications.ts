import type { ApplicationId, BorrowingId, EventId, LocalDate } from '#kernel';
import { effectiveLines, lenderNamed, type GroupEvent, type LoanAnswered, type LoanApplied } from '#group';
import type { Money } from '#money';
import { bookLines } from './book-lines.ts';
import type { BookAsAt } from './meeting-pages.ts';

export interface ApplicationAnswer {
	readonly eventId: EventId;
	readonly on: LocalDate;
	readonly answer: LoanAnswered['answer'];
	/** Sanctioned amount in minor units; null where the lender named none. */
	readonly amount: Money | null;
	readonly reason: string | null;
}

/** One of the group's own loan applications, with every answer of the lender and the loans that resulted from it. */
export interface ApplicationLine {
	readonly applicationId: ApplicationId;
	readonly lender: string;
	/** Amount applied for in minor units, and the rule by which it was computed. */
	readonly amount: Money;
	readonly rule: string | null;
	readonly appliedOn: LocalDate;
	readonly answers: readonly ApplicationAnswer[];
	/** True until the lender sanctions or refuses the application. */
	readonly open: boolean;
	readonly borrowings: readonly BorrowingId[];
}

/**
 * Returns the group's own applications, oldest first, with the lender's answers and reasons.
 *
 * @param events of a checked book
 */
export function applications(events: readonly GroupEvent[], view: BookAsAt): readonly ApplicationLine[] {
	const live = effectiveLines(bookLines(events, view).posted).map(({ event }) => event);
	return live.flatMap((event) => (event.type === 'LoanApplied' ? [applicationLine(event, live)] : []));
}

type Live = GroupEvent & { readonly eventId: EventId };

function applicationLine(applied: LoanApplied, live: readonly Live[]): ApplicationLine {
	const { applicationId, lender, amount, rule, occurredOn: appliedOn } = applied;
	const answers = live.flatMap((event) =>
		event.type === 'LoanAnswered' && event.applicationId === applicationId ? [answerOf(event)] : []
	);
	const last = answers.at(-1)?.answer ?? 'returned';
	return {
		applicationId,
		lender: lenderNamed(lender),
		amount,
		rule: rule ?? null,
		appliedOn,
		answers,
		open: last === 'returned',
		borrowings: live.flatMap((event) =>
			event.type === 'BorrowingReceived' && event.applicationId === applicationId ? [event.borrowingId] : []
		)
	};
}

function answerOf(event: LoanAnswered & { readonly eventId: EventId }): ApplicationAnswer {
	const { eventId, occurredOn: on, answer, amount, reason } = event;
	return { eventId, on, answer, amount: amount ?? null, reason: reason ?? null };
}
