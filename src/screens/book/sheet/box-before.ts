import type { LocalDate } from '#kernel';
import { box, linesOf, withPostingDays } from '#group';
import { money, type Money } from '#money';
import type { BookView } from '#session/book-view.svelte.ts';

/** Cash in the box before the day of a sheet; for the last meeting the present cash. */
export function boxBefore(book: BookView, day: LocalDate): Money {
	const { journal, regularMeetings } = book.state;
	const isLast = regularMeetings.every((one) => one.day < day);
	if (journal === null || isLast) return book.box;
	const legs = withPostingDays(linesOf(journal))
		.filter(({ postedOn }) => postedOn < day)
		.flatMap(({ entry }) => entry?.postings ?? [])
		.filter(({ account }) => account === box);
	return money(legs.reduce((held, { side, amount }) => held + (side === 'debit' ? amount : -amount), 0));
}
