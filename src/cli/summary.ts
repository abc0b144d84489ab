import type { Journal } from '#app';

/** One line about a sound book. */
export function summaryOf({ events, state }: Journal): string {
	const meetings = events.filter((event) => event.type === 'MeetingOpened').length;
	const until = events.reduce<string | null>(
		(latest, { occurredOn }) => (latest === null || occurredOn > latest ? occurredOn : latest),
		null
	);
	const parts = [
		counted(events.length, 'event'),
		counted(meetings, 'meeting'),
		counted(state.members.size, 'member')
	];
	return `The book is sound: ${parts.join(', ')}${until === null ? '' : `, until ${until}`}.`;
}

export function counted(many: number, what: string): string {
	return `${many} ${what}${many === 1 ? '' : 's'}`;
}
