import type { LocalDate, MemberId } from '#kernel';
import type { Calendar } from '#i18n';
import { daysOfMonth } from '#ui/layout/month-days.ts';
import type { RedBookCard } from './red-book-view.svelte.ts';

/** Pages of one month in the reader's calendar. */
export interface BookMonth {
	/** First day of the month. */
	readonly first: LocalDate;
	/** Newest first. */
	readonly cards: readonly RedBookCard[];
}

/** Search filter for pages; null means all. */
export interface PageFilter {
	/** Member who came. */
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
			// A corrected entry is shown on the page of its meeting; a page with corrections only is listed when its kind is chosen.
			(kind !== null || !card.onlyCorrections) &&
			(memberId === null || card.present.includes(memberId)) &&
			(kind === null || card.kind === kind)
	);
}

/** Months with pages, newest first. @param cards newest first */
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

/** Index of the month of the day, or of the last month before it; the oldest if there is none. */
export function monthAt(months: readonly BookMonth[], day: LocalDate): number {
	const place = months.findIndex(({ first }) => first <= day);
	return place < 0 ? Math.max(0, months.length - 1) : place;
}
