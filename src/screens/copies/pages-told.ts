import { withoutPutAway } from '#group';
import type { Link, MeetingSummary } from '#app';

export type { MeetingSummary } from '#app';

/** The meetings that stand in these records of a book, oldest first. @param all of that book */
export function pagesTold(
	all: readonly MeetingSummary[],
	records: readonly Link[]
): readonly MeetingSummary[] {
	const wanted = new Set(
		records.flatMap(({ content: { events: held } }) => {
			const [opened] = withoutPutAway(held);
			return opened?.type === 'MeetingOpened' ? [`${opened.kind} ${opened.number}`] : [];
		})
	);
	return all.filter(({ kind, number }) => wanted.has(`${kind} ${number}`));
}
