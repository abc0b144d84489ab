import { coveredBy, type JournalFile } from '#app';
import { lastDayIn, withoutPutAway } from '#group';
import { originSaid, type Origin } from './origin.ts';

/** One line about a consistent book: its origin, and the coverage by its hashes. */
export function summaryOf({ events, records, state }: JournalFile, origin: Origin): string {
	const held = withoutPutAway(events);
	const meetings = held.filter((event) => event.type === 'MeetingOpened').length;
	const until = lastDayIn(events);
	const parts = [
		counted(events.length, 'event'),
		counted(meetings, 'meeting'),
		counted(state.members.size, 'member')
	];
	const said = `${parts.join(', ')}${until === null ? '' : `, until ${until}`}`;
	if (records === null)
		return `The book is unsealed: no record covers it, so that nobody can tell whether it was changed. Its entries agree: ${said}.`;
	const behind = events.length - coveredBy(records);
	const sound = `${originSaid(origin)}: the book is sound, ${origin.isKnown ? 'and of the group that was asked for' : 'of unknown origin'}: ${said}`;
	return behind === 0
		? `${sound}.`
		: `${sound}; the last ${counted(behind, 'event')}, of a meeting that is open, are covered by no record.`;
}

export function counted(many: number, what: string): string {
	return `${many} ${what}${many === 1 ? '' : 's'}`;
}
