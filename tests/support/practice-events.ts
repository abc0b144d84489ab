import type { LocalDate } from '#kernel';
import { decide, emptyGroup, type GroupEvent, type GroupState } from '#group';
import { practiceBook } from '#app';

/** The practice group of a day as its phone writes it: what is on a screen or on paper can be computed beside it. */
export function practiceEvents(today: string): readonly GroupEvent[] {
	const { commands } = practiceBook(today as LocalDate, {
		group: 'practice',
		bank: 'Example bank',
		branch: 'Example branch',
		member: String
	});
	let state: GroupState = emptyGroup('INR');
	const recorded: GroupEvent[] = [];
	for (const command of commands) {
		const stamp = {
			newEventId: () => `event-${recorded.length + 1}-${Math.random().toString(36).slice(2)}`,
			recordedAt: `${'on' in command ? command.on : today}T06:00:00Z`,
			founding: true
		} as unknown as Parameters<typeof decide>[2];
		const decision = decide(state, command, stamp);
		if (!decision.ok) throw new Error(JSON.stringify(decision.error));
		recorded.push(...decision.value.steps.map(({ event }) => event));
		state = decision.value.state;
	}
	return recorded;
}
