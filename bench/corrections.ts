import type { EventId } from '#kernel';
import type { GroupEvent } from '#group';
import { memberAt, memberCount } from './workload.ts';

/**
 * The same book with `count` corrected entries of sealed pages, spread over all meetings: each is reversed at the
 * beginning of a later meeting, three to ninety meetings on, and entered again. In turn a wrong member saved, a mark
 * was wrong, a repayment lacked its approvals, and a saving was in the wrong fund; cash stays as counted.
 */
export function corrected(events: readonly GroupEvent[], count: number): readonly GroupEvent[] {
	const pages = pagesOf(events);
	const from = 100;
	const all: GroupEvent[] = [];
	let done = 0;
	for (const [place, page] of pages.entries()) {
		const [opened, ...rest] = page;
		if (opened === undefined || place < from) {
			all.push(...page);
			continue;
		}
		all.push(opened);
		const due = Math.round((count * (place - from + 1)) / (pages.length - from));
		for (; done < due; done += 1) {
			const back = 3 + ((done * 13) % 88);
			all.push(...correction(pages[place - back] ?? [], opened, done));
		}
		all.push(...rest);
	}
	return all;
}

function correction(
	page: readonly GroupEvent[],
	{ occurredOn }: GroupEvent,
	place: number
): readonly GroupEvent[] {
	const original = wrongOn(page, place);
	if (original?.eventId === undefined) return [];
	const reverses = original.eventId;
	const approvedBy = [memberAt(0), memberAt(1)];
	return [
		{
			type: 'EventReversed',
			occurredOn,
			eventId: idOf('back', place),
			reverses,
			reason: 'wrong',
			approvedBy
		},
		{ ...rightOf(original), eventId: idOf('right', place), corrects: reverses, approvedBy }
	];
}

/** A different one each time, of the current kind. */
function wrongOn(page: readonly GroupEvent[], place: number): GroupEvent | undefined {
	const types = ['SavingDeposited', 'AttendanceMarked', 'LoanRepaid', 'SavingDeposited'] as const;
	const found = page.filter(({ type }) => type === types[place % types.length]);
	return found[place % found.length];
}

function rightOf(wrong: GroupEvent): GroupEvent {
	switch (wrong.type) {
		case 'SavingDeposited':
			return wrong.fund === 'regular'
				? { ...wrong, fund: 'voluntary' }
				: { ...wrong, memberId: memberAt((Number(wrong.memberId.slice(6, 8)) + 4) % memberCount) };
		case 'AttendanceMarked':
			return { ...wrong, state: wrong.state === 'present' ? 'late' : 'present' };
		default:
			return wrong;
	}
}

const idOf = (what: string, place: number): EventId => `${what}-${place}` as EventId;

/** Events before the first meeting, then those of each meeting. */
function pagesOf(events: readonly GroupEvent[]): readonly (readonly GroupEvent[])[] {
	const pages: GroupEvent[][] = [[]];
	for (const event of events) {
		if (event.type === 'MeetingOpened') pages.push([]);
		pages.at(-1)?.push(event);
	}
	return pages;
}
