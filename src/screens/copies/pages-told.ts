import { withoutPutAway } from '#group';
import type { MeetingSummary, ReadPage } from '#app';
import type { Words } from '#i18n';

export type { MeetingSummary } from '#app';

/** The meetings that stand in these records of a book, oldest first. @param all of that book */
export function pagesTold(
	all: readonly MeetingSummary[],
	records: readonly ReadPage[]
): readonly MeetingSummary[] {
	const wanted = new Set(
		records.flatMap(({ content: { events: held } }) => {
			const [opened] = withoutPutAway(held);
			return opened?.type === 'MeetingOpened' ? [`${opened.kind} ${opened.number}`] : [];
		})
	);
	return all.filter(({ kind, number }) => wanted.has(`${kind} ${number}`));
}

/** The same for ears: of each its day, and what came and went. */
export const pagesHeard = (pages: readonly MeetingSummary[], words: Words, currency: string): string =>
	pages
		.flatMap(({ day, cashIn, cashOut }) => {
			const sums = [
				['meeting.other-income', cashIn],
				['meeting.other-went-out', cashOut]
			] as const;
			return [
				`${words.dayInWords(day)}.`,
				...sums.map(([key, amount]) => words.line(words.say(key), amount, currency))
			];
		})
		.join(' ');
