import type { ApplicationId, BorrowingId, EventId, LocalDate } from '#kernel';
import { effectiveLines, lenderNamed, type GroupEvent, type LoanAnswered, type LoanApplied } from '#group';
import type { Money } from '#money';
import { bookLines } from './book-lines.ts';
import type { BookAsAt } from './meeting-pages.ts';

export interface ApplicationAnswer {
	readonly eventId: EventId;
	readonly on: LocalDate;
	readonly answer: LoanAnswered['answer'];
	/** Minor units sanctioned, where the lender said so. */
	readonly amount: Money | null;
	readonly reason: string | null;
}

/** One of the group's own applications for a loan, with every answer to it and the loan that came of it. */
export interface ApplicationLine {
	readonly applicationId: ApplicationId;
	readonly lender: string;
	/** Minor units that were asked for, and the rule that they were computed by. */
	readonly amount: Money;
	readonly rule: string | null;
	readonly appliedOn: LocalDate;
	readonly answers: readonly ApplicationAnswer[];
	/** True until it was sanctioned or refused. */
	readonly open: boolean;
	readonly borrowings: readonly BorrowingId[];
}

/**
 * The group's own applications, oldest first, and what became of them: what the bank answered is kept with its reason.
 *
 * @param events of a book that was checked
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
