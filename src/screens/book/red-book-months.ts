import type { LocalDate, MemberId } from '#kernel';
import type { Calendar } from '#i18n';
import { daysOfMonth } from '#ui/layout/month-days.ts';
import type { RedBookCard } from './red-book-view.svelte.ts';

/** Pages of one month, by the reader's calendar. */
export interface BookMonth {
	/** Its first day. */
	readonly first: LocalDate;
	/** Newest first. */
	readonly cards: readonly RedBookCard[];
}

/** Which pages are looked for; null: all of them. */
export interface PageFilter {
	/** Who came. */
	readonly memberId: MemberId | null;
	readonly kind: RedBookCard['kind'] | null;
}
export const allPages: PageFilter = { memberId: null, kind: null };

export function pagesLike(
	cards: readonly RedBookCard[],
	{ memberId, kind }: PageFilter
): readonly RedBookCard[] {
	return cards.filter(
		(card) =>
			// A line that was put right stands on the page of its meeting; the page on which that was done is asked for by its kind.
			(kind !== null || !card.onlyCorrections) &&
			(memberId === null || card.present.includes(memberId)) &&
			(kind === null || card.kind === kind)
	);
}

/** Months in which something stands, newest first. @param cards newest first */
export function monthsOf(cards: readonly RedBookCard[], calendar: Calendar): readonly BookMonth[] {
	const months = new Map<LocalDate, RedBookCard[]>();
	for (const card of cards) {
		const first = daysOfMonth(calendar, card.day)[0] ?? card.day;
		const month = months.get(first);
		if (month === undefined) months.set(first, [card]);
		else month.push(card);
	}
	return [...months].map(([first, pages]) => ({ first, cards: pages }));
}

/** Place of the month of that day, or of the last one before it; the oldest where there is none. */
export function monthAt(months: readonly BookMonth[], day: LocalDate): number {
	const place = months.findIndex(({ first }) => first <= day);
	return place < 0 ? Math.max(0, months.length - 1) : place;
}
