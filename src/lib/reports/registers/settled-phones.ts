import type { LoanId, LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import {
	leftOut,
	ownerOf,
	type EventType,
	type GroupEvent,
	type PageBeside,
	type PhonesSettled,
	type PostedLine,
	type WhyLeft
} from '#group';
import { amountIn } from '../entry-amount.ts';
import type { MeetingName, RegisterBook } from './register-book.ts';

export interface SettledPhones {
	readonly on: LocalDate;
	/** Number of pages of the other phone set beside the book, and of their entries that the rules rejected and people must settle. */
	readonly pages: number;
	readonly left: number;
	/** All entries that are only beside the book; empty if those pages are not available. */
	readonly entries: readonly EntryBeside[];
}

export interface EntryBeside {
	readonly day: LocalDate;
	/** Its meeting on the other phone; null outside a meeting. */
	readonly meeting: MeetingName | null;
	/** Number of the owner; null if it belongs to nobody or this book does not know her. */
	readonly number: number | null;
	readonly type: EventType;
	readonly amount: Money | null;
	readonly why: WhyLeft;
}

/** A book, and the pages of other phones that officers set beside it. */
interface BookBeside {
	readonly events: readonly GroupEvent[];
	readonly beside: readonly PageBeside[];
	readonly book: RegisterBook;
}

/** Returns the settlements of two phones among these lines. */
export function settledPhones(written: readonly PostedLine[], whole: BookBeside): readonly SettledPhones[] {
	return written.flatMap(({ event }) =>
		event.type === 'PhonesSettled'
			? [
					{
						on: event.occurredOn,
						pages: event.beside.length,
						left: event.left ?? 0,
						entries: besideOf(event, whole)
					}
				]
			: []
	);
}

function besideOf(
	settled: PhonesSettled,
	{ events, beside, book: { state } }: BookBeside
): readonly EntryBeside[] {
	const given = beside.flatMap((page) => page.events).filter((event) => event.type === 'LoanDisbursed');
	const loans = new Map<LoanId, { readonly memberId: MemberId }>([
		...given.map((event) => [event.loanId, event] as const),
		...state.loans
	]);
	return leftOut(events, settled, beside).map(({ event, opened, why }) => {
		const owner = ownerOf(event, { loans, fines: state.fines });
		return {
			day: event.occurredOn,
			meeting:
				opened.type === 'MeetingOpened'
					? { kind: opened.kind, number: opened.number, day: opened.occurredOn }
					: null,
			number: (owner === null ? undefined : state.members.get(owner)?.number) ?? null,
			type: event.type,
			amount: amountIn({ event, entry: null }),
			why
		};
	});
}
