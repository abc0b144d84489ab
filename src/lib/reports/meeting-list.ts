import type { LocalDate, MemberId } from '#kernel';
import { money, sum, type Money } from '#money';
import type { GroupEvent, MeetingKind, RecordedEvent } from '#group';
import { bookPages, type BookView, type MeetingPage } from './meeting-pages.ts';

/** One meeting on the string of the red book. Amounts are minor units. */
export interface MeetingCard {
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	readonly isOpen: boolean;
	/** Who came, present or late, in the order of the roll. */
	readonly present: readonly MemberId[];
	readonly memberCount: number;
	/** Deposited in all funds. */
	readonly saved: Money;
	readonly lent: Money;
	/** Principal and interest paid back. */
	readonly repaid: Money;
	/** What the box holds after it. */
	readonly box: Money;
	/** A difference that was accepted: below zero when the box was short; null when there was none. */
	readonly acceptedDifference: Money | null;
}

/** All meetings, newest first. @param events of a book that was checked */
export function meetingList(events: readonly GroupEvent[], view: BookView): readonly MeetingCard[] {
	return bookPages(events, view).pages.map(cardOf).reverse();
}

function cardOf(page: MeetingPage): MeetingCard {
	const total = (of: (event: GroupEvent) => Money | null) =>
		sum(page.entries.flatMap(({ event }) => of(event) ?? []));
	return {
		number: page.number,
		kind: page.kind,
		day: page.day,
		isOpen: page.isOpen,
		present: [...page.marks].flatMap(([memberId, mark]) =>
			mark === 'present' || mark === 'late' ? [memberId] : []
		),
		memberCount: page.memberCount,
		saved: total((event) => (event.type === 'SavingDeposited' ? event.amount : null)),
		lent: total((event) => (event.type === 'LoanDisbursed' ? event.principal : null)),
		repaid: total((event) => (event.type === 'LoanRepaid' ? event.amount : null)),
		box: page.boxAtClose,
		acceptedDifference: acceptedIn(page.entries)
	};
}

/** The sum of the differences that were accepted, short ones below zero; null when there was none. */
export function acceptedIn(entries: readonly RecordedEvent[]): Money | null {
	const accepted = entries.flatMap(({ event }) => (event.type === 'CashDifferenceAccepted' ? [event] : []));
	if (accepted.length === 0) return null;
	return sum(accepted.map(({ amount, direction }) => (direction === 'short' ? money(-amount) : amount)));
}
